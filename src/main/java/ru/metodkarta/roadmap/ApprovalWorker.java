package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.account.Actors;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.FormErrors;

/**
 * Runs large approvals: claim, approval and end of a job are one transaction. Whatever stops it, also {@code kill -9},
 * leaves either all of it or nothing; what was not finished waits and is begun again by this instance or another.
 */
@Component
class ApprovalWorker {

    private static final Logger log = LoggerFactory.getLogger(ApprovalWorker.class);
    private static final int ATTEMPTS = 3;

    private final ApprovalJobs jobs;
    private final Approvals approvals;
    private final Actors actors;
    private final TransactionTemplate transaction;

    ApprovalWorker(ApprovalJobs jobs, Approvals approvals, Actors actors, TransactionTemplate transaction) {
        this.jobs = jobs;
        this.approvals = approvals;
        this.actors = actors;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${metodkarta.approval-jobs-every:1s}")
    void run() {
        while (runOne()) {
            log.info("A large approval has ended");
        }
    }

    /** @return whether there was one to run, and no other instance had it */
    boolean runOne() {
        AtomicReference<UUID> claimed = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<ApprovalJob> job = jobs.claim();
                job.ifPresent(found -> {
                    claimed.set(found.id());
                    approve(found);
                    jobs.done(found.id());
                });
                return job.isPresent();
            }));
        } catch (RuntimeException e) {
            if (claimed.get() == null) {
                throw e;
            }
            return end(claimed.get(), e);
        }
    }

    private void approve(ApprovalJob job) {
        Actor actor = actors.byId(job.accountId()).orElseThrow(() -> new NotAllowed(job.accountName()));
        DecisionForm form = DecisionForm.of(job.form());
        // read as it was when it was posted: what was right then is not asked about again
        FormErrors read = new FormErrors();
        ApprovingAct act = form.existingAct() != null
                ? ApprovingAct.existing(form.existingAct())
                : ApprovingAct.entered(form.act()
                        .toRequisites(read, LocalDate.ofInstant(job.createdAt(), actor.zone()))
                        .withScan(job.scanFileId()));
        approvals.approve(
                actor,
                job.roadmapId(),
                act,
                form.choices(read),
                form.step(),
                (done, total) -> jobs.progress(job.id(), done, total));
    }

    /** What the approver can do something about is told; anything else is tried again. */
    private boolean end(UUID jobId, RuntimeException e) {
        if (e instanceof Conflict conflict) {
            jobs.fail(jobId, conflict.messageCode(), conflict.arguments());
        } else if (e instanceof NotAllowed || e instanceof NotFound) {
            jobs.fail(jobId, "approval.job.not-allowed");
        } else if (e instanceof PastUndecided undecided) {
            jobs.fail(jobId, "approval.error.past", undecided.past().size());
        } else if (jobs.brokeOff(jobId) >= ATTEMPTS) {
            log.error("Approval {} has broken off {} times and is given up", jobId, ATTEMPTS, e);
            jobs.fail(jobId, "approval.job.broke-off");
        } else {
            log.warn("Approval {} has broken off and will be begun again", jobId, e);
            return false;
        }
        return true;
    }
}
