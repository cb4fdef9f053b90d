package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.testing.MetodkartaTest;

/** «Взять мероприятия»: into which roadmap is proposed first. */
@MetodkartaTest
class AdoptionTargetTest {

    @Autowired
    CascadeWorlds worlds;

    @Autowired
    AdoptionTargets targets;

    @Autowired
    RoadmapSight sight;

    @Autowired
    JdbcClient jdbc;

    CascadeWorld world;

    @BeforeEach
    void region() {
        world = worlds.make(2);
    }

    @Test
    void aNewRoadmapOnlyWhereThereIsNoneForTheSameTime() {
        assertThat(proposed()).startsWith(AdoptionTargets.NEW);

        UUID draft = world.emptyTownDraft("Проект прошлых лет");
        jdbc.sql("update revision set period_from = date '2020-01-01', period_to = date '2021-12-31'"
                        + " where roadmap_id = ?")
                .param(draft)
                .update();
        assertThat(proposed()).as("one of years past").startsWith(AdoptionTargets.NEW);

        UUID force = world.townPlanForSchools();
        assertThat(proposed()).as("one in force").isEqualTo(force.toString());
    }

    @Test
    void theDraftBeforeWhatIsInForceAndFirstOfAllWhatCarriesThisRoadmapOutAlready() {
        UUID force = world.townPlanForSchools();
        UUID draft = world.emptyTownDraft("Проект города");
        assertThat(proposed()).isEqualTo(draft.toString());

        jdbc.sql("insert into cascade_roadmap (roadmap_id, parent_roadmap_id, seen_revision_id, begun_by, capacity,"
                        + " begun_at) values (?, ?, ?, ?, 'методист', now())")
                .params(force, world.region, world.effective(world.region), world.methodologist.accountId())
                .update();
        assertThat(proposed()).isEqualTo(force.toString());
        assertThat(offered().chosen(draft.toString()))
                .as("what a person chose stays")
                .isEqualTo(draft.toString());
    }

    private String proposed() {
        return offered().chosen(null);
    }

    private AdoptionTargets.Offered offered() {
        return targets.below(world.methodologist, sight.seen(world.methodologist, world.region));
    }
}
