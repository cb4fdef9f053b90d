package ru.metodkarta.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;

/** Period of a plan in the words of its title: «на 2021-2024гг.», «на 2022/2023 учебный год». */
record Period(String text, LocalDate from, LocalDate to) {

    private static final Period NONE = new Period(null, null, null);

    static Period of(String title) {
        Matcher school = FrontWords.SCHOOL_YEARS.matcher(title);
        if (school.find()) {
            int first = Integer.parseInt(school.group(1));
            int second = year(school.group(2));
            return second < first ? NONE : span(school.group(), LocalDate.of(first, 9, 1), LocalDate.of(second, 8, 31));
        }
        Matcher months = FrontWords.MONTHS_OF_YEARS.matcher(title);
        if (months.find()) {
            YearMonth from = YearMonth.of(Integer.parseInt(months.group(2)), Act.month(months.group(1)));
            YearMonth to = YearMonth.of(Integer.parseInt(months.group(4)), Act.month(months.group(3)));
            return span(months.group(), from.atDay(1), to.atEndOfMonth());
        }
        Matcher years = FrontWords.YEARS.matcher(title);
        if (years.find()) {
            int first = Integer.parseInt(years.group(1));
            return span(years.group(), LocalDate.of(first, 1, 1), LocalDate.of(year(years.group(2)), 12, 31));
        }
        Matcher until = FrontWords.UNTIL_YEAR.matcher(title);
        if (until.find()) {
            return new Period(until.group().strip(), null, LocalDate.of(year(until.group(1)), 12, 31));
        }
        Matcher one = FrontWords.ONE_YEAR.matcher(title);
        if (one.find()) {
            int year = year(one.group(1));
            return span(one.group(), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        Matcher blank = FrontWords.BLANK_YEARS.matcher(title);
        return blank.find() ? new Period(blank.group().strip(), null, null) : NONE;
    }

    private static Period span(String text, LocalDate from, LocalDate to) {
        return to.isBefore(from) ? new Period(text.strip(), null, null) : new Period(text.strip(), from, to);
    }

    private static int year(String digits) {
        return digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
    }
}
