package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** An organization entered a second time is noticed however its name is spelt. */
@MetodkartaTest
class NamesakesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    TestWorld world;
    Actor administrator;

    @BeforeEach
    void register() {
        world = worlds.make();
        administrator = world.regionalAdministrator();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"СОШ № 1 Приозёрска", "«сош №1 приозерска»", "СОШ 1  ПРИОЗЁРСКА", "Средняя школа №1 Приозерска"})
    void warnsAndAsksBeforeASecondOneIsMade(String name) {
        assertThat(entering(name, world.town))
                .hasStatus(422)
                .bodyText()
                .contains("Всё равно создать", "/organizations/" + world.school, "Полное имя новой организации");
        assertThat(entering(name, world.town).param("anyway", "true")).hasStatus3xxRedirection();
    }

    @Test
    void theSameNameInAnotherTownIsAnotherOrganization() {
        assertThat(entering("СОШ № 1 Приозёрска", world.otherTown)).hasStatus3xxRedirection();
    }

    private MockMvcTester.MockMvcRequestBuilder entering(String shortName, UUID town) {
        return mvc.post()
                .uri("/organizations")
                .with(csrf())
                .with(signedIn.as(administrator))
                .param("kind", "SCHOOL")
                .param("fullName", "Полное имя новой организации")
                .param("shortName", shortName)
                .param("municipality", town.toString());
    }
}
