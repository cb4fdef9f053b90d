package ru.metodkarta.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.cascade.Adoption;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;

/** A roadmap of the region and a town's draft that carries it out, with something to decide. */
@Component
class CarriedPlans {

    private final RoadmapDrafts drafts;
    private final Approvals approvals;
    private final Adoption adoption;
    private final JdbcClient jdbc;
    private final Deeds deeds;

    CarriedPlans(RoadmapDrafts drafts, Approvals approvals, Adoption adoption, JdbcClient jdbc, Deeds deeds) {
        this.drafts = drafts;
        this.approvals = approvals;
        this.adoption = adoption;
        this.jdbc = jdbc;
        this.deeds = deeds;
    }

    void add(PlannedWorld made) {
        TestWorld world = made.places();
        Actor author = made.person("ministry-methodologist");
        UUID upper = drafts.draft(author, PlanTexts.ofTheRegion(world, "План края для муниципалитетов", 3));
        approve(made, upper);
        List<UUID> activities = jdbc.sql("""
                        select w.activity_id from activity_row w join roadmap r on r.effective_revision_id = w.revision_id
                        where r.id = ? order by w.position
                        """).param(upper).query(UUID.class).list();
        made.put("upper", upper);
        made.put("upperActivity", activities.get(0));
        made.put("upperRefused", activities.get(1));
        made.put("upperFree", activities.get(2));

        UUID carried = adoption.adopt(
                made.person("methodologist"),
                upper,
                effective(upper),
                new Adoption.Into.Fresh(
                        new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null),
                        "План города по плану края"),
                Set.of(activities.get(0)));
        made.put("carried", carried);
        made.put(
                "carriedActivity",
                jdbc.sql("select activity_id from cascade_link where roadmap_id = ?")
                        .param(carried)
                        .query(UUID.class)
                        .single());
        deeds.post(made, "methodologist", "/roadmaps/{carried}/refusals/{upperRefused}?reason=Нет участников");
        deeds.post(made, "ministry-methodologist", "/roadmaps/{upper}/revisions");
        jdbc.sql("""
                        update activity_row set title = title || ' заново' where activity_id = ? and revision_id in (
                          select id from revision where state = 'DRAFT')
                        """).param(activities.get(0)).update();
        approve(made, upper);
        made.put("upperRevision", effective(upper));
    }

    private void approve(PlannedWorld made, UUID roadmap) {
        approvals.submit(made.person("ministry-methodologist"), roadmap, null);
        approvals.approve(
                made.person("ministry-official"),
                roadmap,
                ActRequisites.order("Министерство образования", "министр", LocalDate.of(2026, 8, 1), "8-п"),
                ApprovalChoices.from(PlanTexts.CONTROL_FROM));
    }

    private UUID effective(UUID roadmap) {
        return jdbc.sql("select effective_revision_id from roadmap where id = ?")
                .param(roadmap)
                .query(UUID.class)
                .single();
    }
}
