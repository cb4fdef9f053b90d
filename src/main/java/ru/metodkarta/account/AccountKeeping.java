package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;

/** What an administrator does with accounts inside the own zone. */
@Service
@Transactional
class AccountKeeping {

    private final AccountRegistry registry;
    private final Accounts accounts;
    private final RoleAssignments roles;
    private final RoleSuccessions successions;
    private final RoleViews views;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final OrganizationDirectory organizations;
    private final WhoAdministers whoAdministers;
    private final Journal journal;
    private final Clock clock;

    AccountKeeping(
            AccountRegistry registry,
            Accounts accounts,
            RoleAssignments roles,
            RoleSuccessions successions,
            RoleViews views,
            Passwords passwords,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            OrganizationDirectory organizations,
            WhoAdministers whoAdministers,
            Journal journal,
            Clock clock) {
        this.registry = registry;
        this.accounts = accounts;
        this.roles = roles;
        this.successions = successions;
        this.views = views;
        this.passwords = passwords;
        this.encoder = encoder;
        this.throttle = throttle;
        this.organizations = organizations;
        this.whoAdministers = whoAdministers;
        this.journal = journal;
        this.clock = clock;
    }

    /** The issued password is known here once; it is kept as a hash only. */
    record Issued(UUID accountId, String login, String password) {}

    record NewPerson(String login, String fullName, String email, NewRole role) {}

    Issued open(Actor actor, NewPerson person) {
        Grant grant = mayGrant(actor, person.role());
        String password = passwords.issue();
        UUID id = registry.open(new NewAccount(
                person.login(),
                person.fullName(),
                person.email(),
                encoder.encode(password),
                true,
                List.of(person.role())));
        record(
                actor,
                grant,
                "ACCOUNT_OPENED",
                id,
                Map.of("role", person.role().role().name()));
        return new Issued(id, person.login(), password);
    }

    void grantRole(Actor actor, UUID accountId, NewRole role) {
        managed(actor, accountId);
        Grant grant = mayGrant(actor, role);
        registry.grant(accountId, role);
        record(actor, grant, "ROLE_GRANTED", accountId, Map.of("position", role.position()));
    }

    /**
     * @param lastDay inclusive
     * @param successor role that takes the affairs over, null for none
     */
    void endRole(Actor actor, UUID accountId, UUID roleId, LocalDate lastDay, UUID successor) {
        List<RoleView> all = managed(actor, accountId);
        RoleView ended = role(all, roleId);
        if (AccountPermissions.isOwnLastAdministration(actor, ended, accountId)) {
            throw new Conflict("account.conflict.own-administration");
        }
        if (ended.over(actor.today(clock))) {
            throw new Conflict("account.conflict.role-over");
        }
        roles.findById(roleId).orElseThrow().end(lastDay);
        record(actor, grant(actor, all), "ROLE_ENDED", accountId, Map.of("position", ended.position()));
        handOver(actor, all, ended, successor, lastDay);
    }

    /** The affairs of a role that is over. */
    void handOver(Actor actor, UUID accountId, UUID roleId, UUID successor) {
        List<RoleView> all = managed(actor, accountId);
        RoleView ended = role(all, roleId);
        if (!ended.over(actor.today(clock))) {
            throw new Conflict("account.conflict.role-not-over");
        }
        handOver(actor, all, ended, successor, ended.untilOn());
    }

    private void handOver(Actor actor, List<RoleView> all, RoleView ended, UUID successor, LocalDate lastDay) {
        successions.handOver(actor, ended, successor, lastDay);
        if (successor != null) {
            UUID heir = roles.findById(successor).orElseThrow().accountId();
            record(
                    actor,
                    grant(actor, all),
                    "ROLE_HANDED_OVER",
                    roles.findById(ended.id()).orElseThrow().accountId(),
                    Map.of(
                            "position",
                            ended.position(),
                            "successor",
                            account(heir).fullName()));
        }
    }

    private static RoleView role(List<RoleView> all, UUID roleId) {
        return all.stream()
                .filter(role -> role.id().equals(roleId))
                .findFirst()
                .orElseThrow(() -> new NotFound("role"));
    }

    Issued reissue(Actor actor, UUID accountId) {
        List<RoleView> all = managed(actor, accountId);
        Account account = account(accountId);
        if (actor.accountId().equals(accountId)) {
            throw new Conflict("account.conflict.own-reset");
        }
        String password = passwords.issue();
        account.issuePassword(encoder.encode(password));
        throttle.release(account.login());
        record(actor, grant(actor, all), "PASSWORD_REISSUED", accountId, Map.of());
        return new Issued(accountId, account.login(), password);
    }

    void block(Actor actor, UUID accountId) {
        List<RoleView> all = managed(actor, accountId);
        if (actor.accountId().equals(accountId)) {
            throw new Conflict("account.conflict.own-block");
        }
        account(accountId).block(clock.instant());
        record(actor, grant(actor, all), "ACCOUNT_BLOCKED", accountId, Map.of());
    }

    void unblock(Actor actor, UUID accountId) {
        List<RoleView> all = managed(actor, accountId);
        Account account = account(accountId);
        account.unblock();
        throttle.release(account.login());
        record(actor, grant(actor, all), "ACCOUNT_UNBLOCKED", accountId, Map.of());
    }

    void rename(Actor actor, UUID accountId, String fullName, String email) {
        List<RoleView> all = managed(actor, accountId);
        account(accountId).rename(fullName, email);
        record(actor, grant(actor, all), "ACCOUNT_EDITED", accountId, Map.of());
    }

    /** Visible, and all of it in the own zone: 404, then 403. */
    List<RoleView> managed(Actor actor, UUID accountId) {
        List<RoleView> all = visible(actor, accountId);
        if (!AccountPermissions.mayManage(actor, all, actor.today(clock))) {
            throw new NotAllowed(whoAdministers.everythingOf(all));
        }
        return all;
    }

    String whoManages(List<RoleView> roles) {
        return whoAdministers.everythingOf(roles);
    }

    /** Of an account outside the own administration one may not even know: 404, for whoever administers nothing, too. */
    List<RoleView> visible(Actor actor, UUID accountId) {
        List<RoleView> all = views.of(accountId);
        if (!AccountPermissions.maySee(actor, all)) {
            throw new NotFound("account");
        }
        return all;
    }

    void administrator(Actor actor) {
        if (!AccountPermissions.mayOpenAny(actor)) {
            throw new NotAllowed(whoAdministers.near(actor));
        }
    }

    private Grant mayGrant(Actor actor, NewRole role) {
        administrator(actor);
        OrganizationCard employer = organizations
                .find(role.employerId())
                .filter(o -> o.regionId().equals(actor.regionId()))
                .orElseThrow(() -> new NotFound("employer"));
        if (employer.archived()) {
            throw new Conflict("account.conflict.employer-archived", employer.shortName());
        }
        if (!AccountPermissions.mayEmploy(actor, employer)) {
            throw new NotAllowed(whoAdministers.near(actor));
        }
        List<RoleView.Zone> zones = views.zonesOf(role);
        if (zones.stream().anyMatch(zone -> !zone.regionId().equals(actor.regionId()))) {
            throw new NotFound("zone");
        }
        if (!AccountPermissions.mayGrant(actor, zones)) {
            throw new NotAllowed(whoAdministers.zones(zones));
        }
        return actor.fitting(g -> AccountPermissions.covers(g, zones.get(0))).get(0);
    }

    private static Grant grant(Actor actor, List<RoleView> all) {
        return actor.fitting(g -> g.role() == Role.ADMINISTRATOR
                        && all.stream()
                                .flatMap(role -> role.zones().stream())
                                .anyMatch(zone -> AccountPermissions.covers(g, zone)))
                .get(0);
    }

    private Account account(UUID id) {
        return accounts.findById(id).orElseThrow(() -> new NotFound("account"));
    }

    private void record(Actor actor, Grant grant, String action, UUID accountId, Map<String, ?> details) {
        Account account = account(accountId);
        journal.record(
                actor,
                grant.capacity(),
                action,
                AccountPlaces.subject(
                        accountId, account.fullName(), views.of(accountId).get(0)),
                details);
    }
}
