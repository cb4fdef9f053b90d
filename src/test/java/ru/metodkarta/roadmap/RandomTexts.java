package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;

/** A roadmap's text and random edits of it, as an editor would make them; everything comes from the seed. */
final class RandomTexts {

    private static final List<String> WORDS = List.of(
            "проведение",
            "совещания",
            "план",
            "опыта",
            "и",
            "школ",
            "(июнь)",
            "до 20.08.2027",
            "педагогов",
            "№ 5",
            "края");

    private final Random random;
    private final List<RevisionText.Row> bin = new ArrayList<>();

    RandomTexts(long seed) {
        random = new Random(seed);
    }

    RevisionText first() {
        List<RevisionText.Section> sections = new ArrayList<>();
        List<RevisionText.Row> rows = new ArrayList<>();
        int count = random.nextInt(4);
        if (count == 0 || random.nextInt(4) == 0) {
            fill(rows, null);
        }
        for (int s = 1; s <= count; s++) {
            RevisionText.Section section = new RevisionText.Section(id(), s + ".", words(), null);
            sections.add(section);
            fill(rows, section.id());
        }
        return new RevisionText(
                head("План", null),
                List.of(),
                List.of(new RevisionText.Column("TITLE", "Мероприятие", null)),
                sections,
                rows,
                List.of());
    }

    private void fill(List<RevisionText.Row> rows, UUID section) {
        for (int r = random.nextInt(6); r > 0; r--) {
            rows.add(row(section));
        }
    }

    /** So many edits one after another. */
    RevisionText edited(RevisionText text, int edits) {
        RevisionText now = text;
        for (int n = 0; n < edits; n++) {
            now = edit(now);
        }
        return now;
    }

    private RevisionText edit(RevisionText text) {
        List<RevisionText.Section> sections = new ArrayList<>(text.sections());
        List<RevisionText.Row> rows = new ArrayList<>(text.rows());
        RevisionText.Head head = text.head();
        List<RevisionText.Basis> basis = text.basis();
        List<RevisionText.Column> columns = text.columns();
        switch (random.nextInt(13)) {
            case 0 -> rows.add(random.nextInt(rows.size() + 1), row(anySection(sections)));
            case 1 -> bin.addAll(taken(rows));
            case 2 -> {
                for (RevisionText.Row moved : taken(rows)) {
                    UUID place = random.nextBoolean() ? moved.sectionId() : anySection(sections);
                    rows.add(random.nextInt(rows.size() + 1), with(moved, place, null));
                }
            }
            case 3, 4, 5 -> {
                if (!rows.isEmpty()) {
                    int place = random.nextInt(rows.size());
                    rows.set(place, reworded(rows.get(place)));
                }
            }
            case 6 -> {
                for (int n = 0; n < rows.size(); n++) {
                    rows.set(n, with(rows.get(n), rows.get(n).sectionId(), String.valueOf(n + 1)));
                }
            }
            case 7 ->
                sections.add(random.nextInt(sections.size() + 1), new RevisionText.Section(id(), null, words(), null));
            case 8 -> {
                if (!sections.isEmpty()) {
                    UUID gone = sections.remove(random.nextInt(sections.size())).id();
                    rows.removeIf(row -> Objects.equals(row.sectionId(), gone) && bin.add(row));
                }
            }
            case 9 -> {
                if (!sections.isEmpty()) {
                    RevisionText.Section moved = sections.remove(random.nextInt(sections.size()));
                    sections.add(
                            random.nextInt(sections.size() + 1),
                            random.nextBoolean()
                                    ? moved
                                    : new RevisionText.Section(moved.id(), moved.number(), words(), null));
                }
            }
            case 10 -> {
                if (!bin.isEmpty()) {
                    RevisionText.Row back = bin.remove(random.nextInt(bin.size()));
                    if (rows.stream().noneMatch(row -> row.activityId().equals(back.activityId()))) {
                        rows.add(random.nextInt(rows.size() + 1), with(back, anySection(sections), null));
                    }
                }
            }
            case 11 -> head = head(words(), words());
            default -> {
                basis = List.of(new RevisionText.Basis("На основании", words(), random.nextBoolean()));
                columns = List.of(new RevisionText.Column("TITLE", words(), null));
            }
        }
        return ordered(new RevisionText(head, basis, columns, sections, rows, List.of()));
    }

    private List<RevisionText.Row> taken(List<RevisionText.Row> rows) {
        return rows.isEmpty() ? List.of() : List.of(rows.remove(random.nextInt(rows.size())));
    }

    /** As a text is read: rows before all sections, then section by section. */
    private static RevisionText ordered(RevisionText text) {
        Map<UUID, List<RevisionText.Row>> bySection = new LinkedHashMap<>();
        bySection.put(null, new ArrayList<>());
        text.sections().forEach(section -> bySection.put(section.id(), new ArrayList<>()));
        text.rows().forEach(row -> bySection.get(row.sectionId()).add(row));
        return new RevisionText(
                text.head(),
                text.basis(),
                text.columns(),
                text.sections(),
                bySection.values().stream().flatMap(List::stream).toList(),
                List.of());
    }

    private RevisionText.Row reworded(RevisionText.Row row) {
        int what = random.nextInt(8);
        String deadline = what == 2 ? words() : row.deadlineText();
        return new RevisionText.Row(
                row.id(),
                row.activityId(),
                row.sectionId(),
                what == 0 ? words() : row.number(),
                what == 1 ? row.title() + " " + words() : row.title(),
                what == 3 ? words() : row.result(),
                what == 4 ? "PLAN" : row.resultKind(),
                what == 5 ? words() : row.precondition(),
                deadline,
                Reading.unspecified(deadline),
                row.readingSettled(),
                row.yearKind(),
                what == 6 ? Map.of("x1", words()) : row.extra(),
                what == 7 ? List.of(executor(random.nextBoolean() ? "ЦРО" : "школы")) : row.executors(),
                null,
                false);
    }

    private static RevisionText.Row with(RevisionText.Row row, UUID section, String number) {
        return new RevisionText.Row(
                row.id(),
                row.activityId(),
                section,
                number == null ? row.number() : number,
                row.title(),
                row.result(),
                row.resultKind(),
                row.precondition(),
                row.deadlineText(),
                row.reading(),
                row.readingSettled(),
                row.yearKind(),
                row.extra(),
                row.executors(),
                row.executorsText(),
                row.orderClause());
    }

    private RevisionText.Row row(UUID section) {
        UUID id = id();
        return new RevisionText.Row(
                id,
                id,
                section,
                null,
                words(),
                null,
                null,
                null,
                "май",
                Reading.unspecified("май"),
                false,
                null,
                Map.of(),
                List.of(executor("ЦРО")),
                null,
                false);
    }

    private RevisionText.Executor executor(String printed) {
        Part part = Part.values()[random.nextInt(Part.values().length)];
        return new RevisionText.Executor(0, printed, ExecutorKind.TEXT, null, null, null, part);
    }

    private static RevisionText.Head head(String title, String periodText) {
        return new RevisionText.Head(
                new UUID(1, 1),
                new UUID(1, 2),
                1,
                "DRAFT",
                title,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2028, 12, 31),
                periodText,
                YearKind.CALENDAR,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private UUID anySection(List<RevisionText.Section> sections) {
        int place = random.nextInt(sections.size() + 1);
        return place == sections.size() ? null : sections.get(place).id();
    }

    String words() {
        StringBuilder words = new StringBuilder();
        for (int n = random.nextInt(7); n >= 0; n--) {
            words.append(words.isEmpty() ? "" : random.nextInt(9) == 0 ? "\n" : " ")
                    .append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toString();
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
