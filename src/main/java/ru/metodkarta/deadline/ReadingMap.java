package ru.metodkarta.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A reading as plain maps: ISO dates, month days as «--09-30», enums by name. Nulls and defaults are left out. */
final class ReadingMap {

    private ReadingMap() {}

    static Map<String, Object> write(Reading reading) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", reading.text());
        map.put("kind", reading.kind().name());
        put(map, "from", reading.from());
        put(map, "due", reading.due());
        putList(map, "windows", reading.windows(), ReadingMap::window);
        put(map, "firstYear", reading.firstYear());
        put(map, "lastYear", reading.lastYear());
        put(map, "forYearOffset", reading.forYearOffset() == 0 ? null : reading.forYearOffset());
        put(map, "timesPerYear", reading.timesPerYear());
        put(map, "atLeast", reading.atLeast());
        put(map, "planOwner", reading.planOwner());
        put(map, "then", reading.then() == null ? null : write(reading.then()));
        putList(map, "qualifiers", reading.qualifiers(), qualifier -> qualifier);
        putList(map, "questions", reading.questions(), ReadingMap::question);
        putList(map, "dates", reading.dates(), ReadingMap::dateSpan);
        put(map, "dayOfMonth", reading.dayOfMonth());
        put(map, "followingMonth", reading.followingMonth());
        put(map, "everyYears", reading.everyYears());
        put(map, "printedYearKind", reading.printedYearKind());
        put(map, "continuous", reading.continuous());
        put(map, "report", reading.report());
        put(map, "relative", reading.relative() == null ? null : relative(reading.relative()));
        put(map, "confirmedYear", reading.confirmedYear());
        put(map, "manual", reading.manual());
        return map;
    }

    private static void put(Map<String, Object> map, String key, Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return;
        }
        boolean plain =
                value instanceof Map || value instanceof Number || value instanceof Boolean || value instanceof String;
        map.put(key, plain ? value : value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    private static <T> void putList(Map<String, Object> map, String key, List<T> values, Function<T, Object> write) {
        if (!values.isEmpty()) {
            map.put(key, values.stream().map(write).toList());
        }
    }

    private static Object window(MonthDayWindow window) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "from", window.from());
        put(map, "to", window.to());
        map.put("printed", window.printed());
        return map;
    }

    private static Object question(Question question) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "code", question.code());
        put(map, "subject", question.subject());
        put(map, "proposedYear", question.proposedYear());
        return map;
    }

    private static Object dateSpan(DateSpan span) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "from", span.from());
        put(map, "due", span.due());
        return map;
    }

    private static Object relative(RelativeTerm term) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "days", term.days());
        put(map, "working", term.working());
        put(map, "before", term.before());
        put(map, "event", term.event());
        return map;
    }

    static Reading read(Map<String, ?> map) {
        try {
            return readChecked(map);
        } catch (ClassCastException | NullPointerException | DateTimeException broken) {
            throw new IllegalArgumentException("not a stored reading", broken);
        }
    }

    private static Reading readChecked(Map<String, ?> map) {
        String text = (String) map.get("text");
        ReadingDraft draft = new ReadingDraft(text == null ? "" : text);
        draft.kind = DeadlineKind.valueOf((String) map.get("kind"));
        draft.from = date(map.get("from"));
        draft.due = date(map.get("due"));
        draft.windows = list(
                map.get("windows"),
                entry -> new MonthDayWindow(
                        monthDay(entry.get("from")), monthDay(entry.get("to")), flag(entry.get("printed"))));
        draft.firstYear = number(map.get("firstYear"));
        draft.lastYear = number(map.get("lastYear"));
        Integer offset = number(map.get("forYearOffset"));
        draft.forYearOffset = offset == null ? 0 : offset;
        draft.timesPerYear = number(map.get("timesPerYear"));
        draft.atLeast = flag(map.get("atLeast"));
        draft.planOwner = (String) map.get("planOwner");
        draft.then = map.get("then") == null ? null : read(asMap(map.get("then")));
        if (map.get("qualifiers") instanceof List<?> qualifiers) {
            qualifiers.forEach(qualifier -> draft.qualifiers.add((String) qualifier));
        }
        draft.questions = list(
                map.get("questions"),
                entry -> new Question(
                        Question.Code.valueOf((String) entry.get("code")),
                        (String) entry.get("subject"),
                        number(entry.get("proposedYear"))));
        draft.dates = list(map.get("dates"), entry -> new DateSpan(date(entry.get("from")), date(entry.get("due"))));
        draft.dayOfMonth = number(map.get("dayOfMonth"));
        draft.followingMonth = flag(map.get("followingMonth"));
        draft.everyYears = number(map.get("everyYears"));
        draft.printedYearKind =
                map.get("printedYearKind") == null ? null : YearKind.valueOf((String) map.get("printedYearKind"));
        draft.continuous = flag(map.get("continuous"));
        draft.report = flag(map.get("report"));
        if (map.get("relative") != null) {
            Map<String, ?> term = asMap(map.get("relative"));
            draft.relative = new RelativeTerm(
                    number(term.get("days")), flag(term.get("working")), flag(term.get("before")), (String)
                            term.get("event"));
        }
        draft.confirmedYear = number(map.get("confirmedYear"));
        draft.manual = flag(map.get("manual"));
        return draft.build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> asMap(Object value) {
        return (Map<String, ?>) value;
    }

    private static <T> List<T> list(Object value, Function<Map<String, ?>, T> read) {
        List<T> result = new ArrayList<>();
        if (value instanceof List<?> entries) {
            entries.forEach(entry -> result.add(read.apply(asMap(entry))));
        }
        return result;
    }

    private static LocalDate date(Object value) {
        return value == null ? null : LocalDate.parse((String) value);
    }

    private static MonthDay monthDay(Object value) {
        return value == null ? null : MonthDay.parse((String) value);
    }

    private static Integer number(Object value) {
        return value == null ? null : ((Number) value).intValue();
    }

    private static boolean flag(Object value) {
        return Boolean.TRUE.equals(value);
    }
}
