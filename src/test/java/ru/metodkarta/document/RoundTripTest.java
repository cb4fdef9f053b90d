package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.document.PlanReading.Line;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.office.OfficeFiles;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.Worlds;

/** What came in goes out and comes in again as the same, to the character. */
@MetodkartaTest
class RoundTripTest {

    private static final Path FILES = Path.of("src/test/resources/seeds/files");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @ParameterizedTest
    @CsvSource({
        "kungur.docx, docx", "lysva.docx, docx", "megion.docx, docx", "dubna.docx, docx", "kirov.docx, docx",
        "kungur.docx, xlsx", "lysva.docx, xlsx", "megion.docx, xlsx", "dubna.docx, xlsx", "kirov.docx, xlsx",
        "kungur.xlsx, xlsx", "lysva.xlsx, docx", "megion.xlsx, xlsx", "dubna.xlsx, docx", "kirov.xlsx, xlsx"
    })
    void comesBackToTheCharacter(String file, String exported) throws IOException {
        Actor author = worlds.make().methodologist();
        byte[] original = Files.readAllBytes(FILES.resolve(file));

        UUID roadmap = importAsDraft(author, file, original);
        byte[] out = export(author, roadmap, exported);

        PlanReading first = read(file, original);
        PlanReading second = read("plan." + exported, out);
        assertThat(second.found().title()).isEqualTo(first.found().title());
        assertThat(headings(second)).containsExactlyElementsOf(headings(first));
        assertThat(rows(second)).containsExactlyElementsOf(rows(first));
        assertThat(rows(second)).hasSizeGreaterThan(3);

        UUID again = importAsDraft(author, "plan." + exported, out);
        assertThat(stored(again)).containsExactlyElementsOf(stored(roadmap));
    }

    private UUID importAsDraft(Actor author, String name, byte[] content) throws IOException {
        MvcTestResult loaded = mvc.post()
                .uri("/roadmaps/import")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .with(signedIn.as(author))
                .with(csrf())
                .exchange();
        assertThat(loaded).hasStatus3xxRedirection();
        String preview = loaded.getResponse().getRedirectedUrl();
        MvcTestResult made = mvc.post()
                .uri(preview + "/commit")
                .with(signedIn.as(author))
                .with(csrf())
                .param("version", "0")
                .param("do", "commit")
                .param("title", "План мероприятий")
                .param("yearKind", "CALENDAR")
                .exchange();
        assertThat(made).hasStatus3xxRedirection();
        String[] parts = made.getResponse().getRedirectedUrl().split("/");
        UUID roadmap = UUID.fromString(parts[2]);
        jdbc.sql("update revision set title = ? where roadmap_id = ?")
                .params(titleOf(name, content), roadmap)
                .update();
        return roadmap;
    }

    private static String titleOf(String name, byte[] content) throws IOException {
        return read(name, content).found().title();
    }

    private byte[] export(Actor author, UUID roadmap, String format) {
        MvcTestResult answer = mvc.get()
                .uri("/roadmaps/" + roadmap + "/export." + format)
                .with(signedIn.as(author))
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static PlanReading read(String name, byte[] content) throws IOException {
        return PlanReader.read(
                OfficeFiles.read(name, new ByteArrayInputStream(content)).get(0), ReadingChoices.none());
    }

    private static List<String> headings(PlanReading reading) {
        return reading.columns().stream()
                .filter(column -> column.role() != ColumnRole.SECTION && column.role() != ColumnRole.SKIPPED)
                .map(column -> column.role() + " " + column.heading())
                .toList();
    }

    private static List<String> rows(PlanReading reading) {
        List<String> rows = new ArrayList<>();
        for (Line line : reading.lines()) {
            if (line.kind() == LineKind.SECTION) {
                rows.add("§ " + line.number() + " " + line.title() + " " + line.year());
            } else if (line.kind() == LineKind.ACTIVITY) {
                rows.add(String.join(
                        " | ",
                        String.valueOf(line.number()),
                        line.title(),
                        line.executorsText(),
                        line.executors().toString(),
                        line.deadline(),
                        line.result()));
            }
        }
        return rows;
    }

    /** The draft itself: sections, numbers, titles, executors and what they mean, deadlines and how they are read. */
    private List<String> stored(UUID roadmap) {
        return jdbc.sql("""
                        select concat_ws(' | ', s.number, s.title, a.number, a.title, a.executors_text, a.deadline_text,
                                 a.reading::text, a.result, a.extra::text,
                                 (select string_agg(x.printed || ':' || x.kind || ':' || x.part, ';' order by x.position)
                                  from executor x where x.activity_row_id = a.id))
                        from activity_row a join revision v on v.id = a.revision_id
                        left join section_row s on s.revision_id = v.id and s.section_id = a.section_id
                        where v.roadmap_id = ? order by s.position nulls first, a.position
                        """).param(roadmap).query(String.class).list();
    }
}
