package ru.metodkarta.deadline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a printed cell into tokens that remember where they stood. Repairs on the way what typing, scanning and line
 * breaks did to words; every repair must end in a word of the {@link Vocabulary}, otherwise the text is left as it is.
 */
final class Tokenizer {

    private static final int LONGEST_NUMBER = 9;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Optional<Vocabulary.Word>> seen = new HashMap<>();
    private boolean spaced;
    private boolean line;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.cut();
        return tokenizer.name(tokenizer.join());
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Letters.isInvisible(c)) {
                at++;
            } else if (Letters.isBlank(c)) {
                spaced = true;
                line |= c == '\n' || c == '\r' || c == '\u000B' || c == '\u2028';
                at++;
            } else if (isDigit(at)) {
                at = number(at);
            } else if (Character.isLetter(c) || c == '№') {
                at = word(at);
            } else {
                at = mark(at);
            }
        }
    }

    private boolean isDigit(int at) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return true;
        }
        // «2О21», «З1.08»: letters for digits inside or at the head of a number
        boolean before = at > 0 && isAsciiDigit(text.charAt(at - 1));
        boolean after = at + 1 < text.length() && isAsciiDigit(text.charAt(at + 1));
        boolean wordBefore = at > 0 && Character.isLetter(text.charAt(at - 1));
        return ("OoОо".indexOf(c) >= 0 && before && after) || ("ЗзOО".indexOf(c) >= 0 && after && !wordBefore);
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int number(int start) {
        StringBuilder digits = new StringBuilder();
        int at = start;
        while (at < text.length() && (isDigit(at) || Letters.isInvisible(text.charAt(at)))) {
            char c = text.charAt(at++);
            if (!Letters.isInvisible(c)) {
                digits.append(isAsciiDigit(c) ? c : "Зз".indexOf(c) >= 0 ? '3' : '0');
            }
        }
        // «0ктябрь»
        boolean letterAfter = at < text.length() && Character.isLetter(text.charAt(at));
        if (digits.toString().equals("0") && letterAfter) {
            int end = wordEnd(at);
            String word = "о" + normal(at, end);
            if (Vocabulary.knows(word)) {
                add(Token.Type.WORD, word, start, end);
                return end;
            }
        }
        add(Token.Type.NUMBER, digits.toString(), start, at);
        return at;
    }

    private int wordEnd(int start) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean breve = c == '\u0306' || c == '\u0308';
            if (!Character.isLetter(c) && !Letters.isInvisible(c) && !breve && c != '№') {
                break;
            }
            at++;
        }
        return at;
    }

    private int word(int start) {
        int end = wordEnd(start);
        String printed = visible(start, end);
        if (Letters.roman(printed) > 0 && !printed.equals("v") && !printed.equals("l")) {
            add(Token.Type.ROMAN, printed, start, end);
            return end;
        }
        int numeral = numeralEnd(start, end);
        if (numeral > start && Vocabulary.knows(normal(numeral, end))) {
            add(Token.Type.ROMAN, text.substring(start, numeral), start, numeral);
            return word(numeral);
        }
        String word = normal(start, end);
        if (!Vocabulary.knows(word)) {
            List<String> parts = find(word) == null ? Vocabulary.split(word) : List.of();
            if (parts.size() > 1 && word.length() == end - start) {
                int at = start;
                for (String part : parts) {
                    add(Token.Type.WORD, part, at, at + part.length());
                    at += part.length();
                }
                return end;
            }
        }
        add(Token.Type.WORD, word, start, end);
        return end;
    }

    /** End of the «III» of «IIIквартал»; the start when there is none. */
    private int numeralEnd(int start, int end) {
        int at = start;
        while (at < end && "IVІ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < end && Letters.roman(text.substring(start, at)) > 0 ? at : start;
    }

    private String visible(int start, int end) {
        StringBuilder letters = new StringBuilder();
        for (int at = start; at < end; at++) {
            if (!Letters.isInvisible(text.charAt(at))) {
                letters.append(text.charAt(at));
            }
        }
        return letters.toString();
    }

    /** Lower case, «ё» as «е», «й» composed, Latin look-alikes as Cyrillic where the word is or becomes Russian. */
    private String normal(int start, int end) {
        StringBuilder letters = new StringBuilder();
        boolean latin = false;
        boolean russian = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (Letters.isInvisible(c)) {
                continue;
            }
            if (c == '\u0306' || c == '\u0308') {
                int last = letters.length() - 1;
                if (last >= 0 && c == '\u0306' && letters.charAt(last) == 'и') {
                    letters.setCharAt(last, 'й');
                }
                continue;
            }
            latin |= Letters.isLatin(c);
            russian |= Letters.isRussian(c);
            letters.append(c);
        }
        String plain = lower(letters, false);
        if (!latin) {
            return plain;
        }
        String cyrillic = lower(letters, true);
        return russian || Vocabulary.knows(cyrillic) ? cyrillic : plain;
    }

    private static String lower(CharSequence letters, boolean cyrillic) {
        StringBuilder word = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            word.append(Letters.lower(cyrillic ? Letters.toCyrillic(c) : c));
        }
        return word.toString();
    }

    private int mark(int start) {
        char c = text.charAt(start);
        int end = start + 1;
        Token.Type type;
        if (Letters.isDash(c)) {
            type = Token.Type.DASH;
        } else if (c == '_' || c == '…') {
            type = Token.Type.BLANK;
            while (end < text.length() && (text.charAt(end) == '_' || text.charAt(end) == '…')) {
                end++;
            }
        } else {
            type = switch (c) {
                case '.' -> Token.Type.DOT;
                case ',' -> Token.Type.COMMA;
                case ';' -> Token.Type.SEMICOLON;
                case ':' -> Token.Type.COLON;
                case '/', '\\' -> Token.Type.SLASH;
                case '(', '[' -> Token.Type.OPEN;
                case ')', ']' -> Token.Type.CLOSE;
                case '«', '“', '„', '"' -> Token.Type.QUOTE_OPEN;
                case '»', '”' -> Token.Type.QUOTE_CLOSE;
                default -> Token.Type.OTHER;
            };
        }
        if (type == Token.Type.DOT) {
            while (end < text.length() && text.charAt(end) == '.') {
                end++;
            }
            if (end - start > 1) {
                type = Token.Type.BLANK;
            }
        }
        add(type, type == Token.Type.DASH ? "-" : text.substring(start, end), start, end);
        return end;
    }

    private void add(Token.Type type, String normal, int start, int end) {
        int value = 0;
        if (type == Token.Type.NUMBER) {
            value = normal.length() > LONGEST_NUMBER ? -1 : Integer.parseInt(normal);
        } else if (type == Token.Type.ROMAN) {
            value = Letters.roman(normal);
        }
        tokens.add(new Token(type, normal, start, end, spaced, line, null, value));
        spaced = false;
        line = false;
    }

    /** «сен-⏎тябрь», «пред шествующего»: halves of one word; «сентябрь-⏎декабрь» stays a range of two. */
    private List<Token> join() {
        List<Token> joined = new ArrayList<>(tokens.size());
        int at = 0;
        while (at < tokens.size()) {
            Token left = tokens.get(at);
            int next = at + 1;
            if (left.is(Token.Type.WORD) && next < tokens.size()) {
                int right = tokens.get(next).is(Token.Type.DASH) && next + 1 < tokens.size() ? next + 1 : next;
                Token tail = tokens.get(right);
                if (tail.is(Token.Type.WORD)
                        && !Vocabulary.knows(tail.text())
                        && tail.text().length() > 1) {
                    String word = left.text() + tail.text();
                    if (word.length() > 4 && Vocabulary.knows(word)) {
                        left = new Token(
                                Token.Type.WORD, word, left.start(), tail.end(), left.spaced(), left.line(), null, 0);
                        next = right + 1;
                    }
                }
            }
            joined.add(left);
            at = next;
        }
        return joined;
    }

    private Vocabulary.Word find(String word) {
        return seen.computeIfAbsent(word, unseen -> Optional.ofNullable(Vocabulary.find(unseen)))
                .orElse(null);
    }

    private List<Token> name(List<Token> unnamed) {
        List<Token> named = new ArrayList<>(unnamed.size());
        for (Token token : unnamed) {
            Vocabulary.Word word = null;
            if (token.is(Token.Type.WORD)) {
                word = find(token.text());
            }
            named.add(
                    word == null
                            ? token
                            : new Token(
                                    token.type(),
                                    token.text(),
                                    token.start(),
                                    token.end(),
                                    token.spaced(),
                                    token.line(),
                                    word.lexeme(),
                                    word.value()));
        }
        return named;
    }
}
