package ru.metodkarta.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ru.metodkarta.shared.Conflict;

/**
 * A report form that came too late: what is stored and what was typed, side by side. Nothing of either is lost.
 *
 * @param who wrote what is stored; null when nothing is
 * @param files what became of the files of this form
 */
record ReportCollision(String code, List<Object> arguments, String who, Instant when, List<Field> fields, Files files) {

    enum Files {
        NONE,
        /** added to the stored draft */
        KEPT,
        /** there is no draft to keep them: they are to be chosen again */
        AGAIN
    }

    /** @param label message code; where it is an outcome, the texts are codes, too */
    record Field(String label, String theirs, String mine, boolean outcome) {}

    static ReportCollision of(Conflict conflict, AssignmentPage page, ReportForm mine, Files files) {
        AssignmentPage.Report stored = page.current();
        ReportForm theirs = ReportForm.of(page);
        List<Field> fields = new ArrayList<>();
        if (!Objects.equals(words(theirs.outcome()), words(mine.outcome()))
                && !words(mine.outcome()).isEmpty()) {
            fields.add(new Field("execution.report.outcome", outcome(theirs.outcome()), outcome(mine.outcome()), true));
        }
        add(fields, "execution.report.text", theirs.text(), mine.text());
        add(fields, "execution.report.done-on", theirs.doneOn(), mine.doneOn());
        add(fields, "execution.report.count", theirs.count(), mine.count());
        add(fields, "execution.report.result", theirs.result(), mine.result());
        add(fields, "execution.report.reason", theirs.reason(), mine.reason());
        add(fields, "execution.event.place", theirs.eventPlace(), mine.eventPlace());
        add(fields, "execution.event.from", theirs.eventFrom(), mine.eventFrom());
        add(fields, "execution.event.participants", theirs.eventParticipants(), mine.eventParticipants());
        add(fields, "execution.event.media", theirs.eventMedia(), mine.eventMedia());
        add(fields, "execution.form.link", null, mine.link());
        boolean named = mine.docKind() != null && !mine.docKind().equals(mine.docPreset());
        add(fields, "execution.form.doc-kind", null, named ? mine.docKind() : null);
        add(fields, "execution.form.doc-number", null, mine.docNumber());
        add(fields, "execution.form.doc-date", null, mine.docDate());
        return new ReportCollision(
                conflict.messageCode(),
                List.of(conflict.arguments()),
                stored == null ? null : stored.byName(),
                stored == null ? null : stored.updatedAt(),
                List.copyOf(fields),
                files);
    }

    private static void add(List<Field> fields, String label, String theirs, String mine) {
        if (!words(theirs).equals(words(mine))) {
            fields.add(new Field(label, words(theirs), words(mine), false));
        }
    }

    private static String outcome(String typed) {
        for (Outcome value : Outcome.values()) {
            if (value.name().equals(typed)) {
                return "execution.outcome." + value;
            }
        }
        return "execution.outcome." + Outcome.DONE;
    }

    private static String words(String text) {
        return text == null ? "" : text.strip().replace("\r\n", "\n");
    }

    public Object[] args() {
        return arguments.toArray();
    }
}
