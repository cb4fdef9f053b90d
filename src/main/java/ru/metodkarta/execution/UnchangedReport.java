package ru.metodkarta.execution;

import ru.metodkarta.shared.Conflict;

/** The returned report is sent again as it was, and nobody has said why nothing changes. */
class UnchangedReport extends Conflict {

    /** @param remark what was asked for; it is quoted inside a sentence, which has its own full stop */
    UnchangedReport(String remark) {
        super("execution.conflict.unchanged", remark.strip().replaceFirst("\\.$", ""));
    }
}
