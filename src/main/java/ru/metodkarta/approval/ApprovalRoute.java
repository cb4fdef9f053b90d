package ru.metodkarta.approval;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;

/**
 * A route an organization has written for its plans. It always ends with exactly one step that approves; endorsements stand
 * before it in stages 1, 2, 3 … without gaps.
 */
@Entity
@Table(name = "approval_route")
class ApprovalRoute {

    static final int MOST_STEPS = 20;

    @Id
    private UUID id;

    private UUID regionId;
    private UUID ownerId;

    @Enumerated(EnumType.STRING)
    private PlanKind planKind;

    private UUID changedBy;
    private Instant changedAt;

    @OneToMany(mappedBy = "route", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("stage, position")
    private List<Step> steps = new ArrayList<>();

    @Version
    private Integer version;

    protected ApprovalRoute() {}

    /** @param kind null: of all kinds that have no route of their own */
    ApprovalRoute(UUID id, UUID regionId, UUID ownerId, PlanKind kind, List<RouteStep> begin, UUID by, Instant at) {
        this.id = id;
        this.regionId = regionId;
        this.ownerId = ownerId;
        this.planKind = kind;
        begin.forEach(step -> steps.add(new Step(this, step)));
        settle(by, at);
    }

    void add(RouteStep step, UUID by, Instant at) {
        if (steps.size() >= MOST_STEPS) {
            throw new Conflict("route.conflict.too-many", String.valueOf(MOST_STEPS));
        }
        steps.add(new Step(this, step));
        settle(by, at);
    }

    /** The kind of a step stays: the approver is another one, not an endorser. */
    void change(UUID stepId, RouteStep to, UUID by, Instant at) {
        step(stepId).become(to);
        settle(by, at);
    }

    void remove(UUID stepId, UUID by, Instant at) {
        Step step = step(stepId);
        if (step.kind == StepKind.APPROVE) {
            throw new Conflict("route.conflict.approver");
        }
        steps.remove(step);
        settle(by, at);
    }

    /** Stages without gaps, the approver last. */
    private void settle(UUID by, Instant at) {
        List<Step> endorse = steps.stream()
                .filter(step -> step.kind == StepKind.ENDORSE)
                .sorted(Comparator.comparingInt((Step step) -> step.stage).thenComparingInt(step -> step.position))
                .toList();
        List<Integer> stages =
                endorse.stream().map(step -> step.stage).distinct().collect(Collectors.toList());
        int position = 0;
        for (Step step : endorse) {
            step.stage = stages.indexOf(step.stage) + 1;
            step.position = ++position;
        }
        for (Step step : steps) {
            if (step.kind == StepKind.APPROVE) {
                step.stage = stages.size() + 1;
                step.position = ++position;
            }
        }
        changedBy = by;
        // never the same moment twice: the steps lie in another table, only this makes the version grow
        changedAt = changedAt == null || at.isAfter(changedAt) ? at : changedAt.plus(1, ChronoUnit.MICROS);
    }

    private Step step(UUID stepId) {
        return find(stepId).orElseThrow(() -> new Conflict("route.conflict.step-gone"));
    }

    Optional<Step> find(UUID stepId) {
        return steps.stream().filter(step -> step.id.equals(stepId)).findFirst();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version == null ? 0 : version;
    }

    /** One step as it is stored. */
    @Entity(name = "RouteStepRow")
    @Table(name = "approval_route_step")
    static class Step {

        @Id
        private UUID id;

        @ManyToOne
        @JoinColumn(name = "route_id")
        private ApprovalRoute route;

        private int stage;
        private int position;

        @Enumerated(EnumType.STRING)
        private StepKind kind;

        @Embedded
        private Addressee to;

        @Column(name = "on_paper")
        private boolean onPaper;

        private Integer days;

        protected Step() {}

        Step(ApprovalRoute route, RouteStep step) {
            this.id = Ids.next();
            this.route = route;
            this.kind = step.kind();
            this.position = Integer.MAX_VALUE;
            become(step);
        }

        private void become(RouteStep step) {
            stage = step.stage();
            to = step.to();
            onPaper = step.onPaper();
            days = step.days();
        }
    }
}
