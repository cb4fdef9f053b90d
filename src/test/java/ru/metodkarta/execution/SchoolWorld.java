package ru.metodkarta.execution;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.TestWorld;

/** A school at its work: a plan with rows of several kinds, and the forms people fill in. */
@Component
class SchoolWorld {

    private final ExecutionWorld executions;
    private final ExecutionReports reports;
    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;
    private final JdbcClient jdbc;

    SchoolWorld(
            ExecutionWorld executions,
            ExecutionReports reports,
            ObjectProvider<MockMvcTester> mvc,
            SignedInAs signedIn,
            JdbcClient jdbc) {
        this.executions = executions;
        this.reports = reports;
        this.mvc = mvc;
        this.signedIn = signedIn;
        this.jdbc = jdbc;
    }

    static ActivityContent row(String number, String deadline, ResultKind kind) {
        return new ActivityContent(
                number,
                "Мероприятие " + number,
                List.of(ExecutionWorld.schools(Part.LEAD)),
                deadline,
                "Планируемый результат",
                kind,
                null);
    }

    /** What the school has to do of a plan with these rows, in their order. */
    List<UUID> works(TestWorld world, Actor methodologist, ActivityContent... rows) {
        UUID roadmap = executions.inForce(executions.plan(world, methodologist, rows), methodologist);
        return Arrays.stream(rows)
                .map(row -> reports.ofRoadmap(roadmap).stream()
                        .filter(ref -> ref.organizationId().equals(world.school)
                                && ref.number().equals(row.number()))
                        .findFirst()
                        .orElseThrow()
                        .id())
                .toList();
    }

    /** 1: led by both schools, December; 2: without a date; 3: by the methodologist's own body; 4: as needed. */
    PlannedRoadmap fourKinds(TestWorld world, Actor methodologist) {
        return executions.plan(
                world,
                methodologist,
                ExecutionWorld.activity("1", "декабрь 2026 года", ExecutionWorld.schools(Part.LEAD)),
                ExecutionWorld.activity("2", "по плану МО ПК", ExecutionWorld.schools(Part.LEAD)),
                ExecutionWorld.activity("3", "декабрь 2026 года", ExecutionWorld.lead(world.service)),
                ExecutionWorld.activity("4", "по мере необходимости", ExecutionWorld.schools(Part.LEAD)));
    }

    MvcTestResult get(Actor actor, String url) {
        return mvc.getObject().get().uri(url).with(signedIn.as(actor)).exchange();
    }

    /** @param fields name, value, name, value… */
    MvcTestResult post(Actor actor, String url, String... fields) {
        return post(actor, url, null, fields);
    }

    MvcTestResult post(Actor actor, String url, MockMultipartFile file, String... fields) {
        var request = mvc.getObject().post().uri(url).multipart();
        if (file != null) {
            request.file(file);
        }
        for (int n = 0; n < fields.length; n += 2) {
            request.param(fields[n], fields[n + 1]);
        }
        return request.with(csrf()).with(signedIn.as(actor)).exchange();
    }

    MvcTestResult post(Actor actor, String url, Map<String, String> fields) {
        var request = mvc.getObject().post().uri(url).with(csrf()).with(signedIn.as(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    /** As whoever is asked whether work under way is meant, too, and says so. */
    MvcTestResult postMeant(Actor actor, String url, Map<String, String> fields) {
        MvcTestResult asked = post(actor, url, fields);
        String found = asked(asked);
        if (found == null) {
            return asked;
        }
        Map<String, String> meant = new HashMap<>(fields);
        meant.put("early", found);
        return post(actor, url, meant);
    }

    /** What the tick of the page would confirm, null without one. */
    static String asked(MvcTestResult page) {
        Matcher tick = Pattern.compile("name=\"early\" value=\"([^\"]*)\"")
                .matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        return tick.find() ? tick.group(1) : null;
    }

    /** The page a form leads to. */
    MvcTestResult landing(Actor actor, MvcTestResult posted) {
        return get(actor, posted.getResponse().getRedirectedUrl());
    }

    static MockMultipartFile order() {
        return new MockMultipartFile(
                "files", "приказ.txt", "text/plain", "Приказ № 7 от 20.10.2026".getBytes(StandardCharsets.UTF_8));
    }

    MvcTestResult page(Actor actor, UUID assignment) {
        return get(actor, "/assignments/" + assignment);
    }

    String state(UUID assignment) {
        return jdbc.sql("select state from assignment where id = ?")
                .param(assignment)
                .query(String.class)
                .single();
    }

    /** How many files prove the reports on it. */
    int files(UUID assignment) {
        return count(
                "select count(*) from report_evidence e join execution_report r on r.id = e.report_id "
                        + "where r.assignment_id = ?",
                assignment);
    }

    int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    String text(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(String.class).single();
    }

    UUID only(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(UUID.class).single();
    }

    void update(String sql, Object... params) {
        jdbc.sql(sql).params(params).update();
    }

    /** Meanwhile PostgreSQL refuses every change of that table, saying so by that code: 40P01 is a deadlock. */
    void refusing(String table, String code, Runnable deed) {
        update("create function refuse() returns trigger language plpgsql as"
                + " 'begin raise exception ''refused'' using errcode = ''" + code + "''; end'");
        update("create trigger refuse before update on " + table + " for each row execute function refuse()");
        try {
            deed.run();
        } finally {
            update("drop function refuse() cascade");
        }
    }
}
