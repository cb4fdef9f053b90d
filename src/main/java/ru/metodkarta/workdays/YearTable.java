package ru.metodkarta.workdays;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.metodkarta.office.RawCell;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * The production calendar of a year out of a table. Two shapes are read: a day a row («Дата», «Вид»), and the shape of the
 * open data: a year a row, a month a column, its days off in the cell («1,2,3,8*,9+»; * a shortened working day, + a
 * transferred one). A row of the region's own days is passed over: they are no part of the official calendar.
 */
final class YearTable {

    private static final int HEADINGS_WITHIN = 10;
    private static final int FEWEST_WORKING_DAYS = 240;
    private static final int MOST_WORKING_DAYS = 255;
    private static final int MONTHS = 12;
    private static final List<String> MONTH_NAMES = List.of(
            "январь",
            "февраль",
            "март",
            "апрель",
            "май",
            "июнь",
            "июль",
            "август",
            "сентябрь",
            "октябрь",
            "ноябрь",
            "декабрь");
    private static final String TOTAL = "всего рабочих дней";
    private static final String OF_THE_REGION = "регион";
    private static final Pattern OFF = Pattern.compile("нерабоч|выходн|праздн");
    private static final Pattern WORKING = Pattern.compile("рабоч|предпраздн|сокращ");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})([*+]?)");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:\\.0+)?");

    private final int year;
    private final List<Problem> problems = new ArrayList<>();

    private YearTable(int year) {
        this.year = year;
    }

    /** @param place of the cell in the file, «B7» or «7» */
    record Problem(String place, String code, List<String> arguments) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /** @param official null when there are problems */
    record Result(OfficialYear official, List<Problem> problems) {}

    static Result read(List<RawTable> tables, int year) {
        YearTable reader = new YearTable(year);
        OfficialYear official = reader.read(tables);
        if (reader.problems.isEmpty() && official == null) {
            reader.problem("", "workdays.import.no-table");
        }
        if (reader.problems.isEmpty()) {
            reader.checkTotal(official);
        }
        return new Result(reader.problems.isEmpty() ? official : null, reader.problems);
    }

    private OfficialYear read(List<RawTable> tables) {
        for (RawTable table : tables) {
            for (int at = 0; at < Math.min(HEADINGS_WITHIN, table.rows().size()); at++) {
                Map<String, Integer> headings = headings(table.rows().get(at));
                if (headings.keySet().containsAll(MONTH_NAMES)) {
                    return months(table, at + 1, headings);
                }
                Integer day = headings.get("дата");
                Integer kind = headings.containsKey("вид") ? headings.get("вид") : headings.get("вид дня");
                if (day != null && kind != null) {
                    return days(table, at + 1, day, kind);
                }
            }
        }
        return null;
    }

    /** The year in the shape in which it is read, a day a row. */
    static String text(OfficialYear official) {
        StringBuilder table = new StringBuilder("Дата\tВид\n");
        rows(official)
                .forEach(row ->
                        table.append(row.get(0)).append('\t').append(row.get(1)).append('\n'));
        return table.toString();
    }

    /** Days by which the year differs from five working days a week, and what they are called in spreadsheets. */
    static List<List<Object>> rows(OfficialYear official) {
        List<LocalDate> all = new ArrayList<>(official.daysOff());
        all.addAll(official.workingDays());
        return all.stream()
                .sorted()
                .map(day ->
                        List.<Object>of(day, official.workingDays().contains(day) ? "рабочий день" : "выходной день"))
                .toList();
    }

    private static Map<String, Integer> headings(RawRow row) {
        Map<String, Integer> headings = new HashMap<>();
        row.cells()
                .forEach(cell -> headings.putIfAbsent(
                        cell.text()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[*\\s]+", " ")
                                .strip(),
                        cell.column()));
        return headings;
    }

    private OfficialYear days(RawTable table, int from, int dayColumn, int kindColumn) {
        Map<LocalDate, Boolean> working = new TreeMap<>();
        for (int at = from; at < table.rows().size(); at++) {
            RawRow row = table.rows().get(at);
            String kind = text(row, kindColumn).toLowerCase(Locale.ROOT);
            String typed = text(row, dayColumn);
            if (typed.isEmpty() && kind.isEmpty() || kind.contains(OF_THE_REGION)) {
                continue;
            }
            LocalDate day = day(typed, place(table, at, dayColumn));
            Boolean works = works(kind, place(table, at, kindColumn));
            if (day == null || works == null) {
                continue;
            }
            Boolean before = working.put(day, works);
            if (before != null && !before.equals(works)) {
                problem(place(table, at, kindColumn), "workdays.import.twice", new Dates().day(day));
            }
        }
        if (working.isEmpty() && problems.isEmpty()) {
            problem("", "workdays.import.no-year", "" + year);
        }
        return OfficialYear.of(year, daysOf(working, false), daysOf(working, true));
    }

    private static List<LocalDate> daysOf(Map<LocalDate, Boolean> working, boolean works) {
        return working.entrySet().stream()
                .filter(entry -> entry.getValue() == works)
                .map(Map.Entry::getKey)
                .toList();
    }

    private LocalDate day(String typed, String place) {
        FormErrors errors = new FormErrors();
        LocalDate day = Dates.parse("day", typed, errors);
        if (day == null) {
            problem(place, "workdays.import.no-date", cut(typed));
        } else if (day.getYear() != year) {
            problem(place, "workdays.import.other-year", new Dates().day(day), "" + year);
            return null;
        }
        return day;
    }

    /** «Нерабочий праздничный день», «рабочий день (перенос с выходного)»: the word that comes first decides. */
    private Boolean works(String kind, String place) {
        int off = first(OFF, kind);
        int working = first(WORKING, kind);
        if (off == working) {
            problem(place, "workdays.import.no-kind", cut(kind));
            return null;
        }
        return working < off;
    }

    private static int first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
    }

    private OfficialYear months(RawTable table, int from, Map<String, Integer> headings) {
        for (int at = from; at < table.rows().size(); at++) {
            RawRow row = table.rows().get(at);
            Matcher printed = YEAR.matcher(
                    row.cells().isEmpty() ? "" : row.cells().get(0).text().strip());
            if (printed.matches() && Integer.parseInt(printed.group(1)) == year) {
                return months(table, at, row, headings);
            }
        }
        problem("", "workdays.import.no-year", "" + year);
        return null;
    }

    private OfficialYear months(RawTable table, int at, RawRow row, Map<String, Integer> headings) {
        Set<LocalDate> off = new TreeSet<>();
        for (int month = 1; month <= MONTHS; month++) {
            int column = headings.get(MONTH_NAMES.get(month - 1));
            String typed = text(row, column);
            if (typed.isEmpty()) {
                problem(place(table, at, column), "workdays.import.empty-month");
            }
            for (String token : typed.split("[,;\\s]+")) {
                Matcher day = MONTH_DAY.matcher(token);
                if (token.isEmpty() || day.matches() && day.group(2).equals("*")) {
                    continue;
                }
                try {
                    off.add(LocalDate.of(year, month, day.matches() ? Integer.parseInt(day.group(1)) : 0));
                } catch (DateTimeException e) {
                    problem(place(table, at, column), "workdays.import.no-date", cut(token));
                }
            }
        }
        OfficialYear official = OfficialYear.ofAllDaysOff(year, off);
        String total = headings.containsKey(TOTAL) ? text(row, headings.get(TOTAL)) : "";
        if (problems.isEmpty()
                && total.matches("\\d{3}")
                && Integer.parseInt(total) != official.workingDaysOfTheYear()) {
            problem(
                    place(table, at, headings.get(TOTAL)),
                    "workdays.import.other-total",
                    total,
                    "" + official.workingDaysOfTheYear());
        }
        return official;
    }

    /** A table with the kinds the wrong way round, or of something else, must not move anybody's dates. */
    private void checkTotal(OfficialYear official) {
        int days = official.workingDaysOfTheYear();
        if (days < FEWEST_WORKING_DAYS || days > MOST_WORKING_DAYS) {
            problem(
                    "",
                    "workdays.import.unlikely",
                    "" + days,
                    String.valueOf(FEWEST_WORKING_DAYS),
                    String.valueOf(MOST_WORKING_DAYS));
        }
    }

    private void problem(String place, String code, String... arguments) {
        problems.add(new Problem(place, code, List.of(arguments)));
    }

    private static String text(RawRow row, int column) {
        return row.cells().stream()
                .filter(cell -> cell.column() == column)
                .findFirst()
                .map(RawCell::text)
                .orElse("")
                .strip();
    }

    private static String place(RawTable table, int at, int column) {
        Integer number = table.rows().get(at).number();
        int letter = table.left() + column;
        return (letter < 26 ? String.valueOf((char) ('A' + letter)) : "") + (number == null ? at + 1 : number);
    }

    private static String cut(String typed) {
        return typed.length() > 40 ? typed.substring(0, 40) + "…" : typed;
    }
}
