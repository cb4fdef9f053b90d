package ru.metodkarta.execution;

import java.util.EnumSet;
import java.util.Set;

/** Kinds of rows in the history of an assignment; labels are messages {@code execution.verdict.<NAME>}. */
enum Verdict {
    STARTED,
    SUBMITTED,
    REPORT_WITHDRAWN,
    ACCEPTED,
    RETURNED,
    CLOSED,
    CLOSED_ALONE,
    REOPENED,
    WITHDRAWN,
    EXTENSION_ASKED,
    EXTENDED,
    EXTENSION_REFUSED,
    DATE_NAMED,
    /** decided at approval: done before the start of control */
    DONE_EARLIER,
    PLAN_MOVED,
    /** only the report's date: the kind of result changed */
    REPORT_DATE_MOVED,
    PLAN_WITHDRAWN,
    PLAN_RESTORED,
    /** «поручено: …», or given back to the organization */
    DELEGATED,
    /** the organization was joined or closed: its successor goes on */
    PASSED_ON,
    /** «внесено методистом»: a paper for many organizations shows that it is done */
    ENTERED,
    /** the organization objects to what was entered for it */
    OBJECTED,
    OBJECTION_REFUSED;

    private static final Set<Verdict> NEWS = EnumSet.of(
            ACCEPTED,
            RETURNED,
            CLOSED,
            REOPENED,
            WITHDRAWN,
            EXTENDED,
            EXTENSION_REFUSED,
            DATE_NAMED,
            ENTERED,
            OBJECTION_REFUSED);

    /** Decided by somebody else than the executor, who therefore is told. */
    boolean isNews() {
        return NEWS.contains(this);
    }
}
