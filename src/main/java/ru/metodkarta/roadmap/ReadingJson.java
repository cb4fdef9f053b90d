package ru.metodkarta.roadmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.MonthDayWindow;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Reading;

/** A reading as data: every part is there, unknown ones null; month days as «--09-30». */
@Component
class ReadingJson {

    private final ReadingWords words;

    ReadingJson(ReadingWords words) {
        this.words = words;
    }

    Map<String, Object> write(Reading reading, List<Occurrence> occurrences) {
        Map<String, Object> map = parts(reading);
        map.put("occurrences", occurrences.stream().map(ReadingJson::occurrence).toList());
        return map;
    }

    private Map<String, Object> parts(Reading reading) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", reading.text());
        map.put("kind", reading.kind());
        map.put("from", reading.from());
        map.put("due", reading.due());
        map.put("window", window(reading.window()));
        map.put("firstYear", reading.firstYear());
        map.put("lastYear", reading.lastYear());
        map.put("forYearOffset", reading.forYearOffset());
        map.put("timesPerYear", reading.timesPerYear());
        map.put("planOwner", reading.planOwner());
        map.put("then", reading.then() == null ? null : parts(reading.then()));
        map.put("qualifiers", reading.qualifiers());
        map.put("questions", words.questions(reading));
        map.put("explanation", words.explanation(reading));
        return map;
    }

    private static Map<String, Object> window(MonthDayWindow window) {
        if (window == null) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", window.from() == null ? null : window.from().toString());
        map.put("to", window.to().toString());
        map.put("printed", window.printed());
        return map;
    }

    private static Map<String, Object> occurrence(Occurrence occurrence) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", occurrence.from());
        map.put("due", occurrence.due());
        map.put("forYear", occurrence.forYear());
        return map;
    }
}
