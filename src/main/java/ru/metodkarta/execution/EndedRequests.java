package ru.metodkarta.execution;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An unanswered request for more time ends with its work, whoever ends it: brought back, the work is asked for anew. */
@Component
class EndedRequests {

    private static final String END =
            "update extension_request e set verdict = 'ENDED', decided_at = :at from assignment a"
                    + " where a.id = e.assignment_id and e.verdict is null and a.state = 'WITHDRAWN' and a.withdrawn_by_plan and ";

    private final JdbcClient jdbc;
    private final Clock clock;

    EndedRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the plan has just taken out of control. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ofPlan(UUID roadmapId) {
        jdbc.sql(END + "a.roadmap_id = :roadmap")
                .param("at", OffsetDateTime.now(clock))
                .param("roadmap", roadmapId)
                .update();
    }

    /** What an organization has no longer to do, because its successor does. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ofOrganization(UUID organizationId) {
        jdbc.sql(END + "a.organization_id = :organization")
                .param("at", OffsetDateTime.now(clock))
                .param("organization", organizationId)
                .update();
    }

    /** @param ended work that has just got an outcome */
    @Transactional(propagation = Propagation.MANDATORY)
    void of(Collection<UUID> ended) {
        jdbc.sql("update extension_request set verdict = 'ENDED', decided_at = :at where verdict is null"
                        + " and assignment_id = any(" + IdList.array("ended") + ")")
                .param("at", OffsetDateTime.now(clock))
                .param("ended", IdList.of(ended))
                .update();
    }
}
