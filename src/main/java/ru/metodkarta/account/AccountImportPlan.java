package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.audit.ListPlan;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** What a list of people means for the accounts of now. Nobody is blocked or deleted, blank cells change nothing. */
final class AccountImportPlan {

    static final String LOGIN = "login";
    static final String PERSON = "person";
    static final String POSITION = "position";
    static final String ORGANIZATION = "organization";
    static final String ROLE = "role";
    static final String ZONE = "zone";
    static final String EMAIL = "email";
    static final String FROM = "role-from";

    /** Making a password hash takes a noticeable part of a second on purpose. */
    static final int MOST_NEW = 200;

    private static final int NAME = 150;
    private static final int POSITION_LENGTH = 200;

    private final Actor actor;
    private final LocalDate today;
    private final ImportedList list;
    private final AccountImportFacts.Facts facts;
    private final AccountImportWords words;
    private final Dates days = new Dates();
    private final ListPlan plan = new ListPlan();
    private final Map<String, ImportedAccount> accounts = new LinkedHashMap<>();

    AccountImportPlan(
            Actor actor, LocalDate today, ImportedList list, AccountImportFacts.Facts facts, AccountImportWords words) {
        this.actor = actor;
        this.today = today;
        this.list = list;
        this.facts = facts;
        this.words = words;
        list.rows().forEach(this::read);
        long opened = opened().size();
        if (opened > MOST_NEW) {
            plan.problem(
                    list.address(opened().get(MOST_NEW).firstRow, PERSON),
                    "account.import.too-many",
                    String.valueOf(MOST_NEW));
        }
        makeLogins();
    }

    ListPlan plan() {
        return plan;
    }

    List<ImportedAccount> opened() {
        return accounts.values().stream().filter(ImportedAccount::isNew).toList();
    }

    List<ImportedAccount> known() {
        return accounts.values().stream().filter(account -> !account.isNew()).toList();
    }

    private void problem(ImportedList.Row row, String column, String code, String... arguments) {
        plan.problem(list.address(row, column), code, arguments);
    }

    private void read(ImportedList.Row row) {
        int before = plan.problems().size();
        FormErrors errors = new FormErrors();
        String person = errors.required(PERSON, row.line(PERSON), NAME);
        String position = errors.required(POSITION, row.line(POSITION), POSITION_LENGTH);
        String email = AccountForm.address(EMAIL, row.line(EMAIL), errors);
        LocalDate from = Dates.parse(FROM, row.line(FROM), errors);
        String login = SignInNames.normalize(row.line(LOGIN));
        if (!login.isEmpty() && !facts.byLogin().containsKey(login) && !SignInNames.isAllowed(login)) {
            errors.add(LOGIN, "account.error.login");
        }
        errors.all()
                .forEach(p -> problem(
                        row,
                        p.field(),
                        p.code(),
                        p.arguments().stream().map(String::valueOf).toArray(String[]::new)));
        OrganizationCard employer = employer(row);
        Role role = role(row);
        if (plan.problems().size() > before) {
            return;
        }
        List<String> zones = zones(row, role, employer);
        if (plan.problems().size() > before) {
            return;
        }
        ImportedPost post = new ImportedPost(role, position, employer, zones, from);
        ImportedAccount account = account(row, login, person, email, post);
        if (account != null) {
            give(row, account, post);
        }
    }

    private OrganizationCard employer(ImportedList.Row row) {
        String cell = row.line(ORGANIZATION);
        if (cell.isEmpty()) {
            problem(row, ORGANIZATION, "error.required");
            return null;
        }
        List<OrganizationCard> meant = facts.register().meant(cell);
        List<OrganizationCard> own = meant.stream()
                .filter(card -> AccountPermissions.mayEmploy(actor, card))
                .toList();
        if (meant.isEmpty()) {
            problem(row, ORGANIZATION, "account.import.no-organization", cell);
        } else if (own.isEmpty()) {
            problem(row, ORGANIZATION, "account.import.foreign-organization", cell);
        } else if (own.size() > 1) {
            problem(row, ORGANIZATION, "account.import.organizations", cell);
        }
        return own.size() == 1 ? own.get(0) : null;
    }

    private Role role(ImportedList.Row row) {
        String cell = row.line(ROLE);
        Role role = words.role(cell);
        if (cell.isEmpty()) {
            problem(row, ROLE, "error.required");
        } else if (role == null) {
            problem(row, ROLE, "account.import.no-role", cell);
        }
        return role;
    }

    private List<String> zones(ImportedList.Row row, Role role, OrganizationCard employer) {
        Set<String> zones = new LinkedHashSet<>();
        for (String part : row.text(ZONE).split("[;\\n]")) {
            String name = part.strip();
            if (name.isEmpty()) {
                continue;
            }
            if (words.isEmployer(name)
                    || facts.register().meant(name).stream()
                            .anyMatch(card -> card.id().equals(employer.id()))) {
                zones.add(RoleForm.EMPLOYER);
                continue;
            }
            TerritoryCard territory = facts.register().territory(name).orElse(null);
            if (territory == null) {
                problem(row, ZONE, "account.import.no-zone", name);
            } else if (role == Role.STAFF) {
                problem(row, ZONE, "account.error.staff-zone");
            } else {
                zones.add(territory.id().toString());
            }
        }
        return List.copyOf(zones);
    }

    /** Whose row it is; null with a problem noted. */
    private ImportedAccount account(
            ImportedList.Row row, String login, String person, String email, ImportedPost post) {
        int before = plan.problems().size();
        AccountImportFacts.Known known = known(row, login, person, post.employer());
        if (known != null) {
            guardManaged(row, known);
        }
        if (plan.problems().size() > before) {
            return null;
        }
        String key = known != null
                ? known.login()
                : !login.isEmpty()
                        ? login
                        : AccountImportFacts.key(person) + "\n"
                                + post.employer().id();
        ImportedAccount account = accounts.get(key);
        if (account == null) {
            account = new ImportedAccount(
                    known == null ? Ids.next() : known.id(),
                    known,
                    row,
                    person,
                    email,
                    known != null ? known.login() : login.isEmpty() ? null : login,
                    post.employer().shortName());
            if (known != null) {
                account.known(roles(known), actor);
            }
            accounts.put(key, account);
        } else if (!account.fullName.equals(person)) {
            problem(row, PERSON, "account.import.other-person", "" + account.firstRow.number(), account.fullName);
            return null;
        } else if (email != null && account.email != null && !email.equals(account.email)) {
            problem(row, EMAIL, "account.import.other-email", "" + account.firstRow.number());
            return null;
        } else if (email != null) {
            account.email = email;
        }
        return account;
    }

    /** By sign-in name; without one whoever is called so and works there. */
    private AccountImportFacts.Known known(
            ImportedList.Row row, String login, String person, OrganizationCard employer) {
        if (!login.isEmpty()) {
            return facts.byLogin().get(login);
        }
        List<AccountImportFacts.Known> here = facts.called(person).stream()
                .filter(known -> roles(known).stream()
                        .anyMatch(role -> !role.over(today) && role.employerId().equals(employer.id())))
                .filter(known -> AccountPermissions.maySee(actor, roles(known)))
                .toList();
        if (here.size() > 1) {
            problem(row, LOGIN, "account.import.namesakes", person);
            return null;
        }
        return here.isEmpty() ? null : here.get(0);
    }

    private List<RoleView> roles(AccountImportFacts.Known known) {
        return facts.roles().getOrDefault(known.id(), List.of());
    }

    /** A sign-in name of somebody who may not be seen is merely taken. */
    private void guardManaged(ImportedList.Row row, AccountImportFacts.Known known) {
        List<RoleView> roles = roles(known);
        if (!AccountPermissions.maySee(actor, roles)) {
            problem(row, LOGIN, "account.error.login-taken");
        } else if (!AccountPermissions.mayManage(actor, roles, today)) {
            problem(row, LOGIN, "account.import.foreign-account", known.login());
        }
    }

    private void give(ImportedList.Row row, ImportedAccount account, ImportedPost post) {
        List<RoleView> held = account.isNew()
                ? List.of()
                : roles(account.before).stream()
                        .filter(role -> !role.over(today) && post.is(role))
                        .toList();
        RoleView same = held.stream()
                .filter(role -> role.position().equals(post.position()))
                .findFirst()
                .orElse(null);
        if (same == null && held.size() > 1) {
            problem(row, POSITION, "account.import.several-roles");
            return;
        }
        RoleView replaced = same == null && !held.isEmpty() ? held.get(0) : null;
        NewRole role = same != null ? null : post.role(replaced, today);
        if (role != null && !mayGive(row, account, role)) {
            return;
        }
        if (replaced != null && !role.from().isAfter(replaced.fromOn())) {
            // what was held would never have been: decisions were made in it
            problem(row, FROM, "account.import.from-early", days.day(replaced.fromOn()));
            return;
        }
        boolean first = account.given.isEmpty() && account.firstRow == row;
        List<ListPlan.Change> changes = new ArrayList<>();
        if (first) {
            person(account, changes);
        }
        if (role != null) {
            if (account.given.stream().anyMatch(g -> ImportedPost.same(g.role(), role))) {
                problem(row, ROLE, "account.import.twice");
                return;
            }
            account.given.add(new ImportedAccount.Given(
                    role, replaced == null ? null : replaced.id(), replaced == null ? null : replaced.position()));
            changes.add(new ListPlan.Change(
                    replaced == null ? ROLE : POSITION,
                    replaced == null ? null : replaced.position(),
                    replaced == null ? described(post, role) : post.position()));
            changes.add(new ListPlan.Change(FROM, null, days.day(role.from())));
        }
        ListPlan.Deed deed = account.isNew() && first
                ? ListPlan.Deed.CREATE
                : changes.isEmpty() ? ListPlan.Deed.SAME : ListPlan.Deed.CHANGE;
        plan.add(new ListPlan.Line(row.number(), deed, account.fullName, changes));
    }

    private String described(ImportedPost post, NewRole role) {
        String zones = Stream.concat(
                        role.territoryIds().stream().map(facts.register()::territoryName),
                        role.organizationIds().stream()
                                .map(facts.register()::find)
                                .flatMap(Optional::stream)
                                .map(OrganizationCard::shortName))
                .collect(Collectors.joining("; "));
        return words.name(post.role()) + ": " + post.position() + ", "
                + post.employer().shortName() + " (" + zones + ")";
    }

    private static void person(ImportedAccount account, List<ListPlan.Change> changes) {
        AccountImportFacts.Known before = account.before;
        if (before == null) {
            if (account.login != null) {
                changes.add(new ListPlan.Change(LOGIN, null, account.login));
            }
            if (account.email != null) {
                changes.add(new ListPlan.Change(EMAIL, null, account.email));
            }
            return;
        }
        if (!before.fullName().equals(account.fullName)) {
            changes.add(new ListPlan.Change(PERSON, before.fullName(), account.fullName));
        }
        if (account.email != null && !account.email.equals(before.email())) {
            changes.add(new ListPlan.Change(EMAIL, before.email(), account.email));
        }
    }

    private boolean mayGive(ImportedList.Row row, ImportedAccount account, NewRole role) {
        if (role.until() != null && role.until().isBefore(role.from())) {
            problem(row, FROM, "account.error.until-before-from");
            return false;
        }
        List<RoleView.Zone> zones = new ArrayList<>();
        for (UUID id : role.territoryIds()) {
            boolean region = id.equals(actor.regionId());
            zones.add(new RoleView.Zone(
                    region,
                    actor.regionId(),
                    region ? null : id,
                    null,
                    facts.register().territoryName(id)));
        }
        for (UUID id : role.organizationIds()) {
            facts.register()
                    .find(id)
                    .ifPresent(card -> zones.add(new RoleView.Zone(
                            false, card.regionId(), card.municipalityId(), card.id(), card.shortName())));
        }
        if (!AccountPermissions.mayGrant(actor, zones)) {
            problem(
                    row,
                    ZONE,
                    "account.import.foreign-zone",
                    zones.stream()
                            .map(RoleView.Zone::name)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")));
            return false;
        }
        account.settle(zones.get(0), actor);
        return true;
    }

    private void makeLogins() {
        Set<String> taken = new HashSet<>(facts.taken());
        taken.addAll(facts.byLogin().keySet());
        opened().forEach(account -> taken.add(String.valueOf(account.login)));
        for (ImportedAccount account : opened()) {
            if (account.login == null) {
                String base = SignInNames.made(account.employerName);
                String name = base;
                for (int number = 2; taken.contains(name); number++) {
                    name = base + "-" + number;
                }
                taken.add(name);
                account.login = name;
            }
        }
    }
}
