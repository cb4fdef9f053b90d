package ru.metodkarta.office;

import java.util.Locale;

/** Numbers of Word's lists as it prints them. */
final class NumberFormats {

    /** Word's Russian lists leave out ё, й, ъ, ы, ь. */
    private static final String RUSSIAN =
            "\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u043A\u043B\u043C\u043D\u043E\u043F\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448\u0449\u044D\u044E\u044F";

    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SIGNS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int MOST = 20_000;

    private NumberFormats() {}

    static String format(int number, String format) {
        return switch (format) {
            case "none", "bullet" -> "";
            case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
            case "lowerRoman" -> roman(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            case "lowerLetter" -> letter(number, LATIN);
            case "upperLetter" -> letter(number, LATIN).toUpperCase(Locale.ROOT);
            case "russianLower" -> letter(number, RUSSIAN);
            case "russianUpper" -> letter(number, RUSSIAN).toUpperCase(Locale.ROOT);
            case "numberInDash" -> "- " + number + " -";
            default -> String.valueOf(number);
        };
    }

    private static String roman(int number) {
        if (number <= 0 || number > MOST) {
            return String.valueOf(number);
        }
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                text.append(SIGNS[i]);
                rest -= VALUES[i];
            }
        }
        return text.toString();
    }

    /** After the last letter they double: aa, bb. */
    private static String letter(int number, String letters) {
        if (number <= 0 || number > letters.length() * 50) {
            return String.valueOf(number);
        }
        String letter = String.valueOf(letters.charAt((number - 1) % letters.length()));
        return letter.repeat((number - 1) / letters.length() + 1);
    }
}
