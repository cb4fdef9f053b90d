package ru.metodkarta.reuse;

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
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.TestWorld;

/** Plans of years past that a town may begin anew from, and the forms of the new ones. */
@Component
class EndedPlans {

    private final RoadmapDrafts drafts;
    private final JdbcClient jdbc;
    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;

    EndedPlans(RoadmapDrafts drafts, JdbcClient jdbc, ObjectProvider<MockMvcTester> mvc, SignedInAs signedIn) {
        this.drafts = drafts;
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.signedIn = signedIn;
    }

    static ActivityContent row(String number, String title, String deadline, ExecutorContent... executors) {
        return new ActivityContent(number, title, List.of(executors), deadline, "Приказ", null, null);
    }

    /** In force, of the town of the world. */
    UUID published(
            TestWorld world,
            Actor methodologist,
            LocalDate from,
            LocalDate to,
            YearKind kind,
            List<SectionContent> sections) {
        UUID id = drafts.draft(
                methodologist,
                new RoadmapContent(
                        new NewRoadmap(
                                "Дорожная карта на 2021-2022 учебный год",
                                Level.MUNICIPAL,
                                world.region,
                                world.town,
                                null,
                                world.service,
                                from,
                                to,
                                "на 2021-2022 учебный год",
                                kind,
                                List.of(),
                                List.of(),
                                world.service,
                                "директор ЦРО",
                                null,
                                null,
                                null,
                                null),
                        sections));
        jdbc.sql("update revision set state = 'APPROVED' where roadmap_id = ?")
                .param(id)
                .update();
        jdbc.sql(
                        "update roadmap set state = 'IN_FORCE', effective_revision_id = (select id from revision where roadmap_id = roadmap.id) where id = ?")
                .param(id)
                .update();
        return id;
    }

    /** 2021-2022, five rows and a clause of the order. */
    UUID schoolYear(TestWorld world, Actor methodologist) {
        return published(
                world,
                methodologist,
                LocalDate.of(2021, 9, 1),
                LocalDate.of(2022, 8, 31),
                YearKind.SCHOOL,
                List.of(
                        new SectionContent(
                                "1",
                                "Работа на 2021-2022 учебный год",
                                null,
                                List.of(
                                        row("1.1", "Утвердить положение", "до 20.09.2021"),
                                        row("1.2", "Провести совещание", "до 01.12.2021"),
                                        row("1.3", "Анализ по приказу от 01.02.2021 № 37", "май 2022 г."),
                                        row("1.4", "Сбор данных", "февраль"),
                                        row("1.5", "Итоги", "декабрь 202 г."))),
                        SectionContent.flat(List.of(row("п. 2", "Представить отчёт", "до 01.06.2022")
                                .asOrderClause(true)))));
    }

    MvcTestResult get(Actor actor, String address) {
        return mvc.getObject().get().uri(address).with(signedIn.as(actor)).exchange();
    }

    MvcTestResult post(Actor actor, String address, Map<String, String> fields) {
        var request = mvc.getObject().post().uri(address).with(csrf()).with(signedIn.as(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    UUID copyOf(UUID original) {
        return jdbc.sql("select id from roadmap where copied_from_id = ?")
                .param(original)
                .query(UUID.class)
                .single();
    }
}
