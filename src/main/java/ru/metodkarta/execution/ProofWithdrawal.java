package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;

/** «Изъять файл»: the content of a proof goes for good; its name, hash, who, when and why remain. */
@Service
class ProofWithdrawal {

    private final AssignmentFacts facts;
    private final AssignmentPages pages;
    private final EvidenceBook book;
    private final ReportEvidence evidence;
    private final EntryPapers papers;

    ProofWithdrawal(
            AssignmentFacts facts,
            AssignmentPages pages,
            EvidenceBook book,
            ReportEvidence evidence,
            EntryPapers papers) {
        this.papers = papers;
        this.evidence = evidence;
        this.facts = facts;
        this.pages = pages;
        this.book = book;
    }

    /** @param capacities in which the actor may do it */
    record Question(Evidence evidence, String organizationName, String number, String title, List<Grant> capacities) {}

    @Transactional(readOnly = true)
    Question ask(Actor actor, UUID assignmentId, UUID evidenceId) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Evidence evidence = pages.proof(actor, assignmentId, evidenceId);
        Allowed allowed = allowed(found, evidenceId);
        allowed.grant(actor, null);
        if (evidence.withdrawnAt() != null) {
            throw new Conflict("evidence.already-withdrawn");
        }
        if (evidence.fileId() == null && evidence.url() == null) {
            throw new Conflict("evidence.nothing-to-withdraw");
        }
        return new Question(
                evidence, found.organizationName(), found.number(), found.title(), actor.fitting(allowed.rule()));
    }

    @Transactional
    void withdraw(Actor actor, UUID assignmentId, UUID evidenceId, String capacity, String reason) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        pages.proof(actor, assignmentId, evidenceId);
        book.withdrawContent(actor, evidenceId, allowed(found, evidenceId).grant(actor, capacity), reason);
    }

    /** «Заменить обезличенным»: the same, and another file takes the place in every report that holds the old one. */
    @Transactional
    void replace(
            Actor actor, UUID assignmentId, UUID evidenceId, String capacity, String reason, ReportContent.Proof file) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        pages.proof(actor, assignmentId, evidenceId);
        UUID replacement = book.replaceContent(
                actor,
                evidenceId,
                allowed(found, evidenceId).grant(actor, capacity),
                reason,
                file.file(),
                file.fileName());
        evidence.putBeside(evidenceId, replacement);
        papers.replace(evidenceId, replacement);
    }

    /** @param whose named to who may not */
    private record Allowed(Predicate<Grant> rule, String whose) {

        Grant grant(Actor actor, String capacity) {
            return actor.capacity(capacity, rule).orElseThrow(() -> new NotAllowed(whose));
        }
    }

    /** A paper of «Отметить списком» is not the organization's own proof. */
    private Allowed allowed(AssignmentFacts.Facts found, UUID evidenceId) {
        return papers.of(evidenceId)
                .map(paper ->
                        new Allowed(grant -> AssignmentPermissions.mayWithdrawPaper(grant, paper), found.leadName()))
                .orElseGet(() -> new Allowed(
                        grant -> AssignmentPermissions.mayWithdrawProof(grant, found.place()),
                        found.organizationName()));
    }
}
