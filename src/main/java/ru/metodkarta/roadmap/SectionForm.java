package ru.metodkarta.roadmap;

import ru.metodkarta.web.FormErrors;

/** Heading of a section as typed. */
record SectionForm(String number, String title, String year, String version, String requestKey) {

    static SectionForm blank() {
        return new SectionForm("", "", "", "", "");
    }

    static SectionForm of(SectionEditing.Stored stored) {
        SectionEditing.Heading heading = stored.heading();
        return new SectionForm(
                heading.number() == null ? "" : heading.number(),
                heading.title(),
                heading.year() == null ? "" : String.valueOf(heading.year()),
                String.valueOf(stored.version()),
                "");
    }

    SectionForm withVersion(int newVersion) {
        return new SectionForm(number, title, year, String.valueOf(newVersion), requestKey);
    }

    int versionNumber() {
        try {
            return Integer.parseInt(version == null ? "" : version.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Null when there are errors. */
    SectionEditing.Heading toHeading(FormErrors errors) {
        String typedNumber = errors.optional("number", number, 30);
        String typedTitle = errors.required("title", title, 1000);
        Integer typedYear = null;
        if (year != null && !year.isBlank()) {
            if (year.strip().matches("(19|20|21)\\d\\d")) {
                typedYear = Integer.valueOf(year.strip());
            } else {
                errors.add("year", "editor.error.year");
            }
        }
        return errors.isEmpty() ? new SectionEditing.Heading(typedNumber, typedTitle, typedYear) : null;
    }
}
