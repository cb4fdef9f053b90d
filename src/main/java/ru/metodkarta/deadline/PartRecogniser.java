package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.deadline.Fact.Point;
import ru.metodkarta.deadline.Fact.YearRef;

/** Quarters, half-years, school terms, tens of days, «начало/конец …». Roman numerals count only beside such a word. */
final class PartRecogniser {

    private record Numerals(List<int[]> ranges, int end) {}

    private final Tokens tokens;
    private final Conventions conventions;
    private final boolean schoolPlan;
    private int lastAsked = -1;
    private List<Point> lastAnswer = List.of();

    PartRecogniser(Tokens tokens, ReadingContext context) {
        this.tokens = tokens;
        this.conventions = context.conventions();
        this.schoolPlan = context.yearKind() == YearKind.SCHOOL;
    }

    Point at(int start) {
        List<Point> numbered = numbered(start);
        if (!numbered.isEmpty()) {
            return numbered.get(0);
        }
        if (tokens.is(start, Lexeme.BEGINNING) || tokens.is(start, Lexeme.MIDDLE) || tokens.is(start, Lexeme.END)) {
            return edge(tokens.at(start).lexeme(), start, start + 1);
        }
        return null;
    }

    /** «I квартал», «1-2 кв.», «I, II и IV кварталы», «первое полугодие», «вторая декада мая»; empty when none. */
    List<Point> numbered(int start) {
        if (start != lastAsked) {
            lastAnswer = recogniseNumbered(start);
            lastAsked = start;
        }
        return lastAnswer;
    }

    private List<Point> recogniseNumbered(int start) {
        Numerals numerals = numeral(start) == 0 ? null : numerals(start);
        if (numerals == null) {
            return List.of();
        }
        int at = numerals.end();
        int after = tokens.skip(at + 1, DOT);
        List<Point> points = new ArrayList<>();
        if (tokens.is(at, Lexeme.QUARTER)) {
            for (int[] range : numerals.ranges()) {
                points.add(PointRecogniser.whole(3 * range[0] - 2, 3 * range[1], start, after));
            }
        } else if (tokens.is(at, Lexeme.HALF_YEAR)) {
            boolean school = isSchoolHalf(after);
            YearKind kind = school ? YearKind.SCHOOL : YearKind.CALENDAR;
            for (int[] range : numerals.ranges()) {
                if (range[1] > 2) {
                    return List.of();
                }
                MonthDay from = conventions.halfYear(kind, range[0]).from();
                MonthDay to = conventions.halfYear(kind, range[1]).to();
                points.add(new Point(from, to, false, false, school, null, false, start, after));
            }
        } else if (tokens.is(at, Lexeme.TERM)) {
            for (int[] range : numerals.ranges()) {
                MonthDay from = conventions.schoolTerms().get(range[0] - 1).from();
                MonthDay to = conventions.schoolTerms().get(range[1] - 1).to();
                points.add(new Point(from, to, false, false, true, null, false, start, after));
            }
        } else if (tokens.is(at, Lexeme.TEN_DAYS) || tokens.is(at, Lexeme.HALF)) {
            Point point = partOfMonth(numerals.ranges().get(0)[0], start, at);
            return point == null ? List.of() : List.of(point);
        } else {
            return List.of();
        }
        return inTheirYear(points);
    }

    private List<Point> inTheirYear(List<Point> points) {
        Point last = points.get(points.size() - 1);
        int school = last.end();
        Point dated = PointRecogniser.withYear(tokens, last);
        if (dated.year() == null && tokens.is(school, Lexeme.SCHOOL)) {
            dated = dated.in(null, YearRecogniser.wordsEnd(tokens, school));
        }
        YearRef year = dated.year();
        int end = dated.end();
        return points.stream().map(point -> point.in(year, end)).toList();
    }

    private boolean isSchoolHalf(int after) {
        YearRef year = YearRecogniser.at(tokens, after, true);
        if (year != null) {
            return year.school();
        }
        return schoolPlan || tokens.is(after, Lexeme.SCHOOL);
    }

    private Point partOfMonth(int number, int start, int at) {
        boolean half = tokens.is(at, Lexeme.HALF);
        int monthAt = at + 1;
        if (half && tokens.is(monthAt, Lexeme.YEAR)) {
            MonthDayWindow window = conventions.halfYear(YearKind.CALENDAR, Math.min(number, 2));
            return PointRecogniser.withYear(
                    tokens, new Point(window.from(), window.to(), false, false, false, null, false, start, at + 2));
        }
        if (!tokens.is(monthAt, Lexeme.MONTH)) {
            return null;
        }
        int month = tokens.at(monthAt).value();
        int last = MonthDayWindow.lastOf(month).getDayOfMonth();
        int length = half ? 15 : 10;
        int parts = half ? 2 : 3;
        int index = number > parts ? parts : number;
        int from = (index - 1) * length + 1;
        int to = index == parts ? last : index * length;
        return PointRecogniser.withYear(tokens, days(month, from, to, false, start, monthAt + 1));
    }

    private static Point days(int month, int from, int to, boolean beginning, int start, int end) {
        return new Point(
                MonthDay.of(month, from), MonthDay.of(month, to), false, beginning, false, null, false, start, end);
    }

    /** «начало сентября», «конец учебного года», «середина года», «конец 2022 года», «конец I квартала». */
    private Point edge(Lexeme edge, int start, int at) {
        if (tokens.is(at, Lexeme.MONTH)) {
            int month = tokens.at(at).value();
            int last = MonthDayWindow.lastOf(month).getDayOfMonth();
            int step = conventions.beginningDays();
            Point point = switch (edge) {
                case BEGINNING -> days(month, 1, step, true, start, at + 1);
                case MIDDLE -> days(month, step + 1, 2 * step, false, start, at + 1);
                default -> days(month, 2 * step + 1, last, false, start, at + 1);
            };
            return PointRecogniser.withYear(tokens, point);
        }
        int yearAt = tokens.skip(at, Lexeme.CURRENT);
        YearRef year = YearRecogniser.at(tokens, yearAt, false);
        int end = year == null ? YearRecogniser.wordsEnd(tokens, yearAt) : year.end();
        if (end > yearAt) {
            boolean school = year == null ? tokens.is(yearAt, Lexeme.SCHOOL) : year.school();
            return edgeOfYear(edge, school, start, end).in(year, end);
        }
        List<Point> parts = numbered(at);
        if (parts.isEmpty()) {
            return null;
        }
        Point part = parts.get(0);
        int month = edge == Lexeme.BEGINNING
                ? part.from().getMonthValue()
                : part.to().getMonthValue();
        Point point = PointRecogniser.whole(month, month, start, part.end());
        boolean school = part.school();
        boolean beginning = edge == Lexeme.BEGINNING;
        return new Point(point.from(), point.to(), false, beginning, school, part.year(), false, start, part.end());
    }

    private Point edgeOfYear(Lexeme edge, boolean school, int start, int end) {
        MonthDayWindow window = switch (edge) {
            case BEGINNING ->
                school
                        ? conventions.schoolYearBeginning()
                        : MonthDayWindow.printed(MonthDay.of(1, 1), MonthDay.of(1, 31));
            case MIDDLE ->
                school
                        ? MonthDayWindow.printed(MonthDay.of(12, 1), MonthDay.of(1, 31))
                        : MonthDayWindow.printed(MonthDay.of(6, 1), MonthDay.of(7, 31));
            default ->
                school
                        ? conventions.schoolYearEnding()
                        : MonthDayWindow.printed(MonthDay.of(12, 1), MonthDay.of(12, 31));
        };
        boolean beginning = edge == Lexeme.BEGINNING;
        return new Point(window.from(), window.to(), false, beginning, school, null, false, start, end);
    }

    private Numerals numerals(int start) {
        List<int[]> ranges = new ArrayList<>();
        int at = start;
        while (ranges.size() < 4) {
            int first = numeral(at);
            if (first == 0) {
                return null;
            }
            at = numeralEnd(at);
            int last = first;
            if (tokens.is(at, DASH) && numeral(at + 1) >= first) {
                last = numeral(at + 1);
                at = numeralEnd(at + 1);
            }
            ranges.add(new int[] {first, last});
            boolean more = tokens.is(at, COMMA) || tokens.is(at, Lexeme.AND);
            if (!more || numeral(at + 1) == 0) {
                break;
            }
            at++;
        }
        return new Numerals(ranges, at);
    }

    /** 1–4, scanners' «П», «Ш», «1У», «11», «111» included: they are read only beside «квартал» and its like. */
    private int numeral(int at) {
        Token token = tokens.at(at);
        if (token.is(ROMAN)) {
            return token.value() <= 4 ? token.value() : 0;
        }
        if (token.is(Lexeme.ORDINAL)) {
            return token.value() == 9 ? 4 : token.value();
        }
        if (token.is(NUMBER)) {
            boolean four = token.text().equals("1")
                    && tokens.is(at + 1, WORD)
                    && isV(tokens.at(at + 1).text());
            return switch (token.text()) {
                case "1" -> four ? 4 : 1;
                case "2", "11" -> 2;
                case "3", "111" -> 3;
                case "4" -> 4;
                default -> 0;
            };
        }
        return switch (token.text()) {
            case "п" -> 2;
            case "ш" -> 3;
            case "іу", "iу", "іv" -> 4;
            default -> 0;
        };
    }

    private static boolean isV(String text) {
        return text.equals("у") || text.equals("v");
    }

    private int numeralEnd(int at) {
        int end = at + 1;
        if (tokens.at(at).is(NUMBER) || tokens.at(at).is(ROMAN)) {
            int ending = tokens.skip(end, DASH);
            boolean isEnding = tokens.is(ending, WORD)
                    && tokens.at(ending).lexeme() == null
                    && tokens.at(ending).text().length() <= 3;
            end = isEnding ? ending + 1 : end;
        }
        return end;
    }
}
