package ru.metodkarta.approval;

import java.util.UUID;

/**
 * One step of a route before anything is submitted.
 *
 * @param id null in a route nobody has written: the default of the level
 * @param stage 1, 2, 3 …: steps of one stage go side by side, the next stage begins when all of them are done
 * @param organization name of the organization, null for an addressee without one
 * @param onPaper signed on paper and entered by the original
 * @param days working days for a decision, null: no deadline
 */
public record RouteStep(
        UUID id, int stage, StepKind kind, Addressee to, String organization, boolean onPaper, Integer days) {

    public static RouteStep endorse(int stage, Addressee to, String organization, Integer days) {
        return new RouteStep(null, stage, StepKind.ENDORSE, to, organization, false, days);
    }

    public static RouteStep approve(int stage, Addressee to, String organization, Integer days) {
        return new RouteStep(null, stage, StepKind.APPROVE, to, organization, false, days);
    }
}
