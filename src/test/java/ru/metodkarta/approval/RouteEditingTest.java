package ru.metodkarta.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** An organization writes a route of its own: steps come, change, go; in the end the usual route is back. */
@MetodkartaTest
class RouteEditingTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Worlds worlds;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor deputy;
    String page;

    @BeforeEach
    void people() {
        world = worlds.make();
        world.withUsualRoutes();
        methodologist = world.methodologist();
        deputy = world.supervisor();
        world.official();
        page = "/routes/" + world.service;
    }

    @Test
    void routeIsWrittenChangedAndTakenBack() {
        assertThat(get("")).bodyText().contains("Действует обычный маршрут", "заместитель начальника");
        assertThat(post("", Map.of())).hasRedirectedUrl(page);
        assertThat(steps(null)).containsExactly("1 заместитель начальника", "2 AUTHORITY");
        assertThat(get("")).bodyText().contains("Организация задала свой маршрут");

        assertThat(post("/steps", body("1", "Методический совет"))).hasRedirectedUrl(page);
        assertThat(steps(null))
                .as("side by side")
                .containsExactly("1 заместитель начальника", "1 Методический совет", "2 AUTHORITY");
        assertThat(post("/steps", office("9", world.authority, "начальник"))).hasRedirectedUrl(page);
        assertThat(steps(null))
                .as("stages without gaps, the approver last")
                .containsExactly("1 заместитель начальника", "1 Методический совет", "2 начальник", "3 AUTHORITY");

        assertThat(post("/steps/" + step("Методический совет"), body("4", "Экспертный совет")))
                .hasRedirectedUrl(page);
        assertThat(steps(null))
                .containsExactly("1 заместитель начальника", "2 начальник", "3 Экспертный совет", "4 AUTHORITY");

        assertThat(post("/steps/" + step("начальник") + "/removal", versioned()))
                .hasRedirectedUrl(page);
        assertThat(steps(null)).containsExactly("1 заместитель начальника", "2 Экспертный совет", "3 AUTHORITY");

        assertThat(post("/removal", versioned())).hasRedirectedUrl(page);
        assertThat(steps(null)).isEmpty();
        assertThat(get("")).bodyText().contains("Действует обычный маршрут");
        assertThat(jdbc.sql("select action from journal where subject_id = ? order by at, id")
                        .param(world.service)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ROUTE_ESTABLISHED",
                        "ROUTE_CHANGED",
                        "ROUTE_CHANGED",
                        "ROUTE_CHANGED",
                        "ROUTE_CHANGED",
                        "ROUTE_DISSOLVED");
    }

    @Test
    void kindHasARouteOfItsOwnBesideTheCommonOne() {
        post("", Map.of());
        assertThat(get("?kind=MEASURES")).bodyText().contains("Для этого вида действует общий маршрут организации");
        assertThat(post("", Map.of("kind", "MEASURES"))).hasRedirectedUrl(page + "?kind=MEASURES");
        Map<String, String> council = body("1", "Методический совет");
        council.put("kind", "MEASURES");
        assertThat(post("/steps", council)).hasRedirectedUrl(page + "?kind=MEASURES");
        assertThat(steps("MEASURES"))
                .containsExactly("1 заместитель начальника", "1 Методический совет", "2 AUTHORITY");
        assertThat(steps(null)).containsExactly("1 заместитель начальника", "2 AUTHORITY");
        assertThat(post("", Map.of("kind", "MEASURES"))).as("written already").hasStatus(409);
    }

    @Test
    void approverStaysAndIsNoBody() {
        post("", Map.of());
        String approver = "/steps/" + step("AUTHORITY");
        assertThat(get(""))
                .bodyText()
                .contains("/steps/" + step("заместитель начальника") + "/removal")
                .doesNotContain(approver + "/removal");
        assertThat(post(approver + "/removal", versioned())).hasStatus(409);
        assertThat(get(approver)).bodyText().doesNotContain("Коллегиальный орган");
        assertThat(post(approver, body("1", "Методический совет"))).hasStatus(422);
        assertThat(post(approver, office("1", world.authority, "начальник"))).hasRedirectedUrl(page);
        assertThat(steps(null)).containsExactly("1 заместитель начальника", "2 начальник");
    }

    @Test
    void whoeverIsLateIsToldAndChangesNothing() {
        post("", Map.of());
        Map<String, String> old = versioned();
        UUID endorser = step("заместитель начальника");
        assertThat(post("/steps", body("1", "Методический совет"))).hasStatus3xxRedirection();
        List<String> now = steps(null);
        assertThat(post("/steps/" + endorser + "/removal", old))
                .hasStatus(409)
                .bodyText()
                .contains("Пока вы правили, маршрут изменил другой человек");
        assertThat(post("/removal", old)).hasStatus(409);
        Map<String, String> late = body("1", "Совет опоздавших");
        late.putAll(old);
        assertThat(post("/steps", late))
                .hasStatus(409)
                .bodyText()
                .contains("Пока вы правили, маршрут изменили: Методист", "Маршрут сейчас", "Методический совет")
                .as("what was typed comes back in the form")
                .contains("value=\"Совет опоздавших\"");
        assertThat(steps(null)).isEqualTo(now);
    }

    @Test
    void bothVersionsOfAStepAreShownAndTheTypedOneIsSavedKnowingly() {
        post("", Map.of());
        post("/steps", body("1", "Методический совет"));
        String council = "/steps/" + step("Методический совет");
        Map<String, String> mine = body("1", "Совет мой");
        assertThat(post(council, body("1", "Совет чужой"))).hasStatus3xxRedirection();

        assertThat(post(council, mine))
                .hasStatus(409)
                .bodyText()
                .contains("Сейчас в маршруте", "Совет чужой", "Ввели вы", "value=\"Совет мой\"");
        mine.putAll(versioned());
        assertThat(post(council, mine)).hasRedirectedUrl(page);
        assertThat(steps(null)).contains("1 Совет мой");
    }

    @Test
    void whatWasTypedStaysWhenTheStepOrTheRouteHasGone() {
        post("", Map.of());
        post("/steps", body("1", "Методический совет"));
        String council = "/steps/" + step("Методический совет");
        Map<String, String> mine = body("1", "Совет мой");
        assertThat(post(council + "/removal", versioned())).hasStatus3xxRedirection();
        assertThat(post(council, mine))
                .hasStatus(409)
                .bodyText()
                .contains("Этого шага в маршруте больше нет", "value=\"Совет мой\"", "action=\"" + page + "/steps\"");

        assertThat(post("/removal", versioned())).hasStatus3xxRedirection();
        assertThat(post(council, mine))
                .hasStatus(409)
                .bodyText()
                .contains("Своего маршрута у организации больше нет", "Совет мой")
                .doesNotContain("action=\"" + page + "/steps");
    }

    @Test
    void wrongInputIsAskedAgainWithAllThatWasTyped() {
        post("", Map.of());
        Map<String, String> wrong = body("нет", "");
        wrong.put("days", "99");
        assertThat(post("/steps", wrong))
                .hasStatus(422)
                .bodyText()
                .contains("Заполните это поле", "Укажите число от 1 до 20", "Укажите число от 1 до 60", "value=\"99\"");
        Map<String, String> nowhere = body("1", "Методический совет");
        nowhere.put("addressee", "OFFICE");
        assertThat(post("/steps", nowhere))
                .hasStatus(422)
                .bodyText()
                .contains("Выберите должность из списка", "Методический совет");
        TestWorld elsewhere = worlds.make();
        assertThat(post("/steps", office("1", elsewhere.authority, "начальник")))
                .as("another region")
                .hasStatus(422);
        assertThat(post("/steps", office("1", UUID.randomUUID(), "начальник"))).hasStatus(422);
        assertThat(steps(null)).containsExactly("1 заместитель начальника", "2 AUTHORITY");
    }

    @Test
    void officesOfASchoolAreFoundWithoutLosingWhatWasTyped() {
        world.schoolWorker();
        post("", Map.of());
        String school = jdbc.sql("select short_name from organization where id = ?")
                .param(world.school)
                .query(String.class)
                .single();
        assertThat(get("/steps/new"))
                .bodyText()
                .contains("заместитель начальника")
                .doesNotContain(school + ":");
        Map<String, String> typed = body("1", "Методический совет");
        typed.put("find", "true");
        typed.put("q", school);
        assertThat(post("/steps", typed)).hasStatusOk().bodyText().contains(school + ":", "Методический совет");
        assertThat(steps(null)).hasSize(2);
    }

    private Map<String, String> body(String stage, String name) {
        Map<String, String> form = versioned();
        form.put("addressee", "BODY");
        form.put("body", name);
        form.put("stage", stage);
        return form;
    }

    private Map<String, String> office(String stage, UUID organization, String position) {
        Map<String, String> form = versioned();
        form.put("addressee", "OFFICE");
        form.put("office", organization + "|" + position);
        form.put("stage", stage);
        return form;
    }

    /** As a page opened now would send it; routes of a kind begin where the common one is in the tests. */
    private Map<String, String> versioned() {
        int version = jdbc.sql("select coalesce(max(version), 0) from approval_route"
                        + " where owner_id = ? and plan_kind is null")
                .param(world.service)
                .query(Integer.class)
                .single();
        return new HashMap<>(Map.of("version", String.valueOf(version)));
    }

    private List<String> steps(String kind) {
        return jdbc.sql("""
                        select s.stage || ' ' || coalesce(s.office, s.body, s.addressee) from approval_route_step s
                        join approval_route r on r.id = s.route_id
                        where r.owner_id = :owner and r.plan_kind is not distinct from cast(:kind as text)
                        order by s.stage, s.position
                        """)
                .param("owner", world.service)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private UUID step(String whose) {
        return jdbc.sql("""
                        select s.id from approval_route_step s join approval_route r on r.id = s.route_id
                        where r.owner_id = ? and r.plan_kind is null and ? = coalesce(s.office, s.body, s.addressee)
                        """).params(world.service, whose).query(UUID.class).single();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(page + path).with(signedIn.as(methodologist)).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> form) {
        var request =
                mvc.post().uri(page + path).with(signedIn.as(methodologist)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
