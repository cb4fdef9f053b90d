package ru.metodkarta.acquaintance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Who has opened the text in force and who has not. */
@Component
class AcquaintanceList {

    /**
     * The organizations that carry a roadmap out, found by skipping from one to the next along an index: a plan of 100,000
     * assignments has 2,000 of them.
     */
    private static final String EXECUTORS = """
            with recursive executor (organization_id) as (
              (select a.organization_id from assignment a where a.roadmap_id = :roadmap and a.state <> 'WITHDRAWN'
               order by a.organization_id limit 1)
              union all
              select (select a.organization_id from assignment a where a.roadmap_id = :roadmap
                and a.state <> 'WITHDRAWN' and a.organization_id > e.organization_id
                order by a.organization_id limit 1)
              from executor e where e.organization_id is not null
            )
            """;

    private static final String FROM = """
             from executor e
             join organization g on g.id = e.organization_id
             left join territory t on t.id = g.municipality_id
             left join acquaintance q on q.revision_id = :revision and q.organization_id = g.id
             where true""";

    private final JdbcClient jdbc;

    AcquaintanceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param total organizations that carry the roadmap out */
    record Figures(int opened, int total) {}

    /**
     * @param reader who opened it; null unless opened in the system
     * @param paperOn day of the signature on the paper sheet, with who entered it; null unless entered from there
     * @param formerNo the last revision before this one that the organization had opened, null for none
     * @param reachable somebody of the organization may sign in
     */
    record Line(
            UUID organizationId,
            String organization,
            String fullName,
            String town,
            String reader,
            String position,
            String capacity,
            Instant at,
            LocalDate paperOn,
            String enteredBy,
            Integer formerNo,
            Instant formerAt,
            boolean reachable) {

        public boolean opened() {
            return at != null;
        }

        public boolean paper() {
            return paperOn != null;
        }
    }

    /** One statement. */
    Figures figures(UUID roadmapId, UUID revisionId) {
        return jdbc.sql(EXECUTORS + """
                        select count(q.revision_id) opened, count(*) total
                        from executor e left join acquaintance q
                          on q.revision_id = :revision and q.organization_id = e.organization_id
                        where e.organization_id is not null
                        """)
                .param("roadmap", roadmapId)
                .param("revision", revisionId)
                .query(Figures.class)
                .single();
    }

    /** Those who have not opened it first. */
    Paged<Line> page(
            UUID roadmapId, UUID revisionId, AcquaintanceFilter filter, LocalDate today, PageRequestParams page) {
        long total = jdbc.sql(EXECUTORS + "select count(*)" + FROM + filter.where())
                .param("roadmap", roadmapId)
                .param("revision", revisionId)
                .params(filter.params())
                .query(Long.class)
                .single();
        return Paged.of(lines(roadmapId, revisionId, filter, today, page, "q.revision_id is not null, "), page, total);
    }

    /** By town and name, as on paper. */
    List<Line> sheet(UUID roadmapId, UUID revisionId, LocalDate today, int most) {
        return lines(
                roadmapId, revisionId, new AcquaintanceFilter(null, null), today, new PageRequestParams(1, most), "");
    }

    private List<Line> lines(
            UUID roadmapId,
            UUID revisionId,
            AcquaintanceFilter filter,
            LocalDate today,
            PageRequestParams page,
            String first) {
        return jdbc.sql(EXECUTORS + """
                        select g.id organization_id, g.short_name organization, g.full_name, t.name town, q.reader_name,
                          q.reader_position, q.reader_capacity, q.at, q.paper_on, q.entered_name,
                          f.no former_no, f.at former_at,
                          exists (select from role_assignment r join account a on a.id = r.account_id
                            and a.blocked_at is null
                            where r.employer_id = g.id and r.role <> 'ADMINISTRATOR' and r.from_on <= :today
                              and (r.until_on is null or r.until_on >= :today)) reachable
                        """
                        + FROM.replace("where true", """
                                left join lateral (select v.no, p.at from acquaintance p join revision v on v.id = p.revision_id
                                  where p.roadmap_id = :roadmap and p.organization_id = g.id and p.revision_id <> :revision
                                  order by v.no desc limit 1) f on true
                                where true""") + filter.where()
                        + " order by " + first + "t.name collate \"ru-x-icu\" nulls first,"
                        + " g.short_name collate numbered, g.id limit :limit offset :offset")
                .param("roadmap", roadmapId)
                .param("revision", revisionId)
                .param("today", today)
                .params(filter.params())
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("organization_id", UUID.class),
                row.getString("organization"),
                row.getString("full_name"),
                row.getString("town"),
                row.getString("reader_name"),
                row.getString("reader_position"),
                row.getString("reader_capacity"),
                moment(row, "at"),
                row.getObject("paper_on", LocalDate.class),
                row.getString("entered_name"),
                row.getObject("former_no", Integer.class),
                moment(row, "former_at"),
                row.getBoolean("reachable"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
