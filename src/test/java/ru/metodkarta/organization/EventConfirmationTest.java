package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** The end of an organization is carried out only after what follows from it has been shown. */
@MetodkartaTest
class EventConfirmationTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    OrganizationDirectory directory;

    PlannedWorld world;

    @BeforeEach
    void plans() {
        world = maker.make();
    }

    @Test
    void tellsHowMuchOpenWorkPassesAndWhoseRolesRemain() {
        int open = jdbc.sql("select count(*) from assignment where organization_id = ? and state in "
                        + "('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')")
                .param(school())
                .query(Integer.class)
                .single();
        assertThat(open).isPositive();

        assertThat(joining())
                .hasStatusOk()
                .bodyText()
                .containsPattern(">" + open + " открыт\\S+ задани|открыт\\S+ задани\\S+ будут сняты")
                .contains("Присоединить «", "действующ", "Вернуться и исправить");
        assertThat(directory.find(school()).orElseThrow().archived()).isFalse();
    }

    @Test
    void goesBackWithEverythingTypedAndIsDoneOnceConfirmed() {
        assertThat(joining().param("back", "true")).hasStatusOk().bodyText().contains("постановление № 5", "field-act");

        assertThat(joining().param("confirmed", "true")).hasStatus3xxRedirection();
        assertThat(directory.find(school()).orElseThrow().archived()).isTrue();
    }

    private UUID school() {
        return world.id("school");
    }

    private MockMvcTester.MockMvcRequestBuilder joining() {
        return mvc.post()
                .uri("/organizations/{id}/events", school())
                .with(csrf())
                .with(signedIn.as(world.person("admin")))
                .param("kind", "JOINED")
                .param("on", "2026-11-20")
                .param("act", "постановление № 5")
                .param("successor", world.id("secondSchool").toString());
    }
}
