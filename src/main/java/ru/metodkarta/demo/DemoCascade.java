package ru.metodkarta.demo;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;
import ru.metodkarta.cascade.Adoption;
import ru.metodkarta.cascade.Mandates;
import ru.metodkarta.cascade.Refusals;
import ru.metodkarta.execution.Acceptance;
import ru.metodkarta.execution.AssignmentRef;
import ru.metodkarta.execution.ExecutionReports;
import ru.metodkarta.execution.ReportContent;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.roadmap.LinkedRows;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.StepChoice;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.ReplayClock;

/** A town that carries out the roadmap of its region by linked copies, with its own executors. */
@Component
class DemoCascade {

    private static final LocalDate MARKED = LocalDate.of(2026, 1, 20);
    private static final LocalDate TAKEN = LocalDate.of(2026, 2, 2);
    private static final LocalDate ENDORSED = LocalDate.of(2026, 2, 12);
    private static final LocalDate APPROVED = LocalDate.of(2026, 2, 16);
    private static final LocalDate REPORTED = LocalDate.of(2026, 8, 3);

    private final Adoption adoption;
    private final Mandates mandates;
    private final Refusals refusals;
    private final LinkedRows rows;
    private final Approvals approvals;
    private final ExecutionReports reports;
    private final Acceptance acceptance;
    private final Actors actors;
    private final JdbcClient jdbc;
    private final ReplayClock clock;

    DemoCascade(
            Adoption adoption,
            Mandates mandates,
            Refusals refusals,
            LinkedRows rows,
            Approvals approvals,
            ExecutionReports reports,
            Acceptance acceptance,
            Actors actors,
            JdbcClient jdbc,
            ReplayClock clock) {
        this.adoption = adoption;
        this.mandates = mandates;
        this.refusals = refusals;
        this.rows = rows;
        this.approvals = approvals;
        this.reports = reports;
        this.acceptance = acceptance;
        this.actors = actors;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void carryOut(DemoPlaces.Town town, UUID regional) {
        Actor methodologist = actor("methodist.gorod-kirov");
        UUID revision = jdbc.sql("select effective_revision_id from roadmap where id = ?")
                .param(regional)
                .query(UUID.class)
                .single();
        Map<String, UUID> above = activities(revision);
        UUID agreement = above.get("6");
        at(
                MARKED,
                actor("ministry.kirov"),
                minister -> mandates.decide(
                        minister,
                        regional,
                        Set.of(above.get("5"), agreement, above.get("7")),
                        mandates.seen(minister, regional)));
        UUID[] id = new UUID[1];
        at(
                TAKEN,
                methodologist,
                actor -> id[0] = adoption.adopt(
                        actor,
                        regional,
                        revision,
                        new Adoption.Into.Fresh(
                                new RoadmapPlace(
                                        town.region().id(), town.id(), null, Level.MUNICIPAL, town.authority()),
                                "Дорожная карта развития муниципальной методической службы города Кирова на 2026-2028 годы"),
                        Set.of(above.get("2"), above.get("5"), above.get("7"))));
        at(TAKEN, methodologist, actor -> {
            rows.rewrite(actor, id[0], ownExecutors(town, id[0]));
            refusals.refuse(
                    actor,
                    id[0],
                    agreement,
                    "Соглашение между городом и институтом подписано ранее и действует до конца 2028 года.");
            approvals.submit(actor, id[0], null);
        });
        at(
                ENDORSED,
                actor("control.gorod-kirov"),
                deputy -> approvals.endorse(deputy, id[0], null, Map.of(), null, StepChoice.ANY));
        at(
                APPROVED,
                actor("official.gorod-kirov"),
                official -> approvals.approve(
                        official,
                        id[0],
                        ActRequisites.order(
                                "Департамент образования администрации города Кирова",
                                "начальник департамента",
                                APPROVED,
                                "5-64"),
                        ApprovalChoices.from(APPROVED)));
        UUID done = reports.ofRoadmap(id[0]).stream()
                .filter(ref -> ref.organizationId().equals(town.service()))
                .map(AssignmentRef::id)
                .findFirst()
                .orElseThrow();
        at(
                REPORTED,
                methodologist,
                actor -> reports.submit(
                        actor,
                        done,
                        ReportContent.done(
                                        "Исполнено. Документ утверждён и размещён на официальном сайте.",
                                        REPORTED.minusDays(4),
                                        "Утверждено")
                                .proving(ReportContent.Proof.document("приказ", "5-212", REPORTED.minusDays(4)))));
        at(REPORTED.plusDays(2), actor("control.gorod-kirov"), deputy -> acceptance.accept(deputy, done, null));
    }

    private List<LinkedRows.Rewording> ownExecutors(DemoPlaces.Town town, UUID roadmap) {
        UUID draft = jdbc.sql("select id from revision where roadmap_id = ?")
                .param(roadmap)
                .query(UUID.class)
                .single();
        return activities(draft).entrySet().stream()
                .map(row -> new LinkedRows.Rewording(
                        row.getValue(),
                        0,
                        EnumSet.of(LinkedField.EXECUTORS),
                        new ActivityContent(
                                null,
                                null,
                                List.of(
                                        row.getKey().equals("5")
                                                ? ExecutorContent.organization(
                                                        "Департамент образования администрации города Кирова",
                                                        Part.LEAD,
                                                        town.authority())
                                                : ExecutorContent.organization(
                                                        "МКУ ЦПК Кирова", Part.LEAD, town.service())),
                                null,
                                null,
                                null,
                                null),
                        null))
                .toList();
    }

    private Map<String, UUID> activities(UUID revision) {
        Map<String, UUID> byNumber = new LinkedHashMap<>();
        jdbc.sql("select number, activity_id id from activity_row where revision_id = ? order by position")
                .param(revision)
                .query(row -> {
                    byNumber.put(row.getString("number").replaceAll("\\D", ""), row.getObject("id", UUID.class));
                });
        return byNumber;
    }

    private Actor actor(String login) {
        return actors.byLogin(login).orElseThrow();
    }

    private void at(LocalDate day, Actor actor, Consumer<Actor> deed) {
        clock.at(day.atTime(10, 45).atZone(actor.zone()).toInstant(), () -> deed.accept(actor));
    }
}
