package ru.metodkarta.execution;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/**
 * Work of a year that «закрыть год» has given its outcome: what of it comes back when the year is opened again, and what
 * stays as it is because of what happened since.
 */
@Component
class EndedByClosing {

    private static final int ORGANIZATIONS = 50;

    /** Why work does or does not come back; labels are messages {@code execution.reopening.<NAME>}. */
    enum Fate {
        BACK,
        /** brought back, or decided again, by itself */
        CHANGED,
        /** the plan is over, or no longer wants it */
        PLAN,
        /** for somebody else to decide on */
        OTHERS
    }

    /**
     * Over {@link #FROM}; {@code was} is the state before the outcome, {@code own} work of a body the actor works in: more
     * time for that is somebody else's word. Binds {@link Deciding#params}, {@code roadmap}, {@code year}, {@code bodies}.
     */
    private static final String WORK = """
            select a.id, a.version, a.state, a.due, a.region_id, a.municipality_id, a.organization_id, r.number, r.title,
              g.short_name organization_name, k.was, k.at ended_at,
              case when o.named_on = a.due then o.named_report_due end event_report_due,
              coalesce(g.id = any(BODIES) or g.reporter_id = any(BODIES), false) own,
              case when a.state <> k.outcome or k.moved then 'CHANGED'
                when m.state in ('COMPLETED', 'ARCHIVED') or o.withdrawn_by_revision is not null then 'PLAN'
                when DECIDES and not exists (select 1 from execution_report x where x.assignment_id = a.id
                  and (x.by_account = :me or x.acting_for = :me)) then 'BACK'
                else 'OTHERS' end fate
            """.replace("BODIES", IdList.array("bodies"));

    private static final String FROM = WorkRow.FROM + Deciding.JOINS + """
             join lateral (
               select d.from_state was, d.to_state outcome, d.at, exists (
                 select 1 from assignment_decision n where n.assignment_id = a.id and (n.at, n.id) > (d.at, d.id)
                   and n.from_state <> n.to_state) moved
               from assignment_decision d where d.assignment_id = a.id and d.of_year_closing
               order by d.at desc, d.id desc limit 1) k on true
             where a.roadmap_id = :roadmap and a.for_year = :year and not a.withdrawn_by_plan
            """;

    private final JdbcClient jdbc;

    EndedByClosing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A table of the work, as a query; for a page and for whoever brings it back. */
    static String work(Actor actor) {
        return WORK.replace("DECIDES", Deciding.everywhere(actor)) + FROM;
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Actor actor, UUID roadmapId, int year) {
        return statement
                .params(Deciding.params(actor))
                .param("roadmap", roadmapId)
                .param("year", year)
                .param(
                        "bodies",
                        IdList.of(actor.grants().stream()
                                .map(grant -> grant.employerId())
                                .distinct()
                                .toList()));
    }

    /** @param seal changes whenever any of the work that comes back does */
    record Ended(Map<Outcome, Integer> back, Map<Fate, Integer> staying, String seal) {

        public int total() {
            return back.values().stream().mapToInt(Integer::intValue).sum();
        }

        public List<SelectionView.Reported> lines() {
            return back.entrySet().stream()
                    .map(entry -> new SelectionView.Reported(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** @param since what was ended before it and has changed is an old story: when the year was last opened, else null */
    @Transactional(readOnly = true)
    Ended of(Actor actor, UUID roadmapId, int year, OffsetDateTime since) {
        Map<Outcome, Integer> back = new EnumMap<>(Outcome.class);
        Map<Fate, Integer> staying = new EnumMap<>(Fate.class);
        StringBuilder seal = new StringBuilder();
        bind(
                        jdbc.sql("select w.fate, case when w.fate = 'BACK' then w.state end state, count(*) n,"
                                + " md5(string_agg(w.id || ':' || w.version, ',' order by w.id)) seal from ("
                                + work(actor)
                                + ") w where w.fate = 'BACK' or w.ended_at > coalesce(cast(:since as timestamptz), '-infinity')"
                                + " group by 1, 2 order by 1, 2"),
                        actor,
                        roadmapId,
                        year)
                .param("since", since, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .query(row -> {
                    Fate fate = Fate.valueOf(row.getString("fate"));
                    if (fate == Fate.BACK) {
                        back.put(outcome(row.getString("state")), row.getInt("n"));
                        seal.append(row.getString("seal"));
                    } else {
                        staying.put(fate, row.getInt("n"));
                    }
                });
        return new Ended(back, staying, seal.toString());
    }

    private static Outcome outcome(String state) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.state().name().equals(state)) {
                return outcome;
            }
        }
        throw new IllegalStateException(state);
    }

    /** @param town null where all are of one, or for a body of the whole region */
    record Organization(String name, String town, Map<Outcome, Integer> counts) {

        public int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Whose work comes back; by name. */
    @Transactional(readOnly = true)
    Paged<Organization> organizations(Actor actor, UUID roadmapId, int year, String page) {
        PageRequestParams request = PageRequestParams.of(page, ORGANIZATIONS);
        List<Organization> rows = new ArrayList<>();
        long[] total = {0};
        StringBuilder counts = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            counts.append(", count(*) filter (where w.state = '%1$s') %2$s"
                    .formatted(outcome.state(), outcome.name().toLowerCase(java.util.Locale.ROOT)));
        }
        boolean towns = WorkRow.ofSeveralTowns(actor);
        bind(
                        jdbc.sql("select w.organization_name, t.short_name town, count(*) over () organizations"
                                + counts
                                + " from (" + work(actor) + ") w left join territory t on t.id = w.municipality_id"
                                + " where w.fate = 'BACK' group by w.organization_id, w.organization_name, t.short_name"
                                + " order by w.organization_name collate numbered, w.organization_id"
                                + " limit :size offset :offset"),
                        actor,
                        roadmapId,
                        year)
                .param("size", request.size())
                .param("offset", request.offset())
                .query(row -> {
                    total[0] = row.getLong("organizations");
                    Map<Outcome, Integer> of = new EnumMap<>(Outcome.class);
                    for (Outcome outcome : Outcome.values()) {
                        of.put(outcome, row.getInt(outcome.name().toLowerCase(java.util.Locale.ROOT)));
                    }
                    rows.add(new Organization(
                            row.getString("organization_name"), towns ? row.getString("town") : null, of));
                });
        return Paged.of(rows, request, total[0]);
    }
}
