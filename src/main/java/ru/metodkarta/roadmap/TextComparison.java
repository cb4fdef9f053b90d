package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.web.Dates;

/** What differs between two texts, in words: thing by thing for the requisites, column by column for a row. */
final class TextComparison {

    private static final int DAYS_SHOWN = 6;

    private final RevisionText old;
    private final RevisionText now;
    private final LocalDate today;
    private final UnaryOperator<String> say;

    /** @param say words of a message code in the language of the reader */
    TextComparison(RevisionText old, RevisionText now, LocalDate today, UnaryOperator<String> say) {
        this.old = old;
        this.now = now;
        this.today = today;
        this.say = say;
    }

    /** Null when nothing differs. */
    Amendment.Change change(RevisionText.Row a, RevisionText.Row b, boolean moved) {
        List<TextChange> place = new ArrayList<>();
        if (a.orderClause() == b.orderClause() && !Objects.equals(a.sectionId(), b.sectionId())) {
            place.add(TextChange.of("SECTION", say.apply("approval.field.section"), section(old, a), section(now, b)));
        } else if (moved) {
            add(place, "PLACE", say.apply("approval.field.place"), place(old, a), place(now, b));
        }
        List<TextChange> number = new ArrayList<>();
        add(number, "NUMBER", heading("NUMBER"), a.number(), b.number());
        List<TextChange> words = words(a, b);
        List<TextChange> all =
                Stream.of(place, number, words).flatMap(List::stream).toList();
        if (!words.isEmpty()) {
            return new Amendment.Change(Amendment.Kind.CHANGED, moved, b, all);
        }
        if (moved) {
            return new Amendment.Change(Amendment.Kind.MOVED, true, b, all);
        }
        return all.isEmpty() ? null : new Amendment.Change(Amendment.Kind.RENUMBERED, false, b, all);
    }

    private List<TextChange> words(RevisionText.Row a, RevisionText.Row b) {
        List<TextChange> words = new ArrayList<>();
        add(words, "CLAUSE", say.apply("clause.field"), clause(a), clause(b));
        add(words, "TITLE", heading("TITLE"), a.title(), b.title());
        add(
                words,
                "EXECUTORS",
                heading("EXECUTORS"),
                PrintedRoadmaps.executorsCell(a),
                PrintedRoadmaps.executorsCell(b));
        add(words, "PARTS", say.apply("approval.field.parts"), parts(a), parts(b));
        add(words, "DEADLINE", heading("DEADLINE"), a.deadlineText(), b.deadlineText());
        if (!a.reading().equals(b.reading()) || a.yearKind() != b.yearKind()) {
            days(words, a, b);
        }
        add(words, "YEAR_KIND", say.apply("editor.field.yearKind"), yearKind(a), yearKind(b));
        add(words, "RESULT", heading("RESULT"), a.result(), b.result());
        add(
                words,
                "RESULT_KIND",
                say.apply("editor.field.resultKind"),
                resultKind(a.resultKind()),
                resultKind(b.resultKind()));
        add(words, "PRECONDITION", say.apply("editor.field.precondition"), a.precondition(), b.precondition());
        extra(words, a.extra(), b.extra());
        return words;
    }

    private String clause(RevisionText.Row row) {
        return say.apply(row.orderClause() ? "clause.yes" : "clause.no-table");
    }

    /** As the table calls it. */
    private String heading(String kind) {
        return Stream.concat(now.columns().stream(), old.columns().stream())
                .filter(column -> kind.equals(column.kind()))
                .map(RevisionText.Column::title)
                .filter(title -> title != null && !title.isBlank())
                .findFirst()
                .orElseGet(() -> say.apply("editor.column." + kind));
    }

    private String section(RevisionText text, RevisionText.Row row) {
        if (row.orderClause()) {
            return say.apply("clause.title");
        }
        return row.sectionId() == null
                ? say.apply("approval.place.no-section")
                : PlanTables.heading(text, row.sectionId());
    }

    /** The row it stands after, by its number or title. */
    private String place(RevisionText text, RevisionText.Row row) {
        RevisionText.Row above = null;
        for (RevisionText.Row other : text.allRows()) {
            if (other.activityId().equals(row.activityId())) {
                break;
            }
            above = other;
        }
        return above == null || !Objects.equals(above.block(), row.block())
                ? say.apply("approval.place.first")
                : say.apply("approval.place.after") + " "
                        + (above.number() == null ? "«" + above.title() + "»" : above.number());
    }

    /** Who is meant by the printed words, and how each takes part. */
    private String parts(RevisionText.Row row) {
        return row.executors().stream()
                .map(executor ->
                        executor.printed() + meant(executor) + " (" + say.apply("editor.part." + executor.part()) + ")")
                .collect(Collectors.joining("; "));
    }

    private String meant(RevisionText.Executor executor) {
        String meant = executor.group() == null ? executor.organization() : say.apply("group." + executor.group());
        return meant == null || meant.equalsIgnoreCase(executor.printed()) ? "" : " = " + meant;
    }

    private void days(List<TextChange> fields, RevisionText.Row a, RevisionText.Row b) {
        String label = say.apply("approval.field.days");
        List<LocalDate> before = days(old, a);
        List<LocalDate> after = days(now, b);
        if (!shown(before, DAYS_SHOWN).equals(shown(after, DAYS_SHOWN))) {
            add(fields, "DAYS", label, shown(before, DAYS_SHOWN), shown(after, DAYS_SHOWN));
        } else if (!before.equals(after)) {
            add(fields, "DAYS", label, shown(before, before.size()), shown(after, after.size()));
        } else if (a.deadlineText().equals(b.deadlineText()) && a.yearKind() == b.yearKind()) {
            // read otherwise with the same days for now
            fields.add(TextChange.of("DAYS", label, shown(before, DAYS_SHOWN), shown(after, DAYS_SHOWN)));
        }
    }

    private List<LocalDate> days(RevisionText text, RevisionText.Row row) {
        return PlanTables.occurrences(row, text, today).stream()
                .map(Occurrence::due)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String shown(List<LocalDate> days, int most) {
        return days.stream().limit(most).map(new Dates()::day).collect(Collectors.joining(", "))
                + (days.size() > most ? ", …" : "");
    }

    private String yearKind(RevisionText.Row row) {
        return row.yearKind() == null ? null : say.apply("editor.year-kind." + row.yearKind());
    }

    private String resultKind(String code) {
        return code == null ? null : say.apply("editor.result-kind." + code);
    }

    private void extra(List<TextChange> fields, Map<String, String> a, Map<String, String> b) {
        Set<String> keys = new TreeSet<>(a.keySet());
        keys.addAll(b.keySet());
        for (String key : keys) {
            String title = Stream.concat(now.columns().stream(), old.columns().stream())
                    .filter(column -> key.equals(column.key()))
                    .map(RevisionText.Column::title)
                    .findFirst()
                    .orElseGet(() -> say.apply("editor.column.EXTRA"));
            add(fields, "EXTRA:" + key, title, a.get(key), b.get(key));
        }
    }

    List<TextChange> requisites() {
        RevisionText.Head a = old.head();
        RevisionText.Head b = now.head();
        List<TextChange> fields = new ArrayList<>();
        requisite(fields, "HEAD_TITLE", "editor.passport.full-title", a.title(), b.title());
        requisite(fields, "PERIOD", "roadmap.period", period(a), period(b));
        requisite(fields, "PERIOD_TEXT", "editor.passport.period-text", a.periodText(), b.periodText());
        requisite(fields, "HEAD_YEAR_KIND", "editor.passport.year-kind", yearKind(a), yearKind(b));
        requisite(fields, "COORDINATOR", "editor.passport.coordinator", a.coordinator(), b.coordinator());
        requisite(
                fields,
                "COORDINATOR_TEXT",
                "editor.passport.coordinator-text",
                a.coordinatorText(),
                b.coordinatorText());
        requisite(fields, "SUPERVISOR", "editor.passport.supervisor-text", a.supervisor(), b.supervisor());
        requisite(fields, "BASIS", "editor.passport.basis", basis(old), basis(now));
        requisite(fields, "COLUMNS", "editor.passport.columns", columns(old), columns(now));
        requisite(fields, "SECTIONS", "roadmap.sections", sections(old), sections(now));
        return fields;
    }

    private void requisite(List<TextChange> fields, String code, String label, String before, String after) {
        add(fields, code, say.apply(label), before, after);
    }

    private static String period(RevisionText.Head head) {
        return new Dates().day(head.periodFrom()) + " – " + new Dates().day(head.periodTo());
    }

    private String yearKind(RevisionText.Head head) {
        return say.apply("editor.year-kind." + head.yearKind());
    }

    private String basis(RevisionText text) {
        return text.basis().stream()
                .map(act -> act.relation() + " " + act.printed()
                        + (act.inForce() ? "" : " (" + say.apply("editor.passport.not-in-force") + ")"))
                .collect(Collectors.joining("; "));
    }

    private static String columns(RevisionText text) {
        return text.columns().stream().map(RevisionText.Column::title).collect(Collectors.joining(" | "));
    }

    private static String sections(RevisionText text) {
        return text.sections().stream()
                .map(section -> PlanTables.heading(text, section.id()))
                .collect(Collectors.joining("; "));
    }

    private static void add(List<TextChange> fields, String code, String label, String before, String after) {
        String a = Objects.requireNonNullElse(before, "");
        String b = Objects.requireNonNullElse(after, "");
        if (!a.equals(b)) {
            fields.add(TextChange.of(code, label, a, b));
        }
    }
}
