package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** What «закрыть год» asks about: everything open of one year of a plan, grouped by occurrence. */
@Component
class YearClosings {

    private static final int GROUPS = 20;

    /** Executors of a group that may each have an outcome of their own on the page; larger groups have their own page. */
    static final int NAMED = 15;

    /** Whether the year of the work is closed, over {@code a}. */
    static final String CLOSED = closed("a");

    /** The same of an assignment or an occurrence by that alias. */
    static String closed(String alias) {
        return "exists (select 1 from year_closing y where y.roadmap_id = " + alias + ".roadmap_id and y.for_year = "
                + alias + ".for_year and y.reopened_at is null)";
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    YearClosings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Plan(
            UUID id,
            UUID regionId,
            UUID municipalityId,
            Level level,
            String title,
            String leadName,
            String closedYears,
            boolean visible) {

        boolean closed(String year) {
            return closedYears != null && List.of(closedYears.split(",")).contains(year);
        }

        /** Follows the plan as a whole: closes its years. */
        boolean followedBy(Grant grant) {
            return AssignmentPermissions.decides(grant)
                    && grant.covers(regionId, municipalityId, null)
                    && (level != Level.REGIONAL || grant.wholeRegion());
        }
    }

    /**
     * @param day of the plan, null without one
     * @param otherDays how many of those who still have to do it have another day, {@code latest} of them
     * @param ahead the day of somebody who still has to do it is not over
     * @param open with the executor, {@code mine} of them for the viewer to decide on
     * @param waiting reports that are to be decided on first
     * @param noted how many of {@code mine} have instances in their log, {@code instances} together
     */
    record Group(
            UUID id,
            String number,
            String title,
            OccurrenceKind kind,
            LocalDate day,
            int otherDays,
            LocalDate latest,
            boolean ahead,
            int open,
            int mine,
            int waiting,
            int done,
            int total,
            int noted,
            int instances,
            List<Named> named) {

        /** What is likely, a person confirms it; null while a day is ahead: there is still time to do it. */
        public Outcome proposal() {
            if (ahead) {
                return null;
            }
            if (noted > 0) {
                return Outcome.DONE;
            }
            return day == null && otherDays == 0 ? Outcome.NOT_NEEDED : Outcome.NOT_DONE;
        }

        public boolean asNeeded() {
            return kind == OccurrenceKind.AS_NEEDED;
        }
    }

    /** @param instances in the log of work done as needed */
    record Named(UUID id, String organizationName, int instances) {}

    record Totals(int open, int mine, int waiting, int total) {
        public int left() {
            return open + waiting;
        }
    }

    /** @param broughtBack how much work came back with the year, null when it was not asked */
    record Closing(
            UUID id,
            String remark,
            String byName,
            String capacity,
            Instant at,
            String reopenedName,
            String reopenedCapacity,
            Instant reopenedAt,
            String reopenedReason,
            Integer broughtBack) {

        public boolean inForce() {
            return reopenedAt == null;
        }
    }

    record Page(Plan plan, int year, Totals totals, Paged<Group> groups, List<Closing> closings) {

        /** The one in force, else null. */
        public Closing closed() {
            return YearClosings.inForce(closings);
        }

        /** There is something on this page to decide on. */
        public boolean decides() {
            return groups.rows().stream().anyMatch(group -> group.mine() > 0);
        }
    }

    static Closing inForce(List<Closing> closings) {
        return closings.stream().filter(Closing::inForce).findFirst().orElse(null);
    }

    /** @throws NotFound when there is no such plan, or the actor sees no work of it */
    @Transactional(readOnly = true)
    Plan plan(Actor actor, UUID roadmapId) {
        return jdbc.sql(
                        "select m.id, m.region_id, m.municipality_id, m.level, v.title, c.short_name lead_name,"
                                + " (select string_agg(y.for_year::text, ',') from year_closing y where y.roadmap_id = m.id"
                                + " and y.reopened_at is null) closed_years, exists ("
                                + "select 1 from assignment a where a.roadmap_id = m.id and "
                                + OwnOrganizations.sees("a", actor)
                                + ") visible from roadmap m join revision v on v.id = m.effective_revision_id"
                                + " left join organization c on c.id = coalesce(v.coordinator_id, m.owner_id) where m.id = :roadmap")
                .params(OwnOrganizations.params(actor))
                .param("roadmap", roadmapId)
                .query(Plan.class)
                .optional()
                .filter(Plan::visible)
                .orElseThrow(() -> new NotFound("roadmap"));
    }

    /** In what capacity the actor closes years of the plan. */
    static Grant closer(Actor actor, Plan plan, String capacity) {
        return actor.capacity(capacity, plan::followedBy).orElseThrow(() -> new NotAllowed(plan.leadName()));
    }

    /**
     * One after another close years of a plan, open them again, or bring single work of a closed year back. Taken before any
     * work of the plan is, as by whoever brings a plan into force, so that nobody blocks.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(UUID roadmapId) {
        jdbc.sql("select id from roadmap where id = ? for no key update")
                .param(roadmapId)
                .query(UUID.class)
                .single();
    }

    /** Until the transaction ends nobody closes or opens a year of the plan; see {@link #hold}. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID roadmapId) {
        jdbc.sql("select id from roadmap where id = ? for share")
                .param(roadmapId)
                .query(UUID.class)
                .single();
    }

    /** @throws Conflict when the year of the work is closed */
    @Transactional(propagation = Propagation.MANDATORY)
    void requireOpen(UUID assignmentId) {
        jdbc.sql("select a.for_year from assignment a where a.id = ? and " + CLOSED)
                .param(assignmentId)
                .query(Integer.class)
                .optional()
                .ifPresent(year -> {
                    throw new Conflict("execution.conflict.year-is-closed", String.valueOf(year));
                });
    }

    @Transactional(readOnly = true)
    Page read(Actor actor, UUID roadmapId, int year, String page) {
        Plan plan = plan(actor, roadmapId);
        closer(actor, plan, null);
        PageRequestParams request = PageRequestParams.of(page, GROUPS);
        List<Group> groups = new ArrayList<>();
        long[] count = {0};
        statement(
                        "select n.*, r.number, r.title, o.kind, coalesce(o.named_on, o.due) as day,"
                                + " coalesce(n.in_force >= :today, false) ahead, count(*) over () groups"
                                + " from (select a.occurrence_id id, " + COUNTS.formatted(Deciding.everywhere(actor))
                                + NOTED.formatted(Deciding.everywhere(actor))
                                + OF_YEAR
                                + " group by 1) n join occurrence o on o.id = n.id join activity_row r"
                                + " on r.revision_id = o.revision_id and r.activity_id = o.activity_id where n.open + n.waiting > 0"
                                + " order by r.position, o.due nulls last, o.id limit :size offset :offset",
                        actor,
                        roadmapId,
                        year)
                .param("today", actor.today(clock))
                .param("size", request.size())
                .param("offset", request.offset())
                .query(row -> {
                    count[0] = row.getLong("groups");
                    groups.add(new Group(
                            row.getObject("id", UUID.class),
                            row.getString("number"),
                            row.getString("title"),
                            OccurrenceKind.valueOf(row.getString("kind")),
                            row.getObject("day", LocalDate.class),
                            row.getInt("other_days"),
                            row.getObject("latest", LocalDate.class),
                            row.getBoolean("ahead"),
                            row.getInt("open"),
                            row.getInt("mine"),
                            row.getInt("waiting"),
                            row.getInt("done"),
                            row.getInt("total"),
                            row.getInt("noted"),
                            row.getInt("instances"),
                            new ArrayList<>()));
                });
        named(actor, groups);
        return new Page(
                plan,
                year,
                totals(actor, roadmapId, year),
                Paged.of(groups, request, count[0]),
                closings(roadmapId, year));
    }

    /** Over {@code a}; the parameter is the rule of who decides, over {@code a}, {@code g}, {@code m}, {@code v}. */
    private static final String COUNTS = """
            count(*) filter (where WITH_EXECUTOR) as open,
            count(*) filter (where WITH_EXECUTOR and %s) mine,
            max(a.due) filter (where WITH_EXECUTOR and a.due < 'infinity') in_force,
            count(*) filter (where WITH_EXECUTOR and OTHER_DAY) other_days,
            max(a.due) filter (where WITH_EXECUTOR and OTHER_DAY) latest,
            count(*) filter (where a.state = 'SUBMITTED') waiting,
            count(*) filter (where a.state = 'ACCEPTED') done, count(*) total
            """.replace("WITH_EXECUTOR", WorkClock.WITH_EXECUTOR)
            .replace("OTHER_DAY", "a.due < 'infinity' and a.due is distinct from coalesce(o.named_on, o.due)");

    /** Entries in the logs of what the viewer decides on; the parameter as above. */
    private static final String NOTED =
            """
            , count(*) filter (where o.kind = 'AS_NEEDED' and WITH_EXECUTOR
              and %1$s and INSTANCES > 0) noted,
            coalesce(sum(INSTANCES) filter (where o.kind = 'AS_NEEDED'
              and WITH_EXECUTOR and %1$s), 0) instances
            """.replace("INSTANCES", WorkNotes.INSTANCES).replace("WITH_EXECUTOR", WorkClock.WITH_EXECUTOR);

    private static final String OF_YEAR = """
             from assignment a join organization g on g.id = a.organization_id join roadmap m on m.id = a.roadmap_id
             join occurrence o on o.id = a.occurrence_id join revision v on v.id = o.revision_id
             where a.roadmap_id = :roadmap and a.for_year = :year and not a.withdrawn_by_plan
            """;

    @Transactional(readOnly = true)
    Totals totals(Actor actor, UUID roadmapId, int year) {
        return statement("select " + COUNTS.formatted(Deciding.everywhere(actor)) + OF_YEAR, actor, roadmapId, year)
                .query((row, n) ->
                        new Totals(row.getInt("open"), row.getInt("mine"), row.getInt("waiting"), row.getInt("total")))
                .single();
    }

    private JdbcClient.StatementSpec statement(String sql, Actor actor, UUID roadmapId, int year) {
        return jdbc.sql(sql)
                .params(Deciding.params(actor))
                .param("roadmap", roadmapId)
                .param("year", year);
    }

    /** Executors by name, where a group has few. */
    private void named(Actor actor, List<Group> groups) {
        Map<UUID, Group> small = new HashMap<>();
        groups.stream()
                .filter(group -> group.mine() > 1 && group.mine() <= NAMED)
                .forEach(group -> small.put(group.id(), group));
        jdbc.sql("select a.occurrence_id, a.id, g.short_name, " + WorkNotes.INSTANCES + " instances" + WorkRow.FROM
                        + Deciding.JOINS
                        + " where a.occurrence_id = any(" + IdList.array("occurrences")
                        + ") and not a.withdrawn_by_plan"
                        + " and " + WorkClock.WITH_EXECUTOR + " and "
                        + Deciding.everywhere(actor) + " order by g.short_name collate numbered, a.id")
                .params(Deciding.params(actor))
                .param("occurrences", IdList.of(small.keySet()))
                .query(row -> {
                    small.get(row.getObject("occurrence_id", UUID.class))
                            .named()
                            .add(new Named(
                                    row.getObject("id", UUID.class),
                                    row.getString("short_name"),
                                    row.getInt("instances")));
                });
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    List<Closing> closings(UUID roadmapId, int year) {
        return jdbc.sql("select * from year_closing where roadmap_id = ? and for_year = ? order by at desc")
                .params(roadmapId, year)
                .query(Closing.class)
                .list();
    }
}
