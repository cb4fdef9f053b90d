package ru.metodkarta.office;

/** Signs out of symbol fonts. */
final class WordSymbols {

    private static final int PRIVATE = 0xF000;

    private WordSymbols() {}

    /** @param code of the sign in hexadecimal, as a rule in the private area */
    static String text(String code) {
        int sign;
        try {
            sign = Integer.parseInt(code, 16);
        } catch (NumberFormatException e) {
            return "";
        }
        int own = sign >= PRIVATE && sign <= PRIVATE + 0xFF ? sign - PRIVATE : sign;
        return switch (own) {
            case 0xFC, 0xFE, 0x52, 0x50 -> "\u2713";
            case 0x2D, 0xBE -> "\u2013";
            case 0xB0 -> "\u00B0";
            case 0xB1 -> "\u00B1";
            case 0xA3 -> "\u2264";
            case 0xB3 -> "\u2265";
            case 0xA7, 0xB7, 0xD8, 0x6C, 0x6E, 0x71, 0x76, 0xA8 -> "\u2022";
            default ->
                own > 0x20 && own < 0x7F || sign > 0x7F && sign < PRIVATE ? String.valueOf((char) own) : "\u2022";
        };
    }
}
