package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ru.metodkarta.testing.MetodkartaTest;

/** Printed names mean organizations of the roadmap's own place. */
@MetodkartaTest
class OrganizationDirectoryTest {

    @Autowired
    OrganizationRegistry registry;

    @Autowired
    OrganizationDirectory directory;

    UUID region;
    UUID town;
    UUID neighbour;
    UUID ministry;
    UUID authority;
    UUID service;
    UUID neighbourService;
    UUID school;
    UUID regionalSchool;
    UUID privateSchool;
    NamingContext inTown;
    NamingContext inRegion;

    @BeforeEach
    void register() {
        region = registry.openRegion("Лесной край", "Лесной край", ZoneId.of("Asia/Yekaterinburg"))
                .id();
        town = registry.openMunicipality(region, "город Бор", "Бор", null).id();
        neighbour = registry.openMunicipality(region, "город Луг", "Луг", null).id();
        ministry = found(null, null, region, OrganizationKind.MINISTRY, "Минобр", List.of());
        authority = found(town, ministry, town, OrganizationKind.AUTHORITY, "УО Бора", List.of("МОУО", "ГОРУНО"));
        service = found(
                town,
                authority,
                null,
                OrganizationKind.METHODICAL_SERVICE,
                "МАУ «ЦРО»",
                List.of("ЦРО", "Учёный центр"));
        UUID neighbourAuthority =
                found(neighbour, ministry, neighbour, OrganizationKind.AUTHORITY, "УО Луга", List.of("МОУО"));
        neighbourService =
                found(neighbour, neighbourAuthority, null, OrganizationKind.METHODICAL_SERVICE, "ММЦ", List.of("ЦРО"));
        school = found(town, authority, null, OrganizationKind.SCHOOL, "МБОУ «СОШ № 1»", List.of());
        regionalSchool = found(town, ministry, null, OrganizationKind.SCHOOL, "Краевая гимназия", List.of());
        privateSchool = found(town, null, null, OrganizationKind.SCHOOL, "Лицей «Путь»", List.of());
        inTown = new NamingContext(region, town, null);
        inRegion = new NamingContext(region, null, null);
    }

    private UUID found(
            UUID place, UUID parent, UUID actsFor, OrganizationKind kind, String name, List<String> aliases) {
        return registry.establish(
                new NewOrganization(region, place, parent, actsFor, kind, name + " (полное)", name, aliases));
    }

    @Test
    void meansTheContextsOwnByAnAlias() {
        assertThat(directory.resolve(inTown, "ЦРО")).contains(NameMatch.organization(service));
        assertThat(directory.resolve(new NamingContext(region, neighbour, null), "ЦРО"))
                .contains(NameMatch.organization(neighbourService));
    }

    @Test
    void overlooksQuotesCaseYoSpacesAndStops() {
        assertThat(directory.resolve(inTown, " - мау \u00a0«цро»;")).contains(NameMatch.organization(service));
        assertThat(directory.resolve(inTown, "МАУ \"ЦРО\".")).contains(NameMatch.organization(service));
        assertThat(directory.resolve(inTown, "ученый центр")).contains(NameMatch.organization(service));
        assertThat(directory.resolve(inTown, "МБОУ «СОШ №1»")).contains(NameMatch.organization(school));
    }

    @Test
    void preferAnOrganizationOfTheTownToAGroupName() {
        assertThat(directory.resolve(inTown, "МОУО")).contains(NameMatch.organization(authority));
        assertThat(directory.resolve(inTown, "школы")).contains(NameMatch.group(GroupCode.SCHOOLS));
        assertThat(directory.resolve(inRegion, "МОУО")).contains(NameMatch.group(GroupCode.AUTHORITIES));
    }

    @Test
    void doesNotTakeAnotherTownsAliasForARegionalRoadmap() {
        assertThat(directory.resolve(inRegion, "ЦРО")).isEmpty();
        assertThat(directory.resolve(inTown, "ММЦ")).contains(NameMatch.organization(neighbourService));
    }

    @Test
    void leavesAnAmbiguousNameOpen() {
        found(town, authority, null, OrganizationKind.ASSOCIATION, "РМО", List.of("ЦРО"));

        assertThat(directory.resolve(inTown, "ЦРО")).isEmpty();
    }

    @Test
    void neverLooksIntoAnotherRegion() {
        UUID other = registry.openRegion("Степной край", "Степной край", ZoneId.of("Asia/Omsk"))
                .id();

        assertThat(directory.resolve(new NamingContext(other, null, null), "МАУ «ЦРО»"))
                .isEmpty();
        assertThat(directory.search(new NamingContext(other, null, null), "ЦРО", 10))
                .isEmpty();
        assertThat(directory.members(new NamingContext(other, null, null), GroupCode.ALL, GroupBasis.TERRITORY))
                .isEmpty();
    }

    @Test
    void countsARegionalAndAPrivateSchoolByTerritoryOnly() {
        assertThat(directory.members(inTown, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION))
                .containsExactly(school);
        assertThat(directory.members(inTown, GroupCode.SCHOOLS, GroupBasis.TERRITORY))
                .containsExactlyInAnyOrder(school, regionalSchool, privateSchool);
        assertThat(directory.members(inRegion, GroupCode.METHODICAL_SERVICES, GroupBasis.SUBORDINATION))
                .containsExactlyInAnyOrder(service, neighbourService);
    }
}
