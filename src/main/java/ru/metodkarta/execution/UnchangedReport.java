package ru.metodkarta.execution;

import ru.metodkarta.shared.Conflict;

/** The returned report is sent again as it was, and nobody has said why nothing changes. */
class UnchangedReport extends Conflict {

    /** @param remark what was asked for */
    UnchangedReport(String remark) {
        super("execution.conflict.unchanged", remark);
    }
}
