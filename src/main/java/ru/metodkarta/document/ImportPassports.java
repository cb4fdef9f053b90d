package ru.metodkarta.document;

import java.time.LocalDate;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** Requisites of a document: as read, as typed, and what they come to. */
final class ImportPassports {

    private static final Dates DATES = new Dates();

    private ImportPassports() {}

    /** As the author typed them, else as the document has them. */
    static PlanImport.Passport of(PlanImport document, PlanReading.Found found, YearKind known) {
        if (document.passport() != null) {
            return document.passport();
        }
        YearKind kind = known != null
                ? known
                : PlanPeriod.of(found.periodFrom(), found.periodTo()).yearKind();
        return new PlanImport.Passport(
                typed(found.title()),
                DATES.day(found.periodFrom()),
                DATES.day(found.periodTo()),
                typed(found.periodText()),
                kind == null ? YearKind.CALENDAR.name() : kind.name(),
                "");
    }

    private static String typed(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }

    /**
     * Requisites understood; problems are noted.
     *
     * @param from may be null like {@code to}
     * @param planKind null: as the title calls it
     */
    record Read(String title, LocalDate from, LocalDate to, String periodText, YearKind yearKind, PlanKind planKind) {

        PlanPeriod period() {
            return new PlanPeriod(from, to, yearKind);
        }
    }

    static Read read(PlanImport.Passport passport, FormErrors errors) {
        LocalDate from = Dates.parse("periodFrom", passport.periodFrom(), errors);
        LocalDate to = Dates.parse("periodTo", passport.periodTo(), errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("periodTo", "document.error.period-backwards");
        }
        return new Read(
                errors.optional("title", typed(passport.title()), 2000),
                from,
                to,
                errors.optional("periodText", passport.periodText(), 200),
                "SCHOOL".equals(passport.yearKind()) ? YearKind.SCHOOL : YearKind.CALENDAR,
                PlanKind.named(passport.planKind()));
    }
}
