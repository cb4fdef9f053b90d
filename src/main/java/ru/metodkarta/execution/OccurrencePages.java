package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** One occurrence with all its executors whom the viewer may see. */
@Component
class OccurrencePages {

    private static final int PAGE = 50;
    private static final String RELEASED = "('WITHDRAWN', 'NOT_NEEDED', 'NOT_APPLICABLE')";

    private final JdbcClient jdbc;

    OccurrencePages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param due of the rule, null without one
     * @param namedOn day of the event, null until it is named
     * @param leads executors that lead, without the released ({@code leadsReleased}), whoever looks; {@code leadsDone} of
     *     them accepted, {@code leadsOpen} still open, {@code leadsMine} of these for the viewer to decide on
     * @param mine open work the viewer decides on; {@code mineWaiting} of it waits for a verdict
     * @param closedBy who closed it as carried out in part, null unless so
     */
    record Detail(
            UUID id,
            UUID roadmapId,
            UUID activityId,
            String roadmapTitle,
            String number,
            String title,
            String deadlineText,
            String result,
            OccurrenceKind kind,
            int forYear,
            LocalDate due,
            LocalDate namedOn,
            int leads,
            int leadsDone,
            int leadsOpen,
            int leadsWaiting,
            int leadsReleased,
            int leadsMine,
            int mine,
            int mineWaiting,
            Integer closedDone,
            Integer closedTotal,
            String closedReason,
            String closedBy,
            String closedCapacity,
            Instant closedAt,
            boolean yearClosed,
            boolean regional) {

        public LocalDate day() {
            return namedOn == null ? due : namedOn;
        }

        /** In a plan of the region a day named for all is the region's. */
        boolean dayIsOpenTo(Actor actor) {
            return namedOn == null || !regional || actor.grants().stream().anyMatch(Grant::wholeRegion);
        }

        /** A group leads, some have done it, the rest will not. */
        public boolean partlyClosable() {
            return leads > 1 && leadsDone > 0 && leadsOpen > 0 && leadsWaiting == 0 && leadsMine == leadsOpen;
        }

        /** Whoever leads has done it; who only takes part may still be missing. */
        public boolean closed() {
            return leadsDone > 0 && leadsDone == leads;
        }

        /** No lead has anything open, yet not all of it was done. */
        public boolean ended() {
            return leads > 0 && leadsOpen == 0 && !closed();
        }

        /** Nobody who led is expected to do it. */
        public boolean released() {
            return leads == 0 && leadsReleased > 0;
        }

        public boolean asNeeded() {
            return kind == OccurrenceKind.AS_NEEDED;
        }
    }

    record Executor(
            UUID id,
            UUID organizationId,
            String organizationName,
            String town,
            Part part,
            AssignmentState state,
            boolean late,
            LocalDate doneOn,
            LocalDate due,
            boolean entered,
            LocalDate remindedOn) {

        public Badge badge() {
            return late ? new Badge("late", "clock-exclamation", "execution.count.late") : Badge.of(state);
        }
    }

    record Page(Detail detail, Map<AssignmentState, Integer> states, int total, Paged<Executor> executors) {}

    private static final String MAY_SEE = " not a.withdrawn_by_plan and ";

    @Transactional(readOnly = true)
    Page read(Actor actor, UUID id, String state, String page, LocalDate today) {
        Map<AssignmentState, Integer> states = states(actor, id);
        if (states.isEmpty()) {
            throw new NotFound("occurrence");
        }
        AssignmentState wanted = states.keySet().stream()
                .filter(value -> value.name().equals(state))
                .findFirst()
                .orElse(null);
        PageRequestParams request = PageRequestParams.of(page, PAGE);
        int total = states.values().stream().mapToInt(Integer::intValue).sum();
        return new Page(
                detail(actor, id),
                states,
                total,
                Paged.of(
                        executors(actor, id, wanted, request, today),
                        request,
                        wanted == null ? total : states.get(wanted)));
    }

    private Map<AssignmentState, Integer> states(Actor actor, UUID id) {
        Map<AssignmentState, Integer> states = new EnumMap<>(AssignmentState.class);
        jdbc.sql("select a.state, count(*) n from assignment a where a.occurrence_id = :id and" + MAY_SEE
                        + OwnOrganizations.sees("a", actor) + " group by 1")
                .params(OwnOrganizations.params(actor))
                .param("id", id)
                .query(row -> {
                    states.put(AssignmentState.valueOf(row.getString("state")), row.getInt("n"));
                });
        return states;
    }

    private Detail detail(Actor actor, UUID id) {
        return jdbc.sql("""
                        select o.id, o.roadmap_id, o.activity_id, v.title roadmap_title, r.number, r.title, r.deadline_text,
                          r.result, o.kind, o.for_year, o.due, o.named_on, n.*, c.done closed_done, c.total closed_total,
                          c.reason closed_reason, c.by_name closed_by, c.capacity closed_capacity, c.at closed_at, %4$s year_closed,
                          (select m.level = 'REGIONAL' from roadmap m where m.id = o.roadmap_id) regional
                        from occurrence o
                        join activity_row r on r.revision_id = o.revision_id and r.activity_id = o.activity_id
                        join revision v on v.id = o.revision_id
                        left join lateral (select * from occurrence_closing c where c.occurrence_id = o.id
                          order by c.at desc limit 1) c on true
                        cross join lateral (
                          select count(*) filter (where a.part = 'LEAD' and a.state not in %3$s) leads,
                            count(*) filter (where a.part = 'LEAD' and a.state = 'ACCEPTED') leads_done,
                            count(*) filter (where a.part = 'LEAD' and a.state in %1$s) leads_open,
                            count(*) filter (where a.part = 'LEAD' and a.state = 'SUBMITTED') leads_waiting,
                            count(*) filter (where a.part = 'LEAD' and a.state in %3$s) leads_released,
                            count(*) filter (where a.part = 'LEAD' and a.state in %1$s and %2$s) leads_mine,
                            count(*) filter (where a.state in %1$s and %2$s) mine,
                            count(*) filter (where a.state = 'SUBMITTED' and %2$s) mine_waiting
                          from assignment a join organization g on g.id = a.organization_id
                          join roadmap m on m.id = a.roadmap_id
                          where a.occurrence_id = o.id and not a.withdrawn_by_plan) n
                        where o.id = :id
                        """.formatted(
                                Reconciliation.OPEN, Deciding.everywhere(actor), RELEASED, YearClosings.closed("o")))
                .params(Deciding.params(actor))
                .param("id", id)
                .query(Detail.class)
                .single();
    }

    private List<Executor> executors(
            Actor actor, UUID id, AssignmentState state, PageRequestParams page, LocalDate today) {
        return jdbc.sql("""
                        select a.id, a.organization_id, g.short_name organization_name,
                          (select c.short_name from territory c where c.id = a.municipality_id) town, a.part, a.state,
                          %s late, a.done_on,
                          case when a.due < 'infinity' then a.due end due, a.entry_id is not null and a.state = 'ACCEPTED' entered,
                          (select max(w.on_day) from reminder_of w where w.assignment_id = a.id) reminded_on
                        from assignment a join organization g on g.id = a.organization_id
                        where a.occurrence_id = :id and""".formatted(WorkClock.LATE) + MAY_SEE + OwnOrganizations.sees("a", actor)
                        + (state == null ? "" : " and a.state = :state")
                        + " order by a.part, g.short_name collate numbered, a.id limit :size offset :offset")
                .params(OwnOrganizations.params(actor))
                .param("id", id)
                .param("today", today)
                .param("state", state == null ? null : state.name())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Executor.class)
                .list();
    }
}
