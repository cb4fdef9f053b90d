package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

class AssignmentPermissionsTest {

    private static final UUID REGION = UUID.randomUUID();
    private static final UUID TOWN = UUID.randomUUID();
    private static final UUID MINISTRY = UUID.randomUUID();
    private static final UUID AUTHORITY = UUID.randomUUID();
    private static final UUID SERVICE = UUID.randomUUID();
    private static final UUID SCHOOL = UUID.randomUUID();
    private static final UUID ASSOCIATION = UUID.randomUUID();

    /** Letters: v views, r reports, d decides, a may close without a second person. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "school worker,        school,                 vr",
        "school worker,        other school,           -",
        "school worker,        coordinator,            -",
        "town methodologist,   school,                 vda",
        "town methodologist,   coordinator,            vra",
        "town methodologist,   authority,              va",
        "town methodologist,   association,            vra",
        "town methodologist,   school of other town,   -",
        "town methodologist,   authority in regional,  v",
        "town methodologist,   school in regional,     vd",
        "town official,        school,                 vd",
        "town official,        authority,              vrd",
        "town official,        coordinator,            vd",
        "town official,        authority in regional,  vr",
        "town supervisor,      coordinator,            vd",
        "town administrator,   school,                 v",
        "ministry methodologist, school,               vda",
        "ministry methodologist, coordinator,          vda",
        "ministry methodologist, authority in regional, vda",
        "ministry methodologist, ministry,             vra",
        "ministry official,    ministry,               vrd",
        "foreign methodologist, school,                -"
    })
    void asTheTableSays(String who, String what, String rights) {
        Grant grant = grants().get(who);
        AssignmentPlace place = places().get(what);
        String found = (AssignmentPermissions.mayView(grant, place) ? "v" : "")
                + (AssignmentPermissions.mayReport(grant, place) ? "r" : "")
                + (AssignmentPermissions.mayDecide(grant, place) ? "d" : "")
                + (AssignmentPermissions.mayCloseAlone(grant, place) ? "a" : "");
        assertThat(found.isEmpty() ? "-" : found).isEqualTo(rights);
    }

    private static Map<String, Grant> grants() {
        return Map.of(
                "school worker", grant(Role.STAFF, SCHOOL, REGION, null, SCHOOL),
                "town methodologist", grant(Role.METHODOLOGIST, SERVICE, REGION, TOWN, null),
                "town official", grant(Role.OFFICIAL, AUTHORITY, REGION, TOWN, null),
                "town supervisor", grant(Role.SUPERVISOR, AUTHORITY, REGION, TOWN, null),
                "town administrator", grant(Role.ADMINISTRATOR, AUTHORITY, REGION, TOWN, null),
                "ministry methodologist", grant(Role.METHODOLOGIST, MINISTRY, REGION, null, null),
                "ministry official", grant(Role.OFFICIAL, MINISTRY, REGION, null, null),
                "foreign methodologist", grant(Role.METHODOLOGIST, UUID.randomUUID(), UUID.randomUUID(), null, null));
    }

    private static Map<String, AssignmentPlace> places() {
        return Map.of(
                "school", place(TOWN, SCHOOL, null, OrganizationKind.SCHOOL, Level.MUNICIPAL),
                "other school", place(TOWN, UUID.randomUUID(), null, OrganizationKind.SCHOOL, Level.MUNICIPAL),
                "school of other town",
                        place(UUID.randomUUID(), UUID.randomUUID(), null, OrganizationKind.SCHOOL, Level.MUNICIPAL),
                "school in regional", place(TOWN, SCHOOL, null, OrganizationKind.SCHOOL, Level.REGIONAL),
                "coordinator", place(TOWN, SERVICE, null, OrganizationKind.METHODICAL_SERVICE, Level.MUNICIPAL),
                "association", place(TOWN, ASSOCIATION, SERVICE, OrganizationKind.ASSOCIATION, Level.MUNICIPAL),
                "authority", place(TOWN, AUTHORITY, null, OrganizationKind.AUTHORITY, Level.MUNICIPAL),
                "authority in regional", place(TOWN, AUTHORITY, null, OrganizationKind.AUTHORITY, Level.REGIONAL),
                "ministry", place(null, MINISTRY, null, OrganizationKind.MINISTRY, Level.REGIONAL));
    }

    private static AssignmentPlace place(
            UUID municipality, UUID organization, UUID reporter, OrganizationKind kind, Level level) {
        UUID coordinator = level == Level.REGIONAL ? MINISTRY : SERVICE;
        return new AssignmentPlace(REGION, municipality, organization, reporter, kind, level, coordinator, coordinator);
    }

    private static Grant grant(Role role, UUID employer, UUID region, UUID municipality, UUID organization) {
        return new Grant(
                UUID.randomUUID(),
                role,
                "должность",
                employer,
                "организация",
                region,
                municipality == null && organization == null,
                municipality == null ? Set.of() : Set.of(municipality),
                organization == null ? Set.of() : Set.of(organization),
                Set.of(),
                false);
    }
}
