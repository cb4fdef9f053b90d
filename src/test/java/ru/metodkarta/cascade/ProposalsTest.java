package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.testing.MetodkartaTest;

/** What a region changes is proposed to the towns that copy it; they decide. */
@MetodkartaTest
class ProposalsTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Autowired
    CascadeWorlds worlds;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalPages pages;

    CascadeWorld world;

    @BeforeEach
    void makeWorld() {
        world = worlds.make(4);
    }

    private ProposalPage proposed(UUID roadmap) {
        return pages.read(world.methodologist, roadmap, false, null, RUSSIAN);
    }

    private static Proposals.Seen seen(ProposalPage.Item item) {
        return new Proposals.Seen(
                item.row().version(), item.row().rowVersion(), item.row().aboveRevision());
    }

    private void decide(UUID roadmap, ProposalPage.Item item, LinkedField field, boolean accept) {
        proposals.decide(
                world.methodologist,
                roadmap,
                item.row().activityId(),
                new Proposals.Part.Field(field.name()),
                accept,
                seen(item));
    }

    @Test
    void proposesWhatTheCopyHasKeptAndAsksAboutWhatBothHaveChanged() {
        UUID roadmap = world.adopted(world.activities(world.region));
        UUID own = world.copyOf(world.regional("Мероприятие 2"));
        world.rewrite(world.draftOf(roadmap), own, "title", "Мероприятие 2 в городе");
        world.changeAbove("Мероприятие 1", "deadline_text", "май 2027 года");
        world.changeAbove("Мероприятие 2", "title", "Мероприятие 2 в крае");

        ProposalPage page = proposed(roadmap);
        assertThat(page.items().rows())
                .flatExtracting(ProposalPage.Item::fields)
                .extracting(field -> field.code() + " " + field.outcome())
                .containsExactly("DEADLINE PROPOSED", "TITLE CONFLICT");
        assertThat(world.draftText(roadmap, world.copyOf(world.regional("Мероприятие 1")), "deadline_text"))
                .as("nothing is changed by itself")
                .isEqualTo("декабрь 2026 года");

        int taken = proposals.acceptProposed(world.methodologist, roadmap, page.seal());

        assertThat(taken).isEqualTo(1);
        UUID first = world.copyOf(world.regional("Мероприятие 1"));
        assertThat(world.draftText(roadmap, first, "deadline_text")).isEqualTo("май 2027 года");
        assertThat(world.draftText(roadmap, first, "reading")).as("read anew").contains("2027");
        assertThat(world.draftText(roadmap, own, "title")).as("ours").isEqualTo("Мероприятие 2 в городе");
        assertThat(proposed(roadmap).conflicts()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainAboutWhatWasKept() {
        UUID roadmap = world.adopted(world.activities(world.region));
        world.changeAbove("Мероприятие 1", "result", "Приказ");
        decide(roadmap, proposed(roadmap).items().rows().get(0), LinkedField.RESULT, false);

        assertThat(proposed(roadmap).items().total()).isZero();
        assertThat(pages.read(world.methodologist, roadmap, true, null, RUSSIAN)
                        .items()
                        .total())
                .as("but shows that it differs")
                .isEqualTo(1);

        world.changeAbove("Мероприятие 1", "result", "Распоряжение");
        ProposalPage.Item again = proposed(roadmap).items().rows().get(0);
        assertThat(again.fields())
                .singleElement()
                .extracting(ProposalPage.Field::outcome)
                .isEqualTo("CONFLICT");
        decide(roadmap, again, LinkedField.RESULT, true);
        assertThat(world.draftText(roadmap, again.row().activityId(), "result")).isEqualTo("Распоряжение");
    }

    @Test
    void refusesToOverwriteARowThatItsAuthorHasChangedMeanwhile() {
        UUID roadmap = world.adopted(world.activities(world.region));
        world.changeAbove("Мероприятие 1", "title", "Мероприятие 1 заново");
        ProposalPage.Item looked = proposed(roadmap).items().rows().get(0);
        UUID copy = looked.row().activityId();
        world.rewrite(world.draftOf(roadmap), copy, "title", "Своё название");

        assertThatThrownBy(() -> decide(roadmap, looked, LinkedField.TITLE, true))
                .isInstanceOf(Conflict.class)
                .hasMessage("roadmap.linked.changed");
        assertThat(world.draftText(roadmap, copy, "title")).isEqualTo("Своё название");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsToldThatTheOtherWas() throws Exception {
        UUID roadmap = world.adopted(world.activities(world.region));
        world.changeAbove("Мероприятие 1", "title", "Мероприятие 1 заново");
        ProposalPage.Item item = proposed(roadmap).items().rows().get(0);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<String>> both = List.of(true, false).stream()
                .map(accept -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                        decide(roadmap, item, LinkedField.TITLE, accept);
                        return "decided";
                    } catch (Conflict conflict) {
                        return "conflict";
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        start.countDown();
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder("decided", "conflict");
    }

    @Test
    void asksWhetherToExcludeWhatIsGoneAboveAndShowsWhatIsNew() {
        UUID roadmap = world.adopted(world.activities(world.region));
        UUID gone = world.regional("Мероприятие 3");
        world.amend(world.ministry, world.region);
        assertThat(mvc.post()
                        .uri("/roadmaps/" + world.region + "/edition/activities/" + gone + "/deletion")
                        .with(signedIn.as(world.ministry))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri("/roadmaps/" + world.region + "/edition/activities")
                        .param("title", "Новое мероприятие")
                        .param("number", "1.9")
                        .with(signedIn.as(world.ministry))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        world.approve(world.ministry, world.minister, world.region);

        ProposalPage page = proposed(roadmap);
        assertThat(page.gone()).isEqualTo(1);
        assertThat(page.untaken()).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("Новое мероприятие");
            assertThat(row.fresh()).isTrue();
        });
        ProposalPage.Item item = page.items().rows().get(0);
        proposals.decide(
                world.methodologist,
                roadmap,
                item.row().activityId(),
                new Proposals.Part.Presence(),
                false,
                seen(item));
        assertThat(proposed(roadmap).gone()).isZero();
        assertThat(world.draftText(roadmap, item.row().activityId(), "title")).isEqualTo("Мероприятие 3");
    }

    @Test
    void aTownSeesItsProposalsAndTheRegionDoesNot() {
        UUID roadmap = world.adopted(world.activities(world.region));
        world.approve(world.methodologist, world.official, roadmap);
        world.changeAbove("Мероприятие 1", "title", "Мероприятие 1 заново");

        assertThat(mvc.get().uri("/roadmaps/" + roadmap).with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("/proposals");
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.methodologist)))
                .hasStatusOk()
                .bodyText()
                .contains("заново", "Внести изменения");
        assertThat(mvc.get().uri("/roadmaps/" + roadmap + "/proposals").with(signedIn.as(world.ministry)))
                .hasStatus(403);
        assertThatThrownBy(
                        () -> decide(roadmap, proposed(roadmap).items().rows().get(0), LinkedField.TITLE, true))
                .as("there is no draft to write into")
                .isInstanceOf(Conflict.class);
    }
}
