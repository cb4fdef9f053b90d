package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.ImportRefused;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.audit.ListImports;
import ru.metodkarta.audit.ListPlan;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Many people at once: accounts opened, names and posts put right; nobody is blocked or deleted. */
@Service
class AccountImports {

    static final String LIST = "accounts";

    private final AccountImportFacts facts;
    private final AccountImportWords words;
    private final ListImports imports;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AccountImports(
            AccountImportFacts facts,
            AccountImportWords words,
            ListImports imports,
            Passwords passwords,
            PasswordEncoder encoder,
            Journal journal,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.facts = facts;
        this.words = words;
        this.imports = imports;
        this.passwords = passwords;
        this.encoder = encoder;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A password with its hash, which takes long to make. */
    record Issued(String password, String hash) {}

    @Transactional(readOnly = true)
    public ListPlan plan(Actor actor, ImportedList content) {
        return planned(actor, content).plan();
    }

    private AccountImportPlan planned(Actor actor, ImportedList content) {
        return new AccountImportPlan(actor, actor.today(clock), content, facts.of(actor, content), words);
    }

    /** As many passwords as the list seems to need; before the transaction that writes it. */
    List<Issued> issue(Actor actor, UUID id, String seen) {
        ListImports.Stored stored = imports.read(actor, LIST, id);
        if (stored.result() != null) {
            return List.of();
        }
        AccountImportPlan planned = planned(actor, stored.content());
        ImportRefused.unless(planned.plan(), seen);
        return IntStream.range(0, planned.opened().size())
                .parallel()
                .mapToObj(i -> passwords.issue())
                .map(password -> new Issued(password, encoder.encode(password)))
                .toList();
    }

    /**
     * @param seen seal of the plan that was looked through
     * @return cards of the new accounts
     * @throws ImportRefused nothing is written
     */
    @Transactional
    public List<AccountBatches.Card> commit(Actor actor, UUID id, String seen, List<Issued> issued) {
        ListImports.Stored stored = imports.lock(actor, LIST, id);
        if (stored.result() != null) {
            return List.of();
        }
        // one import of a region after the other, so that both do not take the same sign-in name
        jdbc.sql("select id from territory where id = ? for no key update")
                .param(actor.regionId())
                .query(UUID.class)
                .single();
        AccountImportPlan planned = planned(actor, stored.content());
        ImportRefused.unless(planned.plan(), seen);
        List<ImportedAccount> opened = planned.opened();
        if (opened.size() > issued.size()) {
            throw ImportRefused.changedMeanwhile();
        }
        open(opened, issued);
        rename(planned.known().stream().filter(ImportedAccount::isRenamed).toList());
        List<ImportedAccount> all = new ArrayList<>(opened);
        all.addAll(planned.known());
        give(all);
        enterInJournal(actor, all);
        imports.done(actor, LIST, id, planned.plan());
        return IntStream.range(0, opened.size())
                .mapToObj(i -> new AccountBatches.Card(
                        opened.get(i).fullName,
                        opened.get(i).login,
                        issued.get(i).password()))
                .toList();
    }

    private int update(String sql, List<?> facts) {
        return jdbc.sql(sql).param("facts", json.writeValueAsString(facts)).update();
    }

    private record Person(UUID id, String login, String name, String email, String hash, UUID stamp, int version) {}

    private void open(List<ImportedAccount> opened, List<Issued> issued) {
        if (opened.isEmpty()) {
            return;
        }
        List<Person> people = IntStream.range(0, opened.size())
                .mapToObj(i -> {
                    ImportedAccount account = opened.get(i);
                    return new Person(
                            account.id,
                            account.login,
                            account.fullName,
                            account.email,
                            issued.get(i).hash(),
                            UUID.randomUUID(),
                            0);
                })
                .toList();
        update("""
                insert into account (id, login, full_name, email, password_hash, stamp, must_change)
                select id, login, name, email, hash, stamp, true
                from jsonb_to_recordset(cast(:facts as jsonb))
                  as f (id uuid, login text, name text, email text, hash text, stamp uuid)
                """, people);
    }

    private void rename(List<ImportedAccount> renamed) {
        if (renamed.isEmpty()) {
            return;
        }
        int written = update(
                """
                update account a set full_name = f.name, email = coalesce(f.email, a.email), version = a.version + 1
                from jsonb_to_recordset(cast(:facts as jsonb)) as f (id uuid, name text, email text, version int)
                where a.id = f.id and a.version = f.version
                """,
                renamed.stream()
                        .map(a -> new Person(a.id, a.login, a.fullName, a.email, null, null, a.before.version()))
                        .toList());
        if (written != renamed.size()) {
            throw ImportRefused.changedMeanwhile();
        }
    }

    private record Role(
            UUID id,
            UUID account,
            String role,
            String position,
            UUID employer,
            boolean acts,
            LocalDate from,
            LocalDate until,
            UUID ended) {}

    private record Zone(UUID role, UUID territory, UUID organization) {}

    /** A role that another takes the place of ends the day before. */
    private void give(List<ImportedAccount> accounts) {
        List<Role> roles = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        for (ImportedAccount account : accounts) {
            for (ImportedAccount.Given given : account.given) {
                NewRole role = given.role();
                UUID id = Ids.next();
                roles.add(new Role(
                        id,
                        account.id,
                        role.role().name(),
                        role.position(),
                        role.employerId(),
                        role.registersActs(),
                        role.from(),
                        role.until(),
                        given.ended()));
                role.territoryIds().forEach(territory -> zones.add(new Zone(id, territory, null)));
                role.organizationIds().forEach(organization -> zones.add(new Zone(id, null, organization)));
            }
        }
        if (roles.isEmpty()) {
            return;
        }
        update("""
                update role_assignment r set version = r.version + 1,
                  until_on = least(r.until_on, f."from" - 1)
                from jsonb_to_recordset(cast(:facts as jsonb)) as f ("from" date, ended uuid) where r.id = f.ended
                """, roles);
        update("""
                insert into role_assignment (id, account_id, role, position, employer_id, registers_acts, from_on, until_on)
                select id, account, role, position, employer, acts, "from", until
                from jsonb_to_recordset(cast(:facts as jsonb)) as f (id uuid, account uuid, role text, position text,
                  employer uuid, acts boolean, "from" date, until date)
                """, roles);
        update("""
                insert into role_zone (role_id, territory_id, organization_id)
                select role, territory, organization from jsonb_to_recordset(cast(:facts as jsonb))
                  as f (role uuid, territory uuid, organization uuid)
                """, zones);
    }

    private void enterInJournal(Actor actor, List<ImportedAccount> accounts) {
        List<Journal.Entry> entries = new ArrayList<>();
        for (ImportedAccount account : accounts) {
            if (account.isNew()) {
                entries.add(entry(
                        account,
                        "ACCOUNT_OPENED",
                        Map.of("role", account.given.get(0).role().role().name())));
            } else if (account.isRenamed()) {
                entries.add(entry(account, "ACCOUNT_EDITED", Map.of()));
            }
            account.given.stream()
                    .skip(account.isNew() ? 1 : 0)
                    .forEach(given -> entries.add(entry(
                            account,
                            "ROLE_GRANTED",
                            Map.of("position", given.role().position()))));
            account.given.stream()
                    .filter(given -> given.ended() != null)
                    .forEach(given ->
                            entries.add(entry(account, "ROLE_ENDED", Map.of("position", given.endedPosition()))));
        }
        if (!entries.isEmpty()) {
            journal.recordAll(actor, entries);
        }
    }

    private static Journal.Entry entry(ImportedAccount account, String action, Map<String, ?> details) {
        RoleView.Zone place = account.place();
        return new Journal.Entry(
                account.grant().capacity(),
                action,
                new Journal.Subject(
                        "ACCOUNT",
                        account.id,
                        account.fullName,
                        place.regionId(),
                        place.municipalityId(),
                        place.organizationId()),
                details);
    }
}
