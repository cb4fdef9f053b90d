package ru.metodkarta.roadmap;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Widths of the table's columns by what they hold; for templates. */
@Component("roadmapColumns")
class RoadmapColumns {

    private static final Map<String, String> CLASSES = Map.of(
            "NUMBER",
            "mk-c-no",
            "EXECUTORS",
            "mk-c-exec",
            "DEADLINE",
            "mk-c-term",
            "RESULT",
            "mk-c-res",
            "EXTRA",
            "mk-c-exec");

    public String of(String kind) {
        return CLASSES.get(kind);
    }
}
