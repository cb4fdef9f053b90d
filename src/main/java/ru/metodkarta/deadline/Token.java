package ru.metodkarta.deadline;

/**
 * A word, number or mark of the text.
 *
 * @param text normalised: lower case, one kind of dash, Cyrillic letters
 * @param start where it starts in the printed text
 * @param end where it ends there, exclusive
 * @param spaced true when a blank stands before it
 * @param line true when a line break stands before it
 * @param lexeme null for numbers, marks and unknown words
 * @param value the lexeme's value, the number's value (-1 when absurdly long), else 0
 */
record Token(Type type, String text, int start, int end, boolean spaced, boolean line, Lexeme lexeme, int value) {

    enum Type {
        WORD,
        NUMBER,
        ROMAN,
        DASH,
        DOT,
        COMMA,
        SEMICOLON,
        COLON,
        SLASH,
        OPEN,
        CLOSE,
        QUOTE_OPEN,
        QUOTE_CLOSE,
        BLANK,
        OTHER
    }

    boolean is(Lexeme wanted) {
        return lexeme == wanted;
    }

    boolean is(Type wanted) {
        return type == wanted;
    }
}
