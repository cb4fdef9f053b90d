package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several numbered measures within one cell, each with its own date: «1) … 2) …» beside «1) до 1 мая 2) до 1 июня». */
final class Measures {

    /** Lists leave out two letters. */
    private static final String ALPHABET =
            "\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u043A\u043B\u043C\u043D\u043E\u043F\u0440\u0441\u0442\u0443";

    static final Pattern LETTER = Pattern.compile("[\\u0430-\\u044F\\u0451a-z]\\)");
    private static final Pattern SIGN = Pattern.compile(
            "(?:(?<=^|\\n|[;.,:]\\s|\\s)(?:(\\d{1,2})([.)])(?!\\d)|([\\u0430-\\u044F\\u0451])(\\)))\\s*)");

    /** Without one of these the text is no list: most texts. */
    private static final List<String> FIRST_SIGN = List.of("1)", "1.", "\u0430)");

    /** @param sign «1)», «а)» */
    private record Item(String sign, String text) {}

    private record Items(String lead, List<Item> items) {}

    private Measures() {}

    static boolean isList(String text) {
        return items(text) != null;
    }

    /** @return the line itself, or its measures when each of them has a deadline of its own */
    static List<Draft> split(Draft draft) {
        Items titles = items(draft.title);
        if (titles == null || draft.deadline.isEmpty()) {
            return List.of(titles == null ? doubted(draft) : datedWithin(draft, titles));
        }
        int count = titles.items().size();
        List<String> deadlines = parts(draft.deadline, count, true);
        if (deadlines == null) {
            return List.of(datedWithin(draft, titles));
        }
        List<String> executors = parts(draft.executors, count, false);
        List<String> results = parts(draft.result, count, false);
        List<Draft> measures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Item item = titles.items().get(i);
            Draft measure = new Draft(draft.key + "." + (i + 1), draft.kind);
            measure.number = number(draft.number, item.sign());
            measure.title = titles.lead().isEmpty() ? item.text() : titles.lead() + " " + item.text();
            measure.deadline = deadlines.get(i);
            measure.executors = executors == null ? draft.executors : executors.get(i);
            measure.result = results == null ? draft.result : results.get(i);
            measure.extra.putAll(draft.extra);
            measure.notes.addAll(draft.notes);
            measure.note("measures-split", String.valueOf(count));
            measures.add(measure);
        }
        return measures;
    }

    /** Items of the wording that name dates of their own: only the dates of the deadline cell are kept to. */
    private static Draft datedWithin(Draft draft, Items titles) {
        boolean dated = titles.items().stream()
                .allMatch(item -> PlanWords.DEADLINE.matcher(item.text()).find());
        return dated ? draft.note("dates-within") : draft;
    }

    /** As many lines of wording as of dates: perhaps several measures. */
    private static Draft doubted(Draft draft) {
        List<String> dates = CellText.lines(draft.deadline);
        boolean joined = draft.notes.stream().anyMatch(note -> note.code().endsWith(".joined"));
        boolean many = !joined
                && dates.size() > 1
                && CellText.lines(draft.title).size() == dates.size()
                && dates.stream()
                        .allMatch(line -> PlanWords.DEADLINE.matcher(line).find());
        return many ? draft.note("maybe-several", String.valueOf(dates.size())) : draft;
    }

    private static String number(String row, String sign) {
        return row == null ? sign : row.replaceAll("[.)\\s]+$", "") + "." + sign;
    }

    /** @return null unless the text holds signs 1, 2, 3 … in their order, or letters */
    private static Items items(String text) {
        if (FIRST_SIGN.stream().noneMatch(text::contains)) {
            return null;
        }
        Matcher sign = SIGN.matcher(text);
        List<Item> items = new ArrayList<>();
        String lead = "";
        int from = -1;
        String open = null;
        boolean letters = false;
        while (sign.find()) {
            boolean letter = sign.group(1) == null;
            if (open != null && letter != letters) {
                continue;
            }
            int expected = items.size() + (open == null ? 1 : 2);
            boolean next = letter
                    ? ALPHABET.indexOf(sign.group(3)) == expected - 1
                    : Integer.parseInt(sign.group(1)) == expected;
            if (!next) {
                continue;
            }
            if (open == null) {
                lead = text.substring(0, sign.start()).strip();
                letters = letter;
            } else {
                items.add(new Item(open, text.substring(from, sign.start()).strip()));
            }
            open = letter ? sign.group(3) + ")" : sign.group(1) + sign.group(2);
            from = sign.end();
        }
        if (open == null || items.isEmpty()) {
            return null;
        }
        items.add(new Item(open, text.substring(from).strip()));
        return items.stream().anyMatch(item -> item.text().isEmpty()) ? null : new Items(lead, items);
    }

    private static List<String> parts(String text, int count, boolean linesToo) {
        Items numbered = items(text);
        if (numbered != null && numbered.lead().isEmpty()) {
            return numbered.items().size() == count
                    ? numbered.items().stream().map(Item::text).toList()
                    : null;
        }
        List<String> lines = CellText.lines(text);
        boolean dates = linesToo
                && lines.size() == count
                && lines.stream()
                        .allMatch(line -> PlanWords.DEADLINE.matcher(line).find());
        return dates ? lines : null;
    }
}
