package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/** One activity in full: text, executors, the reading with all its dates, progress. */
@Component
class ActivityPages {

    private final ReadingWords words;
    private final ObjectProvider<ExecutionView> execution;

    ActivityPages(ReadingWords words, ObjectProvider<ExecutionView> execution) {
        this.words = words;
        this.execution = execution;
    }

    /**
     * @param ahead printed numbers and ids of the neighbours, null at the ends
     */
    record Page(
            PlanTable.RowView row,
            String section,
            String explanation,
            List<String> questions,
            boolean settled,
            List<Dated> occurrences,
            List<RevisionText.Column> columns,
            Neighbour back,
            Neighbour ahead) {}

    record Dated(LocalDate from, LocalDate due, int forYear, boolean past) {}

    record Neighbour(UUID activityId, String number) {}

    Page page(RoadmapHead head, RevisionText text, UUID activityId, Actor viewer, LocalDate today) {
        RevisionText.Row row = text.row(activityId);
        if (row == null) {
            throw new NotFound("activity");
        }
        ExecutionView view = text.head().id().equals(head.effectiveId()) ? execution.getIfAvailable() : null;
        Map<UUID, ExecutionView.Progress> progress =
                view == null ? Map.of() : view.byActivity(head.id(), viewer, today);
        List<Occurrence> occurrences = PlanTables.occurrences(row, text, today);
        int place = text.allRows().indexOf(row);
        return new Page(
                PlanTables.view(row, ProgressLine.of(progress.get(activityId)), occurrences, text, today),
                PlanTables.heading(text, row.sectionId()),
                words.explanation(row.reading()),
                row.readingSettled() ? List.of() : words.questions(row.reading()),
                row.readingSettled(),
                occurrences.stream()
                        .map(o -> new Dated(
                                o.from(),
                                o.due(),
                                o.forYear(),
                                o.due() != null && o.due().isBefore(today)))
                        .toList(),
                text.columns(),
                neighbour(text, place - 1),
                neighbour(text, place + 1));
    }

    private static Neighbour neighbour(RevisionText text, int place) {
        if (place < 0 || place >= text.allRows().size()) {
            return null;
        }
        RevisionText.Row row = text.allRows().get(place);
        return new Neighbour(row.activityId(), row.number());
    }
}
