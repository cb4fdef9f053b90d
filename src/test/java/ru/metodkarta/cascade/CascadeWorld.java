package ru.metodkarta.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.TestWorld;

/** A region with a roadmap in force and a town that takes activities from it. */
final class CascadeWorld {

    final TestWorld places;
    final Actor ministry;
    final Actor minister;
    final Actor methodologist;
    final Actor official;
    final UUID region;

    private final CascadeWorlds with;
    private final JdbcClient jdbc;

    CascadeWorld(TestWorld places, CascadeWorlds with, int activities) {
        this.places = places;
        this.with = with;
        this.jdbc = places.jdbc();
        ministry = places.ministryMethodologist();
        minister = places.ministryOfficial();
        methodologist = places.methodologist();
        official = places.official();
        region = with.drafts.draft(ministry, regional(activities));
        approve(ministry, minister, region);
    }

    private RoadmapContent regional(int activities) {
        List<ActivityContent> first = new ArrayList<>();
        List<ActivityContent> second = new ArrayList<>();
        for (int n = 1; n <= activities; n++) {
            (n % 2 == 1 ? first : second).add(activity(n));
        }
        return new RoadmapContent(
                requisites("План края", Level.REGIONAL, null, places.ministry),
                List.of(
                        new SectionContent("1", "Нормативное обеспечение", null, first),
                        new SectionContent("2", "Сопровождение", null, second)));
    }

    private ActivityContent activity(int n) {
        return new ActivityContent(
                "1." + n,
                "Мероприятие " + n,
                List.of(
                        ExecutorContent.organization("Минобр края", Part.LEAD, places.ministry),
                        ExecutorContent.group("МОУО", Part.REPORTING, GroupCode.AUTHORITIES, GroupBasis.SUBORDINATION)),
                "декабрь 2026 года",
                "Результат " + n,
                ResultKind.EVENT,
                null);
    }

    private NewRoadmap requisites(String title, Level level, UUID town, UUID owner) {
        return new NewRoadmap(
                title,
                level,
                places.region,
                town,
                null,
                owner,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2028, 12, 31),
                null,
                YearKind.CALENDAR,
                List.of(),
                List.of(),
                owner,
                null,
                null,
                null,
                null,
                null);
    }

    /** In force, one activity for the schools of the town. */
    UUID townPlanForSchools() {
        UUID roadmap = with.drafts.draft(
                methodologist,
                new RoadmapContent(
                        requisites("План города", Level.MUNICIPAL, places.town, places.service),
                        List.of(SectionContent.flat(List.of(new ActivityContent(
                                "1",
                                "Школьный этап",
                                List.of(
                                        ExecutorContent.group(
                                                "школы", Part.LEAD, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION),
                                        ExecutorContent.organization("ЦРО", Part.REPORTING, places.service)),
                                "декабрь 2026 года",
                                "Справка",
                                ResultKind.ANALYTICAL_NOTE,
                                null))))));
        approve(methodologist, official, roadmap);
        return roadmap;
    }

    UUID emptyTownDraft(String title) {
        return with.drafts.create(methodologist, requisites(title, Level.MUNICIPAL, places.town, places.service));
    }

    RoadmapPlace townPlace() {
        return new RoadmapPlace(places.region, places.town, null, Level.MUNICIPAL, null);
    }

    void approve(Actor author, Actor approver, UUID roadmap) {
        with.approvals.submit(author, roadmap, null);
        with.approvals.approve(
                approver,
                roadmap,
                ActRequisites.order("Орган", "руководитель", LocalDate.of(2026, 8, 20), "1"),
                ApprovalChoices.from(LocalDate.of(2026, 9, 1)));
    }

    /** Copies these into a new plan of the town. */
    UUID adopted(Set<UUID> activities) {
        return adopted(new Adoption.Into.Fresh(townPlace(), "План города"), activities);
    }

    UUID adopted(Adoption.Into into, Set<UUID> activities) {
        return with.adoption.adopt(methodologist, region, effective(region), into, activities);
    }

    /** A new revision begins. */
    void amend(Actor author, UUID roadmap) {
        assertThat(with.mvc
                        .getObject()
                        .post()
                        .uri("/roadmaps/" + roadmap + "/revisions")
                        .with(with.signedIn.as(author))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    /** The region changes its text by a new revision. */
    void changeAbove(Consumer<UUID> change) {
        amend(ministry, region);
        change.accept(draftOf(region));
        approve(ministry, minister, region);
    }

    /** One cell of one activity. */
    void changeAbove(String title, String column, String text) {
        UUID activity = regional(title);
        changeAbove(draft -> rewrite(draft, activity, column, text));
    }

    UUID effective(UUID roadmap) {
        return jdbc.sql("select effective_revision_id from roadmap where id = ?")
                .param(roadmap)
                .query(UUID.class)
                .single();
    }

    UUID draftOf(UUID roadmap) {
        return jdbc.sql("select id from revision where roadmap_id = ? and state <> 'APPROVED'")
                .param(roadmap)
                .query(UUID.class)
                .single();
    }

    Set<UUID> activities(UUID roadmap) {
        return new LinkedHashSet<>(
                jdbc.sql("select activity_id from activity_row where revision_id = ? order by position")
                        .param(effective(roadmap))
                        .query(UUID.class)
                        .list());
    }

    UUID regional(String title) {
        return jdbc.sql("select activity_id from activity_row where revision_id = ? and title = ?")
                .params(effective(region), title)
                .query(UUID.class)
                .single();
    }

    UUID copyOf(UUID parent) {
        return jdbc.sql("select activity_id from cascade_link where parent_activity_id = ?")
                .param(parent)
                .query(UUID.class)
                .single();
    }

    /** As an author would in the editor. */
    void rewrite(UUID revision, UUID activity, String column, String text) {
        jdbc.sql("update activity_row set " + column
                        + " = ?, version = version + 1 where revision_id = ? and activity_id = ?")
                .params(text, revision, activity)
                .update();
    }

    String draftText(UUID roadmap, UUID activity, String column) {
        return jdbc.sql("select " + column + " from activity_row where revision_id = ? and activity_id = ?")
                .params(draftOf(roadmap), activity)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single();
    }
}
