package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.deadline.YearKind;

/** Object mothers of the module's tests. */
final class Samples {

    /** The act that approves a plan of the town. */
    static final ActRequisites ORDER =
            ActRequisites.order("Управление образования", "начальник", LocalDate.of(2026, 11, 20), "01-05-312");

    /** What was to be done before the plan was approved is dropped. */
    static final ApprovalChoices DROP_PAST =
            ApprovalChoices.from(null).pastAs(PlannedRoadmap.StartVerdict.DROPPED, null);

    private Samples() {}

    static NewRoadmap requisites(RoadmapPlace place) {
        return content(place, List.of()).requisites();
    }

    static RoadmapContent content(RoadmapPlace place, List<SectionContent> sections) {
        return new RoadmapContent(
                new NewRoadmap(
                        "План мероприятий («дорожная карта») на 2026-2028 гг.",
                        place.level(),
                        place.regionId(),
                        place.municipalityId(),
                        place.organizationId(),
                        place.ownerId(),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2028, 12, 31),
                        "на 2026-2028 гг.",
                        YearKind.CALENDAR,
                        List.of(
                                new ColumnContent(ColumnKind.NUMBER, "№"),
                                new ColumnContent(ColumnKind.TITLE, "Мероприятие (содержание деятельности)"),
                                new ColumnContent(ColumnKind.RESULT, "Результат"),
                                new ColumnContent(ColumnKind.EXTRA, "Примечание", "x1")),
                        List.of(new BasisContent("На основании", "приказ от 07.04.2025 № 355", true)),
                        null,
                        "директор ЦРО",
                        "заместитель начальника",
                        null,
                        null,
                        null),
                sections);
    }

    static ActivityContent activity(String number, String title, String deadline, String... executors) {
        return new ActivityContent(
                number,
                title,
                List.of(executors).stream().map(ExecutorContent::named).toList(),
                deadline,
                "Подготовлен план",
                ResultKind.PLAN,
                null);
    }

    /** Two sections: 1.1, 1.2 and 2.1. */
    static List<SectionContent> small() {
        return List.of(
                new SectionContent(
                        "1",
                        "Нормативное обеспечение",
                        null,
                        List.of(
                                activity("1.1.", "Разработка критериев", "июль-август 2026г.", "ЦРО Приозёрска"),
                                activity(
                                        "1.2.", "Подготовка плана", "ежегодно (сентябрь)", "ЦРО Приозёрска", "школы"))),
                new SectionContent(
                        "2",
                        "Мониторинг",
                        null,
                        List.of(activity("2.1.", "Сбор отчётов", "до 20.08.2026", "Ассоциация учителей"))));
    }

    static List<SectionContent> large(int rows) {
        List<SectionContent> sections = new ArrayList<>();
        for (int s = 1; s <= 10; s++) {
            List<ActivityContent> activities = new ArrayList<>();
            for (int a = 1; a <= rows / 10; a++) {
                activities.add(activity(
                        s + "." + a + ".",
                        "Проведение совещания с руководителями методических объединений по вопросам сопровождения",
                        "ежегодно (сентябрь)",
                        "ЦРО Приозёрска",
                        "школы"));
            }
            sections.add(new SectionContent(String.valueOf(s), "Раздел " + s, null, activities));
        }
        return sections;
    }
}
