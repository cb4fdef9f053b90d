package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The roadmap as data, in its own order; texts verbatim, unknown things null. */
@Component
class RoadmapJson {

    private final ReadingJson readings;

    RoadmapJson(ReadingJson readings) {
        this.readings = readings;
    }

    Map<String, Object> write(RoadmapHead head, RevisionText text, LocalDate today) {
        Map<String, Object> period = new LinkedHashMap<>();
        period.put("from", text.head().periodFrom());
        period.put("to", text.head().periodTo());
        period.put("text", text.head().periodText());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", head.id());
        map.put("title", text.head().title());
        map.put("level", head.level());
        map.put("state", head.state());
        map.put("territory", head.territory());
        map.put("period", period);
        map.put("columns", text.columns().stream().map(RoadmapJson::column).toList());
        map.put("sections", sections(text, today));
        map.put(
                "orderClauses",
                text.clauses().stream().map(row -> activity(row, text, today)).toList());
        return map;
    }

    private static Map<String, Object> column(RevisionText.Column column) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", column.kind());
        map.put("title", column.title());
        return map;
    }

    private List<Map<String, Object>> sections(RevisionText text, LocalDate today) {
        Map<UUID, List<Object>> bySection = new LinkedHashMap<>();
        if (text.sections().isEmpty() || text.rows().stream().anyMatch(row -> row.sectionId() == null)) {
            bySection.put(null, new ArrayList<>());
        }
        text.sections().forEach(section -> bySection.put(section.id(), new ArrayList<>()));
        text.rows()
                .forEach(row -> bySection
                        .computeIfAbsent(row.sectionId(), key -> new ArrayList<>())
                        .add(activity(row, text, today)));
        List<Map<String, Object>> sections = new ArrayList<>();
        bySection.forEach((id, activities) -> {
            RevisionText.Section section = id == null ? null : text.section(id);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("number", section == null ? null : section.number());
            map.put("title", section == null ? null : section.title());
            map.put("activities", activities);
            sections.add(map);
        });
        return sections;
    }

    private Map<String, Object> activity(RevisionText.Row row, RevisionText text, LocalDate today) {
        Map<String, Object> deadline = new LinkedHashMap<>();
        deadline.put("text", row.deadlineText());
        deadline.put("reading", readings.write(row.reading(), PlanTables.occurrences(row, text, today)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", row.activityId());
        map.put("number", row.number());
        map.put("title", row.title());
        map.put("executors", row.executors().stream().map(RoadmapJson::executor).toList());
        map.put("deadline", deadline);
        map.put("result", row.result());
        return map;
    }

    private static Map<String, Object> executor(RevisionText.Executor executor) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("printed", executor.printed());
        map.put("kind", executor.kind());
        map.put("organization", executor.organization());
        map.put("group", executor.group());
        map.put("part", executor.part());
        return map;
    }
}
