package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.web.Dates;

/** Compares a text with the one in force; both are read already. */
@Component
class Amendments {

    private static final int DAYS_SHOWN = 6;

    private final MessageSource messages;

    Amendments(MessageSource messages) {
        this.messages = messages;
    }

    Amendment between(RevisionText old, RevisionText now, LocalDate today, Locale locale) {
        Comparison comparison = new Comparison(old, now, today, locale);
        Map<UUID, RevisionText.Row> before = new LinkedHashMap<>();
        old.allRows().forEach(row -> before.put(row.activityId(), row));
        Map<UUID, Amendment.Change> changes = new LinkedHashMap<>();
        for (RevisionText.Row row : now.allRows()) {
            RevisionText.Row former = before.remove(row.activityId());
            Amendment.Change change = former == null
                    ? new Amendment.Change(Amendment.Kind.ADDED, List.of())
                    : comparison.change(former, row);
            if (change != null) {
                changes.put(row.activityId(), change);
            }
        }
        return new Amendment(
                comparison.requisites(),
                changes,
                List.copyOf(before.values()),
                !order(old, now).equals(order(now, old)));
    }

    /** Activities of one text that the other has, too, in its order. */
    private static List<UUID> order(RevisionText text, RevisionText other) {
        Set<UUID> shared =
                other.allRows().stream().map(RevisionText.Row::activityId).collect(Collectors.toSet());
        return text.allRows().stream()
                .map(RevisionText.Row::activityId)
                .filter(shared::contains)
                .toList();
    }

    private final class Comparison {

        private final RevisionText old;
        private final RevisionText now;
        private final LocalDate today;
        private final Locale locale;

        Comparison(RevisionText old, RevisionText now, LocalDate today, Locale locale) {
            this.old = old;
            this.now = now;
            this.today = today;
            this.locale = locale;
        }

        /** Null when nothing differs. */
        Amendment.Change change(RevisionText.Row a, RevisionText.Row b) {
            List<Amendment.Field> place = new ArrayList<>();
            add(place, say("approval.field.section"), section(old, a), section(now, b));
            add(place, say("editor.column.NUMBER"), a.number(), b.number());
            List<Amendment.Field> words = new ArrayList<>();
            add(words, say("clause.field"), clause(a), clause(b));
            add(words, say("editor.column.TITLE"), a.title(), b.title());
            add(words, say("editor.column.EXECUTORS"), executors(a), executors(b));
            add(words, say("editor.column.DEADLINE"), a.deadlineText(), b.deadlineText());
            if (!a.reading().equals(b.reading()) || !Objects.equals(a.yearKind(), b.yearKind())) {
                add(words, say("approval.field.days"), days(old, a), days(now, b));
            }
            add(words, say("editor.column.RESULT"), a.result(), b.result());
            add(words, say("editor.field.resultKind"), kind(a.resultKind()), kind(b.resultKind()));
            add(words, say("editor.field.precondition"), a.precondition(), b.precondition());
            extra(words, a.extra(), b.extra());
            if (!words.isEmpty()) {
                return new Amendment.Change(
                        Amendment.Kind.CHANGED,
                        Stream.concat(place.stream(), words.stream()).toList());
            }
            return place.isEmpty() ? null : new Amendment.Change(Amendment.Kind.MOVED, place);
        }

        private String clause(RevisionText.Row row) {
            return say(row.orderClause() ? "clause.yes" : "clause.no-table");
        }

        private String section(RevisionText text, RevisionText.Row row) {
            return row.sectionId() == null ? null : PlanTables.heading(text, row.sectionId());
        }

        private String executors(RevisionText.Row row) {
            return row.executors().stream()
                    .map(executor -> executor.printed() + " (" + say("editor.part." + executor.part()) + ")")
                    .collect(Collectors.joining("; "));
        }

        private String days(RevisionText text, RevisionText.Row row) {
            List<LocalDate> days = PlanTables.occurrences(row, text, today).stream()
                    .map(Occurrence::due)
                    .filter(Objects::nonNull)
                    .toList();
            return days.stream().limit(DAYS_SHOWN).map(new Dates()::day).collect(Collectors.joining(", "))
                    + (days.size() > DAYS_SHOWN ? ", …" : "");
        }

        private String kind(String code) {
            return code == null ? null : say("editor.result-kind." + code);
        }

        private void extra(List<Amendment.Field> fields, Map<String, String> a, Map<String, String> b) {
            Set<String> keys = new TreeSet<>(a.keySet());
            keys.addAll(b.keySet());
            for (String key : keys) {
                String title = Stream.concat(now.columns().stream(), old.columns().stream())
                        .filter(column -> key.equals(column.key()))
                        .map(RevisionText.Column::title)
                        .findFirst()
                        .orElse(say("editor.column.EXTRA"));
                add(fields, title, a.get(key), b.get(key));
            }
        }

        List<Amendment.Field> requisites() {
            RevisionText.Head a = old.head();
            RevisionText.Head b = now.head();
            List<Amendment.Field> fields = new ArrayList<>();
            add(fields, say("editor.passport.full-title"), a.title(), b.title());
            add(fields, say("roadmap.period"), period(a), period(b));
            add(fields, say("editor.passport.period-text"), a.periodText(), b.periodText());
            add(fields, say("editor.passport.year-kind"), yearKind(a), yearKind(b));
            add(fields, say("editor.passport.coordinator"), a.coordinator(), b.coordinator());
            add(fields, say("editor.passport.coordinator-text"), a.coordinatorText(), b.coordinatorText());
            add(fields, say("editor.passport.supervisor-text"), a.supervisor(), b.supervisor());
            add(fields, say("editor.passport.basis"), basis(old), basis(now));
            add(fields, say("editor.passport.columns"), columns(old), columns(now));
            add(fields, say("roadmap.sections"), sections(old), sections(now));
            return fields;
        }

        private String period(RevisionText.Head head) {
            return new Dates().day(head.periodFrom()) + " – " + new Dates().day(head.periodTo());
        }

        private String yearKind(RevisionText.Head head) {
            return say("editor.year-kind." + head.yearKind());
        }

        private static String basis(RevisionText text) {
            return text.basis().stream()
                    .map(act -> act.relation() + " " + act.printed())
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

        private void add(List<Amendment.Field> fields, String label, String before, String after) {
            String a = Objects.requireNonNullElse(before, "");
            String b = Objects.requireNonNullElse(after, "");
            if (!a.equals(b)) {
                fields.add(Amendment.Field.of(label, a, b));
            }
        }

        private String say(String code) {
            return messages.getMessage(code, null, locale);
        }
    }
}
