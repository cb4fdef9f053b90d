package ru.metodkarta.reuse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.metodkarta.reuse.Rewriting.Edit;
import ru.metodkarta.reuse.Rewriting.Mark;

/**
 * Moves the years a printed text holds. A number that is no year («приказ № 2021», «охват 2000 педагогов») and the date
 * of an act referred to («от 29.12.2012 № 273-ФЗ») stay; what is printed incompletely («202 г.», «20… - 20…», «01.09.21»)
 * is moved as far as it can be and asked about.
 */
final class YearWords {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final String YEAR = "(?:199\\d|20\\d\\d)";
    private static final String DASH = "\\s*[-‐‑–—−/]\\s*";
    private static final String MONTHS = "(?:янв|февр|мар|апр|ма[йяе]|июн|июл|авг|сент|окт|нояб|дек)\\p{L}*\\.?";
    private static final String OF_YEAR = "(?=\\s*(?:г\\b|гг|год(?!н)|г\\.|уч))";
    private static final String BLANK = "20\\s?(?:\\.{2,}|…|_{2,})";

    /** «01.09.2021», «07» апреля 2021. */
    private static final Pattern DATE = pattern("(?<!\\d)(?:\\d{1,2}\\s?[./]\\s?\\d{1,2}\\s?[./]\\s?(" + YEAR + ")"
            + "|[«\"]?\\d{1,2}[»\"]?\\s*" + MONTHS + "\\s*(" + YEAR + "))(?!\\d)");
    /** What makes a date behind «от» the date of an act. */
    private static final Pattern ACT = pattern("№|\\bN\\s?\\d|\\bФЗ\\b|приказ|распоряж|постановл|указ|закон|письм|"
            + "решени|протокол|изменени|редакци|поручен|соглашен|договор");

    private static final Pattern FROM = pattern("(?:^|[^\\p{L}])от\\s*[«\"]?$");
    private static final Pattern NUMBER_BEFORE = pattern("(?:№+|\\bN)\\s*[\\p{L}\\d./–-]*\\s?[-–]?\\s?$");
    private static final Pattern ACT_BEFORE = pattern("(?:приказ|распоряжени|постановлени|указ|письм)\\p{L}*\\s+$");
    private static final Pattern NUMBER_BEHIND = pattern("^\\s*(?:г\\.?|года?)?\\s*[,)]?\\s*(?:№|N\\s?\\d)");
    private static final Pattern QUOTED = pattern("«[^«»]*(?:«[^«»]*»[^«»]*)*»|\"[^\"]*\"");
    private static final Pattern NAMED_ACT = pattern(
            "(?:указ|закон|постановлени|концепци|стратеги|государственн\\p{L}+ программ)\\p{L}*[^«»\"№]{0,80}$");
    private static final Pattern ACT_BEHIND = pattern("^[\\s,(]{0,3}(?:№|от\\s+\\d|утв)");

    private static final Pattern BLANKS = pattern("(?<!\\d)" + BLANK + "(?:" + DASH + BLANK + ")?");
    private static final Pattern SCHOOL_BEHIND = pattern("^\\s*уч");
    private static final Pattern INCOMPLETE = pattern("(?<![\\d.,/-])(20\\d)(?!\\d)" + OF_YEAR);
    private static final Pattern RANGE =
            pattern("(?<![\\d./-])(" + YEAR + ")(" + DASH + ")(" + YEAR + "|\\d\\d)(?![\\d/]|[.,]\\d)");
    private static final Pattern SHORT_RANGE = pattern("(?<![\\d./-])(\\d\\d)(" + DASH + ")(\\d\\d)(?=\\s*уч)");
    private static final Pattern SHORT_DATE = pattern("(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d\\d)(?!\\d|\\.\\d)");
    private static final Pattern ALONE = pattern("(?<![\\d№]|\\d[.,/])(" + YEAR + ")(?!\\d|[.,]\\d)");
    private static final Pattern YEAR_BEHIND = pattern("^" + OF_YEAR);
    private static final Pattern LIST_BEHIND =
            pattern("^(?:\\s*(?:,|;|и|или|по|до)\\s*" + YEAR + ")+(?:\\s*(?:г\\b|гг|год|г\\.|уч)|\\s*$|\\s*[.,;)»])");
    private static final Pattern TIME_BEFORE = pattern("(?:(?:^|[^\\p{L}])(?:" + MONTHS
            + "|кв\\.?|квартал\\p{L}*|полугоди\\p{L}*|семестр\\p{L}*|четверт\\p{L}*|весн\\p{L}*|осен\\p{L}*|"
            + "лет(?:о|а|ом)|зим\\p{L}*|(?:учебн\\p{L}+\\s+)?год\\p{L}*)\\s*[-–—]?\\s*)$");
    private static final Pattern PREPOSITION =
            pattern("(?:^|[^\\p{L}])(?:до|по|с|в|на|к|за|после|с начала|с конца)\\s+$");
    private static final Pattern END_BEHIND = pattern("^\\s*(?:$|[.,;:)»\"–—(])");
    private static final Pattern COUNTED_BEHIND = pattern("^\\s+\\p{Ll}{3,}");
    private static final Pattern JOINED = pattern("^\\s*(?:,|;|и|или|[-–—])\\s*$");
    private static final int WINDOW = 90;

    private final String text;
    private final NewYears years;
    private final List<Edit> edits = new ArrayList<>();

    private YearWords(String text, NewYears years) {
        this.text = text;
        this.years = years;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /** @param text null is read as empty */
    static Rewriting rewrite(String text, NewYears years) {
        return new YearWords(text == null ? "" : text, years).rewriting();
    }

    private Rewriting rewriting() {
        if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            quotedTitles();
            dates();
            blanks();
            ranges();
            incomplete();
            shortDates();
            alone();
        }
        edits.sort(Comparator.comparingInt(Edit::start));
        return Rewriting.of(text, List.copyOf(edits));
    }

    private boolean free(int start, int end) {
        return edits.stream().noneMatch(edit -> edit.start() < end && start < edit.end());
    }

    private void put(int start, int end, String after, Mark mark) {
        if (free(start, end)) {
            edits.add(new Edit(start, end, mark == Mark.LEFT ? text.substring(start, end) : after, mark));
        }
    }

    private String before(int at) {
        return text.substring(Math.max(0, at - WINDOW), at);
    }

    private String behind(int at) {
        return text.substring(at, Math.min(text.length(), at + WINDOW));
    }

    private String moved(String year) {
        return String.valueOf(Integer.parseInt(year) + years.shift());
    }

    private String movedShort(String digits) {
        return String.format("%02d", Math.floorMod(Integer.parseInt(digits) + years.shift(), 100));
    }

    /** The title of an act, quoted beside its number, keeps every year: «… на период до 2030 года» № 474. */
    private void quotedTitles() {
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            boolean named = NAMED_ACT.matcher(before(quoted.start())).find()
                    || ACT_BEHIND.matcher(behind(quoted.end())).find()
                    || behindReference(quoted.start());
            Matcher year = ALONE.matcher(quoted.group());
            while (named && year.find()) {
                put(quoted.start() + year.start(1), quoted.start() + year.end(1), null, Mark.LEFT);
            }
        }
    }

    /** «от 01.02.2021 г. № 37 «Об утверждении …»: the quotation stands behind date and number. */
    private boolean behindReference(int at) {
        String head = before(at);
        return Pattern.compile("(?:№|N\\s?)\\s*[\\p{L}\\d./–\\s-]{1,20}$", FLAGS)
                        .matcher(head)
                        .find()
                || Pattern.compile("от\\s+[^«»]{6,24}$", FLAGS).matcher(head).find()
                        && DATE.matcher(head).find();
    }

    private void dates() {
        Matcher date = DATE.matcher(text);
        while (date.find()) {
            int group = date.group(1) != null ? 1 : 2;
            String head = before(date.start());
            boolean from = FROM.matcher(head).find();
            boolean ofAct = NUMBER_BEHIND.matcher(behind(date.end())).find()
                    || from && ACT.matcher(head).find();
            Mark mark = ofAct ? Mark.LEFT : from ? Mark.ASKED : Mark.YEAR;
            put(date.start(group), date.end(group), moved(date.group(group)), mark);
        }
    }

    private void blanks() {
        Matcher blank = BLANKS.matcher(text);
        while (blank.find()) {
            String printed = blank.group();
            // a school year is one year: a plan of several does not say which
            boolean unknownYear = years.first() != null
                    && SCHOOL_BEHIND.matcher(behind(blank.end())).find()
                    && (years.last() == null || years.last() != years.first() + 1);
            if (years.first() == null || unknownYear) {
                put(blank.start(), blank.end(), printed, Mark.ASKED);
                continue;
            }
            List<Integer> filled = List.of(years.first(), years.last() == null ? years.first() + 1 : years.last());
            StringBuilder after = new StringBuilder();
            Matcher one = Pattern.compile(BLANK).matcher(printed);
            int n = 0;
            int at = 0;
            while (one.find()) {
                after.append(printed, at, one.start()).append(filled.get(n++));
                at = one.end();
            }
            boolean joined = blank.end() < text.length() && Character.isLetter(text.charAt(blank.end()));
            put(blank.start(), blank.end(), after + (joined ? " " : ""), Mark.ASKED);
        }
    }

    private void ranges() {
        Matcher range = RANGE.matcher(text);
        while (range.find()) {
            int first = Integer.parseInt(range.group(1));
            int second = Integer.parseInt(range.group(3));
            boolean brief = range.group(3).length() == 2;
            int last = brief ? first / 100 * 100 + second : second;
            boolean said = range.group(2).contains("/")
                    || YEAR_BEHIND.matcher(behind(range.end())).find();
            if (last <= first || last > first + 30 || brief && !said) {
                continue;
            }
            Mark mark = numbered(range.start()) ? Mark.LEFT : Mark.YEAR;
            if (mark == Mark.YEAR && !brief && period(range, first, last)) {
                continue;
            }
            put(range.start(1), range.end(1), moved(range.group(1)), mark);
            put(range.start(3), range.end(3), brief ? movedShort(range.group(3)) : moved(range.group(3)), mark);
        }
        Matcher brief = SHORT_RANGE.matcher(text);
        while (brief.find()) {
            if (Math.floorMod(Integer.parseInt(brief.group(1)) + 1, 100) == Integer.parseInt(brief.group(3))) {
                put(brief.start(1), brief.end(1), movedShort(brief.group(1)), Mark.ASKED);
                put(brief.start(3), brief.end(3), movedShort(brief.group(3)), Mark.ASKED);
            }
        }
    }

    /** The years of the old period become those of the new one, however long it is. */
    private boolean period(Matcher range, int first, int last) {
        NewYears.Span was = years.was();
        NewYears.Span becomes = years.becomes();
        if (was == null
                || was.first() != first
                || was.last() != last
                || becomes.last() - becomes.first() == last - first) {
            return false;
        }
        if (becomes.first() == becomes.last()) {
            put(range.start(1), range.end(3), String.valueOf(becomes.first()), Mark.YEAR);
        } else {
            put(range.start(1), range.end(1), String.valueOf(becomes.first()), Mark.YEAR);
            put(range.start(3), range.end(3), String.valueOf(becomes.last()), Mark.YEAR);
        }
        return true;
    }

    private boolean numbered(int at) {
        return NUMBER_BEFORE.matcher(before(at)).find();
    }

    private void incomplete() {
        Matcher incomplete = INCOMPLETE.matcher(text);
        while (incomplete.find()) {
            put(
                    incomplete.start(1),
                    incomplete.end(1),
                    years.misprinted() == null ? incomplete.group(1) : String.valueOf(years.misprinted()),
                    Mark.ASKED);
        }
    }

    private void shortDates() {
        Matcher date = SHORT_DATE.matcher(text);
        while (date.find()) {
            int day = Integer.parseInt(date.group(1));
            int month = Integer.parseInt(date.group(2));
            boolean possible = day >= 1 && day <= 31 && month >= 1 && month <= 12;
            if (possible && !numbered(date.start())) {
                boolean ofAct = NUMBER_BEHIND.matcher(behind(date.end())).find()
                        || FROM.matcher(before(date.start())).find()
                                && ACT.matcher(before(date.start())).find();
                put(date.start(3), date.end(3), movedShort(date.group(3)), ofAct ? Mark.LEFT : Mark.ASKED);
            }
        }
    }

    private void alone() {
        Matcher year = ALONE.matcher(text);
        while (year.find()) {
            if (!free(year.start(), year.end())) {
                continue;
            }
            Mark mark = mark(year.start(), year.end());
            if (mark == Mark.ASKED) {
                // perhaps a year, perhaps a number: it stays until a person says
                put(year.start(), year.end(), year.group(), mark);
            } else if (mark != null) {
                put(year.start(), year.end(), moved(year.group()), mark);
            }
        }
    }

    private Mark mark(int start, int end) {
        String head = before(start);
        String tail = behind(end);
        if (numbered(start) || NUMBER_BEHIND.matcher(tail).find()) {
            return Mark.LEFT;
        }
        if (YEAR_BEHIND.matcher(tail).find()
                || TIME_BEFORE.matcher(head).find()
                || LIST_BEHIND.matcher(tail).find()
                || PREPOSITION.matcher(head).find() && END_BEHIND.matcher(tail).find()
                || joinedToYear(start)) {
            return Mark.YEAR;
        }
        if (ACT_BEFORE.matcher(head).find()) {
            return Mark.LEFT;
        }
        return COUNTED_BEHIND.matcher(tail).find() ? null : Mark.ASKED;
    }

    private boolean joinedToYear(int start) {
        return edits.stream()
                .anyMatch(edit -> edit.mark() == Mark.YEAR
                        && edit.end() <= start
                        && JOINED.matcher(text.substring(edit.end(), start)).find());
    }
}
