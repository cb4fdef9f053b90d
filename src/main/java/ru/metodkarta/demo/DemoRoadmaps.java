package ru.metodkarta.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ApprovalChoices;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.BasisContent;
import ru.metodkarta.roadmap.ColumnContent;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.roadmap.StepChoice;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.ReplayClock;

/** Drafts, submits and approves the demo roadmaps, each step at its own moment and by its own person. */
@Component
class DemoRoadmaps {

    private static final Map<String, ColumnKind> COLUMNS = Map.ofEntries(
            Map.entry("№ п/п", ColumnKind.NUMBER),
            Map.entry("№", ColumnKind.NUMBER),
            Map.entry("Мероприятие (содержание деятельности)", ColumnKind.TITLE),
            Map.entry("Мероприятия (содержание деятельности)", ColumnKind.TITLE),
            Map.entry("Наименование мероприятия", ColumnKind.TITLE),
            Map.entry("Ответственные исполнители", ColumnKind.EXECUTORS),
            Map.entry("Ответственный исполнитель", ColumnKind.EXECUTORS),
            Map.entry("Ответственный", ColumnKind.EXECUTORS),
            Map.entry("Сроки исполнения", ColumnKind.DEADLINE),
            Map.entry("Срок", ColumnKind.DEADLINE),
            Map.entry("Планируемый результат", ColumnKind.RESULT),
            Map.entry("Результат", ColumnKind.RESULT));

    /** Collective names whose members report here; elsewhere a group after a named lead takes part without a report. */
    private static final Set<String> GROUPS =
            Set.of("образовательные организации", "оо", "образовательные организации города");

    private static final Map<String, Set<String>> GROUP_REPORTS = Map.of(
            "kungur", Set.of("1.2.", "2.3.", "2.4.", "2.8.", "3.2."),
            "lysva", Set.of("1.2.", "2.4.", "2.8."),
            "megion", Set.of("7."));

    private final RoadmapDrafts drafts;
    private final Approvals approvals;
    private final Actors actors;
    private final ReplayClock clock;

    DemoRoadmaps(RoadmapDrafts drafts, Approvals approvals, Actors actors, ReplayClock clock) {
        this.drafts = drafts;
        this.approvals = approvals;
        this.actors = actors;
        this.clock = clock;
    }

    /** Who writes, who endorses (null: nobody) and who approves, by place. */
    record Place(
            String key,
            Level level,
            UUID regionId,
            UUID municipalityId,
            UUID owner,
            UUID coordinator,
            String author,
            String endorser,
            String approver,
            String issuer) {}

    static Place place(DemoPlaces.World world, String key) {
        if (key.equals("kirov")) {
            DemoPlaces.Region kirov = world.regions().get("kirov");
            return new Place(
                    key,
                    Level.REGIONAL,
                    kirov.id(),
                    null,
                    kirov.ministry(),
                    kirov.centre(),
                    "methodist.kirov",
                    null,
                    "ministry.kirov",
                    "министерство образования Кировской области");
        }
        DemoPlaces.Town town = world.towns().get(key);
        return new Place(
                key,
                Level.MUNICIPAL,
                town.region().id(),
                town.id(),
                town.authority(),
                town.service(),
                "methodist." + key,
                "control." + key,
                "official." + key,
                null);
    }

    /**
     * @param day when it was approved; control starts there unless said otherwise
     * @param controlFrom occurrences due earlier were done before
     */
    UUID approved(
            Place place,
            DemoTables.Table table,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            LocalDate controlFrom,
            ActRequisites act) {
        Actor author = actors.byLogin(place.author()).orElseThrow();
        Actor approver = actors.byLogin(place.approver()).orElseThrow();
        UUID[] id = new UUID[1];
        clock.at(
                at(day.minusDays(20), author),
                () -> id[0] = drafts.draft(author, content(place, table, from, to, controlFrom)));
        clock.at(at(day.minusDays(5), author), () -> approvals.submit(author, id[0], null));
        if (place.endorser() != null) {
            Actor endorser = actors.byLogin(place.endorser()).orElseThrow();
            clock.at(
                    at(day.minusDays(2), endorser),
                    () -> approvals.endorse(endorser, id[0], null, Map.of(), null, StepChoice.ANY));
        }
        clock.at(
                at(day, approver),
                () -> approvals.approve(
                        approver,
                        id[0],
                        act,
                        ApprovalChoices.from(controlFrom)
                                .pastAs(
                                        PlannedRoadmap.StartVerdict.DONE_EARLIER,
                                        "исполнено до начала работы в системе")));
        return id[0];
    }

    private static Instant at(LocalDate day, Actor actor) {
        return day.atTime(10, 30).atZone(actor.zone()).toInstant();
    }

    private RoadmapContent content(
            Place place, DemoTables.Table table, LocalDate from, LocalDate to, LocalDate controlFrom) {
        List<SectionContent> sections = new ArrayList<>();
        for (DemoTables.Section section : table.sections()) {
            List<ActivityContent> rows = section.activities().stream()
                    .map(row -> activity(place.key(), row))
                    .toList();
            sections.add(
                    section.title() == null
                            ? SectionContent.flat(rows)
                            : new SectionContent(section.number(), section.title(), null, rows));
        }
        if (!table.clauses().isEmpty()) {
            sections.add(SectionContent.flat(table.clauses().stream()
                    .map(row -> activity(place.key(), row).asOrderClause(true))
                    .toList()));
        }
        return new RoadmapContent(
                new NewRoadmap(
                        table.title(),
                        place.level(),
                        place.regionId(),
                        place.municipalityId(),
                        null,
                        place.owner(),
                        from,
                        to,
                        table.periodText(),
                        YearKind.CALENDAR,
                        table.columns().stream()
                                .map(title -> new ColumnContent(COLUMNS.get(title), title))
                                .toList(),
                        table.basis().stream()
                                .map(basis -> new BasisContent(basis.relation(), basis.printed(), true))
                                .toList(),
                        place.coordinator(),
                        place.level() == Level.REGIONAL ? "методист института" : "директор методической службы",
                        place.level() == Level.REGIONAL ? "заместитель министра" : "заместитель начальника",
                        actors.byLogin(place.level() == Level.REGIONAL ? place.approver() : "control." + place.key())
                                .map(Actor::accountId)
                                .orElse(null),
                        controlFrom,
                        null),
                sections);
    }

    private static ActivityContent activity(String key, DemoTables.Row row) {
        List<ExecutorContent> executors = new ArrayList<>();
        for (String printed : row.executors()) {
            boolean reports = !executors.isEmpty()
                    && GROUPS.contains(printed.toLowerCase(Locale.ROOT))
                    && GROUP_REPORTS.getOrDefault(key, Set.of()).contains(String.valueOf(row.number()));
            executors.add(ExecutorContent.named(printed, reports ? Part.REPORTING : null));
        }
        return new ActivityContent(
                row.number(),
                row.title(),
                executors,
                row.deadline(),
                row.result(),
                kind(row.result()),
                row.precondition());
    }

    /** Kind of resulting document as the result column names it; null where it names none. */
    private static ResultKind kind(String result) {
        if (result == null) {
            return null;
        }
        String words = result.toLowerCase(Locale.ROOT);
        if (words.startsWith("приказ") || words.startsWith("распоряжение")) {
            return ResultKind.ORDER;
        }
        if (words.contains("локальный акт")) {
            return ResultKind.LOCAL_ACT;
        }
        if (words.contains("отчет")) {
            return ResultKind.REPORT;
        }
        if (words.contains("справка")) {
            return ResultKind.ANALYTICAL_NOTE;
        }
        if (words.contains("рекомендации")) {
            return ResultKind.RECOMMENDATIONS;
        }
        if (words.contains("соглашени")) {
            return ResultKind.AGREEMENT;
        }
        if (words.contains("план")) {
            return ResultKind.PLAN;
        }
        return words.contains("участие") || words.contains("совещани") ? ResultKind.EVENT : null;
    }
}
