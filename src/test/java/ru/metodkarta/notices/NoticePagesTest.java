package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** The bell, the list, and who sets what. */
@MetodkartaTest
class NoticePagesTest {

    @Autowired
    PlannedWorldMaker worlds;

    @Autowired
    RegionRulesBook rules;

    @Autowired
    Preferences preferences;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    PlannedWorld world;
    Actor school;

    @BeforeEach
    void people() {
        world = worlds.make();
        school = world.person("school");
        jdbc.sql("delete from notice where account_id = ? and id <> ?")
                .params(school.accountId(), world.id("notice"))
                .update();
    }

    @Test
    void aNoticeLeadsToItsRowAndIsReadByThat() {
        assertThat(get(school, "/notices")).hasStatusOk().bodyText().contains("До срока три дня", "Новое:");
        assertThat(get(school, "/notices/count")).hasStatusOk().bodyText().contains(">1<");

        assertThat(get(school, world.fill("/notices/{notice}")))
                .hasRedirectedUrl(world.fill("/assignments/{assignment}"));

        assertThat(get(school, "/notices/count")).bodyText().doesNotContain("mk-count");
        assertThat(get(school, "/notices"))
                .bodyText()
                .contains("До срока три дня")
                .doesNotContain("Новое:");
    }

    /** The same row comes every year, and an outcome is more than that there is one. */
    @Test
    void aNoticeNamesTheYearAndTheOutcome() {
        jdbc.sql("update assignment set state = 'NOT_DONE' where id = ?")
                .param(world.id("assignment"))
                .update();
        jdbc.sql("update notice set kind = 'CLOSED' where id = ?")
                .param(world.id("notice"))
                .update();

        assertThat(get(school, "/notices")).bodyText().contains("Итог определён", "Не исполнено", "за 2026 год");
    }

    @Test
    void allThatWasShownIsMarkedAsRead() {
        assertThat(post(school, "/notices/reading", "shown", "2026-11-20T00:00:00Z"))
                .hasStatus(302);
        assertThat(get(school, "/notices/count")).bodyText().contains("mk-count");
        assertThat(post(school, "/notices/reading", "shown", "2026-11-23T00:00:00Z"))
                .hasStatus(302);
        assertThat(get(school, "/notices/count")).bodyText().doesNotContain("mk-count");
    }

    @Test
    void aPersonChoosesWhatComesByMail() {
        assertThat(get(school, "/notices/preferences")).hasStatusOk().bodyText().contains("Вы ещё не выбирали");
        assertThat(post(school, "/notices/preferences", "preset", "иногда")).hasStatus(422);
        assertThat(post(school, "/notices/preferences", "preset", "LATE_ONLY"))
                .hasRedirectedUrl("/notices/preferences");
        assertThat(preferences.of(school).preset()).isEqualTo(Preset.LATE_ONLY);
    }

    @Test
    void theDirectorSetsTheMailboxOfTheOwnSchoolOnly() {
        Actor director = world.places()
                .person("Директорша", Role.STAFF, "директор", world.id("school"), null, world.id("school"));
        String own = "/notices/mailboxes/" + world.id("school");

        assertThat(get(director, "/notices/preferences")).bodyText().contains(own);
        assertThat(post(director, own, "preset", "LATE_ONLY")).hasRedirectedUrl(own);
        assertThat(preferences.mailbox(director, world.id("school")).preset()).isEqualTo(Preset.LATE_ONLY);
        assertThat(get(director, "/notices/mailboxes/" + world.id("secondSchool")))
                .hasStatus(403);
        assertThat(get(school, own)).hasStatus(403);
    }

    @Test
    void theRegionSetsWhenSchoolsAreLeftInPeaceAndWhenHeadsAreTold() {
        Actor administrator = world.person("region-admin");
        MvcTestResult wrong = mvc.post()
                .uri("/notices/settings")
                .param("quiet", "всё лето")
                .param("escalateAfter", "0")
                .with(csrf())
                .with(signedIn.as(administrator))
                .exchange();
        assertThat(wrong).hasStatus(422).bodyText().contains("всё лето", "Запишите периоды так");
        MvcTestResult right = mvc.post()
                .uri("/notices/settings")
                .param("quiet", "01.06-31.08")
                .param("escalateAfter", "10")
                .with(csrf())
                .with(signedIn.as(administrator))
                .exchange();
        assertThat(right).hasRedirectedUrl("/notices/settings");
        assertThat(rules.of(administrator.regionId()))
                .isEqualTo(new RegionRules(QuietPeriods.typed("01.06-31.08").orElseThrow(), 10));
        assertThat(get(administrator, "/notices/mail"))
                .hasStatusOk()
                .bodyText()
                .contains("Последние дни рассылки", "Организаций без официальной почты");
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String url, String name, String value) {
        return mvc.post()
                .uri(url)
                .param(name, value)
                .with(csrf())
                .with(signedIn.as(actor))
                .exchange();
    }
}
