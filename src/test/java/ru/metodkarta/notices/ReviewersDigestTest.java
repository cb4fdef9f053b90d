package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.notices.NoticeWorld.at;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.account.Actors;
import ru.metodkarta.roadmap.ReviewTasks;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.ReviewedPlans;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestTime;

/** The digest names to each reviewer what waits for them, asked of all reviewers of a region at once. */
@MetodkartaTest
class ReviewersDigestTest {

    private static final int MOST_STATEMENTS = 20;
    private static final List<String> REVIEWERS = List.of(
            "author",
            "colleague",
            "official",
            "acting-official",
            "deputy",
            "acting-deputy",
            "registrar",
            "minister",
            "ministry-methodologist",
            "school");

    @Autowired
    NoticeWorld notices;

    @Autowired
    ReviewedPlans plans;

    @Autowired
    ReviewTasks tasks;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void noon() {
        TestTime.reset();
    }

    @Test
    void eachIsToldWhatTheirOwnPageShowsByAFixedNumberOfStatements() {
        notices.forgetEverybody();
        PlannedWorld made = plans.everyState();
        REVIEWERS.forEach(name -> notices.email(made.person(name), name + "@town.example"));
        successor(made);
        at("2026-11-24", "07:30");

        List<String> statements = SwitchableDataSource.statementsOf(() -> notices.plan(made.places()));

        int told = 0;
        for (String name : REVIEWERS) {
            Actor person = actors.byId(made.person(name).accountId()).orElseThrow();
            Set<UUID> waiting = tasks.of(person).stream()
                    .map(ReviewTasks.Awaiting::roadmapId)
                    .collect(Collectors.toSet());
            String letter = letter(name);
            assertThat(made.states().stream().map(made::id).filter(plan -> letter.contains("/roadmaps/" + plan)))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(waiting);
            told += waiting.isEmpty() ? 0 : 1;
        }
        assertThat(told).as("reviewers with something to decide").isGreaterThanOrEqualTo(4);
        assertThat(statements).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
    }

    /** Nobody is deputy any more: the affairs came to the colleague. */
    private void successor(PlannedWorld made) {
        UUID deputy = made.person("deputy").accountId();
        jdbc.sql("update role_assignment set until_on = date '2026-11-22' where account_id = ?")
                .param(deputy)
                .update();
        jdbc.sql("insert into role_succession (from_role_id, to_role_id, on_date, by_account, at)"
                        + " select d.id, c.id, date '2026-11-22', d.account_id, now() from role_assignment d, role_assignment c"
                        + " where d.account_id = ? and c.account_id = ?")
                .params(deputy, made.person("colleague").accountId())
                .update();
    }

    private String letter(String name) {
        return String.join(
                "\n",
                jdbc.sql("select body from mail_outbox where recipient = ?")
                        .param(name + "@town.example")
                        .query(String.class)
                        .list());
    }
}
