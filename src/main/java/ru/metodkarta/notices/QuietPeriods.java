package ru.metodkarta.notices;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Periods of every year in which schools are told nothing. */
record QuietPeriods(List<Period> periods) {

    private static final Pattern TYPED =
            Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.?\\s*[-–—]\\s*(\\d{1,2})\\.(\\d{1,2})\\.?");

    /** 1 July to 15 August, and the New Year holidays. */
    static final QuietPeriods USUAL = new QuietPeriods(List.of(
            new Period(MonthDay.of(7, 1), MonthDay.of(8, 15)), new Period(MonthDay.of(1, 1), MonthDay.of(1, 8))));

    /** Both days included; one that begins after it ends goes over the New Year. */
    record Period(MonthDay from, MonthDay until) {

        boolean contains(MonthDay day) {
            return from.isAfter(until)
                    ? !day.isBefore(from) || !day.isAfter(until)
                    : !day.isBefore(from) && !day.isAfter(until);
        }
    }

    boolean contains(LocalDate day) {
        MonthDay monthDay = MonthDay.from(day);
        return periods.stream().anyMatch(period -> period.contains(monthDay));
    }

    /** How many days of an ordinary year are quiet. */
    long days() {
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        return newYear.datesUntil(newYear.plusYears(1)).filter(this::contains).count();
    }

    /** One period a line, «01.07–15.08»; empty when a line is none. No lines: no quiet periods. */
    static Optional<QuietPeriods> typed(String text) {
        List<Period> periods = new ArrayList<>();
        for (String line : text == null ? List.<String>of() : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            Matcher typed = TYPED.matcher(line.strip());
            if (!typed.matches()) {
                return Optional.empty();
            }
            try {
                periods.add(new Period(day(typed, 1), day(typed, 3)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new QuietPeriods(List.copyOf(periods)));
    }

    private static MonthDay day(Matcher typed, int group) {
        return MonthDay.of(Integer.parseInt(typed.group(group + 1)), Integer.parseInt(typed.group(group)));
    }

    /** As it is typed. */
    String lines() {
        return periods.stream()
                .map(period -> shown(period.from()) + "–" + shown(period.until()))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(MonthDay day) {
        return "%02d.%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
    }

    /** As it is stored: {@code 07-01..08-15,01-01..01-08}. */
    String stored() {
        return periods.stream()
                .map(period -> period.from().toString().substring(2) + ".."
                        + period.until().toString().substring(2))
                .collect(Collectors.joining(","));
    }

    static QuietPeriods read(String stored) {
        return new QuietPeriods(Arrays.stream(stored.split(","))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("\\.\\."))
                .map(days -> new Period(MonthDay.parse("--" + days[0]), MonthDay.parse("--" + days[1])))
                .toList());
    }
}
