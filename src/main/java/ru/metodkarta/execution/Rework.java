package ru.metodkarta.execution;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** «Вернуть на доработку» asks for something: the same report is not sent again without a word. Its day is its own. */
@Component
class Rework {

    private static final String WORDS =
            "(select jsonb_build_array(%s, %s, %s, x.done_on, x.outcome, x.count, v.place, v.from_on, v.format, v.participants,"
                            .formatted(words("x.text"), words("x.result"), words("x.reason"))
                    + " v.media, array(select e.evidence_id from report_evidence e join evidence p on p.id = e.evidence_id"
                    + " where e.report_id = x.id and p.withdrawn_at is null order by e.evidence_id))"
                    + " from execution_report x left join report_event v on v.report_id = x.id where x.id = ";

    /** Days a rework is given, and work that is brought back, unless somebody says otherwise. */
    static final int DAYS = 7;

    /**
     * Of what moved the day in force, the last was a return, or the work was brought back. A request for more time moves
     * nothing, and more time for such work leaves it what it is.
     */
    private static final String GIVES_THE_DAY = """
            coalesce((select d.to_state = 'RETURNED' or d.verdict = 'REOPENED' from assignment_decision d where d.assignment_id = ALIAS.id
              and d.due_after is distinct from d.due_before and d.verdict not in ('EXTENSION_ASKED', 'EXTENDED')
              order by d.at desc, d.id desc limit 1), false)""";

    private final JdbcClient jdbc;

    Rework(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What work has behind it.
     *
     * @param sentOnReturn whether it was sent last when it had been returned, by whatever: also without a former report
     * @param givesTheDay whether its day in force is that of a rework, or of being brought back: the fact is judged by another
     */
    record Past(boolean sentOnReturn, boolean givesTheDay) {}

    Past past(UUID assignment) {
        return jdbc.sql("select " + sentOnReturn("a") + " sent_on_return, " + givesTheDay("a")
                        + " gives_the_day from assignment a where a.id = ?")
                .param(assignment)
                .query(Past.class)
                .single();
    }

    /** As SQL over an alias of {@code assignment}, likewise the next one. */
    static String givesTheDay(String assignment) {
        return GIVES_THE_DAY.replace("ALIAS", assignment);
    }

    static String sentOnReturn(String assignment) {
        return """
                coalesce((select d.from_state = 'RETURNED' from assignment_decision d where d.assignment_id = ALIAS.id
                  and d.verdict = 'SUBMITTED' order by d.at desc, d.id desc limit 1), false)""".replace("ALIAS", assignment);
    }

    /** Spaces and line ends are no change. */
    private static String words(String column) {
        return "btrim(regexp_replace(coalesce(" + column + ", ''), '\\s+', ' ', 'g'))";
    }

    /**
     * Words, event and proofs are those of the report that was returned just before. A message of the organization since then
     * says why; a file of the report that was withdrawn or replaced since then is a change, often the one asked for.
     *
     * @param report as it is stored, about to be sent
     */
    void requireChange(UUID report) {
        jdbc.sql("""
                        select coalesce(d.remark, '') from execution_report n
                        join execution_report f on f.assignment_id = n.assignment_id and f.no = n.no - 1 and f.state = 'RETURNED'
                        join lateral (select d.remark, d.at from assignment_decision d where d.assignment_id = n.assignment_id
                          and d.verdict in ('RETURNED', 'REOPENED') order by d.at desc, d.id desc limit 1) d on true
                        where n.id = :report
                          and not exists (select from assignment_message m
                            where m.assignment_id = n.assignment_id and m.by_executor and m.at >= d.at)
                          and not exists (select from report_evidence h join evidence p on p.id = h.evidence_id
                            where h.report_id = f.id and p.withdrawn_at >= d.at)
                          and\s""" + WORDS + "n.id) = " + WORDS + "f.id)")
                .param("report", report)
                .query(String.class)
                .optional()
                .ifPresent(remark -> {
                    throw new UnchangedReport(remark);
                });
    }
}
