package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmaps;
import ru.metodkarta.shared.Actor;

/**
 * The horizon of plans without an end moves on, groups gain and lose members: every night each roadmap in force is
 * reconciled, in a transaction of its own. One instance does it; two at once would be harmless, only twice the work: runs of
 * one roadmap wait for each other.
 */
@Component
class NightlyReconciliation {

    private static final Logger log = LoggerFactory.getLogger(NightlyReconciliation.class);

    private final PlannedRoadmaps roadmaps;
    private final OrganizationDirectory directory;
    private final Reconciliation reconciliation;
    private final MessageSource messages;
    private final Clock clock;

    private final TransactionTemplate transaction;

    NightlyReconciliation(
            PlannedRoadmaps roadmaps,
            OrganizationDirectory directory,
            Reconciliation reconciliation,
            MessageSource messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.transaction = transaction;
        this.roadmaps = roadmaps;
        this.directory = directory;
        this.reconciliation = reconciliation;
        this.messages = messages;
        this.clock = clock;
    }

    @Scheduled(cron = "${metodkarta.reconciliation-cron:0 40 3 * * *}", zone = "Europe/Moscow")
    @SchedulerLock(name = "reconciliation", lockAtMostFor = "PT2H")
    public void run() {
        for (UUID roadmapId : roadmaps.inForce()) {
            try {
                // the plan is read under the lock: an approval that comes first must not be undone by what was read
                // before
                transaction.executeWithoutResult(status -> {
                    reconciliation.lock(roadmapId);
                    roadmaps.effective(roadmapId).ifPresent(this::reconcile);
                });
            } catch (RuntimeException e) {
                log.error("Roadmap {} not reconciled; the others go on", roadmapId, e);
            }
        }
    }

    private void reconcile(PlannedRoadmap plan) {
        UUID place = plan.context().municipalityId() != null
                ? plan.context().municipalityId()
                : plan.context().regionId();
        ZoneId zone = directory.territory(place).map(TerritoryCard::zone).orElse(clock.getZone());
        String name = messages.getMessage("execution.system", null, Locale.forLanguageTag("ru"));
        Actor system = new Actor(null, "system", name, plan.context().regionId(), "", zone, List.of());
        Reconciled result = reconciliation.run(plan, LocalDate.now(clock.withZone(zone)), system, null);
        if (result.created() + result.moved() + result.withdrawn() > 0) {
            log.info("Roadmap {} reconciled: {}", plan.roadmapId(), result);
        }
    }
}
