package ru.metodkarta.roadmap;

import java.util.UUID;

/** The act that approves: entered now, or one entered before that approves several documents. One of the two is null. */
record ApprovingAct(ActRequisites entered, UUID existingId) {

    static ApprovingAct entered(ActRequisites requisites) {
        return new ApprovingAct(requisites, null);
    }

    /** Of an act entered now, null for none. */
    UUID scanId() {
        return entered == null ? null : entered.scanFileId();
    }

    /** Its date or number will follow. */
    boolean blank() {
        return entered != null && (entered.onDate() == null || entered.number() == null);
    }

    static ApprovingAct existing(UUID actId) {
        return new ApprovingAct(null, actId);
    }
}
