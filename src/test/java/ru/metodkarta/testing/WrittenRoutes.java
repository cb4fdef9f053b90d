package ru.metodkarta.testing;

import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Ids;

/** Routes of review as an organization has written them. */
@Component
public class WrittenRoutes {

    private final JdbcClient jdbc;

    WrittenRoutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom a step is addressed to.
     *
     * @param stage steps of one stage go side by side
     * @param days its term, null for the usual one
     */
    public record Step(
            int stage,
            String kind,
            String addressee,
            UUID organization,
            String office,
            String body,
            boolean onPaper,
            Integer days) {

        public static Step office(int stage, UUID organization, String office) {
            return new Step(stage, "ENDORSE", "OFFICE", organization, office, null, false, null);
        }

        /** Decided by a protocol. */
        public static Step body(int stage, String name) {
            return new Step(stage, "ENDORSE", "BODY", null, null, name, false, null);
        }

        /** The authority of the place, or the level above. */
        public static Step to(int stage, String kind, String addressee) {
            return new Step(stage, kind, addressee, null, null, null, false, null);
        }

        public static Step approval(int stage) {
            return to(stage, "APPROVE", "AUTHORITY");
        }

        public Step paper() {
            return new Step(stage, kind, addressee, organization, office, body, true, days);
        }

        public Step within(int workingDays) {
            return new Step(stage, kind, addressee, organization, office, body, onPaper, workingDays);
        }
    }

    /**
     * The owner of the plan has this route from now on; rounds on their way keep the steps they began with.
     *
     * @param planKind null for the route of all kinds
     */
    public void write(UUID plan, String planKind, Step... steps) {
        jdbc.sql("delete from approval_route where plan_kind is not distinct from ?"
                        + " and owner_id = (select owner_id from roadmap where id = ?)")
                .params(Arrays.asList(planKind, plan))
                .update();
        UUID route = Ids.next();
        jdbc.sql("insert into approval_route (id, region_id, owner_id, plan_kind, changed_by, changed_at)"
                        + " select ?, region_id, owner_id, ?, ?, now() from roadmap where id = ?")
                .params(Arrays.asList(route, planKind, route, plan))
                .update();
        for (int i = 0; i < steps.length; i++) {
            Step step = steps[i];
            jdbc.sql("insert into approval_route_step (id, route_id, stage, position, kind, addressee, organization_id,"
                            + " office, body, on_paper, days) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            Ids.next(),
                            route,
                            step.stage(),
                            i + 1,
                            step.kind(),
                            step.addressee(),
                            step.organization(),
                            step.office(),
                            step.body(),
                            step.onPaper(),
                            step.days()))
                    .update();
        }
    }
}
