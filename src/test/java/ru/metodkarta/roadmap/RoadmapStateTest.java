package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Level;

class RoadmapStateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final UUID author = Ids.next();
    private final Roadmap roadmap = new Roadmap(
            Ids.next(),
            new RoadmapPlace(Ids.next(), Ids.next(), null, Level.MUNICIPAL, Ids.next()),
            PlanKind.ROADMAP,
            author,
            NOW);
    private final Revision first = new Revision(Ids.next(), roadmap.id(), 1, Samples.requisites(roadmap.place()));

    @Test
    void goesFromDraftThroughReviewIntoForce() {
        roadmap.submit(first, "hash");
        assertThat(roadmap.state()).isEqualTo(RoadmapState.IN_REVIEW);
        assertThat(first.contentSha256()).isEqualTo("hash");

        roadmap.takeEffect(first, null, author, NOW);
        assertThat(roadmap.state()).isEqualTo(RoadmapState.IN_FORCE);
        assertThat(roadmap.effectiveRevisionId()).isEqualTo(first.id());
        assertThat(first.state()).isEqualTo(RevisionState.APPROVED);
    }

    @Test
    void isReturnedAndSubmittedAgain() {
        roadmap.submit(first, "hash");
        roadmap.returnForRework(first);
        assertThat(roadmap.state()).isEqualTo(RoadmapState.RETURNED);
        assertThat(first.state()).isEqualTo(RevisionState.DRAFT);
        assertThat(first.contentSha256()).isNull();

        roadmap.submit(first, "other");
        assertThat(roadmap.state()).isEqualTo(RoadmapState.IN_REVIEW);
    }

    @Test
    void staysInForceWhileItsNextRevisionIsWrittenReviewedAndReturned() {
        inForce();
        Revision second = roadmap.openNextRevision(first, 2, Ids.next());
        assertThat(second.title()).isEqualTo(first.title());

        roadmap.submit(second, "hash");
        roadmap.returnForRework(second);
        assertThat(roadmap.state()).isEqualTo(RoadmapState.IN_FORCE);

        roadmap.submit(second, "hash");
        roadmap.takeEffect(second, null, author, NOW);
        assertThat(roadmap.effectiveRevisionId()).isEqualTo(second.id());
    }

    @Test
    void refusesToTakeEffectWithoutReview() {
        assertThatThrownBy(() -> roadmap.takeEffect(first, null, author, NOW)).isInstanceOf(Conflict.class);
        assertThat(roadmap.state()).isEqualTo(RoadmapState.DRAFT);
    }

    @Test
    void refusesToEditWhatIsUnderReviewOrApproved() {
        roadmap.submit(first, "hash");
        assertThatThrownBy(() -> first.rewrite(Samples.requisites(roadmap.place())))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.messageCode()).isEqualTo("roadmap.edit.in-review"));
        roadmap.takeEffect(first, null, author, NOW);
        assertThatThrownBy(first::requireDraft).isInstanceOf(Conflict.class);
    }

    @Test
    void refusesAnotherDraftOfWhatIsNotInForce() {
        assertThatThrownBy(() -> roadmap.openNextRevision(first, 2, Ids.next())).isInstanceOf(Conflict.class);
    }

    private void inForce() {
        roadmap.submit(first, "hash");
        roadmap.takeEffect(first, null, author, NOW);
    }
}
