package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import ru.metodkarta.deadline.Fact.Frequency;
import ru.metodkarta.deadline.Fact.YearRef;
import ru.metodkarta.deadline.Fact.Years;

/** «ежегодно», «раз в полугодие», «не реже 2 раз в год», «каждый месяц», «в течение года», «постоянно», «весь период». */
final class FrequencyRecogniser {

    private final Tokens tokens;

    FrequencyRecogniser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @return a {@link Frequency}, a {@link Years} for «в течение 2022 года», or null */
    Fact at(int start) {
        Token token = tokens.at(start);
        if (token.lexeme() == null) {
            return token.is(NUMBER) ? times(start) : null;
        }
        return switch (token.lexeme()) {
            case YEARLY -> Frequency.of(DeadlineKind.YEARLY, 1, start, start + 1);
            case HALF_YEARLY -> Frequency.of(DeadlineKind.HALF_YEARLY, 2, start, start + 1);
            case QUARTERLY -> Frequency.of(DeadlineKind.QUARTERLY, 4, start, start + 1);
            case MONTHLY -> Frequency.of(DeadlineKind.MONTHLY, 12, start, start + 1);
            case OFTEN -> Frequency.of(DeadlineKind.YEAR_ROUND, null, start, start + 1);
            case CONTINUOUS -> continuous(start, start);
            case AT -> tokens.is(start + 1, Lexeme.CONTINUOUS) ? continuous(start, start + 1) : null;
            case EACH -> each(start);
            case NOT, TIMES, TIMES_NUMBER, NUMBER -> times(start);
            case WITHIN, WHOLE -> through(start, start);
            case IN ->
                tokens.isAny(start + 1, Lexeme.WITHIN, Lexeme.WHOLE) ? through(start, start + 1) : inSchoolYear(start);
            case SCHOOL -> bareSchoolYear(start);
            case TO -> results(start);
            default -> null;
        };
    }

    private Fact continuous(int start, int at) {
        int end = tokens.skip(at + 1, Lexeme.BASIS);
        return new Frequency(DeadlineKind.YEAR_ROUND, null, false, null, null, true, start, end);
    }

    /** «каждый год», «каждого месяца», «каждые полгода», «каждые 3 месяца», «каждый учебный год». */
    private Fact each(int start) {
        int number = numberAt(start + 1);
        int at = number > 0 ? start + 2 : start + 1;
        return every(1, Math.max(number, 1), false, at, start);
    }

    /** [не реже] [2] раз[а] в [3] месяц[а]. */
    private Fact times(int start) {
        int at = start;
        boolean atLeast = tokens.is(at, Lexeme.NOT);
        if (atLeast) {
            if (!tokens.is(at + 1, Lexeme.RARER)) {
                return null;
            }
            at = tokens.skip(at + 2, Lexeme.THAN);
        }
        int times = 1;
        if (tokens.is(at, Lexeme.TIMES_NUMBER)) {
            times = tokens.at(at).value();
            at++;
        } else {
            int number = numberAt(at);
            if (number > 0) {
                times = number;
                at++;
                if (tokens.is(at, DASH) && numberAt(at + 1) > 0) {
                    atLeast = true;
                    at += 2;
                }
                at = tokens.is(at, DASH)
                                && tokens.is(at + 1, WORD)
                                && tokens.at(at + 1).text().equals("х")
                        ? at + 2
                        : at;
            }
            if (!tokens.is(at, Lexeme.TIMES)) {
                return null;
            }
            at++;
        }
        boolean in = tokens.is(at, Lexeme.IN) || tokens.is(at, Lexeme.BEFORE) || tokens.is(at, Lexeme.AT);
        at = in ? at + 1 : at;
        at = tokens.is(at, Lexeme.WITHIN) ? at + 1 : at;
        int number = numberAt(at);
        at = number > 0 ? at + 1 : at;
        return every(times, Math.max(number, 1), atLeast, at, start);
    }

    private int numberAt(int at) {
        if (tokens.is(at, NUMBER) && tokens.at(at).text().length() <= 2) {
            return tokens.at(at).value();
        }
        return tokens.is(at, Lexeme.NUMBER) ? tokens.at(at).value() : 0;
    }

    /** So many times in so many units; null when no unit stands there. */
    private Fact every(int times, int units, boolean atLeast, int unitAt, int start) {
        YearKind yearKind = yearKind(unitAt);
        int at = yearKind == null ? unitAt : tokens.skip(unitAt + 1, DOT);
        Token unit = tokens.at(at);
        if (unit.lexeme() == null || times > 366 || units > 60) {
            return null;
        }
        int end = tokens.skip(at + 1, DOT);
        end = end > at + 1 && unit.text().length() > 3 ? at + 1 : end;
        int monthsApart;
        switch (unit.lexeme()) {
            case YEAR:
                return new Frequency(
                        DeadlineKind.YEARLY, times, atLeast, units > 1 ? units : null, yearKind, false, start, end);
            case TERM:
                return new Frequency(DeadlineKind.YEARLY, 4 * times, atLeast, null, YearKind.SCHOOL, false, start, end);
            case WEEK, DAY, TEN_DAYS, WEEKDAY:
                return new Frequency(DeadlineKind.YEAR_ROUND, null, atLeast, null, null, false, start, end);
            case HALF_YEAR:
                monthsApart = 6;
                break;
            case QUARTER:
                monthsApart = 3;
                break;
            case MONTH_WORD:
                monthsApart = 1;
                break;
            default:
                return null;
        }
        monthsApart *= units;
        int perYear = Math.max(1, 12 * times / monthsApart);
        DeadlineKind kind = switch (monthsApart) {
            case 1 -> DeadlineKind.MONTHLY;
            case 3 -> DeadlineKind.QUARTERLY;
            case 6 -> DeadlineKind.HALF_YEARLY;
            default -> DeadlineKind.YEARLY;
        };
        return new Frequency(kind, perYear, atLeast, null, yearKind, false, start, end);
    }

    private YearKind yearKind(int at) {
        if (tokens.is(at, Lexeme.SCHOOL)) {
            return YearKind.SCHOOL;
        }
        return tokens.is(at, Lexeme.CALENDAR) ? YearKind.CALENDAR : null;
    }

    /** «в течение (всего) (учебного) года», «в течение 2022 года», «весь период реализации», «на протяжении года». */
    private Fact through(int start, int at) {
        int next = tokens.is(at, Lexeme.WITHIN) ? at + 1 : at;
        next = tokens.skip(next, Lexeme.WHOLE);
        next = tokens.skip(next, Lexeme.CURRENT);
        YearRef years = YearRecogniser.at(tokens, next, false);
        if (years != null) {
            return new Years(Fact.Bound.PLAIN, years, true, start, years.end());
        }
        if (tokens.isAny(next, Lexeme.PERIOD, Lexeme.DEADLINE)) {
            int end = tokens.skip(next + 1, Lexeme.CARRYING_OUT);
            return yearRound(null, start, end);
        }
        YearKind kind = yearKind(next);
        int year = kind == null ? next : tokens.skip(next + 1, DOT);
        if (!tokens.is(year, Lexeme.YEAR)) {
            return null;
        }
        int end = tokens.at(year).text().length() <= 2 ? tokens.skip(year + 1, DOT) : year + 1;
        return yearRound(kind, start, end);
    }

    private static Fact yearRound(YearKind kind, int start, int end) {
        return new Frequency(DeadlineKind.YEAR_ROUND, null, false, null, kind, false, start, end);
    }

    /** «в учебном году», «в течение» left out. */
    private Fact inSchoolYear(int start) {
        int at = tokens.skip(start + 1, Lexeme.CURRENT);
        return tokens.is(at, Lexeme.SCHOOL) && tokens.is(at + 1, Lexeme.YEAR)
                ? yearRound(YearKind.SCHOOL, start, at + 2)
                : null;
    }

    private Fact bareSchoolYear(int start) {
        int year = tokens.skip(start + 1, DOT);
        return tokens.is(year, Lexeme.YEAR)
                ? yearRound(YearKind.SCHOOL, start, YearRecogniser.wordsEnd(tokens, start))
                : null;
    }

    /** «по итогам квартала», «по окончании каждого полугодия», «по итогам года». */
    private Fact results(int start) {
        if (!tokens.is(start + 1, Lexeme.COMPLETION)) {
            return null;
        }
        int at = tokens.skip(start + 2, Lexeme.EACH);
        boolean results = tokens.at(start + 1).value() == 1;
        boolean schoolEnd = tokens.is(at, Lexeme.SCHOOL) && at == start + 2 && !results;
        return schoolEnd ? null : every(1, 1, false, at, start);
    }
}
