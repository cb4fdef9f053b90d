package ru.metodkarta.approval;

/** Whom a step is addressed to. */
public enum AddresseeKind {
    /** the official of the plan's own place: director, head of МОУО, ministry */
    AUTHORITY,
    /** a position in an organization, whoever holds it when the step arrives */
    OFFICE,
    /** a collegial body: entered by the number and date of its protocol */
    BODY,
    /** the official of the level above */
    ABOVE
}
