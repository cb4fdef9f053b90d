package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.web.Option;

/** What the filters and the legend of the matrix name. */
@MetodkartaTest
class MatrixNamesTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ProgressTables tables;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
    }

    @Test
    void twoRoadmapsOfOneTownAndPeriodAreToldApartAtTheBeginning() {
        UUID first = plan();
        UUID second = plan();
        act(first, "15-п");
        act(second, "27-п");

        List<Option> options = tables.roadmaps(methodologist);

        assertThat(options)
                .extracting(Option::label)
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label).matches("2026–2028 № (15|27)-п — .*"));
    }

    @Test
    void yearsWithoutWorkAreNotOffered() {
        UUID roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "декабрь 2026 года", schools(Part.LEAD)),
                        activity("2", "декабрь 2027 года", schools(Part.LEAD))),
                methodologist);
        pages.update("delete from assignment where roadmap_id = ? and for_year = 2027", roadmap);
        assertThat(pages.count("select count(*) from occurrence where roadmap_id = ? and for_year = 2027", roadmap))
                .isOne();
        for (String address :
                List.of("/acceptance/matrix?roadmap=" + roadmap, "/roadmaps/" + roadmap + "/year-closing")) {
            assertThat(pages.get(methodologist, address))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<option value=\"2027\"");
        }
    }

    @Test
    void theLegendNamesEverySign() {
        assertThat(pages.get(methodologist, "/acceptance/matrix?roadmap=" + plan() + "&year=2026"))
                .hasStatusOk()
                .bodyText()
                .containsPattern("(?s)<ul class=\"mk-legend\".*#i-x\".*Не исполнено.*</ul>")
                .contains("Исполнено частично", "Не требовалось");
    }

    private UUID plan() {
        return executions.inForce(
                executions.plan(world, methodologist, activity("1", "декабрь 2026 года", schools(Part.LEAD))),
                methodologist);
    }

    private void act(UUID roadmap, String number) {
        UUID act = Ids.next();
        jdbc.sql(
                        "insert into official_act (id, region_id, kind, issuer_text, signatory_text, number, entered_by, entered_at)"
                                + " values (?, ?, 'ORDER', 'УО', 'начальник', ?, ?, now())")
                .params(act, world.region, number, methodologist.accountId())
                .update();
        jdbc.sql("update revision set act_id = ? where roadmap_id = ?")
                .params(act, roadmap)
                .update();
    }
}
