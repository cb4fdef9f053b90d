package ru.metodkarta.roadmap;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.TestWorld;

/** A small draft of a town in the editor: its addresses and forms, and what is stored of its rows. */
final class OpenDraft {

    final TestWorld world;
    final Actor author;
    final UUID id;
    final List<UUID> rows;

    private final OpenDrafts with;

    OpenDraft(TestWorld world, Actor author, UUID id, OpenDrafts with) {
        this.world = world;
        this.author = author;
        this.id = id;
        this.with = with;
        rows = rowIds();
    }

    String edition(String rest) {
        return "/roadmaps/" + id + "/edition" + rest;
    }

    String row(int i) {
        return edition("/activities/" + rows.get(i));
    }

    MvcTestResult get(Actor actor, String url) {
        return with.mvc.getObject().get().uri(url).with(with.signedIn.as(actor)).exchange();
    }

    MvcTestResult post(Actor actor, String url, UnaryOperator<MockMvcTester.MockMvcRequestBuilder> parameters) {
        return parameters
                .apply(with.mvc
                        .getObject()
                        .post()
                        .uri(url)
                        .with(with.signedIn.as(actor))
                        .with(csrf()))
                .exchange();
    }

    static UnaryOperator<MockMvcTester.MockMvcRequestBuilder> form(String number, String title, int version) {
        return request ->
                request.param("number", number).param("title", title).param("version", String.valueOf(version));
    }

    /** In the order of the table. */
    List<UUID> rowIds() {
        return with.jdbc
                .sql(
                        "select r.activity_id from activity_row r join revision v on v.id = r.revision_id where v.roadmap_id = ? order by r.position")
                .param(id)
                .query(UUID.class)
                .list();
    }

    private <T> T column(int i, String column, Class<T> type) {
        return with.jdbc
                .sql("select " + column + " from activity_row where activity_id = ?")
                .param(rows.get(i))
                .query(type)
                .single();
    }

    String title(int i) {
        return column(i, "title", String.class);
    }

    String deadline(int i) {
        return column(i, "deadline_text", String.class);
    }

    String source(int i) {
        return column(i, "reading_source", String.class);
    }

    int version(int i) {
        return column(i, "version", Integer.class);
    }

    UUID sectionOf(UUID activity) {
        return with.jdbc
                .sql("select section_id from activity_row where activity_id = ?")
                .param(activity)
                .query(UUID.class)
                .single();
    }

    List<String> executors(int i) {
        return with.jdbc.sql("""
                        select e.printed || '|' || e.kind || '|' || e.part from executor e
                        join activity_row r on r.id = e.activity_row_id where r.activity_id = ? order by e.position
                        """).param(rows.get(i)).query(String.class).list();
    }
}
