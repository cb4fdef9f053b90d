package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** One organization is chosen among thousands by a part of its name, on a small page, with and without scripts. */
@MetodkartaTest
class OrganizationLookupTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    SignedInAs signedIn;

    private static final int SMALL = 60 * 1024;

    TestWorld world;
    Actor administrator;

    @BeforeEach
    void aRegionOfTwoThousandSchools() {
        world = worlds.make();
        administrator = world.regionalAdministrator();
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, kind, full_name, short_name)
                        select gen_random_uuid(), :region, case when n % 2 = 0 then cast(:town as uuid) else cast(:other as uuid) end,
                          'SCHOOL', 'Муниципальное общеобразовательное учреждение «Школа № ' || n || '»', 'МБОУ «Школа № ' || n || '»'
                        from generate_series(101, 2100) n
                        """)
                .param("region", world.region)
                .param("town", world.town)
                .param("other", world.otherTown)
                .update();
    }

    @Test
    void pagesStaySmallHoweverManySchoolsThereAre() throws Exception {
        for (String page : new String[] {
            "/organizations/new",
            "/organizations/" + world.school + "/edition",
            "/organizations/" + world.school + "/events",
            "/organizations/lists/new",
            "/accounts/new",
            "/accounts/" + world.schoolWorker().accountId() + "/roles/new"
        }) {
            byte[] html = mvc.get()
                    .uri(page)
                    .with(signedIn.as(administrator))
                    .exchange()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(html.length).as(page).isLessThan(SMALL);
            assertThat(new String(html, StandardCharsets.UTF_8)).doesNotContain("Школа № 1500");
        }
    }

    @Test
    void withoutScriptsTheFormAnswersWithMatchesAndKeepsWhatWasTyped() {
        assertThat(form().param("fullName", "Новикова Анна")
                        .param("employerQ", "школа 204 приозерск")
                        .param("find", "employer"))
                .hasStatusOk()
                .bodyText()
                .contains("Новикова Анна", "value=\"школа 204 приозерск\"", "autofocus")
                .doesNotContain("mk-error");
        // typed, but sent with Enter: first the matches, then the deed
        assertThat(form().param("employerQ", "школа 206"))
                .hasStatusOk()
                .bodyText()
                .contains("Школа № 206»");
    }

    @Test
    void everyWordCountsANumberWhollyAndTheTownTellsNamesakesApart() {
        assertThat(choices("школа 206"))
                .bodyText()
                .contains("Школа № 206»", "город Приозёрск")
                .doesNotContain("Школа № 1206");
        assertThat(choices("сош заречный"))
                .bodyText()
                .contains("СОШ № 1 Заречного")
                .doesNotContain("Приозёрска");
        assertThat(choices("школа")).bodyText().contains("Показаны 20 из 2003");
        assertThat(choices("нетакой")).bodyText().contains("Ничего не найдено");
    }

    @Test
    void aFormerNameFindsTheOrganizationToo() {
        jdbc.sql(
                        "insert into organization_name (id, organization_id, kind, name) values (gen_random_uuid(), ?, 'ALIAS', ?)")
                .params(world.school, "Гимназия имени Крылова")
                .update();

        assertThat(choices("крылова гимназия")).bodyText().contains("СОШ № 1 Приозёрска");
    }

    @Test
    void theEmployerIsLookedForInTheOwnZoneAndTheOwnRegionOnly() {
        Actor ofTown = world.administrator();
        UUID foreign = worlds.make().school;

        assertThat(mvc.get()
                        .uri("/organizations/choices?field=EMPLOYER&employerQ=сош&employer={id}", foreign)
                        .with(signedIn.as(ofTown)))
                .bodyText()
                .contains(world.school.toString())
                .doesNotContain(world.otherSchool.toString(), foreign.toString());
    }

    private MockMvcTester.MockMvcRequestBuilder choices(String typed) {
        return mvc.get()
                .uri("/organizations/choices?field=EMPLOYER&employerQ={q}", typed)
                .with(signedIn.as(administrator));
    }

    private MockMvcTester.MockMvcRequestBuilder form() {
        return mvc.post().uri("/accounts").with(csrf()).with(signedIn.as(administrator));
    }
}
