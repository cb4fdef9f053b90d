package ru.metodkarta.testing;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.execution.Acceptance;
import ru.metodkarta.execution.AssignmentRef;
import ru.metodkarta.execution.ExecutionReports;
import ru.metodkarta.execution.ReportContent;
import ru.metodkarta.execution.ReportContent.Proof;
import ru.metodkarta.shared.Ids;

/** Work of the plans in force, in every state it can be in. */
@Component
class WorkUnderWay {

    private final ExecutionReports reports;
    private final Acceptance acceptance;
    private final FileStore files;
    private final Deeds deeds;
    private final JdbcClient jdbc;

    WorkUnderWay(ExecutionReports reports, Acceptance acceptance, FileStore files, Deeds deeds, JdbcClient jdbc) {
        this.reports = reports;
        this.acceptance = acceptance;
        this.files = files;
        this.deeds = deeds;
        this.jdbc = jdbc;
    }

    void add(PlannedWorld made) {
        TestWorld world = made.places();
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
        made.put("note", note(made));
        made.put("message", message(made));
        made.put("occurrence", occurrenceOf(made.id("assignment")));
        UUID shared = assignment(made.id("blank"), "1", world.secondSchool);
        made.put("partlyOccurrence", occurrenceOf(shared));
        jdbc.sql("update assignment set part = case when organization_id = ? then 'REPORTING' else 'LEAD' end,"
                        + " state = case when id = ? then 'ACCEPTED' else state end where occurrence_id = ?")
                .params(world.service, shared, made.id("partlyOccurrence"))
                .update();
        deeds.post(made, "methodologist", "/acceptance/selection?roadmap={force}&year=2026&column={occurrence}");
        made.put(
                "selection",
                one(
                        "select id from kept_selection where account_id = ?",
                        made.person("methodologist").accountId()));
        deeds.post(made, "methodologist", "/roadmaps/{completed}/year-closing/closure?year=2026&yearRemark=x");
        made.put("closing", one("select id from year_closing where roadmap_id = ?", made.id("completed")));
        made.put("undatedOccurrence", occurrenceOf(made.id("undated")));
        UUID entered = assignment(made.id("blank"), "2", world.school);
        made.put("entered", entered);
        deeds.post(
                made,
                "methodologist",
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
                done.proving(
                        Proof.file(files.store(world.region, "spravka.pdf", PlanTexts.pdf("справка")), "spravka.pdf")));
        made.put("evidence", proofOf(submitted));
        made.put("report", one("select id from execution_report where assignment_id = ?", submitted));
        UUID drafted = assignment(force, "1", world.secondSchool);
        reports.saveDraft(
                made.person("second-school"),
                drafted,
                done.proving(
                        Proof.file(files.store(world.region, "proekt.pdf", PlanTexts.pdf("проект")), "proekt.pdf")));
        made.put("drafted", drafted);
        made.put("draftEvidence", proofOf(drafted));
        reports.submit(made.person("second-school"), accepted, done);
        acceptance.accept(made.person("methodologist"), accepted, null);
        reports.submit(made.person("methodologist"), own, done);
    }

    private UUID note(PlannedWorld made) {
        UUID id = Ids.next();
        jdbc.sql("insert into work_note (id, assignment_id, kind, on_date, text, by_account, by_name, capacity, at)"
                        + " values (?, ?, 'INTERIM', date '2026-11-20', 'Готовимся', ?, 'Школа', 'учитель', now())")
                .params(id, made.id("undated"), made.person("school").accountId())
                .update();
        return id;
    }

    private UUID message(PlannedWorld made) {
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into assignment_message (id, assignment_id, by_executor, unanswered, text, by_account, by_name,"
                                + " capacity, at) values (?, ?, true, true, 'Спасибо', ?, 'Школа', 'учитель', now())")
                .params(id, made.id("assignment"), made.person("school").accountId())
                .update();
        return id;
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

    private UUID assignment(UUID roadmap, String number, UUID organization) {
        return reports.ofRoadmap(roadmap).stream()
                .filter(ref ->
                        ref.number().equals(number) && ref.organizationId().equals(organization))
                .map(AssignmentRef::id)
                .findFirst()
                .orElseThrow();
    }

    private UUID one(String sql, UUID parameter) {
        return jdbc.sql(sql).param(parameter).query(UUID.class).single();
    }
}
