package ru.metodkarta.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Written in the transaction of the deed. Texts of actions are message codes {@code journal.<ACTION>}. */
@Component
public class Journal {

    /** Detail: message of the title of a list. */
    static final String LIST = "list";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Journal(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What an entry is about and who may read it: the place decides, as with every work row.
     *
     * @param kind {@code ROADMAP}, {@code ASSIGNMENT}, {@code ORGANIZATION}, {@code ACCOUNT}
     */
    public record Subject(
            String kind, UUID id, String title, UUID regionId, UUID municipalityId, UUID organizationId) {}

    /**
     * SQL condition: a whole region does not see a town's drafts, so neither what was done to them before they were
     * submitted (product rule "drafts: own, and submitted ones").
     */
    public static String withoutDraftsBelow(AccessScope scope, String alias) {
        return scope.wholeRegion()
                ? " and (" + alias + ".municipality_id is null or " + alias + ".action not in ('ROADMAP_CREATED',"
                        + " 'ROADMAP_REVISION_OPENED', 'ROADMAP_MERGED', 'ROADMAP_ROW_REMOVED', 'ROADMAP_ROW_RESTORED',"
                        + " 'ROADMAP_DRAFT_EXPORTED', 'ORDER_DRAFT_EXPORTED', 'COMPARISON_OF_DRAFT_EXPORTED',"
                        + " 'AMENDING_ORDER_SAVED', 'AMENDING_ORDER_REWORDED', 'AMENDING_ORDER_EXPORTED', 'CASCADE_ADOPTED', 'CASCADE_DECIDED'))"
                : "";
    }

    /** @param capacity in what capacity the actor acted («методист, МАУ «ЦРО»»); null for the system */
    public void record(Actor actor, String capacity, String action, Subject subject, Map<String, ?> details) {
        insert(actor.accountId(), actor.name(), capacity, action, subject, withAbsent(actor, capacity, details));
    }

    /** Detail {@code actingFor}: account of the absent person, when it was done in the capacity of a substitute. */
    private static Map<String, ?> withAbsent(Actor actor, String capacity, Map<String, ?> details) {
        return actor.fitting(grant -> grant.lent() && grant.capacity().equals(capacity)).stream()
                .findFirst()
                .<Map<String, ?>>map(grant -> {
                    Map<String, Object> more = new HashMap<>(details);
                    more.put("actingFor", grant.actingFor().accountId());
                    return more;
                })
                .orElse(details);
    }

    /** One entry of many. */
    public record Entry(String capacity, String action, Subject subject, Map<String, ?> details) {}

    private record Line(
            UUID id,
            UUID region,
            UUID municipality,
            UUID organization,
            String capacity,
            String action,
            String kind,
            UUID subject,
            String title,
            Map<String, ?> details) {}

    /** What was done to many things at once, an entry for each, in one statement. */
    public void recordAll(Actor actor, List<Entry> entries) {
        List<Line> lines = entries.stream()
                .map(entry -> new Line(
                        Ids.next(),
                        entry.subject().regionId(),
                        entry.subject().municipalityId(),
                        entry.subject().organizationId(),
                        entry.capacity(),
                        entry.action(),
                        entry.subject().kind(),
                        entry.subject().id(),
                        entry.subject().title(),
                        withAbsent(actor, entry.capacity(), entry.details())))
                .toList();
        jdbc.sql("""
                        insert into journal (id, at, region_id, municipality_id, organization_id, account_id, actor_name,
                          capacity, action, subject_kind, subject_id, subject_title, details)
                        select id, :at, region, municipality, organization, :account, :name, capacity, action, kind,
                          subject, title, details
                        from jsonb_to_recordset(cast(:lines as jsonb)) as l (id uuid, region uuid, municipality uuid,
                          organization uuid, capacity text, action text, kind text, subject uuid, title text,
                          details jsonb)
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("lines", json.writeValueAsString(lines))
                .update();
    }

    /**
     * A list left the system as a file.
     *
     * @param title what list it is
     */
    public void recordListExport(Actor actor, String title) {
        recordList(actor, title, "LIST_EXPORTED", Map.of());
    }

    /**
     * The same of a list that has a name of its own in every language.
     *
     * @param code message of the title
     */
    public void recordListExport(Actor actor, String title, String code) {
        recordList(actor, title, "LIST_EXPORTED", Map.of(LIST, code));
    }

    /** A list came in from a file. */
    void recordListImport(Actor actor, String title, Map<String, ?> details) {
        recordList(actor, title, "LIST_IMPORTED", details);
    }

    private void recordList(Actor actor, String title, String action, Map<String, ?> details) {
        Grant grant = actor.grants().get(0);
        boolean town = !grant.wholeRegion() && grant.municipalityIds().size() == 1;
        boolean one = !grant.wholeRegion() && grant.organizationIds().size() == 1;
        Subject subject = new Subject(
                "LIST",
                null,
                title,
                actor.regionId(),
                town ? grant.municipalityIds().iterator().next() : null,
                one ? grant.organizationIds().iterator().next() : null);
        record(actor, grant.capacity(), action, subject, details);
    }

    /**
     * Sign-ins and refused ones: the person is the subject, no capacity is in play.
     *
     * @param subject null when the person has no role and so no place
     */
    public void recordSignIn(UUID accountId, String name, String action, Subject subject) {
        Subject known = subject == null ? new Subject("ACCOUNT", accountId, name, null, null, null) : subject;
        insert(accountId, name, null, action, known, Map.of());
    }

    private void insert(
            UUID accountId, String name, String capacity, String action, Subject subject, Map<String, ?> details) {
        jdbc.sql("""
                        insert into journal (id, at, region_id, municipality_id, organization_id, account_id, actor_name,
                          capacity, action, subject_kind, subject_id, subject_title, details)
                        values (:id, :at, :region, :municipality, :organization, :account, :name, :capacity, :action,
                          :kind, :subject, :title, cast(:details as jsonb))
                        """)
                .param("id", Ids.next())
                .param("at", OffsetDateTime.now(clock))
                .param("region", subject.regionId())
                .param("municipality", subject.municipalityId())
                .param("organization", subject.organizationId())
                .param("account", accountId)
                .param("name", name)
                .param("capacity", capacity)
                .param("action", action)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("title", subject.title())
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
