package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** What happens to organizations, by whom, and what old papers still mean afterwards. */
@MetodkartaTest
class OrganizationEventsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final String ACT = "постановление от 12.08.2026 № 431";

    @Autowired
    Worlds worlds;

    @Autowired
    OrganizationRegistry registry;

    @Autowired
    OrganizationDirectory directory;

    @Autowired
    OrganizationQueries queries;

    TestWorld world;
    Actor administrator;
    UUID school;
    NamingContext inTown;

    @BeforeEach
    void register() {
        world = worlds.make();
        administrator =
                world.person("Администратор", Role.ADMINISTRATOR, "администратор", world.authority, world.town, null);
        inTown = new NamingContext(world.region, world.town, null);
        school = registry.establish(administrator, school("МБОУ «СОШ № 7»"));
    }

    private NewOrganization school(String name) {
        return new NewOrganization(
                world.region,
                world.town,
                world.authority,
                null,
                OrganizationKind.SCHOOL,
                name + " города",
                name,
                List.of());
    }

    @Test
    void oldPapersStillNameARenamedSchool() {
        registry.rename(administrator, school, "Лицей № 7 города", "МБОУ «Лицей № 7»", DAY, ACT);

        assertThat(directory.find(school).orElseThrow().shortName()).isEqualTo("МБОУ «Лицей № 7»");
        assertThat(directory.resolve(inTown, "СОШ № 7 города")).isEmpty();
        assertThat(directory.resolve(inTown, "МБОУ «СОШ № 7»")).contains(NameMatch.organization(school));
        assertThat(queries.names(school).stream()
                        .filter(name -> name.name().equals("МБОУ «СОШ № 7»"))
                        .map(OrganizationQueries.Name::untilOn))
                .containsExactly(DAY.minusDays(1));
        assertThat(queries.events(school).get(0).formerName()).isEqualTo("МБОУ «СОШ № 7» города");
    }

    @Test
    void theSuccessorTakesOverNamesAndSubordinatesAndTheJoinedOneIsNotOfferedAnyMore() {
        UUID branch = registry.establish(
                administrator,
                new NewOrganization(
                        world.region,
                        world.town,
                        school,
                        null,
                        OrganizationKind.KINDERGARTEN,
                        "Дошкольный корпус",
                        "Корпус 2",
                        List.of()));

        registry.join(administrator, school, world.school, DAY, ACT);

        assertThat(directory.find(school).orElseThrow().archivedOn()).isEqualTo(DAY);
        assertThat(directory.find(branch).orElseThrow().parentId()).isEqualTo(world.school);
        assertThat(directory.resolve(inTown, "МБОУ «СОШ № 7»")).contains(NameMatch.organization(world.school));
        assertThat(directory.search(inTown, "СОШ № 7", 10))
                .extracting(OrganizationCard::id)
                .doesNotContain(school);
        assertThat(directory.members(inTown, GroupCode.SCHOOLS, GroupBasis.TERRITORY))
                .doesNotContain(school);
        assertThatThrownBy(() -> registry.restore(administrator, school)).isInstanceOf(Conflict.class);
    }

    @Test
    void anArchivedOneCanComeBackUnlessItEnded() {
        registry.archive(administrator, school);
        assertThat(directory.find(school).orElseThrow().archived()).isTrue();

        registry.restore(administrator, school);
        assertThat(directory.find(school).orElseThrow().archived()).isFalse();

        registry.close(administrator, school, null, DAY, ACT);
        assertThatThrownBy(() -> registry.rename(administrator, school, "А", "А", DAY, ACT))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void anEventOfTomorrowIsNotRecordedToday() {
        LocalDate tomorrow = LocalDate.of(2026, 11, 24);

        assertThatThrownBy(() -> registry.close(administrator, school, null, tomorrow, ACT))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void theAdministratorOfAnotherTownSeesButMayNotChangeAndIsToldWhoMay() {
        Actor stranger =
                world.person("Сосед", Role.ADMINISTRATOR, "администратор", world.otherAuthority, world.otherTown, null);

        assertThatThrownBy(() -> registry.archive(stranger, school))
                .isInstanceOfSatisfying(
                        NotAllowed.class, e -> assertThat(e.whoMay()).isEqualTo("администратор, УО Приозёрска"));
        assertThatThrownBy(() -> registry.establish(stranger, school("Чужая школа")))
                .isInstanceOf(NotAllowed.class);
        // to join it to one's own school needs both in the zone
        assertThatThrownBy(() -> registry.join(administrator, school, world.otherSchool, DAY, ACT))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anotherRegionsOrganizationIsNotThere() {
        TestWorld elsewhere = worlds.make();
        Actor stranger = elsewhere.person(
                "Чужой", Role.ADMINISTRATOR, "администратор", elsewhere.ministry, elsewhere.region, null);

        assertThatThrownBy(() -> registry.archive(stranger, school)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> registry.join(stranger, elsewhere.school, school, DAY, ACT))
                .isInstanceOf(NotFound.class);
    }
}
