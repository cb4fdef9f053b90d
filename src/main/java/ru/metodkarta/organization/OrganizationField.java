package ru.metodkarta.organization;

/** Fields of forms that choose one organization among all of a region. */
public enum OrganizationField {
    EMPLOYER("employer", Among.KEPT, null),
    PARENT("parent", Among.GOVERNING, "organization.no-parent"),
    REPORTER("reporter", Among.REGION, "organization.reports-itself"),
    SUCCESSOR("successor", Among.KEPT, "organization.no-successor");

    enum Among {
        /** any of the region */
        REGION,
        /** bodies that can have subordinates */
        GOVERNING,
        /** those in the zone of the administrator */
        KEPT
    }

    private final String field;
    private final Among among;
    private final String none;

    OrganizationField(String field, Among among, String none) {
        this.field = field;
        this.among = among;
        this.none = none;
    }

    /** Name of the control. */
    public String field() {
        return field;
    }

    Among among() {
        return among;
    }

    /** Message of the choice of nothing, null where there is none. */
    String none() {
        return none;
    }
}
