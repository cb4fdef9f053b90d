package ru.metodkarta.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** Two people decide on one offer: whoever comes late sees both texts and loses neither. */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateOfferTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlannedWorldMaker maker;

    PlannedWorld world;

    @BeforeAll
    void makeWorld() {
        world = maker.make();
    }

    @BeforeEach
    void offered() {
        jdbc.sql("delete from roadmap_template where roadmap_id = ?")
                .param(world.id("force"))
                .update();
        assertThat(post("methodologist", "", Map.of("description", "Для малого города")))
                .hasStatus3xxRedirection();
    }

    @Test
    void aStaleDescriptionIsShownBesideTheStoredOneAndSavedOverItKnowingly() {
        assertThat(post("official", "", Map.of("description", "Первый", "seen", "Для малого города")))
                .hasStatus3xxRedirection();

        assertThat(post("methodologist", "", Map.of("description", "Второй", "seen", "Для малого города")))
                .hasStatus(409)
                .bodyText()
                .contains("это сделал другой человек: Начальник", "Первый", "Второй", "name=\"seen\">Первый<");
        assertThat(stored()).containsExactly("Первый");
        assertThat(post("methodologist", "", Map.of("description", "Второй", "seen", "Первый")))
                .hasStatus3xxRedirection();
        assertThat(stored()).containsExactly("Второй");
    }

    @Test
    void anOfferThatEndedOrChangedMeanwhileIsNotEndedByAnOldPage() {
        post("official", "", Map.of("description", "Первый", "seen", "Для малого города"));
        assertThat(post("methodologist", "/withdrawal", Map.of("seen", "Для малого города")))
                .hasStatus(409)
                .bodyText()
                .contains("Первый", "подтвердите ещё раз");
        assertThat(post("methodologist", "/withdrawal", Map.of("seen", "Первый")))
                .hasStatus3xxRedirection();
        assertThat(post("official", "/withdrawal", Map.of("seen", "Первый")))
                .hasStatus(409)
                .bodyText()
                .contains("Методист", "не предлагается как образец");
        assertThat(post("official", "", Map.of("description", "Моё", "seen", "Первый")))
                .hasStatus(409)
                .bodyText()
                .contains("не предлагается как образец", ">Моё<");
    }

    @Test
    void aRepeatedPostDoesOneThing() {
        Map<String, String> form = Map.of(
                "description",
                "Раз",
                "seen",
                "Для малого города",
                "requestKey",
                UUID.randomUUID().toString());
        assertThat(post("methodologist", "", form)).hasStatus3xxRedirection();
        assertThat(post("methodologist", "", form)).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select count(*) from journal where subject_id = ? and details ->> 'description' = 'Раз'")
                        .param(world.id("force"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private List<String> stored() {
        return jdbc.sql("select description from roadmap_template where roadmap_id = ?")
                .param(world.id("force"))
                .query(String.class)
                .list();
    }

    private MvcTestResult post(String person, String path, Map<String, String> form) {
        var request = mvc.post()
                .uri(world.fill("/roadmaps/{force}/template") + path)
                .with(signedIn.as(world.person(person)))
                .with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
