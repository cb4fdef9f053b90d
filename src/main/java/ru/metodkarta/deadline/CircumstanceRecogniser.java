package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import ru.metodkarta.deadline.Fact.AsNeeded;
import ru.metodkarta.deadline.Fact.DayOfMonth;
import ru.metodkarta.deadline.Fact.ForYear;
import ru.metodkarta.deadline.Fact.Noise;
import ru.metodkarta.deadline.Fact.Plan;
import ru.metodkarta.deadline.Fact.Relative;
import ru.metodkarta.deadline.Fact.Report;

/** All that is neither a date nor a frequency: plans of others, need, events, the year it is for, and what disturbs. */
final class CircumstanceRecogniser {

    private static final int LONGEST_EVENT = 25;

    private final Tokens tokens;
    private final PointRecogniser points;

    CircumstanceRecogniser(Tokens tokens, PointRecogniser points) {
        this.tokens = tokens;
        this.points = points;
    }

    /** What goes before dates: a number here is no date. */
    Fact beforeDates(int start) {
        Fact fact = noise(start);
        fact = fact == null ? asNeeded(start) : fact;
        fact = fact == null ? dayOfMonth(start) : fact;
        fact = fact == null ? relative(start) : fact;
        return fact == null ? plan(start) : fact;
    }

    /** What is looked for where no date starts. */
    Fact afterDates(int start) {
        if (tokens.is(start, Lexeme.REPORT)) {
            return new Report(start, start + 1);
        }
        Fact fact = forYear(start);
        return fact == null ? event(start) : fact;
    }

    private Fact noise(int start) {
        // «т.г.», «с.г.»
        boolean thisYear = tokens.isAny(start, Lexeme.THIS, Lexeme.FROM)
                && tokens.is(start + 1, DOT)
                && tokens.at(start + 2).text().equals("г");
        if (thisYear) {
            return new Noise(false, start, tokens.skip(start + 3, DOT));
        }
        if (tokens.is(start, Lexeme.CURRENT) && tokens.is(start + 1, Lexeme.YEAR)) {
            return new Noise(false, start, start + 2);
        }
        if (tokens.is(start + 1, Lexeme.STAGE) && (tokens.is(start, ROMAN) || tokens.is(start, NUMBER))) {
            return new Noise(false, start, start + 2);
        }
        // «п. 2.4», «№ 198», «приложение 1»
        if (tokens.is(start, Lexeme.CLAUSE) && !tokens.is(start + 1, Lexeme.QUARTER)) {
            int at = tokens.skip(start + 1, DOT);
            int end = at;
            while (end < tokens.size() && (tokens.is(end, NUMBER) || (end > at && tokens.is(end, DOT)))) {
                end++;
            }
            return end > at ? new Noise(false, start, end) : null;
        }
        // «приказ от 12.05.2021»
        if (tokens.is(start, Lexeme.DATED)) {
            Fact.Point point = points.at(start + 1);
            return point == null ? null : new Noise(false, start, point.end());
        }
        return clock(start);
    }

    private Fact clock(int start) {
        if (!tokens.is(start, NUMBER) || tokens.at(start).value() > 24) {
            return null;
        }
        boolean minutes = (tokens.is(start + 1, DOT) || tokens.is(start + 1, COLON) || tokens.is(start + 1, DASH))
                && tokens.isNumber(start + 2, 2)
                && tokens.at(start + 2).value() < 60;
        int end = minutes ? start + 3 : start + 1;
        if (tokens.is(end, Lexeme.CLOCK)) {
            int words = tokens.skip(end + 1, DOT);
            return new Noise(true, start, words);
        }
        return minutes && tokens.is(start + 1, COLON) ? new Noise(true, start, end) : null;
    }

    /** «в 10.30», «22 июня 12.00»: hours and minutes where they cannot be a day and a month. */
    Fact clockBeside(int first, boolean besideDate) {
        boolean marked = besideDate && (tokens.isAny(first, Lexeme.FROM, Lexeme.UNTIL) || tokens.is(first, Lexeme.TO));
        int start = marked ? first + 1 : first;
        boolean possible = tokens.is(start, NUMBER)
                && tokens.at(start).value() < 24
                && (tokens.is(start + 1, DOT) || tokens.is(start + 1, DASH))
                && tokens.isNumber(start + 2, 2)
                && tokens.at(start + 2).value() < 60
                && (tokens.at(start + 2).value() == 0 || tokens.at(start + 2).value() > 12)
                && !(tokens.is(start + 3, DOT) && tokens.is(start + 4, NUMBER));
        return possible && (besideDate || tokens.is(start - 1, Lexeme.IN)) ? new Noise(true, first, start + 3) : null;
    }

    private Fact asNeeded(int start) {
        if (tokens.isAny(start, Lexeme.TO, Lexeme.AT)) {
            if (tokens.is(start + 1, Lexeme.MEASURE)) {
                return new AsNeeded(start, Math.min(start + 3, tokens.size()));
            }
            if (tokens.isAny(start + 1, Lexeme.NEED, Lexeme.REQUEST)) {
                return new AsNeeded(start, start + 2);
            }
        }
        return null;
    }

    /** «до 25 числа», «25-го числа», «до 5 числа следующего месяца», «последний день месяца», «с 1 по 5 число». */
    private Fact dayOfMonth(int start) {
        int at = start;
        boolean until = tokens.isAny(at, Lexeme.UNTIL, Lexeme.TOWARDS);
        if (until) {
            at++;
        } else if (tokens.is(at, Lexeme.NOT) && tokens.is(at + 1, Lexeme.LATER)) {
            until = true;
            at += 2;
        } else if (tokens.is(at, Lexeme.FROM) && points.dayNumberEnd(at + 1) > at + 1) {
            int from = points.dayNumberEnd(at + 1);
            at = tokens.is(from, Lexeme.TO) || tokens.is(from, DASH) ? from + 1 : at;
        }
        if (tokens.is(at, Lexeme.ORDINAL) && tokens.at(at).value() == 9) {
            int day = tokens.is(at + 1, Lexeme.WORKING) ? at + 2 : at + 1;
            boolean last = tokens.is(day, Lexeme.DAY) && tokens.is(day + 1, Lexeme.MONTH_WORD);
            last |= tokens.is(day, Lexeme.DATE_NUMBER);
            last |= tokens.is(day, Lexeme.DAY) && tokens.is(day + 1, Lexeme.EACH);
            return last ? new DayOfMonth(31, false, start, following(day + 1)) : null;
        }
        int end = points.dayNumberEnd(at);
        int day = points.dayNumber(at);
        if (end == at || day > 31) {
            return null;
        }
        boolean ending = end > at + 1;
        if (tokens.is(end, Lexeme.DATE_NUMBER) && !tokens.is(end + 1, Lexeme.MONTH)) {
            return dayOfMonth(day, start, end + 1);
        }
        // «до 10-го», but not «до 10-го сентября»
        if (until && ending && !tokens.is(end, Lexeme.MONTH) && !tokens.is(end, Lexeme.DAY)) {
            return dayOfMonth(day, start, end);
        }
        return null;
    }

    private Fact dayOfMonth(int day, int start, int end) {
        int words = following(end);
        for (int at = end; at < words; at++) {
            if (tokens.is(at, Lexeme.FOLLOWING)) {
                return new DayOfMonth(day, true, start, words);
            }
        }
        return new DayOfMonth(day, false, start, words);
    }

    /** End of «следующего месяца», «месяца, следующего за отчётным (кварталом)», «месяца». */
    private int following(int start) {
        int at = start;
        if (tokens.isAny(at, Lexeme.CURRENT, Lexeme.FOLLOWING) && tokens.is(at + 1, Lexeme.MONTH_WORD)) {
            return at + 2;
        }
        at = tokens.skip(at, Lexeme.MONTH_WORD);
        int comma = tokens.skip(at, COMMA);
        if (at > start && tokens.is(comma, Lexeme.FOLLOWING)) {
            at = comma + 1;
            if (tokens.is(at, Lexeme.BEFORE)) {
                at += 2;
                boolean unit = tokens.isAny(at, Lexeme.MONTH_WORD, Lexeme.QUARTER) || tokens.is(at, Lexeme.PERIOD);
                at = unit ? at + 1 : at;
            }
        }
        return Math.min(at, Math.max(tokens.size(), start));
    }

    private Fact relative(int start) {
        int at = start;
        boolean within = false;
        boolean later = false;
        boolean before = false;
        if (tokens.is(at, Lexeme.IN) && tokens.is(at + 1, Lexeme.WITHIN)) {
            within = true;
            at += 2;
        } else if (tokens.is(at, Lexeme.WITHIN)) {
            within = true;
            at++;
        } else if (tokens.is(at, Lexeme.NOT) && tokens.is(at + 1, Lexeme.LATER)) {
            later = true;
            at = tokens.skip(at + 2, Lexeme.THAN);
        }
        if (tokens.is(at, Lexeme.BEFORE)) {
            before = true;
            at++;
        } else if (tokens.is(at, Lexeme.THROUGH)) {
            within = true;
            at++;
        }
        int number = tokens.isNumberBetween(at, 1, 366) || tokens.is(at, Lexeme.NUMBER)
                ? tokens.at(at).value()
                : 0;
        int unit = number > 0 ? at + 1 : at;
        unit = tokens.is(unit, DASH)
                        && tokens.is(unit + 1, WORD)
                        && tokens.at(unit + 1).text().length() <= 2
                ? unit + 2
                : unit;
        boolean working = tokens.is(unit, Lexeme.WORKING);
        unit = tokens.isAny(unit, Lexeme.WORKING, Lexeme.CALENDAR) ? unit + 1 : unit;
        int length = length(unit);
        if (length == 0 || (number == 0 && !within && !before)) {
            return null;
        }
        int end = unit + 1;
        before |= tokens.is(end, Lexeme.UNTIL);
        boolean anchored = tokens.is(end, Lexeme.AFTER)
                || (tokens.is(end, Lexeme.FROM) && tokens.isAny(end + 1, Lexeme.DAY, Lexeme.MOMENT))
                || (tokens.is(end, Lexeme.UNTIL) && !points.isMonthDate(end + 1));
        if (!within && !later && !before && !anchored) {
            return null;
        }
        int eventAt = !anchored ? end : tokens.is(end, Lexeme.FROM) ? end + 2 : end + 1;
        int eventEnd = eventEnd(eventAt);
        String event = tokens.cut(eventAt, eventEnd);
        Integer days = Math.max(number, 1) * length;
        return new Relative(
                new RelativeTerm(days, working, before, event.isBlank() ? null : event),
                start,
                Math.max(end, eventEnd));
    }

    private int length(int unit) {
        if (tokens.is(unit, Lexeme.DAY)) {
            return 1;
        }
        if (tokens.is(unit, Lexeme.WEEK)) {
            return 7;
        }
        return tokens.is(unit, Lexeme.MONTH_WORD) ? 30 : 0;
    }

    /** «после утверждения …», «по окончании …», «со дня …», «до начала приёмки»: an event without a number of days. */
    private Fact event(int start) {
        int at;
        boolean before = false;
        if (tokens.is(start, Lexeme.AFTER)) {
            at = start + 1;
        } else if (tokens.is(start, Lexeme.TO) && tokens.is(start + 1, Lexeme.COMPLETION)) {
            at = start + 2;
        } else if (tokens.is(start, Lexeme.FROM) && tokens.isAny(start + 1, Lexeme.DAY, Lexeme.MOMENT)) {
            at = start + 2;
        } else if (tokens.is(start, Lexeme.UNTIL)) {
            at = start + 1;
            before = true;
        } else {
            return null;
        }
        int end = eventEnd(at);
        return end == at || !tokens.is(at, WORD)
                ? null
                : new Relative(new RelativeTerm(null, false, before, tokens.cut(at, end)), start, end);
    }

    private int eventEnd(int start) {
        int at = start;
        while (at < tokens.size() && at < start + LONGEST_EVENT && !endsPhrase(at)) {
            at++;
        }
        return at;
    }

    private boolean endsPhrase(int at) {
        Token token = tokens.at(at);
        if (token.lexeme() == Lexeme.THEN) {
            return true;
        }
        return switch (token.type()) {
            case COMMA, SEMICOLON, OPEN, CLOSE -> true;
            default -> false;
        };
    }

    /** «по плану МО ПК», «согласно графику», «в соответствии с планом …», «в сроки, определяемые …». */
    private Fact plan(int start) {
        int at = -1;
        if (tokens.isAny(start, Lexeme.TO, Lexeme.ACCORDING)) {
            at = start + 1;
        } else if (tokens.is(start, Lexeme.IN) && tokens.is(start + 1, Lexeme.CORRESPONDENCE)) {
            at = tokens.skip(start + 2, Lexeme.FROM);
        } else if (tokens.is(start, Lexeme.CORRESPONDENCE)) {
            at = tokens.skip(start + 1, Lexeme.FROM);
        } else if (tokens.is(start, Lexeme.IN)) {
            at = start + 1;
        }
        if (at < 0) {
            return null;
        }
        int determined = determined(at);
        if (determined > at) {
            return owned(start, determined);
        }
        if (tokens.is(start, Lexeme.IN) && at == start + 1) {
            return null;
        }
        for (int words = 0; words < 3; words++) {
            if (tokens.is(at, Lexeme.PLAN)) {
                int end = at + 1;
                if (tokens.is(end, DASH) && tokens.is(end + 1, Lexeme.PLAN)) {
                    end += 2;
                }
                return owned(start, end);
            }
            boolean adjective =
                    tokens.is(at, WORD) && (tokens.at(at).lexeme() == null || tokens.is(at, Lexeme.SEPARATE));
            if (!adjective && !tokens.isAny(at, Lexeme.YEARLY, Lexeme.MONTHLY)) {
                return null;
            }
            at++;
        }
        return null;
    }

    private int determined(int at) {
        if (tokens.is(at, Lexeme.DETERMINED) && tokens.is(at + 1, Lexeme.DEADLINE)) {
            return at + 2;
        }
        int next = tokens.skip(at + 1, COMMA);
        return tokens.is(at, Lexeme.DEADLINE) && tokens.is(next, Lexeme.DETERMINED) ? next + 1 : at;
    }

    private Fact owned(int start, int planEnd) {
        int owner = planEnd;
        while (tokens.is(owner, Lexeme.PLAN_FILLER) || (owner == planEnd && tokens.is(owner, Lexeme.FROM))) {
            owner++;
        }
        int end = owner;
        while (end < tokens.size() && end < owner + LONGEST_EVENT && !endsOwner(end)) {
            end++;
        }
        String name = tokens.cut(owner, end).strip();
        return new Plan(name.isEmpty() ? null : name, start, Math.max(end, planEnd));
    }

    private boolean endsOwner(int at) {
        if (endsPhrase(at) || (tokens.is(at, NUMBER) && !tokens.is(at - 1, Lexeme.CLAUSE))) {
            return true;
        }
        if (tokens.is(at, DASH) && tokens.at(at).spaced()) {
            return true;
        }
        Lexeme lexeme = tokens.at(at).lexeme();
        if (lexeme == null) {
            return false;
        }
        return switch (lexeme) {
            case MONTH,
                    UNTIL,
                    YEARLY,
                    QUARTERLY,
                    MONTHLY,
                    HALF_YEARLY,
                    OFTEN,
                    EACH,
                    WITHIN,
                    CONTINUOUS,
                    TIMES,
                    DATED,
                    NOT -> true;
            case IN -> tokens.is(at + 1, Lexeme.WITHIN) || tokens.is(at + 1, Lexeme.MONTH);
            default -> false;
        };
    }

    /** R013: «года, предшествующего …» = due one year earlier; «следующего за отчётным года» = one year later. */
    private Fact forYear(int start) {
        if (tokens.is(start, Lexeme.PRECEDING)) {
            return new ForYear(1, start, start + 1);
        }
        if (tokens.is(start, Lexeme.FOLLOWING)) {
            boolean yearAfter = tokens.is(start + 1, Lexeme.YEAR);
            boolean yearBefore = tokens.is(start - 1, Lexeme.YEAR)
                    || (tokens.is(start - 1, COMMA) && tokens.is(start - 2, Lexeme.YEAR));
            return yearAfter || yearBefore ? new ForYear(-1, start, start + 1) : null;
        }
        return null;
    }
}
