package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;

/**
 * The year 2026 of a plan, closed by those who decide.
 *
 * @param deciders each gives the outcomes that are theirs; the first closes
 */
record ClosedYear(SchoolWorld pages, YearClosingWork closing, JdbcClient jdbc, UUID roadmap, List<Actor> deciders) {

    String address() {
        return "/roadmaps/" + roadmap + "/year-closing";
    }

    void close() {
        closeOutcomes();
        closing.close(deciders.get(0), roadmap, 2026, "Совещание", null);
    }

    /** Everybody's by whoever decides on it. */
    void closeOutcomes() {
        for (Actor who : deciders) {
            Map<String, String> typed = new HashMap<>(Map.of("year", "2026", "commonReason", "Год закончился"));
            jdbc.sql(
                            "select o.id, o.kind from occurrence o where o.roadmap_id = ? and o.for_year = 2026 and exists ("
                                    + "select 1 from assignment a where a.occurrence_id = o.id and a.state in ('NOT_STARTED', 'IN_PROGRESS', 'RETURNED'))")
                    .param(roadmap)
                    .query(row -> {
                        typed.put(
                                "outcome-" + row.getString("id"),
                                "AS_NEEDED".equals(row.getString("kind")) ? "NOT_NEEDED" : "NOT_DONE");
                    });
            if (typed.size() > 2) {
                assertThat(pages.postMeant(who, address() + "/outcomes", typed)).hasStatus3xxRedirection();
            }
        }
    }

    /** As the page would send it. */
    Map<String, String> typed(Actor who) {
        MvcTestResult page = pages.get(who, address() + "/reopening?year=2026");
        assertThat(page).hasStatusOk();
        String html = new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        return new HashMap<>(Map.of(
                "year",
                "2026",
                "reopenReason",
                "Закрыли по ошибке",
                "reopenAct",
                "приказ № 5",
                "reopenUntil",
                "01.03.2027",
                "seen",
                html.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1")));
    }
}
