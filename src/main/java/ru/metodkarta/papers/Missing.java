package ru.metodkarta.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.Badge;
import ru.metodkarta.execution.FollowedTerritory;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.execution.RoadmapOptions;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/**
 * «Не представили»: work that is the executor's turn though the date of its report is over (it lies on a day up to the
 * one asked for, which is today at the latest). What waits for the acceptor never counts against the executor.
 */
@Component
class Missing {

    static final int PAGE = 50;

    private static final String FROM = """
             from assignment a
             join occurrence o on o.id = a.occurrence_id
             join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
             join roadmap m on m.id = a.roadmap_id
             join revision v on v.id = m.effective_revision_id
             join organization g on g.id = a.organization_id
             left join territory c on c.id = a.municipality_id
            """;

    /** Organizations with most to report first within a town, so that the list reads as one. */
    private static final String ORDER =
            " order by c.short_name collate \"ru-x-icu\" nulls first, g.short_name collate \"ru-x-icu\", g.id,"
                    + " a.report_due, v.title, a.roadmap_id, r.position, a.id";

    private final JdbcClient jdbc;

    Missing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A report that has not come.
     *
     * @param town null for a body of the whole region
     * @param fullName of the organization
     * @param deadline words of the plan
     * @param daysLate since the day in force, by the day asked for
     */
    record Row(
            UUID id,
            UUID organizationId,
            String organization,
            String fullName,
            String town,
            UUID roadmapId,
            String roadmap,
            String number,
            String title,
            String deadline,
            LocalDate due,
            LocalDate reportDue,
            int daysLate,
            AssignmentState state) {

        public Badge badge() {
            return Badge.of(state);
        }
    }

    /** @param organizations how many of them */
    record Found(Paged<Row> rows, int organizations) {}

    @Transactional(readOnly = true)
    Found find(Actor actor, PaperFilter filter, PageRequestParams page, LocalDate until, LocalDate today) {
        record Sum(long all, int organizations) {}
        Sum sum = bound(
                        "select count(*) as \"all\", count(distinct a.organization_id) organizations",
                        "",
                        actor,
                        filter,
                        until,
                        today)
                .query(Sum.class)
                .single();
        List<Row> rows = bound(
                        "select a.id, g.id organization_id, g.short_name organization, g.full_name, c.short_name town,"
                                + " a.roadmap_id, v.title roadmap, r.number, r.title, r.deadline_text deadline,"
                                + " case when a.due < 'infinity' then a.due end due, a.report_due,"
                                + " greatest(0, least(cast(:until as date), cast(:today as date))"
                                + " - case when a.due < 'infinity' then a.due else a.report_due end) days_late, a.state",
                        ORDER + " limit :size offset :offset",
                        actor,
                        filter,
                        until,
                        today)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Row.class)
                .list();
        return new Found(Paged.of(rows, page, sum.all()), sum.organizations());
    }

    private JdbcClient.StatementSpec bound(
            String select, String end, Actor actor, PaperFilter filter, LocalDate until, LocalDate today) {
        FollowedTerritory followed = FollowedTerritory.of(actor);
        return jdbc.sql(select + FROM + " where not a.withdrawn_by_plan and " + followed.predicate("a")
                        + " and " + WorkClock.LATE
                        + " and a.report_due <= :until" + filter.where() + end)
                .params(followed.params())
                .params(filter.params())
                .param("today", today)
                .param("until", until);
    }

    /** Whether any work of the roadmap is in the person's sight. */
    @Transactional(readOnly = true)
    boolean knows(Actor actor, UUID roadmapId) {
        return jdbc.sql("select exists (select 1 from assignment a where a.roadmap_id = :roadmap and "
                        + OwnOrganizations.sees("a", actor) + ")")
                .params(OwnOrganizations.params(actor))
                .param("roadmap", roadmapId)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    List<Option> roadmaps(Actor actor) {
        return RoadmapOptions.of(jdbc, OwnOrganizations.sees("a", actor), OwnOrganizations.params(actor));
    }
}
