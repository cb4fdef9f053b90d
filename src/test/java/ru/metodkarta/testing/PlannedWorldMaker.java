package ru.metodkarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.AccountRegistry;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.NewAccount;
import ru.metodkarta.account.NewRole;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.execution.Acceptance;
import ru.metodkarta.execution.AssignmentRef;
import ru.metodkarta.execution.ExecutionReports;
import ru.metodkarta.execution.ReportContent;
import ru.metodkarta.execution.ReportContent.Proof;
import ru.metodkarta.organization.NewOrganization;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.organization.OrganizationRegistry;
import ru.metodkarta.roadmap.ActKind;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;

/** Makes planned worlds through the use cases that people use. */
@Component
public class PlannedWorldMaker {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;
    private final RoadmapDrafts drafts;
    private final Approvals approvals;
    private final ExecutionReports reports;
    private final Acceptance acceptance;
    private final AccountRegistry accounts;
    private final OrganizationRegistry organizations;
    private final FileStore files;
    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;
    private final BroughtIn broughtIn;
    private final ReviewedPlans reviewed;
    private final CarriedPlans carried;

    PlannedWorldMaker(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Actors actors,
            RoadmapDrafts drafts,
            Approvals approvals,
            ExecutionReports reports,
            Acceptance acceptance,
            AccountRegistry accounts,
            OrganizationRegistry organizations,
            FileStore files,
            ObjectProvider<MockMvcTester> mvc,
            SignedInAs signedIn,
            BroughtIn broughtIn,
            ReviewedPlans reviewed,
            CarriedPlans carried) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
        this.drafts = drafts;
        this.approvals = approvals;
        this.reports = reports;
        this.acceptance = acceptance;
        this.accounts = accounts;
        this.organizations = organizations;
        this.files = files;
        this.mvc = mvc;
        this.signedIn = signedIn;
        this.broughtIn = broughtIn;
        this.reviewed = reviewed;
        this.carried = carried;
    }

    public PlannedWorld make() {
        TestWorld world = new TestWorld(jdbc, encoder, actors);
        PlannedWorld made = new PlannedWorld(world);
        people(made, world);
        register(made, world);
        plansOfTheTown(made, world);
        reviewed.add(made);
        plansOfTheRegion(made, world);
        work(made, world);
        PeopleFixtures.put(made, world);
        broughtIn.add(made);
        made.put("notice", notice(made));
        carried.add(made);
        return made;
    }

    private void people(PlannedWorld made, TestWorld world) {
        made.put("admin", world.administrator());
        made.put("region-admin", world.regionalAdministrator());
        made.put("methodologist", world.methodologist());
        made.put("official", world.official());
        made.put("supervisor", world.supervisor());
        made.put("school", world.schoolWorker());
        made.put("second-school", world.secondSchoolWorker());
        made.put("other-town-methodologist", world.otherTownMethodologist());
        made.put("other-town-school", world.otherTownSchoolWorker());
        made.put("ministry-methodologist", world.ministryMethodologist());
        made.put("ministry-official", world.ministryOfficial());
        made.put("other-region", new TestWorld(jdbc, encoder, actors).methodologist());
    }

    /** A calendar link; answers its secret. */
    private UUID feed(Actor person) {
        UUID secret = UUID.randomUUID();
        jdbc.sql("insert into calendar_feed (id, account_id, scope, token_hash, language, made_at)"
                        + " values (?, ?, 'OWN', encode(sha256(convert_to(?, 'UTF8')), 'hex'), 'ru', now())")
                .params(UUID.randomUUID(), person.accountId(), secret.toString())
                .update();
        return secret;
    }

    /** The school worker is told of the work not begun. */
    private UUID notice(PlannedWorld made) {
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into notice (id, account_id, kind, subject_kind, subject_id, day, at)"
                                + " values (?, ?, 'DUE_3', 'ASSIGNMENT', ?, date '2026-11-20', timestamptz '2026-11-20 07:30+05')")
                .params(id, made.person("school").accountId(), made.id("assignment"))
                .update();
        return id;
    }

    private void register(PlannedWorld made, TestWorld world) {
        made.put("town", world.town);
        made.put("otherTown", world.otherTown);
        made.put("school", world.school);
        made.put("secondSchool", world.secondSchool);
        made.put("ministry", world.ministry);
        made.put("authority", world.authority);
        UUID archived = organizations.establish(
                made.person("admin"),
                new NewOrganization(
                        world.region,
                        world.town,
                        world.authority,
                        null,
                        OrganizationKind.SCHOOL,
                        "Вечерняя школа Приозёрска",
                        "Вечерняя школа",
                        List.of()));
        organizations.archive(made.person("admin"), archived);
        made.put("archived", archived);
        made.put("feed", feed(made.person("school")));
        made.put("account", account(world, "teacher", teacher(world.school)));
        made.put("role", one("select id from role_assignment where account_id = ?", made.id("account")));
        made.put("ministryAccount", account(world, "adviser", adviser(world)));
        made.put("sharedAccount", account(world, "shared", teacher(world.school), teacher(world.otherSchool)));
        made.put(
                "alias",
                inserted(
                        "insert into organization_name (id, organization_id, kind, name) "
                                + "values (?, ?, 'ALIAS', 'первая школа')",
                        world.school));
        made.put(
                "list",
                inserted(
                        "insert into organization_list (id, region_id, municipality_id, name) "
                                + "values (?, ?, ?, 'Пилотные школы')",
                        world.region,
                        world.town));
        workingDays(made, world);
    }

    /** A day of the region, and a far year brought in. */
    private void workingDays(PlannedWorld made, TestWorld world) {
        UUID administrator = made.person("region-admin").accountId();
        jdbc.sql("insert into working_calendar (region_id, stamp) values (?, ?)")
                .params(world.region, Ids.next())
                .update();
        jdbc.sql("insert into working_year (region_id, year, days_off, working_days, act, entered_by, entered_name,"
                        + " entered_at) values (?, 2031, '{2031-01-02}', '{}', 'Постановление № 1', ?, 'Админ', now())")
                .params(world.region, administrator)
                .update();
        made.put(
                "regionalDay",
                inserted(
                        "insert into regional_day (id, region_id, day, working, name, act, entered_by, entered_name,"
                                + " entered_at) values (?, ?, date '2031-08-29', false, 'День края', 'Закон № 1', ?,"
                                + " 'Админ', now())",
                        world.region,
                        administrator));
    }

    private static NewRole teacher(UUID school) {
        return new NewRole(
                Role.STAFF, "учитель", school, List.of(), List.of(school), false, LocalDate.of(2026, 1, 1), null);
    }

    private static NewRole adviser(TestWorld world) {
        return new NewRole(
                Role.SUPERVISOR,
                "советник",
                world.ministry,
                List.of(world.region),
                List.of(),
                false,
                LocalDate.of(2026, 1, 1),
                null);
    }

    private UUID account(TestWorld world, String name, NewRole... roles) {
        String login = name + "." + Long.toString(Math.abs(world.region.getLeastSignificantBits()), 36);
        return accounts.open(
                new NewAccount(login, "Сотрудник " + name, null, encoder.encode(login), false, List.of(roles)));
    }

    private void plansOfTheTown(PlannedWorld made, TestWorld world) {
        UUID draft = townPlan(made, world, "Проект плана города");
        made.put("draft", draft);
        made.put("draftSection", rowOf(draft, "section_id"));
        made.put("draftActivity", rowOf(draft, "activity_id"));

        UUID review = townPlan(made, world, "План города на согласовании");
        approvals.submit(made.person("methodologist"), review, "Прошу согласовать");
        made.put("review", review);
        made.put("reviewSection", rowOf(review, "section_id"));
        made.put("reviewActivity", rowOf(review, "activity_id"));

        UUID force = townPlan(made, world, "Действующий план города");
        UUID scan = files.store(world.region, "prikaz.pdf", pdf("приказ")).id();
        inForce(
                made,
                force,
                new ActRequisites(
                        ActKind.ORDER,
                        "Управление образования",
                        "начальник",
                        LocalDate.of(2026, 8, 20),
                        "115",
                        null,
                        scan));
        made.put("force", force);
        made.put("forceSection", rowOf(force, "section_id"));
        made.put("forceActivity", rowOf(force, "activity_id"));

        UUID blank = townPlan(made, world, "План города без реквизитов");
        inForce(made, blank, ActRequisites.order("Управление образования", "начальник", null, null));
        made.put("blank", blank);

        UUID removed = one(
                "select activity_id from activity_row r join revision v on v.id = r.revision_id "
                        + "where v.roadmap_id = ? order by r.position desc limit 1",
                draft);
        post(made, "/roadmaps/{draft}/edition/activities/" + removed + "/deletion");
        made.put("removed", removed);
        post(made, "/roadmaps/{draft}/edition/sections?title=Пустой раздел");
        made.put(
                "emptySection",
                one(
                        "select s.section_id from section_row s join revision v on v.id = s.revision_id "
                                + "where v.roadmap_id = ? and s.title = 'Пустой раздел'",
                        draft));

        UUID amended = townPlan(made, world, "План города с изменениями");
        inForce(made, amended, ActRequisites.order("Управление образования", "начальник", null, null));
        made.put("amended", amended);
        post(made, "/roadmaps/{amended}/revisions");

        made.put("finished", ended(made, world, "Исполненный план города", "IN_FORCE"));
        jdbc.sql("""
                        insert into roadmap_template (roadmap_id, description, marked_by, capacity, marked_at)
                        values (?, 'Хорошо подходит городу', ?, 'методист', now())
                        """)
                .params(made.id("finished"), made.person("methodologist").accountId())
                .update();
        made.put("completed", ended(made, world, "Завершённый план города", "COMPLETED"));
        made.put("shelved", ended(made, world, "План города в архиве", "ARCHIVED"));
    }

    /** Everything has an outcome. */
    private UUID ended(PlannedWorld made, TestWorld world, String title, String state) {
        UUID roadmap = townPlan(made, world, title);
        inForce(
                made,
                roadmap,
                ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 8, 20), "116"));
        world.jdbc()
                .sql("update assignment set state = 'ACCEPTED' where roadmap_id = ?")
                .param(roadmap)
                .update();
        world.jdbc()
                .sql("update roadmap set state = ? where id = ?")
                .params(state, roadmap)
                .update();
        return roadmap;
    }

    private UUID townPlan(PlannedWorld made, TestWorld world, String title) {
        return drafts.draft(made.person("methodologist"), PlanTexts.ofTheTown(world, title, 1));
    }

    private void plansOfTheRegion(PlannedWorld made, TestWorld world) {
        UUID regional = regionPlan(made, world, "План края");
        approvals.submit(made.person("ministry-methodologist"), regional, null);
        approvals.approve(
                made.person("ministry-official"),
                regional,
                ActRequisites.order("Министерство образования", "министр", LocalDate.of(2026, 8, 1), "7-п"),
                ApprovalChoices.from(PlanTexts.CONTROL_FROM));
        made.put("regional", regional);
        made.put("regionalDraft", regionPlan(made, world, "Проект плана края"));
    }

    private UUID regionPlan(PlannedWorld made, TestWorld world, String title) {
        return drafts.draft(made.person("ministry-methodologist"), PlanTexts.ofTheRegion(world, title));
    }

    private void inForce(PlannedWorld made, UUID roadmap, ActRequisites act) {
        approvals.submit(made.person("methodologist"), roadmap, null);
        approvals.approve(made.person("official"), roadmap, act, ApprovalChoices.from(PlanTexts.CONTROL_FROM));
    }

    private void work(PlannedWorld made, TestWorld world) {
        UUID force = made.id("force");
        UUID submitted = assignment(force, "2", world.school);
        UUID accepted = assignment(force, "2", world.secondSchool);
        UUID own = assignment(force, "1", world.service);
        made.put("assignment", assignment(force, "1", world.school));
        made.put("submitted", submitted);
        made.put("accepted", accepted);
        made.put("own", own);
        made.put("undated", assignment(force, "3", world.school));
        made.put("bodys", assignment(made.id("regional"), "1", world.authority));
        made.put(
                "note",
                inserted(
                        "insert into work_note (id, assignment_id, kind, on_date, text, by_account, by_name, capacity, at)"
                                + " values (?, ?, 'INTERIM', date '2026-11-20', 'Готовимся', ?, 'Школа', 'учитель', now())",
                        made.id("undated"),
                        made.person("school").accountId()));
        made.put(
                "message",
                inserted(
                        "insert into assignment_message (id, assignment_id, by_executor, unanswered, text, by_account, by_name,"
                                + " capacity, at) values (?, ?, true, true, 'Спасибо', ?, 'Школа', 'учитель', now())",
                        made.id("assignment"),
                        made.person("school").accountId()));
        made.put("occurrence", occurrenceOf(made.id("assignment")));
        UUID shared = assignment(made.id("blank"), "1", world.secondSchool);
        made.put("partlyOccurrence", occurrenceOf(shared));
        jdbc.sql("update assignment set part = case when organization_id = ? then 'REPORTING' else 'LEAD' end,"
                        + " state = case when id = ? then 'ACCEPTED' else state end where occurrence_id = ?")
                .params(world.service, shared, made.id("partlyOccurrence"))
                .update();
        post(made, "/roadmaps/{completed}/year-closing/closure?year=2026&yearRemark=x");
        made.put("undatedOccurrence", occurrenceOf(made.id("undated")));
        UUID entered = assignment(made.id("blank"), "2", world.school);
        made.put("entered", entered);
        post(
                made,
                "/occurrences/" + occurrenceOf(entered)
                        + "/list-entry?basisKind=LETTER&enteredOn=20.10.2026&organization=" + world.school
                        + "&organization=" + world.secondSchool);
        UUID objected = assignment(made.id("blank"), "2", world.secondSchool);
        made.put("objected", objected);
        jdbc.sql("update list_entry set objection = 'Не участвовали', objected_by = ?, objected_name = 'Школа',"
                        + " objected_capacity = 'директор', objected_at = now() where assignment_id = ?")
                .params(made.person("second-school").accountId(), objected)
                .update();

        ReportContent done = ReportContent.done("Проведено", LocalDate.of(2026, 10, 20), "12 педагогов");
        reports.submit(
                made.person("school"),
                submitted,
                done.proving(Proof.file(files.store(world.region, "spravka.pdf", pdf("справка")), "spravka.pdf")));
        made.put("evidence", proofOf(submitted));
        made.put("report", one("select id from execution_report where assignment_id = ?", submitted));
        UUID drafted = assignment(force, "1", world.secondSchool);
        reports.saveDraft(
                made.person("second-school"),
                drafted,
                done.proving(Proof.file(files.store(world.region, "proekt.pdf", pdf("проект")), "proekt.pdf")));
        made.put("drafted", drafted);
        made.put("draftEvidence", proofOf(drafted));
        reports.submit(made.person("second-school"), accepted, done);
        acceptance.accept(made.person("methodologist"), accepted, null);
        reports.submit(made.person("methodologist"), own, done);
    }

    private UUID occurrenceOf(UUID assignment) {
        return one("select occurrence_id from assignment where id = ?", assignment);
    }

    private UUID proofOf(UUID assignment) {
        return one("""
                select e.evidence_id from report_evidence e join execution_report r on r.id = e.report_id
                where r.assignment_id = ?
                """, assignment);
    }

    private void post(PlannedWorld made, String address) {
        assertThat(mvc.getObject()
                        .post()
                        .uri(made.fill(address))
                        .with(signedIn.as(made.person("methodologist")))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    private UUID assignment(UUID roadmap, String number, UUID organization) {
        return reports.ofRoadmap(roadmap).stream()
                .filter(ref ->
                        ref.number().equals(number) && ref.organizationId().equals(organization))
                .map(AssignmentRef::id)
                .findFirst()
                .orElseThrow();
    }

    private UUID rowOf(UUID roadmap, String column) {
        return one(
                "select r." + column + " from activity_row r join revision v on v.id = r.revision_id "
                        + "where v.roadmap_id = ? order by r.position limit 1",
                roadmap);
    }

    private UUID one(String sql, UUID parameter) {
        return jdbc.sql(sql).param(parameter).query(UUID.class).single();
    }

    private UUID inserted(String sql, UUID... parameters) {
        UUID id = Ids.next();
        List<Object> all = new java.util.ArrayList<>(List.of(id));
        all.addAll(List.of(parameters));
        jdbc.sql(sql).params(all).update();
        return id;
    }

    private static java.io.InputStream pdf(String text) {
        return new java.io.ByteArrayInputStream(bytes(text));
    }

    private static byte[] bytes(String text) {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% " + text + "\nstartxref\n9\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
