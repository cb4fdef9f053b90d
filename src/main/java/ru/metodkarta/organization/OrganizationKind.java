package ru.metodkarta.organization;

/** Kinds of subjects of the system (R038); labels are messages {@code organization.kind.<NAME>}. */
public enum OrganizationKind {
    MINISTRY,
    /** центр непрерывного повышения профессионального мастерства */
    CNPPM,
    INSTITUTE,
    /** МОУО: муниципальный орган управления образованием */
    AUTHORITY,
    /** ММС, ЦРО: муниципальная методическая служба */
    METHODICAL_SERVICE,
    SCHOOL,
    /** ДОО */
    KINDERGARTEN,
    /** ДОП */
    SUPPLEMENTARY,
    ASSOCIATION,
    NETWORK_SITE,
    OTHER
}
