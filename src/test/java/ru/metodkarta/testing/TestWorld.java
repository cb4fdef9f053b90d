package ru.metodkarta.testing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import ru.metodkarta.account.Actors;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;

/**
 * A small region of its own, beside the demo content: one town with an education authority, a methodical service, two
 * schools and a kindergarten, and a neighbour town; a ministry above. Accounts are made by {@link #person}.
 */
public final class TestWorld {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;

    public final UUID region = Ids.next();
    public final UUID town = Ids.next();
    public final UUID otherTown = Ids.next();
    public final UUID ministry;
    public final UUID authority;
    public final UUID service;
    public final UUID school;
    public final UUID secondSchool;
    public final UUID kindergarten;
    public final UUID otherAuthority;
    public final UUID otherSchool;
    private final String suffix = Long.toString(Math.abs(region.getLeastSignificantBits()), 36);

    public TestWorld(JdbcClient jdbc, PasswordEncoder encoder, Actors actors) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
        territory(region, "REGION", "Озёрный край", "Asia/Yekaterinburg");
        territory(town, "MUNICIPALITY", "город Приозёрск", null);
        territory(otherTown, "MUNICIPALITY", "город Заречный", null);
        ministry =
                organization(null, null, region, "MINISTRY", "Министерство образования Озёрного края", "Минобр края");
        authority = organization(
                town, ministry, town, "AUTHORITY", "Управление образования города Приозёрска", "УО Приозёрска");
        service = organization(
                town, authority, null, "METHODICAL_SERVICE", "Центр развития образования Приозёрска", "ЦРО Приозёрска");
        school = organization(town, authority, null, "SCHOOL", "Средняя школа № 1 Приозёрска", "СОШ № 1 Приозёрска");
        secondSchool =
                organization(town, authority, null, "SCHOOL", "Средняя школа № 2 Приозёрска", "СОШ № 2 Приозёрска");
        kindergarten =
                organization(town, authority, null, "KINDERGARTEN", "Детский сад № 3 Приозёрска", "ДС № 3 Приозёрска");
        otherAuthority = organization(
                otherTown, ministry, otherTown, "AUTHORITY", "Управление образования Заречного", "УО Заречного");
        otherSchool = organization(
                otherTown, otherAuthority, null, "SCHOOL", "Средняя школа № 1 Заречного", "СОШ № 1 Заречного");
        approvedByTheOfficialAlone(authority);
        approvedByTheOfficialAlone(service);
    }

    /** Tests that are not about routes go straight to the official, whoever else works there. */
    private void approvedByTheOfficialAlone(UUID owner) {
        UUID route = Ids.next();
        jdbc.sql(
                        "insert into approval_route (id, region_id, owner_id, changed_by, changed_at) values (?, ?, ?, ?, now())")
                .params(route, region, owner, route)
                .update();
        jdbc.sql("insert into approval_route_step (id, route_id, stage, position, kind, addressee)"
                        + " values (?, ?, 1, 1, 'APPROVE', 'AUTHORITY')")
                .params(Ids.next(), route)
                .update();
    }

    /** The route usual at the level, as where nobody has written one. */
    public void withUsualRoutes() {
        jdbc.sql("delete from approval_route where region_id = ?").param(region).update();
    }

    /** A person with one role; the zone is a territory or an organization. The password is the sign-in name. */
    public Actor person(
            String name, Role role, String position, UUID employer, UUID zoneTerritory, UUID zoneOrganization) {
        String login = (name + "." + suffix).toLowerCase(java.util.Locale.ROOT);
        UUID account = Ids.next();
        jdbc.sql(
                        "insert into account (id, login, full_name, password_hash, stamp, must_change) values (?, ?, ?, ?, ?, false)")
                .params(account, login, name, encoder.encode(login), UUID.randomUUID())
                .update();
        UUID roleId = Ids.next();
        jdbc.sql(
                        "insert into role_assignment (id, account_id, role, position, employer_id, from_on) values (?, ?, ?, ?, ?, date '2020-01-01')")
                .params(roleId, account, role.name(), position, employer)
                .update();
        jdbc.sql(
                        "insert into role_zone (role_id, territory_id, organization_id) values (:role, :territory, :organization)")
                .paramSource(params(roleId, zoneTerritory, zoneOrganization))
                .update();
        return actors.byId(account).orElseThrow();
    }

    public Actor methodologist() {
        return person("Методист", Role.METHODOLOGIST, "методист", service, town, null);
    }

    public Actor official() {
        return person("Начальник", Role.OFFICIAL, "начальник", authority, town, null);
    }

    public Actor supervisor() {
        return person("Контроль", Role.SUPERVISOR, "заместитель начальника", authority, town, null);
    }

    public Actor ministryMethodologist() {
        return person("Министерство", Role.METHODOLOGIST, "консультант", ministry, region, null);
    }

    public Actor ministryOfficial() {
        return person("Министр", Role.OFFICIAL, "заместитель министра", ministry, region, null);
    }

    public Actor administrator() {
        return person("Админ", Role.ADMINISTRATOR, "администратор", authority, town, null);
    }

    public Actor regionalAdministrator() {
        return person("Админкрая", Role.ADMINISTRATOR, "администратор", ministry, region, null);
    }

    public Actor schoolWorker() {
        return person("Школа", Role.STAFF, "заместитель директора", school, null, school);
    }

    public Actor secondSchoolWorker() {
        return person("Школа2", Role.STAFF, "заместитель директора", secondSchool, null, secondSchool);
    }

    public Actor otherTownMethodologist() {
        return person("Методистзаречного", Role.METHODOLOGIST, "методист", otherAuthority, otherTown, null);
    }

    public Actor otherTownSchoolWorker() {
        return person("Школазаречного", Role.STAFF, "учитель", otherSchool, null, otherSchool);
    }

    private void territory(UUID id, String kind, String name, String zone) {
        jdbc.sql("insert into territory (id, kind, region_id, name, short_name, time_zone) values (?, ?, ?, ?, ?, ?)")
                .params(id, kind, region, name, name, zone)
                .update();
    }

    public UUID organization(
            UUID municipality, UUID parent, UUID actsFor, String kind, String fullName, String shortName) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, acts_for_id, kind, full_name, short_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(java.util.Arrays.asList(id, region, municipality, parent, actsFor, kind, fullName, shortName))
                .update();
        return id;
    }

    private static org.springframework.jdbc.core.namedparam.MapSqlParameterSource params(
            UUID role, UUID territory, UUID organization) {
        return new org.springframework.jdbc.core.namedparam.MapSqlParameterSource()
                .addValue("role", role)
                .addValue("territory", territory)
                .addValue("organization", organization);
    }

    /** For tests that look rows up by plain SQL. */
    public JdbcClient jdbc() {
        return jdbc;
    }
}
