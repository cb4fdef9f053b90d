package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Level;

/**
 * Requisites of a roadmap before its first row.
 *
 * @param municipalityId null for a regional roadmap
 * @param organizationId the school of an institutional one, else null
 * @param ownerId who writes it; null: the employer of the acting person
 * @param periodFrom first day; both days may be null, the horizon then moves on by itself
 * @param periodText the period as printed in the title, null when not printed
 * @param columns empty: the usual five
 * @param coordinatorId organization that coordinates and reports for executors printed as text; null: the owner
 * @param coordinatorText the person, by position
 * @param supervisorAccountId account of the one charged with control, null when there is none yet
 * @param controlFrom start of control, null: the day the revision takes effect
 * @param planKind null: as the title calls it
 */
public record NewRoadmap(
        String title,
        Level level,
        UUID regionId,
        UUID municipalityId,
        UUID organizationId,
        UUID ownerId,
        LocalDate periodFrom,
        LocalDate periodTo,
        String periodText,
        YearKind yearKind,
        List<ColumnContent> columns,
        List<BasisContent> basis,
        UUID coordinatorId,
        String coordinatorText,
        String supervisorText,
        UUID supervisorAccountId,
        LocalDate controlFrom,
        PlanKind planKind) {

    public NewRoadmap {
        planKind = planKind == null ? PlanKind.ofTitle(title) : planKind;
        yearKind = yearKind == null ? YearKind.CALENDAR : yearKind;
        columns = columns == null ? List.of() : List.copyOf(columns);
        basis = basis == null ? List.of() : List.copyOf(basis);
    }

    NewRoadmap ledBy(UUID newCoordinatorId, UUID newSupervisorAccountId) {
        return new NewRoadmap(
                title,
                level,
                regionId,
                municipalityId,
                organizationId,
                ownerId,
                periodFrom,
                periodTo,
                periodText,
                yearKind,
                columns,
                basis,
                newCoordinatorId,
                coordinatorText,
                supervisorText,
                newSupervisorAccountId,
                controlFrom,
                planKind);
    }

    NewRoadmap withColumns(List<ColumnContent> newColumns) {
        return new NewRoadmap(
                title,
                level,
                regionId,
                municipalityId,
                organizationId,
                ownerId,
                periodFrom,
                periodTo,
                periodText,
                yearKind,
                newColumns,
                basis,
                coordinatorId,
                coordinatorText,
                supervisorText,
                supervisorAccountId,
                controlFrom,
                planKind);
    }
}
