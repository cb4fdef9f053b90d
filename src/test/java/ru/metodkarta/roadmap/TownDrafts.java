package ru.metodkarta.roadmap;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.approval.ReviewPlace;
import ru.metodkarta.approval.ReviewRound;
import ru.metodkarta.approval.ReviewSheets;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;
import ru.metodkarta.web.FormErrors;

/** Small plans of a town whose review takes the usual route, with the people of that review. */
@Component
class TownDrafts {

    private final RoadmapDrafts drafts;
    private final RowEditing editing;
    private final Approvals approvals;
    private final ReviewSheets sheets;
    private final Reviewers reviewers;
    private final JdbcClient jdbc;
    private final Worlds worlds;
    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;

    TownDrafts(
            RoadmapDrafts drafts,
            RowEditing editing,
            Approvals approvals,
            ReviewSheets sheets,
            Reviewers reviewers,
            JdbcClient jdbc,
            Worlds worlds,
            ObjectProvider<MockMvcTester> mvc,
            SignedInAs signedIn) {
        this.drafts = drafts;
        this.editing = editing;
        this.approvals = approvals;
        this.sheets = sheets;
        this.reviewers = reviewers;
        this.jdbc = jdbc;
        this.worlds = worlds;
        this.mvc = mvc;
        this.signedIn = signedIn;
    }

    /** In a world of its own. */
    Draft begun() {
        TestWorld world = worlds.make();
        world.withUsualRoutes();
        return another(new Draft(world, world.methodologist(), world.supervisor(), world.official(), null));
    }

    /** By the same people. */
    Draft another(Draft first) {
        RoadmapPlace place = new RoadmapPlace(first.world.region, first.world.town, null, Level.MUNICIPAL, null);
        UUID id = drafts.draft(first.methodologist, Samples.content(place, Samples.small()));
        return new Draft(first.world, first.methodologist, first.deputy, first.official, id);
    }

    /** One plan on its way: what people see of it and do with it. */
    final class Draft {

        final TestWorld world;
        final Actor methodologist;
        final Actor deputy;
        final Actor official;
        final UUID id;

        private Draft(TestWorld world, Actor methodologist, Actor deputy, Actor official, UUID id) {
            this.world = world;
            this.methodologist = methodologist;
            this.deputy = deputy;
            this.official = official;
            this.id = id;
        }

        MvcTestResult get(String path, Actor actor) {
            return mvc.getObject()
                    .get()
                    .uri("/roadmaps/" + id + path)
                    .with(signedIn.as(actor))
                    .exchange();
        }

        MvcTestResult post(String path, Actor actor, Map<String, String> form) {
            var request = mvc.getObject()
                    .post()
                    .uri("/roadmaps/" + id + path)
                    .with(signedIn.as(actor))
                    .with(csrf());
            form.forEach(request::param);
            return request.exchange();
        }

        /** Head of the methodical service, who endorses first. */
        Actor director() {
            return world.person("Директор", Role.SUPERVISOR, "Директор", world.service, world.town, null);
        }

        void submit(TextChange change) {
            approvals.submit(methodologist, id, null, change, null);
        }

        void endorse(Actor actor) {
            approvals.endorse(actor, id, null, Map.of(), null, StepChoice.ANY);
        }

        /** Whose turn the steps of the latest round are, as this person is told. */
        List<ReviewRound.Turn> turns(Actor actor) {
            return rounds(actor).get(0).steps().stream()
                    .map(ReviewRound.Line::turn)
                    .toList();
        }

        List<ReviewRound> rounds(Actor actor) {
            ReviewPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null).review();
            return sheets.of(id, place, reviewers.of(actor), LocalDate.of(2026, 11, 23));
        }

        UUID lastRound() {
            return jdbc.sql("select id from approval_request where subject_id = ? order by round desc limit 1")
                    .param(id)
                    .query(UUID.class)
                    .single();
        }

        String state() {
            return jdbc.sql("select state from roadmap where id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
        }

        UUID activity(String title) {
            return jdbc.sql("select activity_id from activity_row w join revision v on v.id = w.revision_id"
                            + " where v.roadmap_id = ? and w.title = ?")
                    .params(id, title)
                    .query(UUID.class)
                    .single();
        }

        /** As its author does in the editor. */
        void rename(String title, String to) {
            UUID activity = activity(title);
            int version = jdbc.sql("select w.version from activity_row w join revision v on v.id = w.revision_id"
                            + " where v.roadmap_id = ? and w.activity_id = ?")
                    .params(id, activity)
                    .query(Integer.class)
                    .single();
            LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("title", to);
            editing.save(methodologist, id, activity, version, RowFormReader.read(RowForm.of(form), new FormErrors()));
        }
    }
}
