package ru.metodkarta.roadmap;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;

/** Roadmaps that wait for this person: to decide, to ask about, to mend after a return, to enter the act's requisites. */
@Component
class RoadmapTasks {

    enum Kind {
        DECIDE("/approval"),
        /** somebody has let the deadline of a step pass: the author may want to ask */
        REVIEW_LATE("/submissions"),
        MEND("/edition"),
        REQUISITES("/requisites");

        private final String page;

        Kind(String page) {
            this.page = page;
        }
    }

    /**
     * @param url where the task is done
     * @param since when it came up, null for requisites of an act entered without a date
     */
    record Task(Kind kind, UUID roadmapId, String title, String territory, Instant since, String url) {

        private static Task of(Kind kind, ReviewTasks.Awaiting found) {
            return new Task(
                    kind,
                    found.roadmapId(),
                    found.title(),
                    found.territory(),
                    found.since(),
                    "/roadmaps/" + found.roadmapId() + kind.page);
        }
    }

    private final ReviewTasks reviews;

    RoadmapTasks(ReviewTasks reviews) {
        this.reviews = reviews;
    }

    /** What waits for a decision first, oldest first. */
    List<Task> of(Actor actor) {
        ReviewTasks.Waiting waiting = reviews.waiting(actor);
        return Stream.of(
                        tasks(Kind.DECIDE, waiting.mine()),
                        tasks(Kind.REVIEW_LATE, waiting.late()),
                        tasks(Kind.MEND, waiting.toMend()),
                        tasks(Kind.REQUISITES, waiting.withoutRequisites()))
                .flatMap(tasks -> tasks)
                .toList();
    }

    private static Stream<Task> tasks(Kind kind, List<ReviewTasks.Awaiting> found) {
        return found.stream().map(line -> Task.of(kind, line));
    }
}
