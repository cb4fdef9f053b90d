package ru.metodkarta.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What has been planned: days, digests, notices. */
@Component
class DigestBook {

    /** What happened later than that before a plan may not be committed yet: it is left to the next one. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DigestBook(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @return whether nobody has planned the day before; whoever comes at the same time waits for the first to end */
    boolean claim(UUID regionId, LocalDate day, boolean told) {
        return jdbc.sql("insert into notice_plan (region_id, day, told, at) values (?, ?, ?, ?) on conflict do nothing")
                        .params(regionId, day, told, now())
                        .update()
                == 1;
    }

    /**
     * The plan before this one, of all and of schools (those of quiet periods left out); a region that begins: yesterday.
     *
     * @param at up to when that plan knew what had happened
     */
    record Before(LocalDate day, Instant at, LocalDate toldDay, Instant toldAt) {

        Instant earliest() {
            return at.isBefore(toldAt) ? at : toldAt;
        }
    }

    Before before(UUID regionId, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        Instant aDayAgo = clock.instant().minus(Duration.ofDays(1));
        return jdbc.sql("""
                        select max(day) any_day, max(at) any_at, max(day) filter (where told) told_day,
                          max(at) filter (where told) told_at, min(day) first_day, min(at) first_at
                        from notice_plan where region_id = ? and day < ?
                        """)
                .params(regionId, today)
                .query((row, n) -> new Before(
                        first(row.getObject("any_day", LocalDate.class), yesterday),
                        first(moment(row, "any_at"), aDayAgo),
                        first(
                                row.getObject("told_day", LocalDate.class),
                                row.getObject("first_day", LocalDate.class),
                                yesterday),
                        first(moment(row, "told_at"), moment(row, "first_at"), aDayAgo)))
                .single();
    }

    @SafeVarargs
    private static <T> T first(T... values) {
        return Stream.of(values).filter(java.util.Objects::nonNull).findFirst().orElseThrow();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant().minus(SETTLED);
    }

    record Planned(int notices, int letters, int undeliverable) {}

    void planned(UUID regionId, LocalDate day, Planned planned) {
        jdbc.sql("update notice_plan set notices = ?, letters = ?, undeliverable = ? where region_id = ? and day = ?")
                .params(planned.notices(), planned.letters(), planned.undeliverable(), regionId, day)
                .update();
    }

    /**
     * A line that is told once.
     *
     * @param assignment null for sums
     */
    record Item(UUID assignment, Told told) {

        static List<Item> of(Draft draft) {
            List<Item> items = new ArrayList<>();
            draft.lines()
                    .forEach(line -> Arrays.stream(Told.values())
                            .filter(told -> told.once() && line.says(told))
                            .forEach(told -> items.add(new Item(line.work().id(), told))));
            draft.news().stream()
                    .filter(told -> told.compareTo(Told.WAITING) >= 0 || told == Told.ESCALATED)
                    .forEach(told -> items.add(new Item(null, told)));
            return items;
        }
    }

    record Digest(UUID letterId, String recipient, List<Item> items) {}

    void digests(UUID regionId, LocalDate day, List<Digest> digests) {
        if (digests.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into digest (id, region_id, day, recipient, letter_id, items)
                        select next_id(), :region, :day, recipient, cast(letter as uuid), cast(items as jsonb)
                        from unnest(cast(:letters as text[]), cast(:recipients as text[]), cast(:items as text[]))
                          as d (letter, recipient, items)
                        """)
                .param("region", regionId)
                .param("day", day)
                .param(
                        "letters",
                        digests.stream().map(one -> one.letterId().toString()).toArray(String[]::new))
                .param("recipients", digests.stream().map(Digest::recipient).toArray(String[]::new))
                .param(
                        "items",
                        digests.stream()
                                .map(one -> json.writeValueAsString(one.items()))
                                .toArray(String[]::new))
                .update();
    }

    /** A digest of a former day whose letter has not certainly gone. */
    record Owed(UUID id, String recipient, List<Item> items) {}

    List<Owed> owed(UUID regionId, LocalDate today) {
        return jdbc.sql("""
                        select d.id, d.recipient, d.items::text items from digest d join mail_outbox m on m.id = d.letter_id
                        where d.region_id = ? and d.carried_on is null and d.day < ? and m.state <> 'SENT'
                        order by d.day, d.id
                        """)
                .params(regionId, today)
                .query((row, n) -> new Owed(
                        row.getObject("id", UUID.class),
                        row.getString("recipient"),
                        json.readValue(row.getString("items"), new TypeReference<List<Item>>() {})))
                .list();
    }

    void carried(List<UUID> digests, LocalDate today) {
        if (!digests.isEmpty()) {
            jdbc.sql("update digest set carried_on = :today where id = any(cast(:ids as uuid[]))")
                    .param("today", today)
                    .param("ids", digests.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    private record Row(
            UUID id,
            UUID account,
            String kind,
            String subjectKind,
            UUID subject,
            LocalDate due,
            Integer amount,
            String text) {}

    /** @return how many were new */
    int notices(List<Desk.NoticeRow> notices, LocalDate day) {
        if (notices.isEmpty()) {
            return 0;
        }
        List<Row> rows = notices.stream()
                .map(one -> new Row(
                        Ids.next(),
                        one.account(),
                        one.kind(),
                        one.subjectKind(),
                        one.subject(),
                        one.due(),
                        one.amount(),
                        one.text()))
                .toList();
        return jdbc.sql("""
                        insert into notice (id, account_id, kind, subject_kind, subject_id, day, due, amount, text, at)
                        select id, account, kind, "subjectKind", subject, :day, due, amount, text, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as n (id uuid, account uuid, kind text,
                          "subjectKind" text, subject uuid, due date, amount int, text text)
                        on conflict (account_id, kind, subject_id, day) do nothing
                        """)
                .param("day", day)
                .param("now", now())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
