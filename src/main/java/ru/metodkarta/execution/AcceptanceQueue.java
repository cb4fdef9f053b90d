package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Reports and requests that wait for this person's word, oldest first. Own reports are not among them. */
@Component
class AcceptanceQueue {

    private static final int PAGE = 50;
    private static final int REQUESTS = 30;

    static final String WAITING = WorkRow.FROM + Deciding.JOINS + """
             join execution_report x on x.assignment_id = a.id and x.state = 'SUBMITTED'
             where a.state = 'SUBMITTED' and x.by_account <> :me and x.acting_for is distinct from :me and\s""";

    /** As {@link RoadmapOptions}: the town and the years first, official titles are long. */
    private static final String ROADMAP_LABEL = """
            concat((select c.short_name || ', ' from territory c where c.id = m.municipality_id),
              v.period_text || ' — ', v.title)
            """;

    private static final String ORGANIZATION_LABEL = """
            concat(g.short_name, case when %s
              then (select ' · ' || c.short_name from territory c where c.id = g.municipality_id) end)
            """;

    private final JdbcClient jdbc;

    AcceptanceQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param proofs how many files, links and requisites prove it */
    record Waiting(
            UUID id,
            UUID organizationId,
            String organizationName,
            String number,
            String title,
            int forYear,
            LocalDate agreedDue,
            LocalDate doneOn,
            Outcome outcome,
            Instant submittedAt,
            String byName,
            String text,
            int reportNo,
            int proofs,
            String town,
            UUID reportId,
            int version,
            LocalDate reportDue,
            LocalDate beginsOn) {

        /** The very report that is on the page: what is accepted is this one or none. */
        public String seen() {
            return id + ":" + ExecutionReport.mark(reportId, version);
        }

        /** Days after its date that the report came. */
        public long sentLate(ZoneId zone) {
            return Lateness.sentLate(reportDue, submittedAt, zone);
        }

        /** It came before the work's time had begun. */
        public boolean sentAhead(ZoneId zone) {
            return Lateness.ahead(beginsOn, submittedAt, zone);
        }

        public boolean doneLate() {
            return outcome.carriedOut() && doneOn != null && agreedDue != null && doneOn.isAfter(agreedDue);
        }
    }

    record Request(
            UUID id,
            String organizationName,
            String town,
            String number,
            String title,
            LocalDate due,
            LocalDate untilOn,
            String reason,
            String askedName,
            Instant askedAt) {}

    record Queue(
            Paged<Waiting> reports,
            List<Request> requests,
            int notReported,
            List<Option> roadmaps,
            List<Option> organizations) {}

    @Transactional(readOnly = true)
    Queue of(Actor actor, WorkFilter filter, String page, LocalDate today) {
        PageRequestParams request = PageRequestParams.of(page, PAGE);
        String which = WAITING + Deciding.onReports(actor);
        long total = jdbc.sql("select count(*)" + which + filter.where())
                .params(Deciding.params(actor))
                .params(filter.params())
                .query(Long.class)
                .single();
        Map<Boolean, List<Option>> options = options(actor, which);
        return new Queue(
                Paged.of(waiting(actor, filter, request), request, total),
                requests(actor),
                notReported(actor, today),
                options.get(true),
                options.get(false));
    }

    /** Reports of one page, or of all of them. */
    @Transactional(readOnly = true)
    List<Waiting> waiting(Actor actor, WorkFilter filter, PageRequestParams request) {
        return jdbc.sql("""
                        select a.id, a.organization_id, g.short_name organization_name, r.number, r.title, a.for_year,
                          case when a.agreed_due < 'infinity' then a.agreed_due end agreed_due, x.done_on, x.outcome,
                          x.submitted_at, x.by_name,
                          case when x.outcome = 'DONE' then x.text else concat_ws(E'\\n', x.reason, nullif(x.text, '')) end as text,
                          x.no report_no,
                          (select count(*) from report_evidence e where e.report_id = x.id) proofs,
                          (select c.short_name from territory c where c.id = a.municipality_id) town,
                          x.id report_id, x.version,
                          case when a.report_due < 'infinity' then a.report_due end report_due,
                        """ + WorkClock.BEGINS + " begins_on" + WAITING + Deciding.onReports(actor) + filter.where()
                        + " order by x.submitted_at, a.id limit :size offset :offset")
                .params(Deciding.params(actor))
                .params(filter.params())
                .param("size", request.size())
                .param("offset", request.offset())
                .query(Waiting.class)
                .list();
    }

    private List<Request> requests(Actor actor) {
        return jdbc.sql("""
                        select a.id, g.short_name organization_name,
                          (select c.short_name from territory c where c.id = a.municipality_id) town, r.number, r.title,
                          case when a.due < 'infinity' then a.due end due, e.until_on, e.reason, e.asked_name, e.asked_at
                        """ + WorkRow.FROM + Deciding.JOINS + """
                         join extension_request e on e.assignment_id = a.id and e.verdict is null
                         where e.asked_by <> :me and\s""" + WorkClock.WITH_EXECUTOR + " and "
                        + Deciding.where(actor) + " order by e.asked_at limit " + REQUESTS)
                .params(Deciding.params(actor))
                .query(Request.class)
                .list();
    }

    /** Organizations of the territory that are late with anything: as many as the list behind the figure has. */
    private int notReported(Actor actor, LocalDate today) {
        FollowedTerritory followed = FollowedTerritory.of(actor);
        return jdbc.sql("select count(distinct a.organization_id) from assignment a"
                        + " where " + WorkClock.LATE
                        + " and not a.withdrawn_by_plan and " + followed.predicate("a"))
                .params(followed.params())
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    /** For the filters: roadmaps under true, organizations under false. */
    private Map<Boolean, List<Option>> options(Actor actor, String which) {
        Map<Boolean, List<Option>> options = new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        String organization = ORGANIZATION_LABEL.formatted(WorkRow.ofSeveralTowns(actor));
        jdbc.sql("(select distinct true roadmap, m.id::text value, " + ROADMAP_LABEL + " label" + which
                        + " order by 3 limit 200) union all (select distinct false, g.id::text, " + organization + which
                        + " order by 3 limit 200) order by 1, 3")
                .params(Deciding.params(actor))
                .query(row -> {
                    options.get(row.getBoolean("roadmap"))
                            .add(new Option(row.getString("value"), RoadmapOptions.shortened(row.getString("label"))));
                });
        return options;
    }
}
