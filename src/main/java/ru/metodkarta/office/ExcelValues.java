package ru.metodkarta.office;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of cells as a Russian reader writes them. */
final class ExcelValues {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL yyyy", RUSSIAN);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", RUSSIAN);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final double LAST_DAY = 2_958_465;
    private static final int LONGEST = 40;

    private final boolean from1904;

    ExcelValues(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Excel writes control signs as «_x000D_». */
    static String text(String raw) {
        if (!raw.contains("_x")) {
            return raw;
        }
        return ESCAPED.matcher(raw)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    String number(String raw, ExcelFormats.Format format) {
        String value = raw.strip();
        if (value.isEmpty() || value.length() > LONGEST) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return switch (format.look()) {
                case PLAIN -> plain(number, format.decimals());
                case PERCENT -> plain(number.movePointRight(2), format.decimals()) + "%";
                default -> date(number, format.look());
            };
        } catch (NumberFormatException | ArithmeticException e) {
            return value;
        }
    }

    /** A point, not a comma: «1.1» is a number of a row far more often than a fraction. */
    private static String plain(BigDecimal number, int decimals) {
        if (Math.abs(number.scale()) > LONGEST || number.precision() - number.scale() > LONGEST) {
            return number.toString();
        }
        BigDecimal shown = decimals >= 0 && decimals < 10
                ? number.setScale(decimals, RoundingMode.HALF_UP)
                : number.setScale(Math.min(10, Math.max(0, number.scale())), RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return shown.signum() == 0 && decimals <= 0 ? "0" : shown.toPlainString();
    }

    private String date(BigDecimal number, ExcelFormats.Look look) {
        double days = number.doubleValue();
        if (days < 0 || days > LAST_DAY) {
            return plain(number, -1);
        }
        try {
            LocalDateTime moment = moment(days);
            boolean midnight = moment.getHour() == 0 && moment.getMinute() == 0;
            return switch (look) {
                case MONTH -> MONTH.format(moment);
                case DAY_OF_YEAR -> DAY_OF_YEAR.format(moment);
                case MOMENT -> midnight ? DAY.format(moment) : MOMENT.format(moment);
                case TIME -> TIME.format(moment);
                default -> DAY.format(moment);
            };
        } catch (DateTimeException e) {
            return plain(number, -1);
        }
    }

    private LocalDateTime moment(double days) {
        long whole = (long) days;
        LocalDate first = from1904
                ? LocalDate.of(1904, 1, 1)
                // Excel believes in 29 February 1900
                : LocalDate.of(1899, 12, whole < 60 ? 31 : 30);
        long seconds = Math.round((days - whole) * 86_400);
        return first.plusDays(whole).atStartOfDay().plusSeconds(seconds);
    }
}
