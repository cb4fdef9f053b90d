package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ru.metodkarta.document.PlanReading.Line;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.office.Clipboard;
import ru.metodkarta.office.OfficeFiles;
import ru.metodkarta.office.RawTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans the product was asked for, as Word, Excel and clipboard give them, against their transcription. */
class SeedFilesTest {

    private static final Path FILES = Path.of("src/test/resources/seeds/files");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCellIsReadToTheCharacter(Path file) throws IOException {
        JsonNode plan = plan(file);
        PlanReading reading = PlanReader.read(table(file), ReadingChoices.none());

        assertThat(rows(reading)).containsExactlyElementsOf(expected(plan));
        assertThat(reading.unplaced()).isEmpty();
        assertThat(reading.columns().stream().map(PlanReading.ReadColumn::heading))
                .containsExactlyElementsOf(plan.get("columns").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(reading.columns()).allMatch(PlanReading.ReadColumn::sure);
    }

    @ParameterizedTest
    @MethodSource("files")
    void titleAndApprovalAreFound(Path file) throws IOException {
        JsonNode plan = plan(file);
        PlanReading.Found found =
                PlanReader.read(table(file), ReadingChoices.none()).found();
        if (file.toString().endsWith(".tsv")) {
            assertThat(found.title()).isNull();
            return;
        }
        assertThat(found.title()).isEqualTo(plan.get("title").asString());
        assertThat(found.periodText()).isEqualTo(text(plan.get("periodText")));
        JsonNode approval = plan.get("approval");
        if (approval != null && !plan.get("key").asString().equals("dubna") && found.actText() != null) {
            assertThat(found.actText()).isEqualTo(approval.get("verbatim").asString());
            assertThat(found.actDate() == null ? null : found.actDate().toString())
                    .isEqualTo(text(approval.get("dateISO")));
        }
    }

    private static List<String> rows(PlanReading reading) {
        List<String> rows = new ArrayList<>();
        for (Line line : reading.lines()) {
            if (line.kind() == LineKind.SECTION) {
                rows.add("§ " + line.number().replace(".", "") + " " + line.title());
            } else if (line.kind() == LineKind.ACTIVITY) {
                rows.add(String.join(
                        " | ",
                        String.valueOf(line.number()),
                        line.title(),
                        line.executorsText().replace('\n', ' '),
                        line.executors().toString(),
                        line.deadline(),
                        line.result()));
            } else {
                assertThat(line.kind()).isEqualTo(LineKind.HEADER);
            }
        }
        return rows;
    }

    private static List<String> expected(JsonNode plan) {
        List<String> rows = new ArrayList<>();
        for (JsonNode section : plan.get("sections")) {
            if (!section.get("number").isNull()) {
                rows.add("§ " + section.get("number").asString() + " "
                        + section.get("title").asString());
            }
            for (JsonNode activity : section.get("activities")) {
                rows.add(String.join(
                        " | ",
                        String.valueOf(text(activity.get("number"))),
                        activity.get("title").asString(),
                        activity.get("executorsText").asString(),
                        activity.get("executors").values().stream()
                                .map(JsonNode::asString)
                                .toList()
                                .toString(),
                        activity.get("deadlineText").asString(),
                        text(activity.get("resultText")) == null ? "" : text(activity.get("resultText"))));
            }
        }
        return rows;
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }

    private static RawTable table(Path file) throws IOException {
        List<RawTable> tables = file.toString().endsWith(".tsv")
                ? Clipboard.fromText(Files.readString(file))
                : OfficeFiles.read(file.getFileName().toString(), file);
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private static JsonNode plan(Path file) throws IOException {
        String key = file.getFileName().toString().replaceAll("\\..*", "");
        try (InputStream json = SeedFilesTest.class.getResourceAsStream("/seeds/tables.json")) {
            String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            for (JsonNode plan : JsonMapper.shared().readTree(text)) {
                if (plan.get("key").asString().equals(key)) {
                    return plan;
                }
            }
        }
        throw new AssertionError(key);
    }
}
