package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** A refusal tells whether one may not look or only not change, and leads on to the thing concerned. */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    PlannedWorld world;

    @BeforeAll
    void makeWorld() {
        world = maker.make();
    }

    @Test
    void saysNoAccessWhereThereIsNothingToLookAt() {
        assertThat(mvc.get().uri("/accounts").with(signedIn.as(world.person("school"))))
                .hasStatus(403)
                .bodyText()
                .contains("<h1>Нет доступа</h1>")
                .doesNotContain("Смотреть можно");
    }

    @Test
    void saysLookButNotChangeAndLeadsToTheThing() {
        assertThat(mvc.get()
                        .uri(world.fill("/organizations/{school}/edition"))
                        .with(signedIn.as(world.person("school"))))
                .hasStatus(403)
                .bodyText()
                .contains("<h1>Смотреть можно, изменять — нет</h1>", world.fill("href=\"/organizations/{school}\""));
    }

    @Test
    void leadsFromAConflictToTheThing() {
        assertThat(mvc.post()
                        .uri(world.fill("/roadmaps/{force}/submission"))
                        .with(csrf())
                        .with(signedIn.as(world.person("methodologist"))))
                .hasStatus(409)
                .bodyText()
                .contains(world.fill("href=\"/roadmaps/{force}\""), "К дорожной карте");
    }

    @Test
    void leadsFromTheAddressOfASentFormToTheThing() {
        assertThat(mvc.get()
                        .uri(world.fill("/assignments/{assignment}/submission"))
                        .with(signedIn.as(world.person("school"))))
                .hasRedirectedUrl(world.fill("/assignments/{assignment}"));
        assertThat(mvc.get().uri("/acceptance/decisions").with(signedIn.as(world.person("methodologist"))))
                .hasStatus(405);
    }

    @Test
    void namesTheFieldInTheListOfErrors() {
        assertThat(mvc.post()
                        .uri("/organizations/municipalities")
                        .with(csrf())
                        .with(signedIn.as(world.person("region-admin"))))
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#field-name\">Название: заполните это поле</a>");
    }
}
