package ru.metodkarta.notices;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/** The rules of regions as their administrators have set them. */
@Component
class RegionRulesBook {

    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    RegionRulesBook(Journal journal, JdbcClient jdbc, Clock clock) {
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RegionRules of(UUID regionId) {
        return jdbc.sql("select quiet, escalate_after from notice_settings where region_id = ?")
                .param(regionId)
                .query((row, n) ->
                        new RegionRules(QuietPeriods.read(row.getString("quiet")), row.getInt("escalate_after")))
                .optional()
                .orElse(RegionRules.USUAL);
    }

    @Transactional
    public void set(Actor actor, Grant grant, RegionRules rules) {
        jdbc.sql("""
                        insert into notice_settings (region_id, quiet, escalate_after, changed_by, changed_name, changed_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (region_id) do update set quiet = excluded.quiet,
                          escalate_after = excluded.escalate_after, changed_by = excluded.changed_by,
                          changed_name = excluded.changed_name, changed_at = excluded.changed_at
                        """)
                .params(
                        actor.regionId(),
                        rules.quiet().stored(),
                        rules.escalateAfter(),
                        actor.accountId(),
                        actor.name(),
                        OffsetDateTime.now(clock))
                .update();
        journal.record(
                actor,
                grant.capacity(),
                "NOTICE_RULES_CHANGED",
                new Journal.Subject("NOTICES", null, rules.quiet().lines(), actor.regionId(), null, null),
                Map.of("quiet", rules.quiet().stored(), "escalateAfter", rules.escalateAfter()));
    }
}
