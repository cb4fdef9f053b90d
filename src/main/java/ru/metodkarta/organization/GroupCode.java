package ru.metodkarta.organization;

import java.util.Set;

/** Collective names of executors (R039); which organizations they mean comes from the roadmap's context. */
public enum GroupCode {
    /** все ОО: schools, ДОО and ДОП */
    ALL(Set.of(OrganizationKind.SCHOOL, OrganizationKind.KINDERGARTEN, OrganizationKind.SUPPLEMENTARY)),
    SCHOOLS(Set.of(OrganizationKind.SCHOOL)),
    KINDERGARTENS(Set.of(OrganizationKind.KINDERGARTEN)),
    SUPPLEMENTARY(Set.of(OrganizationKind.SUPPLEMENTARY)),
    /** МОУО: one in a town, all in a region */
    AUTHORITIES(Set.of(OrganizationKind.AUTHORITY)),
    /** ММС: likewise */
    METHODICAL_SERVICES(Set.of(OrganizationKind.METHODICAL_SERVICE));

    private final Set<OrganizationKind> kinds;

    GroupCode(Set<OrganizationKind> kinds) {
        this.kinds = kinds;
    }

    public Set<OrganizationKind> kinds() {
        return kinds;
    }
}
