package ru.metodkarta.notices;

import ru.metodkarta.account.SpeaksFor;

/**
 * «Дата проведения» is news to whoever still has to do the work, when its day moved and somebody else named it: a rework
 * keeps its own day, and a body's own people know what they named.
 */
final class NamedDay {

    private NamedDay() {}

    /** As SQL over {@code x}, an alias of {@code assignment_decision}. */
    static final String IS_NEWS = """
            x.to_state in ('NOT_STARTED', 'IN_PROGRESS', 'RETURNED') and x.due_after is distinct from x.due_before
            and not exists (select from assignment w join organization b on b.id = w.organization_id
              join role_assignment r on r.account_id = x.by_account where w.id = x.assignment_id and SPEAKS)
            """.replace("SPEAKS", SpeaksFor.organization("r", "b", "x.at::date"));
}
