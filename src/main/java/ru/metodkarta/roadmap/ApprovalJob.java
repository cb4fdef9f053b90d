package ru.metodkarta.roadmap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A large approval on its way.
 *
 * @param form what the approver typed; given back when it fails
 * @param expected assignments it is going to create
 * @param state WAITING (also while it runs), DONE or FAILED
 * @param failureCode message code, null unless failed
 * @param done assignments created so far by the run that is going on; 0 before it has begun
 */
record ApprovalJob(
        UUID id,
        UUID roadmapId,
        UUID requestId,
        UUID accountId,
        String accountName,
        Map<String, String> form,
        UUID scanFileId,
        int expected,
        String state,
        String failureCode,
        List<String> failureArguments,
        Instant createdAt,
        int done) {

    public boolean waiting() {
        return "WAITING".equals(state);
    }

    public boolean failed() {
        return "FAILED".equals(state);
    }

    public Object[] args() {
        return failureArguments.toArray();
    }
}
