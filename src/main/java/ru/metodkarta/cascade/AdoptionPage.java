package ru.metodkarta.cascade;

import java.util.List;
import java.util.UUID;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.web.Option;

/**
 * «Взять мероприятия»: activities of a roadmap above with their ticks.
 *
 * @param seen revision of the text above that is shown
 * @param into chosen target, among {@code targets}; {@code fresh}: it is a new roadmap
 * @param inReview own roadmaps that cannot take anything now
 * @param kept ticked rows that the filter hides
 * @param total activities above, {@code shown} of them on this page
 */
record AdoptionPage(
        RoadmapSight.Sight upper,
        UUID seen,
        String into,
        boolean fresh,
        boolean opens,
        List<Option> targets,
        List<String> inReview,
        List<Option> sections,
        List<Block> blocks,
        String kept,
        int keptCount,
        int picked,
        int total,
        int shown) {

    record Block(UUID sectionId, String heading, boolean anyFree, List<Row> rows) {}

    /**
     * @param adopted it stands in the target already
     * @param copies copies in roadmaps of this person's places, the target's own included
     */
    record Row(
            SourceRow text, boolean mandatory, boolean picked, boolean adopted, boolean refused, List<CopyOf> copies) {

        public List<String> executors() {
            return text.executors() == null
                    ? List.of()
                    : text.executors().lines().toList();
        }
    }

    record CopyOf(UUID parentId, UUID roadmapId, UUID activityId, String number, String title, boolean inTarget) {}
}
