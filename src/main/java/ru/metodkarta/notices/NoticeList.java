package ru.metodkarta.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** A person's notices. */
@Component
class NoticeList {

    private static final int PAGE = 30;

    /** What a number of notices is counted up to: more is more. */
    private static final int MOST = 99;

    private static final Map<String, String> PAGES = Map.of(
            "ASSIGNMENT", "/assignments/%s",
            "ORGANIZATION", "/organizations/%s",
            "TERRITORY", "/progress/late");

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param number of the row, null where it is about no row; likewise {@code title}
     * @param year the work is for, null where it is about no work
     * @param organization whose work it is, null for a territory
     * @param outcome state of work that was closed and still is, else null
     */
    record Line(
            UUID id,
            String kind,
            String number,
            String title,
            Integer year,
            String organization,
            LocalDate due,
            String outcome,
            Integer amount,
            String text,
            Instant at,
            boolean unread) {

        public String tone() {
            return switch (kind) {
                case "LATE", "ESCALATED", "UNDELIVERABLE" -> "late";
                case "RETURNED", "REOPENED", "EXTENSION_REFUSED", "DUE_TODAY", "DUE_3", "REMINDED", "MESSAGE" -> "warn";
                case "ACCEPTED", "EXTENDED" -> "ok";
                default -> "work";
            };
        }

        public String icon() {
            return switch (tone()) {
                case "late" -> "clock-exclamation";
                case "ok" -> "circle-check";
                case "warn" -> "alert-triangle";
                default -> "bell";
            };
        }
    }

    Paged<Line> of(Actor actor, String page) {
        PageRequestParams request = PageRequestParams.of(page, PAGE);
        long total = jdbc.sql("select count(*) from notice where account_id = ?")
                .param(actor.accountId())
                .query(Long.class)
                .single();
        List<Line> lines = jdbc.sql("""
                        select n.id, n.kind, r.number, r.title, a.for_year, g.short_name organization, n.due, n.amount, n.text, n.at,
                          case when n.kind = 'CLOSED' and not %s then a.state end outcome, n.read_at is null unread
                        from notice n
                        left join assignment a on n.subject_kind = 'ASSIGNMENT' and a.id = n.subject_id
                        left join occurrence o on o.id = a.occurrence_id
                        left join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id)
                          and r.activity_id = a.activity_id
                        left join organization g on g.id = coalesce(a.organization_id,
                          case when n.subject_kind = 'ORGANIZATION' then n.subject_id end)
                        where n.account_id = ? order by n.read_at is not null, n.at desc, n.id desc limit ? offset ?
                        """.formatted(WorkClock.OPEN))
                .params(actor.accountId(), request.size(), request.offset())
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getObject("for_year", Integer.class),
                        row.getString("organization"),
                        row.getObject("due", LocalDate.class),
                        row.getString("outcome"),
                        row.getObject("amount", Integer.class),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("unread")))
                .list();
        return Paged.of(lines, request, total);
    }

    /** Up to 100. */
    int unread(Actor actor) {
        return jdbc.sql(
                        "select count(*) from (select 1 from notice where account_id = ? and read_at is null limit ?) n")
                .params(actor.accountId(), MOST + 1)
                .query(Integer.class)
                .single();
    }

    private record Subject(String kind, UUID id) {}

    /**
     * Opened, so read.
     *
     * @return the page of what it is about
     * @throws NotFound it is not this person's
     */
    @Transactional
    public String open(Actor actor, UUID id) {
        Subject subject = jdbc.sql(
                        "select subject_kind kind, subject_id id from notice where id = ? and account_id = ?")
                .params(id, actor.accountId())
                .query(Subject.class)
                .optional()
                .orElseThrow(() -> new NotFound("notice"));
        jdbc.sql("update notice set read_at = ? where id = ? and read_at is null")
                .params(OffsetDateTime.now(clock), id)
                .update();
        return PAGES.get(subject.kind()).formatted(subject.id());
    }

    /** All that had come when the page was shown. */
    @Transactional
    public void readUntil(Actor actor, Instant shown) {
        jdbc.sql("update notice set read_at = ? where account_id = ? and read_at is null and at <= ?")
                .params(OffsetDateTime.now(clock), actor.accountId(), OffsetDateTime.ofInstant(shown, ZoneOffset.UTC))
                .update();
    }
}
