package ru.metodkarta.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import ru.metodkarta.execution.WorkCut;
import ru.metodkarta.execution.WorkMeasure;
import ru.metodkarta.overview.OverviewQueries.Question;

/** Work without a day by its outcome: it is in no share, because no day says when it is due. */
record Settled(long done, long partial, long notDone, long released) {

    static final Settled NONE = new Settled(0, 0, 0, 0);

    public long total() {
        return done + partial + notDone + released;
    }

    /** By row, of the years of the period, as the columns after those of open work that asks for attention. */
    static String sql(Question question) {
        return "select " + question.key() + " as key, grouping(" + question.key()
                + ") whole, 0 silent, 0 stale, 0 undated,"
                + " count(*) filter (where a.state = 'ACCEPTED') done,"
                + " count(*) filter (where a.state = 'PARTIAL') partial,"
                + " count(*) filter (where a.state = 'NOT_DONE') not_done,"
                + " count(*) filter (where a.state in ('NOT_NEEDED', 'NOT_APPLICABLE', 'WITHDRAWN')) released"
                + " from assignment a where " + question.territory().predicate("a")
                + " and not a.withdrawn_by_plan and "
                + WorkMeasure.UNDATED_DECIDED.sql() + always(question.cut()).place() + years(question.cut())
                + " group by rollup(" + question.key() + ")";
    }

    static Settled read(ResultSet row) throws SQLException {
        return new Settled(
                row.getLong("done"), row.getLong("partial"), row.getLong("not_done"), row.getLong("released"));
    }

    Settled plus(Settled other) {
        return new Settled(
                done + other.done, partial + other.partial, notDone + other.notDone, released + other.released);
    }

    /** The same place whatever the day: work without one is in no period. */
    static WorkCut always(WorkCut place) {
        return new WorkCut(
                place.municipality(), null, null, null, place.kind(), place.result(), place.tree(), place.column());
    }

    /** Work without a day lies in the year it is for. */
    static String years(WorkCut place) {
        return place.hasPeriod() ? " and a.for_year between :cutFromYear and :cutUntilYear" : "";
    }
}
