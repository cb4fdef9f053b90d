package ru.metodkarta.organization;

import ru.metodkarta.web.FormErrors;

/** Name and territory of a saved list as typed; the territory is chosen once. */
record OrganizationListForm(String name, String municipality, String version, String requestKey) {

    private static final int NAME = 120;

    /** Null when something is wrong. */
    String nameOrNull(FormErrors errors) {
        return errors.required("name", name, NAME);
    }
}
