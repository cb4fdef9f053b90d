package ru.metodkarta.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;
import ru.metodkarta.approval.Paper;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.StepChoice;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.WrittenRoutes.Step;

/**
 * Plans on their way through a review. Sets of measures go to the deputy (the person in control), then to the official;
 * other plans to the official alone.
 */
@Component
public class ReviewedPlans {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Step OFFICIAL = Step.approval(2);
    private static final ActRequisites ORDER =
            ActRequisites.order("Управление образования", "начальник", DAY, "01-05-312");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;
    private final RoadmapDrafts drafts;
    private final Approvals approvals;
    private final WrittenRoutes routes;
    private final FileStore files;

    ReviewedPlans(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Actors actors,
            RoadmapDrafts drafts,
            Approvals approvals,
            WrittenRoutes routes,
            FileStore files) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
        this.drafts = drafts;
        this.approvals = approvals;
        this.routes = routes;
        this.files = files;
    }

    /** {@code endorsing}, {@code endorsed} with a {@code remark} and the scan of {@code endorsedStep}; the route itself. */
    void add(PlannedWorld made) {
        TestWorld world = made.places();
        Actor author = made.person("methodologist");
        UUID endorsing = measures(author, world, "Комплекс мер у согласующего");
        made.put("endorsing", endorsing);
        made.put("routeOwner", owner(endorsing));
        routes.write(endorsing, "MEASURES", deputy(world), OFFICIAL);
        made.put(
                "routeStep",
                one(
                        "select s.id from approval_route_step s join approval_route r on r.id = s.route_id"
                                + " where r.owner_id = ? and r.plan_kind = 'MEASURES' and s.kind = 'ENDORSE'",
                        owner(endorsing)));
        approvals.submit(author, endorsing, null);
        UUID endorsed = measures(author, world, "Комплекс мер у утверждающего");
        made.put("endorsed", endorsed);
        approvals.submit(author, endorsed, null);
        endorse(made.person("supervisor"), world, endorsed);
        made.put("remark", remark(endorsed));
        made.put("endorsedStep", firstStep(endorsed));
    }

    /**
     * A world of its own with a plan in every state of a review, by the name of the state. Each has been through a round that
     * left a remark ({@code <state>Remark}), a scan ({@code <state>Step}) and an approval that failed; {@code untouched}
     * never was submitted, and borrows those of another plan.
     */
    public PlannedWorld everyState() {
        TestWorld world = new TestWorld(jdbc, encoder, actors);
        PlannedWorld made = new PlannedWorld(world);
        people(made, world);
        Step office = deputy(world);
        Actor author = made.person("author");
        Actor deputy = made.person("deputy");

        state(made, "returned", office, OFFICIAL);
        for (String name : List.of("withdrawn", "atOffice", "atApprover", "approved")) {
            UUID plan = state(made, name, office, OFFICIAL);
            approvals.submit(author, plan, null);
            if (name.equals("withdrawn")) {
                approvals.withdraw(author, plan);
            } else if (!name.equals("atOffice")) {
                approvals.endorse(deputy, plan, null, Map.of(), null, StepChoice.ANY);
            }
            if (name.equals("approved")) {
                approvals.approve(made.person("official"), plan, ORDER, ApprovalChoices.from(PlanTexts.CONTROL_FROM));
            }
        }
        UUID correction = state(made, "correction", office, OFFICIAL);
        approvals.submit(author, correction, null, TextChange.EDITORIAL, null);
        submitted(made, "onPaper", deputy(world).paper(), OFFICIAL);
        submitted(made, "atBody", Step.body(1, "Муниципальный методический совет"), OFFICIAL);
        submitted(made, "atAbove", Step.to(1, "ENDORSE", "ABOVE"), OFFICIAL);
        submitted(made, "aboveApproves", Step.to(1, "APPROVE", "ABOVE"));
        made.put("untouched", measures(author, world, "untouched"));
        made.put("untouchedRemark", made.id("returnedRemark"));
        made.put("untouchedStep", made.id("returnedStep"));
        return made;
    }

    private void submitted(PlannedWorld made, String name, Step... steps) {
        UUID plan = state(made, name, deputy(made.places()), OFFICIAL);
        routes.write(plan, "MEASURES", steps);
        approvals.submit(made.person("author"), plan, null);
    }

    /** One round is over: endorsed with a remark, returned by the official. */
    private UUID state(PlannedWorld made, String name, Step... steps) {
        TestWorld world = made.places();
        UUID plan = measures(made.person("author"), world, name);
        routes.write(plan, "MEASURES", steps);
        approvals.submit(made.person("author"), plan, null);
        endorse(made.person("deputy"), world, plan);
        approvals.returnForRework(made.person("official"), plan, "Доработать сроки", Map.of());
        made.put(name, plan);
        made.put(name + "Remark", remark(plan));
        made.put(name + "Step", firstStep(plan));
        jdbc.sql("""
                        insert into approval_job (id, roadmap_id, request_id, account_id, account_name, form, expected, state,
                          failure_code, failure_arguments, created_at, ended_at)
                        select ?, subject_id, id, ?, 'Начальник', '{}', 6000, 'FAILED', 'approval.conflict.changed', '[]', now(),
                          now() from approval_request where subject_id = ?
                        """)
                .params(Ids.next(), made.person("official").accountId(), plan)
                .update();
        return plan;
    }

    private void people(PlannedWorld made, TestWorld world) {
        made.put("author", world.methodologist());
        made.put("colleague", world.person("Коллега", Role.METHODOLOGIST, "методист", world.service, world.town, null));
        made.put("official", world.official());
        made.put("acting-official", substitute(world, made.person("official"), "Врио"));
        made.put("deputy", world.supervisor());
        made.put("acting-deputy", substitute(world, made.person("deputy"), "Замещающий"));
        Actor registrar =
                world.person("Канцелярия", Role.SUPERVISOR, "делопроизводитель", world.authority, world.town, null);
        jdbc.sql("update role_assignment set registers_acts = true where account_id = ?")
                .param(registrar.accountId())
                .update();
        made.put("registrar", registrar);
        made.put("admin", world.administrator());
        made.put("minister", world.ministryOfficial());
        made.put("ministry-methodologist", world.ministryMethodologist());
        made.put("school", world.schoolWorker());
        made.put("other-town", world.otherTownMethodologist());
    }

    /** A specialist of the authority, who sees no review but as a substitute. */
    private Actor substitute(TestWorld world, Actor absent, String name) {
        Actor substitute = world.person(name, Role.STAFF, "специалист", world.authority, null, world.authority);
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into substitution (id, region_id, absent_id, substitute_id, from_on, until_on, appointed_by,
                          appointed_name, appointed_capacity, appointed_at)
                        values (:id, :region, :absent, :substitute, date '2026-11-16', date '2026-12-31', :absent, 'x', 'x', now())
                        """)
                .param("id", id)
                .param("region", world.region)
                .param("absent", absent.accountId())
                .param("substitute", substitute.accountId())
                .update();
        jdbc.sql("insert into substitution_role (substitution_id, role_id)"
                        + " select ?, id from role_assignment where account_id = ?")
                .params(id, absent.accountId())
                .update();
        return substitute;
    }

    private UUID measures(Actor author, TestWorld world, String title) {
        UUID id = drafts.draft(author, PlanTexts.ofTheTown(world, title, 1));
        jdbc.sql("update roadmap set plan_kind = 'MEASURES' where id = ?")
                .param(id)
                .update();
        return id;
    }

    private static Step deputy(TestWorld world) {
        return Step.office(1, world.authority, "заместитель начальника");
    }

    private void endorse(Actor deputy, TestWorld world, UUID plan) {
        UUID scan = files.store(world.region, "viza.pdf", PlanTexts.pdf("виза")).id();
        approvals.endorse(
                deputy,
                plan,
                "Назовите ответственных",
                Map.of(),
                null,
                new StepChoice(null, null, new Paper(null, DAY, scan)));
    }

    private UUID owner(UUID plan) {
        return one("select owner_id from roadmap where id = ?", plan);
    }

    private UUID remark(UUID plan) {
        return one(
                "select m.id from remark m join approval_request q on q.id = m.request_id"
                        + " where q.subject_id = ? and m.text = 'Назовите ответственных'",
                plan);
    }

    private UUID firstStep(UUID plan) {
        return one(
                "select s.id from approval_step s join approval_request q on q.id = s.request_id"
                        + " where q.subject_id = ? and s.kind = 'ENDORSE'",
                plan);
    }

    private UUID one(String sql, UUID parameter) {
        return jdbc.sql(sql).param(parameter).query(UUID.class).single();
    }
}
