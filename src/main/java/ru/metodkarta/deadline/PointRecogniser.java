package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import java.time.Month;
import java.time.MonthDay;
import java.util.Set;
import ru.metodkarta.deadline.Fact.Point;
import ru.metodkarta.deadline.Fact.YearRef;

/** Days and months: «01.10.2021», ««08» августа 2022года», «сент. 2021», «середина мая», «осень». */
final class PointRecogniser {

    private static final Set<String> NUMBER_ENDINGS =
            Set.of("й", "ый", "ой", "го", "ого", "е", "ое", "я", "ая", "м", "му");

    private final Tokens tokens;
    private final PartRecogniser parts;
    /** Recognisers ask for the same place again and again; the answer is kept. */
    private final Point[] known;

    private final boolean[] asked;

    PointRecogniser(Tokens tokens, PartRecogniser parts) {
        this.tokens = tokens;
        this.parts = parts;
        this.known = new Point[tokens.size()];
        this.asked = new boolean[tokens.size()];
    }

    /** @return null when no day, month or part of a year starts there */
    Point at(int start) {
        if (start >= known.length) {
            return null;
        }
        if (!asked[start]) {
            known[start] = recognise(start);
            asked[start] = true;
        }
        return known[start];
    }

    private Point recognise(int start) {
        Point point = numeric(start);
        if (point == null) {
            point = dayAndMonth(start);
        }
        if (point == null) {
            point = month(start, start);
        }
        if (point == null) {
            point = season(start);
        }
        return point == null ? parts.at(start) : point;
    }

    boolean isMonthDate(int start) {
        return dayAndMonth(start) != null || tokens.is(start, Lexeme.MONTH) || numeric(start) != null;
    }

    private Point season(int start) {
        if (!tokens.is(start, Lexeme.SEASON)) {
            return null;
        }
        int first = tokens.at(start).value();
        Point point = whole(first, (first + 1) % 12 + 1, start, start + 1);
        return withYear(tokens, point);
    }

    static Point whole(int firstMonth, int lastMonth, int start, int end) {
        return new Point(
                MonthDayWindow.firstOf(firstMonth),
                MonthDayWindow.lastOf(lastMonth),
                false,
                false,
                false,
                null,
                false,
                start,
                end);
    }

    static Point withYear(Tokens tokens, Point point) {
        int at = tokens.skip(tokens.skip(point.end(), DOT), Lexeme.MONTH_WORD);
        YearRef year = YearRecogniser.at(tokens, at, true);
        if (year != null) {
            return point.in(year, year.end());
        }
        // «сентябрь текущего года»
        if (tokens.is(at, Lexeme.CURRENT) && YearRecogniser.wordsEnd(tokens, at + 1) > at + 1) {
            return point.in(null, YearRecogniser.wordsEnd(tokens, at + 1));
        }
        return at > point.end() && tokens.is(at - 1, Lexeme.MONTH_WORD) ? point.in(null, at) : point;
    }

    Point month(int monthAt, int start) {
        if (!tokens.is(monthAt, Lexeme.MONTH)) {
            return null;
        }
        int month = tokens.at(monthAt).value();
        return withYear(tokens, whole(month, month, start, monthAt + 1));
    }

    /** End of «15», «15-го», ««15»»; the start when there is no day number. */
    int dayNumberEnd(int start) {
        int at = tokens.skip(start, QUOTE_OPEN);
        if (!tokens.isNumberBetween(at, 1, 99) || tokens.at(at).text().length() > 2) {
            return start;
        }
        int end = at + 1;
        if (at > start) {
            boolean closed = tokens.is(end, QUOTE_CLOSE) || tokens.is(end, QUOTE_OPEN);
            return closed ? end + 1 : start;
        }
        int ending = tokens.skip(end, DASH);
        return tokens.is(ending, WORD)
                        && NUMBER_ENDINGS.contains(tokens.at(ending).text())
                ? ending + 1
                : end;
    }

    int dayNumber(int start) {
        return tokens.at(tokens.skip(start, QUOTE_OPEN)).value();
    }

    private Point dayAndMonth(int start) {
        int end = dayNumberEnd(start);
        int day = dayNumber(start);
        if (end == start) {
            if (tokens.is(start, Lexeme.ORDINAL)
                    && tokens.is(start + 1, Lexeme.MONTH)
                    && tokens.at(start).value() < 5) {
                return day(tokens.at(start).value(), start, start + 1);
            }
            // «___» июня: the day is left blank
            int blank = tokens.skip(start, QUOTE_OPEN);
            if (tokens.is(blank, BLANK)) {
                int after = tokens.skip(blank + 1, QUOTE_CLOSE);
                return month(after, start);
            }
            return null;
        }
        end = tokens.skip(end, Lexeme.DATE_NUMBER);
        return tokens.is(end, Lexeme.MONTH) ? day(day, start, end) : null;
    }

    private Point day(int day, int start, int monthAt) {
        int month = tokens.at(monthAt).value();
        Point point = day(day, month, start, monthAt + 1);
        Point dated = withYear(tokens, point);
        return isCommonLeapDay(dated) ? Point.impossible(start, dated.end()) : dated;
    }

    /** The day of a month that has it, else an impossible point. */
    static Point day(int day, int month, int start, int end) {
        boolean exists =
                month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).maxLength();
        if (!exists) {
            return Point.impossible(start, end);
        }
        MonthDay monthDay = MonthDay.of(month, day);
        return new Point(monthDay, monthDay, true, false, false, null, false, start, end);
    }

    private static boolean isCommonLeapDay(Point point) {
        YearRef year = point.year();
        return !point.impossible()
                && point.day()
                && year != null
                && year.first() != null
                && !year.school()
                && !year.isRange()
                && !point.to().isValidYear(year.first());
    }

    /** dd.mm, dd.mm.yyyy, dd/mm/yy, dd-mm-yyyy, yyyy-mm-dd, mm.yyyy, ddmmyyyy. */
    private Point numeric(int start) {
        if (!tokens.is(start, NUMBER)) {
            return null;
        }
        int digits = tokens.at(start).text().length();
        if (digits == 4) {
            return iso(start);
        }
        if (digits == 8) {
            return together(start);
        }
        Token.Type separator = tokens.at(start + 1).type();
        boolean separated = separator == DOT || separator == SLASH || separator == DASH;
        if (digits > 2 || !separated || !tokens.is(start + 2, NUMBER)) {
            return null;
        }
        int first = tokens.at(start).value();
        int second = tokens.at(start + 2).value();
        int secondDigits = tokens.at(start + 2).text().length();
        if (secondDigits == 4 && separator != DASH && first >= 1 && first <= 12 && YearRecogniser.isPlausible(second)) {
            Point month = whole(first, first, start, start + 2);
            return withYear(tokens, month);
        }
        // «01.102021»
        if (secondDigits == 6 && separator == DOT && YearRecogniser.isPlausible(second % 10_000)) {
            int year = second % 10_000;
            YearRef ref = new YearRef(year, year, false, null, start + 2, YearRecogniser.wordsEnd(tokens, start + 3));
            return checked(day(first, second / 10_000, start, start + 3).in(ref, ref.end()));
        }
        if (secondDigits > 2) {
            return null;
        }
        Point day = day(first, second, start, start + 3);
        if (tokens.is(start + 3, separator) && tokens.is(start + 4, NUMBER)) {
            return numericYear(day, start);
        }
        // «2.4» is a clause, «15/9» a fraction, «01-15» the start of a range
        boolean marked = isMarker(start - 1);
        if (separator == DASH || (secondDigits == 1 && !marked)) {
            return null;
        }
        return checked(withYear(tokens, day));
    }

    private boolean isMarker(int at) {
        return tokens.isAny(at, Lexeme.UNTIL, Lexeme.FROM) || tokens.isAny(at, Lexeme.TO, Lexeme.LATER);
    }

    private Point numericYear(Point day, int start) {
        int at = start + 4;
        String digits = tokens.at(at).text();
        int value = tokens.at(at).value();
        int words = YearRecogniser.wordsEnd(tokens, at + 1);
        YearRef year = YearRecogniser.at(tokens, at, false);
        if (year != null && year.problem() == Question.Code.YEAR_MISSING) {
            return day.in(year, year.end());
        }
        if (digits.length() == 4 && YearRecogniser.isPlausible(value)) {
            year = new YearRef(value, value, false, null, at, words);
        } else if (digits.length() == 2 && value >= 15 && value <= 50) {
            year = new YearRef(2000 + value, 2000 + value, false, null, at, words);
        } else if (tokens.is(start + 1, DASH) || digits.length() == 1) {
            return null;
        } else {
            year = new YearRef(null, null, false, Question.Code.YEAR_MISPRINTED, start, words);
        }
        return checked(day.in(year, words));
    }

    private Point iso(int start) {
        boolean dashes = tokens.is(start + 1, DASH) && tokens.is(start + 3, DASH);
        boolean dots = tokens.is(start + 1, DOT) && tokens.is(start + 3, DOT);
        int year = tokens.at(start).value();
        if (!(dashes || dots) || !YearRecogniser.isPlausible(year)) {
            return null;
        }
        if (!tokens.isNumber(start + 2, 2) || !tokens.isNumber(start + 4, 2)) {
            return null;
        }
        YearRef ref = new YearRef(year, year, false, null, start, start + 5);
        int month = tokens.at(start + 2).value();
        return checked(
                day(tokens.at(start + 4).value(), month, start, start + 5).in(ref, start + 5));
    }

    private Point together(int start) {
        int value = tokens.at(start).value();
        int year = value % 10_000;
        Point day = day(value / 1_000_000, value / 10_000 % 100, start, start + 1);
        return day.impossible() || !YearRecogniser.isPlausible(year)
                ? null
                : checked(day.in(new YearRef(year, year, false, null, start, start + 1), start + 1));
    }

    private static Point checked(Point point) {
        return isCommonLeapDay(point) ? Point.impossible(point.start(), point.end()) : point;
    }
}
