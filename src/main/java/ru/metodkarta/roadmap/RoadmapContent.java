package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Level;

/** A whole roadmap as it stands on paper; the requisites mean what they do in {@link NewRoadmap}. */
public record RoadmapContent(
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
        List<SectionContent> sections) {

    public RoadmapContent {
        sections = List.copyOf(sections);
    }

    NewRoadmap requisites() {
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
                coordinatorId,
                coordinatorText,
                supervisorText,
                supervisorAccountId,
                controlFrom);
    }
}
