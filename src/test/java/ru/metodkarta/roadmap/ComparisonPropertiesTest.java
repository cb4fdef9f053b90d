package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticMessageSource;

/** Whatever is done to a text, the comparison says all of it, and the same from either side. */
class ComparisonPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Amendments amendments = new Amendments(codes());

    private static StaticMessageSource codes() {
        StaticMessageSource codes = new StaticMessageSource();
        codes.setUseCodeAsDefaultMessage(true);
        return codes;
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    private Amendment between(RevisionText old, RevisionText now) {
        return amendments.between(old, now, TODAY, Locale.ROOT);
    }

    private RevisionComparison comparison(RevisionText old, RevisionText now) {
        return RevisionComparisons.comparison(old.head().roadmapId(), old, now, true, false, between(old, now), TODAY);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void appliedToTheOldTextItGivesTheNewOne(long seed) {
        RandomTexts texts = new RandomTexts(seed);
        RevisionText old = texts.first();
        RevisionText now = texts.edited(old, (int) (seed % 25));

        Amendment difference = between(old, now);
        RevisionComparison comparison = comparison(old, now);

        Map<UUID, RevisionText.Row> rows = new HashMap<>();
        old.rows().forEach(row -> rows.put(row.activityId(), row));
        difference.removed().forEach(row -> rows.remove(row.activityId()));
        difference.changes().forEach((id, change) -> rows.put(id, change.after()));
        List<RevisionText.Row> applied = new ArrayList<>();
        List<RevisionText.Section> sections = new ArrayList<>();
        for (RevisionComparison.Block block : comparison.blocks()) {
            if (block.after() != null && block.sectionId() != null) {
                sections.add(new RevisionText.Section(
                        block.sectionId(),
                        block.after().number(),
                        block.after().title(),
                        block.after().year()));
            }
            block.lines().stream()
                    .filter(line -> line.after() != null)
                    .forEach(line -> applied.add(rows.get(line.activityId())));
        }
        assertThat(applied).isEqualTo(now.rows());
        assertThat(sections).isEqualTo(now.sections());
        assertThat(difference.requisites().isEmpty())
                .isEqualTo(old.head().equals(now.head())
                        && old.basis().equals(now.basis())
                        && old.columns().equals(now.columns())
                        && old.sections().stream()
                                .map(section -> PlanTables.heading(old, section.id()))
                                .toList()
                                .equals(now.sections().stream()
                                        .map(section -> PlanTables.heading(now, section.id()))
                                        .toList()));
    }

    /** What is shown is enough, too: old cells with the shown changes are the new cells. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsShownOfARowIsEverythingThatIsPrintedOfIt(long seed) {
        RandomTexts texts = new RandomTexts(seed);
        RevisionText old = texts.first();
        RevisionText now = texts.edited(old, (int) (seed % 25));

        for (RevisionComparison.Line line : comparison(old, now).lines()) {
            if (line.before() == null || line.after() == null) {
                continue;
            }
            Map<String, String> cells = cells(line.before());
            for (TextChange field : line.fields()) {
                if (cells.containsKey(field.code()) || field.code().startsWith("EXTRA:")) {
                    assertThat(field.textBefore()).isEqualTo(cells.getOrDefault(field.code(), ""));
                    cells.put(field.code(), field.textAfter());
                }
                assertThat(common(field.before())).isEqualTo(common(field.after()));
            }
            assertThat(cells).isEqualTo(cells(line.after()));
        }
    }

    private static Map<String, String> cells(PrintedRoadmap.Row row) {
        Map<String, String> cells = new HashMap<>();
        cells.put("NUMBER", text(row.number()));
        cells.put("TITLE", text(row.title()));
        cells.put("EXECUTORS", text(row.executors()));
        cells.put("DEADLINE", text(row.deadline()));
        cells.put("RESULT", text(row.result()));
        row.extra().forEach((key, cell) -> cells.put("EXTRA:" + key, cell));
        return cells;
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    private static String common(List<TextChange.Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.own())
                .map(TextChange.Piece::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOtherWayRoundItIsItsMirrorImage(long seed) {
        RandomTexts texts = new RandomTexts(seed);
        RevisionText old = texts.first();
        RevisionText now = texts.edited(old, (int) (seed % 25));

        // columns are called as the newer text calls them: that name is no part of the difference
        RevisionComparison there = comparison(old, now);
        RevisionComparison back = comparison(now, old);

        assertThat(mirrored(mirrored(byId(back)))).isEqualTo(mirrored(byId(there)));
        assertThat(sections(back)).isEqualTo(mirroredSections(sections(there)));
        assertThat(back.requisites().stream()
                        .map(ComparisonPropertiesTest::mirrored)
                        .map(ComparisonPropertiesTest::mirrored)
                        .toList())
                .isEqualTo(there.requisites().stream()
                        .map(ComparisonPropertiesTest::mirrored)
                        .toList());
        assertThat(back.total()).isEqualTo(there.total());
        assertThat(comparison(now, now).total()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTableAndTheClausesOfTheOrderEachCompareWhole(long seed) {
        RandomTexts texts = new RandomTexts(seed);
        RevisionText old = texts.first();
        RevisionText now = texts.edited(old, (int) (seed % 25));

        RevisionComparison both = comparison(old, now);

        List<RevisionComparison.Line> table = both.printed().lines();
        assertThat(had(table)).containsExactlyInAnyOrderElementsOf(ids(old.rows()));
        assertThat(has(table)).containsExactlyElementsOf(ids(now.rows()));
        assertThat(had(both.clauses())).containsExactlyInAnyOrderElementsOf(ids(old.clauses()));
        assertThat(has(both.clauses())).containsExactlyElementsOf(ids(now.clauses()));
    }

    private static List<UUID> ids(List<RevisionText.Row> rows) {
        return rows.stream().map(RevisionText.Row::activityId).toList();
    }

    private static List<UUID> had(List<RevisionComparison.Line> lines) {
        return lines.stream()
                .filter(line -> line.before() != null)
                .map(RevisionComparison.Line::activityId)
                .toList();
    }

    private static List<UUID> has(List<RevisionComparison.Line> lines) {
        return lines.stream()
                .filter(line -> line.after() != null)
                .map(RevisionComparison.Line::activityId)
                .toList();
    }

    private static Map<UUID, RevisionComparison.Line> byId(RevisionComparison comparison) {
        return comparison.lines().stream().collect(Collectors.toMap(RevisionComparison.Line::activityId, line -> line));
    }

    private static Map<UUID, RevisionComparison.Line> mirrored(Map<UUID, RevisionComparison.Line> lines) {
        Map<UUID, RevisionComparison.Line> mirrored = new HashMap<>();
        lines.forEach((id, line) -> mirrored.put(
                id,
                new RevisionComparison.Line(
                        id,
                        mirrored(line.kind()),
                        line.moved(),
                        line.after(),
                        line.before(),
                        line.fields().stream()
                                .map(ComparisonPropertiesTest::mirrored)
                                .toList(),
                        null)));
        return mirrored;
    }

    private record SectionChange(
            RevisionComparison.Kind kind,
            boolean moved,
            RevisionComparison.Section before,
            RevisionComparison.Section after) {}

    private static Map<String, SectionChange> sections(RevisionComparison comparison) {
        return comparison.blocks().stream()
                .collect(Collectors.toMap(
                        block -> String.valueOf(block.sectionId()),
                        block -> new SectionChange(block.kind(), block.moved(), block.before(), block.after())));
    }

    private static Map<String, SectionChange> mirroredSections(Map<String, SectionChange> sections) {
        Map<String, SectionChange> mirrored = new HashMap<>();
        sections.forEach((id, change) -> mirrored.put(
                id, new SectionChange(mirrored(change.kind()), change.moved(), change.after(), change.before())));
        return mirrored;
    }

    private static RevisionComparison.Kind mirrored(RevisionComparison.Kind kind) {
        return switch (kind) {
            case ADDED -> RevisionComparison.Kind.REMOVED;
            case REMOVED -> RevisionComparison.Kind.ADDED;
            default -> kind;
        };
    }

    private static TextChange mirrored(TextChange field) {
        return new TextChange(field.code(), "", field.after(), field.before());
    }

    @Test
    void marksWordsNotTheSignsRoundThem() {
        TextChange change = TextChange.of("DEADLINE", "Срок", "ежегодно (июнь)", "ежегодно (май), школы");

        assertThat(change.before())
                .containsExactly(
                        new TextChange.Piece("ежегодно (", false),
                        new TextChange.Piece("июнь", true),
                        new TextChange.Piece(")", false));
        assertThat(change.after())
                .containsExactly(
                        new TextChange.Piece("ежегодно (", false),
                        new TextChange.Piece("май", true),
                        new TextChange.Piece(")", false),
                        new TextChange.Piece(", школы", true));
    }
}
