package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;
import ru.metodkarta.web.FormErrors;

@MetodkartaTest
class SubmissionRaceTest {

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    RowEditing editing;

    @Autowired
    Approvals approvals;

    @Autowired
    ContentHash contentHash;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Test
    void hashOfTheSubmissionCoversARowSavedAtTheSameMoment() throws Exception {
        TestWorld world = worlds.make();
        Actor author = world.methodologist();
        world.official();
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        UUID id = drafts.draft(author, Samples.content(place, Samples.small()));
        UUID revision = jdbc.sql("select id from revision where roadmap_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        UUID activity = jdbc.sql("select activity_id from activity_row where revision_id = ? order by position limit 1")
                .param(revision)
                .query(UUID.class)
                .single();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> submission = transaction.execute(status -> {
                editing.save(author, id, activity, 0, change("Сохранено в последний момент"));
                Future<?> begun = other.submit(() -> approvals.submit(author, id, null));
                assertThatThrownBy(() -> begun.get(1, TimeUnit.SECONDS))
                        .as("waits for whoever is writing")
                        .isInstanceOf(TimeoutException.class);
                return begun;
            });
            submission.get();
        } finally {
            other.shutdownNow();
        }
        assertThat(jdbc.sql("select content_sha256 from approval_request where text_id = ?")
                        .param(revision)
                        .query(String.class)
                        .single())
                .isEqualTo(contentHash.of(revision));
    }

    @Test
    void twoEndorsersOfOneStageAtTheSameMomentBothCount() throws Exception {
        TestWorld world = worlds.make();
        world.withUsualRoutes();
        Actor author = world.methodologist();
        Actor head = world.person("Директор", Role.SUPERVISOR, "Директор", world.service, world.town, null);
        Actor deputy = world.supervisor();
        world.official();
        UUID id = drafts.draft(
                author,
                Samples.content(
                        new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null), Samples.small()));
        approvals.submit(author, id, null);
        sideBySide(id);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> second = transaction.execute(status -> {
                approvals.endorse(head, id, null, Map.of(), null, StepChoice.ANY);
                Future<?> begun =
                        other.submit(() -> approvals.endorse(deputy, id, "Согласен", Map.of(), null, StepChoice.ANY));
                assertThatThrownBy(() -> begun.get(1, TimeUnit.SECONDS))
                        .as("waits for the other's decision")
                        .isInstanceOf(TimeoutException.class);
                return begun;
            });
            second.get();
        } finally {
            other.shutdownNow();
        }
        assertThat(jdbc.sql("select s.verdict from approval_step s join approval_request q on q.id = s.request_id"
                                + " where q.subject_id = ? and s.arrived_at is not null order by s.position")
                        .param(id)
                        .query((row, n) -> String.valueOf(row.getString(1)))
                        .list())
                .as("both endorsed, and the approver's turn has come")
                .containsExactly("ENDORSED", "ENDORSED_WITH_REMARKS", "null");
    }

    /** The deputy's step is moved into the first stage. */
    private void sideBySide(UUID roadmap) {
        jdbc.sql("""
                        update approval_step s set stage = 1, arrived_at = q.submitted_at from approval_request q
                        where q.id = s.request_id and q.subject_id = ? and s.position = 2
                        """).param(roadmap).update();
    }

    private static RowChange change(String title) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("number", "1.1.");
        form.add("title", title);
        return RowFormReader.read(RowForm.of(form), new FormErrors());
    }
}
