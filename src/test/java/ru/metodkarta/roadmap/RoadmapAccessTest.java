package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/** The "sees" table of the product, role by role, level by level, state by state. */
class RoadmapAccessTest {

    static final UUID REGION = UUID.randomUUID();
    static final UUID TOWN = UUID.randomUUID();
    static final UUID OTHER_TOWN = UUID.randomUUID();
    static final UUID SCHOOL = UUID.randomUUID();
    static final UUID OTHER_SCHOOL = UUID.randomUUID();

    static final Map<String, Grant> WHO = Map.ofEntries(
            Map.entry("ministry", region(REGION, Role.METHODOLOGIST)),
            Map.entry("minister", region(REGION, Role.OFFICIAL)),
            Map.entry("town", town(TOWN, Role.METHODOLOGIST)),
            Map.entry("town-official", town(TOWN, Role.OFFICIAL)),
            Map.entry("town-control", town(TOWN, Role.SUPERVISOR)),
            Map.entry("town-admin", town(TOWN, Role.ADMINISTRATOR)),
            Map.entry("other-town", town(OTHER_TOWN, Role.METHODOLOGIST)),
            Map.entry("school", school(SCHOOL, TOWN, Role.STAFF)),
            Map.entry("director", school(SCHOOL, TOWN, Role.OFFICIAL)),
            Map.entry("other-school", school(OTHER_SCHOOL, TOWN, Role.STAFF)),
            Map.entry("far-school", school(UUID.randomUUID(), OTHER_TOWN, Role.STAFF)),
            Map.entry("other-region", region(UUID.randomUUID(), Role.OFFICIAL)));

    @ParameterizedTest(name = "{0} sees of {1}: draft {2}, submitted {3}, approved {4}")
    @CsvSource({
        "ministry,      REGIONAL,      true,  true,  true",
        "minister,      REGIONAL,      true,  true,  true",
        "town,          REGIONAL,      false, false, true",
        "town-official, REGIONAL,      false, false, true",
        "school,        REGIONAL,      false, false, true",
        "other-region,  REGIONAL,      false, false, false",
        "ministry,      MUNICIPAL,     false, true,  true",
        "minister,      MUNICIPAL,     false, true,  true",
        "town,          MUNICIPAL,     true,  true,  true",
        "town-official, MUNICIPAL,     true,  true,  true",
        "town-control,  MUNICIPAL,     true,  true,  true",
        "town-admin,    MUNICIPAL,     true,  true,  true",
        "other-town,    MUNICIPAL,     false, false, false",
        "school,        MUNICIPAL,     false, false, true",
        "director,      MUNICIPAL,     false, false, true",
        "far-school,    MUNICIPAL,     false, false, false",
        "other-region,  MUNICIPAL,     false, false, false",
        "ministry,      INSTITUTIONAL, false, false, true",
        "town,          INSTITUTIONAL, false, true,  true",
        "other-town,    INSTITUTIONAL, false, false, false",
        "school,        INSTITUTIONAL, true,  true,  true",
        "director,      INSTITUTIONAL, true,  true,  true",
        "other-school,  INSTITUTIONAL, false, false, false",
        "other-region,  INSTITUTIONAL, false, false, false",
    })
    void sees(String who, Level level, boolean draft, boolean submitted, boolean approved) {
        Actor actor = actor(WHO.get(who));
        assertThat(RoadmapAccess.maySee(actor, place(level), false, false)).isEqualTo(draft);
        assertThat(RoadmapAccess.maySee(actor, place(level), false, true)).isEqualTo(submitted);
        assertThat(RoadmapAccess.maySee(actor, place(level), true, false)).isEqualTo(approved);
        assertThat(RoadmapAccess.maySeeDraft(actor, place(level), false)).isEqualTo(draft);
    }

    @ParameterizedTest(name = "{0} at {1}: edits {2}, approves {3}")
    @CsvSource({
        "ministry,      REGIONAL,      true,  false",
        "minister,      REGIONAL,      false, true",
        "town,          REGIONAL,      false, false",
        "ministry,      MUNICIPAL,     false, false",
        "minister,      MUNICIPAL,     false, false",
        "town,          MUNICIPAL,     true,  false",
        "town-official, MUNICIPAL,     false, true",
        "town-control,  MUNICIPAL,     false, false",
        "town-admin,    MUNICIPAL,     false, false",
        "other-town,    MUNICIPAL,     false, false",
        "school,        MUNICIPAL,     false, false",
        "director,      MUNICIPAL,     false, false",
        "school,        INSTITUTIONAL, true,  false",
        "director,      INSTITUTIONAL, false, true",
        "other-school,  INSTITUTIONAL, false, false",
        "town-official, INSTITUTIONAL, false, false",
        "other-region,  REGIONAL,      false, false",
    })
    void acts(String who, Level level, boolean edits, boolean approves) {
        assertThat(RoadmapAccess.mayEdit(WHO.get(who), place(level))).isEqualTo(edits);
        assertThat(RoadmapAccess.mayApprove(WHO.get(who), place(level))).isEqualTo(approves);
        assertThat(RoadmapAccess.mayRegisterAct(WHO.get(who), place(level))).isFalse();
    }

    static RoadmapPlace place(Level level) {
        return new RoadmapPlace(
                REGION,
                level == Level.REGIONAL ? null : TOWN,
                level == Level.INSTITUTIONAL ? SCHOOL : null,
                level,
                UUID.randomUUID());
    }

    private static Actor actor(Grant grant) {
        return new Actor(UUID.randomUUID(), "x", "x", grant.regionId(), "x", ZoneId.of("UTC"), List.of(grant));
    }

    private static Grant region(UUID region, Role role) {
        return grant(region, role, true, Set.of(), Set.of(), Set.of());
    }

    private static Grant town(UUID town, Role role) {
        return grant(REGION, role, false, Set.of(town), Set.of(), Set.of());
    }

    private static Grant school(UUID school, UUID town, Role role) {
        return grant(REGION, role, false, Set.of(), Set.of(school), Set.of(town));
    }

    private static Grant grant(
            UUID region, Role role, boolean whole, Set<UUID> towns, Set<UUID> schools, Set<UUID> homes) {
        return new Grant(
                UUID.randomUUID(), role, "x", UUID.randomUUID(), "x", region, whole, towns, schools, homes, false);
    }
}
