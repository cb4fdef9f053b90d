package ru.metodkarta.amending;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.RevisionComparisons;
import ru.metodkarta.roadmap.RevisionComparisons.Compared;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts of amending orders as people have changed them, one for a revision. */
@Service
class AmendingOrders {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final RevisionComparisons comparisons;
    private final AmendingTexts texts;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AmendingOrders(
            RevisionComparisons comparisons,
            AmendingTexts texts,
            Journal journal,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.comparisons = comparisons;
        this.texts = texts;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What somebody saved. */
    record Stored(AmendingForm form, int version, String savedBy, Instant savedAt) {}

    /** @param stored null while nobody has saved anything */
    record Order(Compared compared, Stored stored) {}

    @Transactional(readOnly = true)
    public Order read(Actor actor, UUID roadmapId) {
        Compared compared = comparisons.readForOrder(actor, roadmapId);
        return new Order(compared, stored(compared).orElse(null));
    }

    private Optional<Stored> stored(Compared compared) {
        return jdbc.sql("""
                        select o.content, o.version, p.full_name, o.saved_at
                        from amending_order o join account p on p.id = o.saved_by where o.revision_id = ?
                        """)
                .param(compared.comparison().to().revisionId())
                .query((row, n) -> new Stored(
                        AmendingForm.of(json.readValue(row.getString("content"), FIELDS)),
                        row.getInt("version"),
                        row.getString("full_name"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * @param saved false: somebody saved another text meanwhile ({@code order} holds it), nothing was written
     */
    record Outcome(boolean saved, Order order) {}

    /**
     * A page made for one draft does not write over the order of the next.
     *
     * @param revisionId of the draft the page was made for, null when it did not say
     */
    Order requireSame(Actor actor, UUID roadmapId, String revisionId) {
        Order order = read(actor, roadmapId);
        UUID now = order.compared().comparison().to().revisionId();
        if (revisionId != null && !revisionId.isBlank() && !revisionId.equals(now.toString())) {
            throw new Conflict("amending.conflict.revision");
        }
        return order;
    }

    /** @param anew the clauses are worded anew, what was changed in them by hand is given up */
    @Transactional
    public Outcome save(Actor actor, UUID roadmapId, AmendingForm form, boolean anew) {
        Compared compared = comparisons.readForOrder(actor, roadmapId);
        AmendingForm text = anew ? form.forgetClauses().reworded(texts.texts(compared, form)) : form.acknowledged();
        boolean saved = write(actor, compared, text) > 0;
        if (saved) {
            record(actor, compared, anew ? "AMENDING_ORDER_REWORDED" : "AMENDING_ORDER_SAVED");
        }
        return new Outcome(saved, new Order(compared, stored(compared).orElse(null)));
    }

    private int write(Actor actor, Compared compared, AmendingForm text) {
        return jdbc.sql("""
                        insert into amending_order (revision_id, content, version, saved_page, saved_by, saved_at)
                        values (:revision, :content::jsonb, 1, :page, :by, :at)
                        on conflict (revision_id) do update
                        set content = excluded.content, version = amending_order.version + 1,
                            saved_page = excluded.saved_page, saved_by = excluded.saved_by, saved_at = excluded.saved_at
                        where amending_order.version = :version
                           or amending_order.saved_page = :page
                           or amending_order.content = excluded.content
                        """)
                .param("revision", compared.comparison().to().revisionId())
                .param("content", json.writeValueAsString(text.stored()))
                .param("page", Optional.ofNullable(Ids.parse(text.page())).orElseGet(Ids::next))
                .param("by", actor.accountId())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("version", text.storedVersion())
                .update();
    }

    @Transactional
    public void exported(Actor actor, Compared compared) {
        record(actor, compared, "AMENDING_ORDER_EXPORTED");
    }

    private void record(Actor actor, Compared compared, String action) {
        journal.record(
                actor,
                actor.usualCapacity(),
                action,
                compared.plan().subject(),
                Map.of("revision", compared.comparison().to().no()));
    }
}
