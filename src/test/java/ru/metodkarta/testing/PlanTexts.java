package ru.metodkarta.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Level;

/** What the plans of a {@link PlannedWorld} say. */
final class PlanTexts {

    /** A plan table as the clipboard has it. */
    static final String TABLE = """
            № п/п	Мероприятие	Ответственный	Срок	Результат
            1. Нормативное обеспечение
            1.1.	Разработка положения	ЦРО Приозёрска	до 20.08.2027	Положение
            1.2.	Совещание руководителей	школы	ежегодно (сентябрь)	Протокол
            """;

    static final LocalDate CONTROL_FROM = LocalDate.of(2026, 9, 1);

    private PlanTexts() {}

    /** Three activities, so many times over: one led by the methodical service, one by a school, one without a date. */
    static RoadmapContent ofTheTown(TestWorld world, String title, int times) {
        List<ActivityContent> rows = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            rows.add(activity(
                    3 * n + 1,
                    "декабрь 2026 года",
                    leads(world.service),
                    reports(world.school),
                    reports(world.secondSchool)));
            rows.add(activity(3 * n + 2, "октябрь 2026 года", leads(world.school), reports(world.secondSchool)));
            rows.add(activity(3 * n + 3, "по плану МО ПК", leads(world.school)));
        }
        return plan(title, Level.MUNICIPAL, world.region, world.town, world.service, rows);
    }

    static RoadmapContent ofTheRegion(TestWorld world, String title) {
        return ofTheRegion(world, title, 1);
    }

    static RoadmapContent ofTheRegion(TestWorld world, String title, int activities) {
        List<ActivityContent> rows = new ArrayList<>();
        for (int n = 1; n <= activities; n++) {
            rows.add(activity(n, "декабрь 2026 года", leads(world.authority)));
        }
        return plan(title, Level.REGIONAL, world.region, null, world.ministry, rows);
    }

    private static RoadmapContent plan(
            String title, Level level, UUID region, UUID town, UUID owner, List<ActivityContent> rows) {
        return new RoadmapContent(
                new NewRoadmap(
                        title,
                        level,
                        region,
                        town,
                        null,
                        owner,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2028, 12, 31),
                        "на 2026-2028 годы",
                        YearKind.CALENDAR,
                        List.of(),
                        List.of(),
                        owner,
                        "директор",
                        "заместитель начальника",
                        null,
                        CONTROL_FROM,
                        null),
                List.of(new SectionContent("1", "Методическая поддержка", null, rows)));
    }

    private static ActivityContent activity(int number, String deadline, ExecutorContent... executors) {
        return new ActivityContent(
                String.valueOf(number),
                "Мероприятие " + number,
                List.of(executors),
                deadline,
                "Результат",
                ResultKind.EVENT,
                null);
    }

    private static ExecutorContent leads(UUID organization) {
        return ExecutorContent.organization("ответственный", Part.LEAD, organization);
    }

    private static ExecutorContent reports(UUID organization) {
        return ExecutorContent.organization("соисполнитель", Part.REPORTING, organization);
    }

    /** A document that the file store takes. */
    static InputStream pdf(String text) {
        return new ByteArrayInputStream(
                ("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% " + text + "\nstartxref\n9\n%%EOF\n")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
