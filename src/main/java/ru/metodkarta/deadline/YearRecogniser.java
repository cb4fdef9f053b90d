package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import ru.metodkarta.deadline.Fact.YearRef;

/** «2021», «2021 г.», «21 г.», «2022-2024 гг.», «2022/23 уч. год», «202 г.», «20__ г.». */
final class YearRecogniser {

    private static final int EARLIEST = 1990;
    private static final int LATEST = 2099;

    private YearRecogniser() {}

    static boolean isPlausible(int year) {
        return year >= EARLIEST && year <= LATEST;
    }

    /**
     * @param afterMonth true beside a month or date, where the word «год» may be missing
     * @return null when no year stands there
     */
    static YearRef at(Tokens tokens, int start, boolean afterMonth) {
        if (!tokens.is(start, NUMBER)) {
            return afterMonth && tokens.is(start, BLANK) && wordsEnd(tokens, start + 1) > start + 1
                    ? problem(Question.Code.YEAR_MISSING, start, wordsEnd(tokens, start + 1))
                    : null;
        }
        if (isBlankYear(tokens, start)) {
            return blank(tokens, start);
        }
        int digits = tokens.at(start).text().length();
        int value = tokens.at(start).value();
        if (digits == 4 && isPlausible(value)) {
            return full(tokens, start, value);
        }
        int words = wordsEnd(tokens, start + 1);
        boolean named = words > start + 1;
        if (digits == 2 && value >= 15 && value <= 50) {
            return twoDigits(tokens, start, value, named);
        }
        boolean suspicious = digits == 3 || digits == 5 || digits == 4;
        if (suspicious && tokens.at(start).text().startsWith("2") && (named || afterMonth)) {
            return problem(Question.Code.YEAR_MISPRINTED, start, words);
        }
        return null;
    }

    private static YearRef problem(Question.Code code, int start, int end) {
        return new YearRef(null, null, false, code, start, end);
    }

    private static boolean isBlankYear(Tokens tokens, int at) {
        return tokens.is(at, NUMBER) && tokens.at(at).text().startsWith("20") && tokens.is(at + 1, BLANK);
    }

    private static YearRef blank(Tokens tokens, int start) {
        int end = tokens.skip(start + 2, NUMBER);
        int next = tokens.skip(tokens.skip(end, DASH), SLASH);
        if (next > end && isBlankYear(tokens, next)) {
            end = next + 2;
        }
        int words = wordsEnd(tokens, end);
        return new YearRef(null, null, isSchool(tokens, end, words), Question.Code.YEAR_MISSING, start, words);
    }

    private static YearRef full(Tokens tokens, int start, int first) {
        int last = first;
        int end = start + 1;
        boolean slash = tokens.is(end, SLASH);
        int second = tokens.is(end, DASH) || slash ? end + 1 : -1;
        // «2022 г. – 2023 г.»
        if (second < 0) {
            int words = wordsEnd(tokens, end);
            second = words > end && tokens.is(words, DASH) && tokens.isNumber(words + 1, 4) ? words + 1 : -1;
        }
        if (second > 0) {
            int value = tokens.at(second).value();
            if (tokens.isNumber(second, 4) && isPlausible(value) && value > first) {
                last = value;
                end = second + 1;
            } else if (tokens.isNumber(second, 2) && value > first % 100 && value < first % 100 + 15) {
                int words = wordsEnd(tokens, second + 1);
                if (words > second + 1 || slash) {
                    last = first - first % 100 + value;
                    end = second + 1;
                }
            }
        }
        int words = wordsEnd(tokens, end);
        boolean bareSlash = slash && words == end && last == first + 1;
        boolean school = isSchool(tokens, end, words) || bareSlash;
        if (school && last == first + 1) {
            last = first;
        }
        return new YearRef(first, last, school, null, start, words);
    }

    private static YearRef twoDigits(Tokens tokens, int start, int value, boolean named) {
        int first = 2000 + value;
        if ((tokens.is(start + 1, DASH) || tokens.is(start + 1, SLASH))
                && tokens.isNumber(start + 2, 2)
                && tokens.at(start + 2).value() == value + 1) {
            int words = wordsEnd(tokens, start + 3);
            if (isSchool(tokens, start + 3, words)) {
                return new YearRef(first, first, true, null, start, words);
            }
        }
        // «3 года работы», «21 год» of age stay numbers: only the abbreviation dates
        boolean abbreviated = named
                && tokens.at(start + 1).text().startsWith("г")
                && tokens.at(start + 1).text().length() <= 2;
        return abbreviated ? new YearRef(first, first, false, null, start, wordsEnd(tokens, start + 1)) : null;
    }

    /** End of «уч. год», «г.», «г.г.», «гг.», «учебного года»; the start when no such word stands there. */
    static int wordsEnd(Tokens tokens, int start) {
        int at = start;
        if (tokens.is(at, Lexeme.SCHOOL) || tokens.is(at, Lexeme.CALENDAR)) {
            at = tokens.skip(at + 1, DOT);
            if (!tokens.is(at, Lexeme.YEAR)) {
                return tokens.is(start, Lexeme.SCHOOL) ? at : start;
            }
        }
        if (!tokens.is(at, Lexeme.YEAR)) {
            return start;
        }
        at = tokens.skip(at + 1, DOT);
        if (tokens.is(at, Lexeme.YEAR) && tokens.at(at).text().equals("г")) {
            at = tokens.skip(at + 1, DOT);
        }
        return at;
    }

    static boolean isSchool(Tokens tokens, int start, int end) {
        return end > start && tokens.is(start, Lexeme.SCHOOL);
    }
}
