package ru.metodkarta.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.RoleEndingNotes;
import ru.metodkarta.shared.Actor;

/** Before a role ends: the roadmaps that wait for a decision of its holder, by name. */
@Component
class ReviewsOfRoles implements RoleEndingNotes {

    private static final int NAMED = 5;

    private final Actors actors;
    private final ReviewTasks tasks;

    ReviewsOfRoles(Actors actors, ReviewTasks tasks) {
        this.actors = actors;
        this.tasks = tasks;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<Note>> of(UUID accountId) {
        Map<UUID, List<Note>> notes = new LinkedHashMap<>();
        Map<UUID, List<ReviewTasks.Awaiting>> waiting =
                actors.byId(accountId).map(this::waiting).orElse(Map.of());
        waiting.forEach((role, reviews) -> notes.put(role, List.of(note(reviews))));
        return notes;
    }

    private Map<UUID, List<ReviewTasks.Awaiting>> waiting(Actor person) {
        return person.grants().isEmpty() ? Map.of() : tasks.byRole(person);
    }

    private static Note note(List<ReviewTasks.Awaiting> reviews) {
        String named = reviews.stream()
                .limit(NAMED)
                .map(review -> "«" + review.title() + "» (" + review.territory() + ")")
                .collect(Collectors.joining(", "));
        return reviews.size() > NAMED
                ? new Note("approval.role-ending-more", List.of(named, String.valueOf(reviews.size() - NAMED)))
                : new Note("approval.role-ending", List.of(named));
    }
}
