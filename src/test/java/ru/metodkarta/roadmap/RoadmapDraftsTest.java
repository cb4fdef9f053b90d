package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class RoadmapDraftsTest {

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    PlannedRoadmaps planned;

    @Autowired
    RevisionOpening opening;

    @Autowired
    Roadmaps roadmaps;

    @Autowired
    Revisions revisions;

    @Autowired
    ContentHash contentHash;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor methodologist;
    RoadmapPlace place;

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
        place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
    }

    @Test
    void draftsWholeRoadmapWithExecutorsResolvedAndPartsByDefault() {
        UUID id = drafts.draft(methodologist, Samples.content(place, Samples.small()));

        PlannedRoadmap roadmap = planned.ofRevision(open(id));
        assertThat(roadmap.ownerId()).isEqualTo(world.service);
        assertThat(roadmap.coordinatorId()).isEqualTo(world.service);
        assertThat(roadmap.activities())
                .extracting(PlannedRoadmap.PlannedActivity::number)
                .containsExactly("1.1.", "1.2.", "2.1.");
        assertThat(roadmap.activities().get(1).executors())
                .extracting(
                        PlannedRoadmap.PlannedExecutor::kind,
                        PlannedRoadmap.PlannedExecutor::organizationId,
                        PlannedRoadmap.PlannedExecutor::group,
                        PlannedRoadmap.PlannedExecutor::part)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ExecutorKind.ORG, world.service, null, Part.LEAD),
                        org.assertj.core.groups.Tuple.tuple(
                                ExecutorKind.GROUP, null, GroupCode.SCHOOLS, Part.TAKING_PART));
        assertThat(roadmap.activities().get(2).executors().get(0).kind()).isEqualTo(ExecutorKind.TEXT);
        assertThat(roadmap.activities().get(2).reading().text()).isEqualTo("до 20.08.2026");
        assertThat(planned.effective(id)).isEmpty();
    }

    @Test
    void refusesAuthorsOfOtherTownsAndOfOtherRoles() {
        RoadmapContent content = Samples.content(place, List.of());
        for (Actor actor : List.of(
                world.otherTownMethodologist(),
                world.official(),
                world.ministryMethodologist(),
                world.schoolWorker())) {
            assertThatThrownBy(() -> drafts.draft(actor, content)).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void draftsThousandActivitiesInTwoSecondsWithFixedNumberOfStatements() {
        drafts.draft(methodologist, Samples.content(place, Samples.large(100)));
        List<String> few = SwitchableDataSource.statementsOf(
                () -> drafts.draft(methodologist, Samples.content(place, Samples.large(200))));
        long start = System.nanoTime();
        List<String> many = SwitchableDataSource.statementsOf(
                () -> drafts.draft(methodologist, Samples.content(place, Samples.large(1000))));
        long millis = (System.nanoTime() - start) / 1_000_000;

        // a batch holds 500 rows: 1,000 activities and 2,000 executors take a few more batches, not more statements
        assertThat(many.size() - few.size()).isLessThanOrEqualTo(6);
        assertThat(many.size()).isLessThan(30);
        assertThat(millis).isLessThan(2000);
    }

    @Test
    void nextRevisionCopiesEveryRowUnderTheSameIdentity() {
        UUID id = inForce();
        PlannedRoadmap before = planned.effective(id).orElseThrow();

        opening.open(methodologist, id);

        PlannedRoadmap next = planned.ofRevision(open(id));
        assertThat(next.revisionId()).isNotEqualTo(before.revisionId());
        assertThat(next.activities()).isEqualTo(before.activities());
        assertThat(planned.effective(id).orElseThrow().revisionId()).isEqualTo(before.revisionId());
        assertThat(count("section_row", next.revisionId())).isEqualTo(2);
        assertThat(count("roadmap_basis", next.revisionId())).isEqualTo(1);
    }

    @Test
    void databaseRefusesToChangeWhatWasApproved() {
        UUID revision = planned.effective(inForce()).orElseThrow().revisionId();
        for (String sql : List.of(
                "update activity_row set title = 'x' where revision_id = ?",
                "delete from activity_row where revision_id = ?",
                "update section_row set title = 'x' where revision_id = ?",
                "delete from executor where activity_row_id in (select id from activity_row where revision_id = ?)",
                "update roadmap_basis set printed = 'x' where revision_id = ?",
                "update revision set title = 'x' where id = ?",
                "update revision set state = 'DRAFT' where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(revision).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("cannot be changed");
        }
    }

    @Test
    void contentHashFollowsTheTextAndNothingElse() {
        UUID revision = open(drafts.draft(methodologist, Samples.content(place, Samples.small())));
        String before = contentHash.of(revision);
        jdbc.sql("update activity_row set version = version + 1, changed_at = now() where revision_id = ?")
                .param(revision)
                .update();
        assertThat(contentHash.of(revision)).isEqualTo(before).hasSize(64);
        jdbc.sql("update executor set part = 'REPORTING' where part = 'TAKING_PART' and activity_row_id in ("
                        + "select id from activity_row where revision_id = ?)")
                .param(revision)
                .update();
        assertThat(contentHash.of(revision)).isNotEqualTo(before);
    }

    private UUID inForce() {
        UUID id = drafts.draft(methodologist, Samples.content(place, Samples.small()));
        transaction.executeWithoutResult(status -> {
            Roadmap roadmap = roadmaps.findById(id).orElseThrow();
            Revision revision = revisions.findOpen(id).orElseThrow();
            roadmap.submit(revision, contentHash.of(revision.id()));
            roadmap.takeEffect(revision, null, methodologist.accountId(), Instant.parse("2026-11-20T08:00:00Z"));
        });
        return id;
    }

    private UUID open(UUID roadmapId) {
        return revisions.findOpen(roadmapId).orElseThrow().id();
    }

    private long count(String table, UUID revision) {
        Map<String, Object> row = jdbc.sql("select count(*) n from " + table + " where revision_id = ?")
                .param(revision)
                .query()
                .singleRow();
        return (Long) row.get("n");
    }
}
