package ru.metodkarta.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.AccountRegistry;
import ru.metodkarta.account.NewAccount;
import ru.metodkarta.account.NewRole;
import ru.metodkarta.execution.AssignmentRef;
import ru.metodkarta.execution.ExecutionReports;
import ru.metodkarta.execution.ReportContent;
import ru.metodkarta.organization.NewOrganization;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.organization.OrganizationRegistry;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;

/** Makes a {@link PlannedWorld} many times larger: what grows with the years, and with the number of schools. */
@Component
public class WorldMultiplier {

    private final RoadmapDrafts drafts;
    private final Approvals approvals;
    private final ExecutionReports reports;
    private final OrganizationRegistry organizations;
    private final AccountRegistry accounts;
    private final JdbcClient jdbc;

    WorldMultiplier(
            RoadmapDrafts drafts,
            Approvals approvals,
            ExecutionReports reports,
            OrganizationRegistry organizations,
            AccountRegistry accounts,
            JdbcClient jdbc) {
        this.drafts = drafts;
        this.approvals = approvals;
        this.reports = reports;
        this.organizations = organizations;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Adds so many schools, accounts, lists and plans, and plans of so many more rows: {@code bigDraft}, {@code bigReview}, {@code bigForce}. */
    public void multiply(PlannedWorld world, int times) {
        TestWorld places = world.places();
        for (int n = 1; n <= times; n++) {
            UUID school = organizations.establish(
                    world.person("admin"),
                    new NewOrganization(
                            places.region,
                            places.town,
                            places.authority,
                            null,
                            OrganizationKind.SCHOOL,
                            "Средняя школа № 10" + n,
                            "СОШ № 10" + n,
                            List.of("школа " + n)));
            account(
                    places,
                    "more" + n,
                    new NewRole(
                            Role.STAFF,
                            "учитель",
                            school,
                            List.of(),
                            List.of(school),
                            false,
                            LocalDate.of(2026, 1, 1),
                            null));
            UUID list = Ids.next();
            jdbc.sql("insert into organization_list (id, region_id, municipality_id, name) values (?, ?, ?, ?)")
                    .params(list, places.region, places.town, "Список " + n)
                    .update();
            jdbc.sql("insert into organization_list_member (list_id, organization_id) values (?, ?)")
                    .params(world.id("list"), school)
                    .update();
            inForce(world, plan(world, "Ещё план " + n, 1));
        }
        world.put("bigDraft", plan(world, "Большой проект", times));
        UUID review = plan(world, "Большой план на согласовании", times);
        approvals.submit(world.person("methodologist"), review, null);
        world.put("bigReview", review);
        UUID force = plan(world, "Большой план", times);
        inForce(world, force);
        world.put("bigForce", force);
        report(world, force);
    }

    private void account(TestWorld places, String name, NewRole role) {
        String login = name + "." + Long.toString(Math.abs(places.region.getLeastSignificantBits()), 36);
        accounts.open(new NewAccount(login, "Сотрудник " + name, null, "-", false, List.of(role)));
    }

    private UUID plan(PlannedWorld world, String title, int times) {
        return drafts.draft(world.person("methodologist"), PlanTexts.ofTheTown(world.places(), title, times));
    }

    private void inForce(PlannedWorld world, UUID roadmap) {
        approvals.submit(world.person("methodologist"), roadmap, null);
        approvals.approve(
                world.person("official"),
                roadmap,
                ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 8, 20), "115"),
                ApprovalChoices.from(PlanTexts.CONTROL_FROM));
    }

    /** The second school has done all that was due; the first is late. */
    private void report(PlannedWorld world, UUID roadmap) {
        reports.ofRoadmap(roadmap).stream()
                .filter(ref -> ref.organizationId().equals(world.places().secondSchool))
                .map(AssignmentRef::id)
                .forEach(id -> reports.submit(
                        world.person("second-school"),
                        id,
                        ReportContent.done("Проведено", LocalDate.of(2026, 10, 20), "12 педагогов")));
    }
}
