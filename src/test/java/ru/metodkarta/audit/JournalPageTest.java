package ru.metodkarta.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class JournalPageTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Journal journal;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
    }

    private void happened(String action, String kind, String title, UUID town) {
        journal.record(
                methodologist,
                "методист, ЦРО",
                action,
                new Journal.Subject(kind, UUID.randomUUID(), title, world.region, town, null),
                Map.of());
    }

    private String seenBy(Actor actor, String query) throws Exception {
        return mvc.get()
                .uri(java.net.URI.create("/journal" + query))
                .with(signedIn.as(actor))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void namesListsOfTheProductInTheLanguageOfTheReader() throws Exception {
        journal.recordListExport(methodologist, "Информация о ходе выполнения", "overview.note.title");
        String russian = seenBy(methodologist, "?action=LIST_EXPORTED");
        String english = seenBy(methodologist, "?action=LIST_EXPORTED&lang=en");
        assertThat(russian).contains("Выгружен список", "Информация о ходе выполнения");
        assertThat(english).contains("List exported").doesNotContain("Информация о ходе выполнения");
    }

    @Test
    void showsTheOwnZoneOnlyAndPeopleToAdministratorsOnly() throws Exception {
        happened("ORGANIZATION_RENAMED", "ORGANIZATION", "Своя школа", world.town);
        happened("ORGANIZATION_RENAMED", "ORGANIZATION", "Чужая школа", world.otherTown);
        happened("ACCOUNT_BLOCKED", "ACCOUNT", "Некто", world.town);
        Actor administrator =
                world.person("Администратор", Role.ADMINISTRATOR, "администратор", world.authority, world.town, null);

        assertThat(seenBy(methodologist, ""))
                .contains("Своя школа", "Организация переименована", "23.11.2026 12:00")
                .doesNotContain("Чужая школа", "Некто");
        assertThat(seenBy(administrator, "")).contains("Своя школа", "Некто");
        assertThat(mvc.get().uri("/journal").with(signedIn.as(world.schoolWorker())))
                .hasStatus(403);
    }

    @Test
    void showsAnUnwordedActionByItsCode() throws Exception {
        happened("SOMETHING_NEW", "ROADMAP", "Карта", world.town);

        assertThat(seenBy(methodologist, "")).contains("SOMETHING_NEW");
    }

    @Test
    void pagesFromTheNewestToTheOldestWithoutRepeating() throws Exception {
        for (int i = 0; i < 60; i++) {
            happened("ORGANIZATION_EDITED", "ORGANIZATION", "Запись № " + i + ".", world.town);
        }

        String first = seenBy(methodologist, "?q=%D0%97%D0%B0%D0%BF%D0%B8%D1%81%D1%8C&action=ORGANIZATION_EDITED");
        assertThat(first).contains("Запись № 59.", "Запись № 10.").doesNotContain("Запись № 9.");
        String link = first.replaceAll("(?s).*href=\"/journal(\\\\?[^\"]*before=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(mvc.get().uri(java.net.URI.create("/journal" + link)).with(signedIn.as(methodologist)))
                .bodyText()
                .contains("Запись № 9.", "Запись № 0.")
                .doesNotContain("Запись № 10.");
    }

    @Test
    void misspeltFiltersFallAway() {
        assertThat(mvc.get()
                        .uri(java.net.URI.create("/journal?from=yesterday&until=32.13.2026&before=x_y&action=NONE"))
                        .with(signedIn.as(methodologist)))
                .hasStatusOk();
    }
}
