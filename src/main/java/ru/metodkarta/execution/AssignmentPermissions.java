package ru.metodkarta.execution;

import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/** Who may what with an assignment; pure, used by use cases and pages alike. */
final class AssignmentPermissions {

    private AssignmentPermissions() {}

    static boolean mayView(Actor actor, AssignmentPlace place) {
        return actor.grants().stream().anyMatch(grant -> mayView(grant, place));
    }

    /** Region: all; municipality: its own; organization: only its own work. */
    static boolean mayView(Grant grant, AssignmentPlace place) {
        return grant.covers(place.regionId(), place.municipalityId(), place.organizationId())
                || mayReport(grant, place);
    }

    /** People of the organization, or of the one that reports for it; a body's staff report for their own body. */
    static boolean mayReport(Grant grant, AssignmentPlace place) {
        return grant.role() != Role.ADMINISTRATOR
                && grant.regionId().equals(place.regionId())
                && (speaksFor(grant, place.organizationId()) || speaksFor(grant, place.reporterId()));
    }

    /** Accept, return, close, reopen, extend, withdraw from control. */
    static boolean mayDecide(Grant grant, AssignmentPlace place) {
        if (!coversTerritory(grant, place) || (place.ofMunicipalBodyInRegionalPlan() && !grant.wholeRegion())) {
            return false;
        }
        return switch (grant.role()) {
            case SUPERVISOR, OFFICIAL -> true;
            case METHODOLOGIST ->
                !employedBy(grant, place)
                        && (!place.leadsThePlan() || (grant.wholeRegion() && place.roadmapLevel() != Level.REGIONAL));
            case ADMINISTRATOR, STAFF -> false;
        };
    }

    /** A file sent is seen by whoever sees the work; one in a draft only by those who write it. */
    static boolean mayReadProof(Actor actor, AssignmentPlace place, boolean sent) {
        return actor.grants().stream().anyMatch(grant -> sent ? mayView(grant, place) : mayReport(grant, place));
    }

    /**
     * «Изъять файл»: personal data goes at once. Whoever reports, and whoever follows the work of the territory, may; an
     * administrator keeps accounts, not proofs.
     */
    static boolean mayWithdrawProof(Grant grant, AssignmentPlace place) {
        return mayReport(grant, place) || (decides(grant) && coversTerritory(grant, place));
    }

    /**
     * The same for the paper of «Отметить списком»: it is everybody's on the list, so only who follows the work of all of
     * them may; what the region has entered is the region's. An organization may object instead.
     */
    static boolean mayWithdrawPaper(Grant grant, EntryPapers.Paper paper) {
        return decides(grant)
                && grant.regionId().equals(paper.regionId())
                && (grant.wholeRegion()
                        || (!paper.regionWide()
                                && paper.towns().stream()
                                        .allMatch(town -> town != null
                                                && grant.municipalityIds().contains(town))));
    }

    /** «Замечание — ответ»: both sides of the work. */
    static boolean mayWrite(Grant grant, AssignmentPlace place) {
        return mayReport(grant, place) || (decides(grant) && coversTerritory(grant, place));
    }

    /**
     * On whose side somebody writes, in the capacity chosen: who decides on the work in it speaks as the acceptor, also about
     * the own body's work, as an official does. A methodologist never decides on that, and so writes about it as executor.
     */
    static boolean writesAsExecutor(Grant grant, AssignmentPlace place) {
        return !mayDecide(grant, place) && mayReport(grant, place);
    }

    /** «Ответ не требуется»: the side an organization's question was put to. */
    static boolean maySettle(Grant grant, AssignmentPlace place) {
        return mayWrite(grant, place) && !writesAsExecutor(grant, place);
    }

    /** Speaks for the whole plan: the day of an event is then named for all who take part. */
    static boolean followsPlan(Grant grant, AssignmentPlace place) {
        return decides(grant)
                && coversTerritory(grant, place)
                && (place.roadmapLevel() != Level.REGIONAL || grant.wholeRegion());
    }

    /** «Закрыто без второго лица»: the methodologist of the plan's own level, when no second person is appointed. */
    static boolean mayCloseAlone(Grant grant, AssignmentPlace place) {
        return grant.role() == Role.METHODOLOGIST
                && coversTerritory(grant, place)
                && (place.roadmapLevel() != Level.REGIONAL || grant.wholeRegion());
    }

    /** Has acceptance among the duties at all: whose menu holds the queue. */
    static boolean decides(Grant grant) {
        return grant.level() != Level.INSTITUTIONAL
                && (grant.role() == Role.METHODOLOGIST
                        || grant.role() == Role.OFFICIAL
                        || grant.role() == Role.SUPERVISOR);
    }

    private static boolean coversTerritory(Grant grant, AssignmentPlace place) {
        return grant.covers(place.regionId(), place.municipalityId(), null);
    }

    private static boolean employedBy(Grant grant, AssignmentPlace place) {
        return grant.employerId().equals(place.organizationId())
                || grant.employerId().equals(place.reporterId());
    }

    private static boolean speaksFor(Grant grant, UUID organizationId) {
        return organizationId != null
                && (grant.organizationIds().contains(organizationId)
                        || grant.employerId().equals(organizationId));
    }
}
