package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Access for many organizations at once: those of the own zone in which nobody has an account yet. */
@Service
@Transactional
class AccountBatches {

    /** Making a password hash takes a noticeable part of a second on purpose. */
    static final int MOST = 50;

    private static final String WITHOUT_ACCESS = """
            from organization o left join territory m on m.id = o.municipality_id
            where o.archived_on is null and o.reporter_id is null and %s and not exists (
              select from role_assignment r where (r.until_on is null or r.until_on >= :today)
                and (r.employer_id = o.id or exists (
                  select from role_zone z where z.role_id = r.id and z.organization_id = o.id)))
            """;

    private final AccountKeeping keeping;
    private final SignInNames names;
    private final JdbcClient jdbc;

    AccountBatches(AccountKeeping keeping, SignInNames names, JdbcClient jdbc) {
        this.keeping = keeping;
        this.names = names;
        this.jdbc = jdbc;
    }

    record Waiting(UUID id, String shortName, OrganizationKind kind, String territoryName) {}

    /** @param kind null: any */
    @Transactional(readOnly = true)
    public Paged<Waiting> waiting(Actor actor, OrganizationKind kind, LocalDate today, PageRequestParams page) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        Map<String, Object> params = new HashMap<>(scope.params());
        params.put("today", today);
        String from = WITHOUT_ACCESS.formatted(scope.predicate("o.region_id", "o.municipality_id", "o.id"));
        if (kind != null) {
            from += " and o.kind = :kind";
            params.put("kind", kind.name());
        }
        long total = jdbc.sql("select count(*) " + from)
                .params(params)
                .query(Long.class)
                .single();
        List<Waiting> rows = jdbc.sql("select o.id, o.short_name, o.kind, m.name territory_name " + from
                        + " order by o.municipality_id is not null, m.name collate \"ru-x-icu\", o.short_name collate numbered, o.id "
                        + "limit :limit offset :offset")
                .params(params)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(Waiting.class)
                .list();
        return Paged.of(rows, page, total);
    }

    /** One card of many; the password is known here once. */
    record Card(String organization, String login, String password) {}

    /**
     * Opens an account of a member of staff in each; organizations that have got access meanwhile are left out.
     *
     * @param organizations not more than {@link #MOST}
     */
    List<Card> open(Actor actor, Set<UUID> organizations, String position, LocalDate today) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        Map<String, Object> params = new HashMap<>(scope.params());
        params.put("today", today);
        params.put("wanted", organizations);
        List<Waiting> still = jdbc.sql("select o.id, o.short_name, o.kind, m.name territory_name "
                        + WITHOUT_ACCESS.formatted(scope.predicate("o.region_id", "o.municipality_id", "o.id"))
                        + " and o.id in (:wanted) order by m.name collate \"ru-x-icu\", o.short_name collate numbered, o.id limit "
                        + MOST)
                .params(params)
                .query(Waiting.class)
                .list();
        List<Card> cards = new ArrayList<>();
        for (Waiting organization : still) {
            AccountKeeping.Issued issued = keeping.open(
                    actor,
                    new AccountKeeping.NewPerson(
                            names.suggest(organization.shortName()),
                            organization.shortName(),
                            null,
                            new NewRole(
                                    Role.STAFF,
                                    position,
                                    organization.id(),
                                    List.of(),
                                    List.of(organization.id()),
                                    false,
                                    today,
                                    null)));
            cards.add(new Card(organization.shortName(), issued.login(), issued.password()));
        }
        return cards;
    }
}
