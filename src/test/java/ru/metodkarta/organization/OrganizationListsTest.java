package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Saved lists hold organizations of their territory, put in a page at a time or by a search. */
@MetodkartaTest
class OrganizationListsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    OrganizationDirectory directory;

    TestWorld world;
    Actor methodologist;
    UUID list;

    @BeforeEach
    void aListOfTheTown() {
        world = worlds.make();
        methodologist = world.methodologist();
        String next = post("/organizations/lists")
                .param("name", "Пилотные школы")
                .param("municipality", world.town.toString())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        list = UUID.fromString(next.split("/")[3]);
    }

    @Test
    void isOfferedInItsTownOnly() {
        assertThat(adding(world.school)).hasStatus3xxRedirection();

        assertThat(directory.savedLists(new NamingContext(world.region, world.town, null)))
                .singleElement()
                .satisfies(
                        saved -> assertThat(directory.listMembers(saved.id())).containsExactly(world.school));
        assertThat(directory.savedLists(new NamingContext(world.region, world.otherTown, null)))
                .isEmpty();
    }

    @Test
    void refusesOrganizationsOfAnotherTerritoryAndUnknownOnes() {
        UUID foreign = worlds.make().school;
        for (UUID stranger : new UUID[] {world.otherSchool, world.ministry, foreign, UUID.randomUUID()}) {
            assertThat(adding(world.school, stranger))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Среди отмеченных есть другие", "value=\"" + world.school + "\" checked");
        }
        assertThat(directory.listMembers(list)).isEmpty();
    }

    @Test
    void takesAllThatASearchFindsOfItsTerritory() {
        assertThat(post("/organizations/lists/{id}/additions", list)
                        .param("kind", "SCHOOL")
                        .param("all", "true"))
                .hasStatus3xxRedirection();

        assertThat(directory.listMembers(list)).containsExactlyInAnyOrder(world.school, world.secondSchool);
    }

    @Test
    void whoeverTurnsThePageLosesNothingMarked() {
        for (int n = 1; n <= 60; n++) {
            world.organization(world.town, world.authority, null, "SCHOOL", "Лицей № " + n, "Лицей № " + n);
        }

        assertThat(post("/organizations/lists/{id}/additions", list)
                        .param("members", world.school.toString())
                        .param("page", "1")
                        .param("go", "2"))
                .hasRedirectedUrl("/organizations/lists/" + list + "/additions?page=2");

        assertThat(directory.listMembers(list)).containsExactly(world.school);
        assertThat(mvc.get()
                        .uri("/organizations/lists/{id}/additions?q=лицей 7", list)
                        .with(signedIn.as(methodologist)))
                .bodyText()
                .contains(">Лицей № 7<")
                .doesNotContain(">Лицей № 17<");
    }

    @Test
    void letsGoOfThoseMarkedAndOfWhoeverMovesAway() {
        adding(world.school, world.secondSchool, world.kindergarten).exchange();
        assertThat(post("/organizations/lists/{id}/removal", list).param("members", world.school.toString()))
                .hasStatus3xxRedirection();
        assertThat(directory.listMembers(list)).containsExactlyInAnyOrder(world.secondSchool, world.kindergarten);

        assertThat(mvc.post()
                        .uri("/organizations/{id}/edition", world.secondSchool)
                        .with(csrf())
                        .with(signedIn.as(world.regionalAdministrator()))
                        .param("version", "0")
                        .param("kind", "SCHOOL")
                        .param("fullName", "Школа")
                        .param("shortName", "Школа")
                        .param("municipality", world.otherTown.toString()))
                .hasStatus3xxRedirection();
        assertThat(directory.listMembers(list)).containsExactly(world.kindergarten);
    }

    private MockMvcTester.MockMvcRequestBuilder adding(UUID... members) {
        MockMvcTester.MockMvcRequestBuilder request = post("/organizations/lists/{id}/additions", list);
        for (UUID member : members) {
            request = request.param("members", member.toString());
        }
        return request;
    }

    private MockMvcTester.MockMvcRequestBuilder post(String address, Object... parts) {
        return mvc.post().uri(address, parts).with(csrf()).with(signedIn.as(methodologist));
    }
}
