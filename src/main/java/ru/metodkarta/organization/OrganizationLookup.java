package ru.metodkarta.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Lookup;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.Option;

/** The search control of a form: a few organizations that fit what was typed, however many the region has. */
@Component
public class OrganizationLookup {

    private static final int SHOWN = 20;
    /** So few are shown without asking. */
    private static final int FEW = 6;

    private final JdbcClient jdbc;
    private final MessageSource messages;

    OrganizationLookup(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /**
     * @param chosen id of the organization chosen so far, empty or null for none
     * @param except the organization the form is about, null when there is none
     */
    public Lookup of(
            Actor actor, OrganizationField which, LookupTyping typing, String chosen, UUID except, Locale locale) {
        String typed = typing.typed(which.field());
        Lookup.Found now = chosen(actor, Ids.parse(chosen));
        List<Row> rows = rows(actor, which, typed, except, now == null ? null : Ids.parse(now.value()));
        long total = rows.isEmpty() ? 0 : rows.get(0).total();
        List<Lookup.Found> found = typed == null && total > FEW
                ? List.of()
                : rows.stream().map(Row::found).toList();
        return new Lookup(
                which.field(),
                typed,
                now,
                which.none() == null ? null : new Option("", messages.getMessage(which.none(), null, locale)),
                found,
                total,
                "/organizations/choices?field=" + which + (except == null ? "" : "&except=" + except),
                typing.pressed(which.field()));
    }

    private record Row(UUID id, String shortName, String territoryName, long total) {

        Lookup.Found found() {
            return new Lookup.Found(id.toString(), shortName, territoryName);
        }
    }

    private Lookup.Found chosen(Actor actor, UUID id) {
        if (id == null) {
            return null;
        }
        return jdbc.sql("""
                        select o.id, o.short_name, m.name territory_name, 1 total
                        from organization o left join territory m on m.id = o.municipality_id
                        where o.id = ? and o.region_id = ?
                        """)
                .params(id, actor.regionId())
                .query(Row.class)
                .optional()
                .map(Row::found)
                .orElse(null);
    }

    private List<Row> rows(Actor actor, OrganizationField which, String typed, UUID except, UUID chosen) {
        AccessScope scope = which.among() == OrganizationField.Among.KEPT
                ? actor.scope(Role.ADMINISTRATOR)
                : new AccessScope(actor.regionId(), true, Set.of(), Set.of());
        Map<String, Object> params = new HashMap<>(scope.params());
        String words = OrganizationWords.condition(typed, params);
        params.put("governing", which.among() == OrganizationField.Among.GOVERNING);
        params.put(
                "starts",
                typed == null ? "" : OrganizationDirectory.pattern(typed).substring(1));
        return jdbc.sql("""
                        select o.id, o.short_name, m.name territory_name, count(*) over () total
                        from organization o left join territory m on m.id = o.municipality_id
                        where o.archived_on is null and %s %s
                          and o.id is distinct from cast(:except as uuid) and o.id is distinct from cast(:chosen as uuid)
                          and not (:governing and o.kind in
                            ('SCHOOL', 'KINDERGARTEN', 'SUPPLEMENTARY', 'ASSOCIATION', 'NETWORK_SITE'))
                        order by o.short_name ilike :starts desc, o.municipality_id is not null,
                          m.name collate "ru-x-icu", o.short_name collate numbered, o.id
                        limit :limit
                        """.formatted(scope.predicate("o.region_id", "o.municipality_id", "o.id"), words))
                .params(params)
                .param("except", except)
                .param("chosen", chosen)
                .param("limit", SHOWN)
                .query(Row.class)
                .list();
    }
}
