package ru.metodkarta.deadline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The tokens of one cell; asking beyond either end answers with a token that is nothing. */
final class Tokens {

    private static final Token NOTHING = new Token(Token.Type.OTHER, "", 0, 0, false, false, null, 0);

    final String printed;
    private final Token[] list;
    private final int[] closing;

    Tokens(String printed, List<Token> list) {
        this.printed = printed;
        this.list = list.toArray(Token[]::new);
        this.closing = pair(list);
    }

    private static int[] pair(List<Token> list) {
        int[] closing = new int[list.size()];
        Arrays.fill(closing, list.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < list.size(); at++) {
            if (list.get(at).is(Token.Type.OPEN)) {
                open.push(at);
            } else if (list.get(at).is(Token.Type.CLOSE) && !open.isEmpty()) {
                closing[open.pop()] = at;
            }
        }
        return closing;
    }

    int size() {
        return list.length;
    }

    Token at(int index) {
        return index >= 0 && index < list.length ? list[index] : NOTHING;
    }

    boolean is(int index, Lexeme lexeme) {
        return at(index).lexeme() == lexeme;
    }

    boolean is(int index, Token.Type type) {
        return index >= 0 && index < list.length && list[index].type() == type;
    }

    boolean isAny(int index, Lexeme first, Lexeme second) {
        return is(index, first) || is(index, second);
    }

    boolean isNumber(int index, int digits) {
        return is(index, Token.Type.NUMBER) && at(index).text().length() == digits;
    }

    boolean isNumberBetween(int index, int least, int most) {
        return is(index, Token.Type.NUMBER)
                && at(index).value() >= least
                && at(index).value() <= most;
    }

    /** The next index after an optional token. */
    int skip(int index, Token.Type type) {
        return is(index, type) ? index + 1 : index;
    }

    int skip(int index, Lexeme lexeme) {
        return is(index, lexeme) ? index + 1 : index;
    }

    /** The printed text of tokens start (inclusive) to end (exclusive), verbatim. */
    String cut(int start, int end) {
        if (start >= end || start >= size()) {
            return "";
        }
        return printed.substring(
                at(start).start(), at(Math.min(end, size()) - 1).end());
    }

    /** Index of the bracket that closes the one at the given index; the number of tokens when none does. */
    int closing(int open) {
        return closing[open];
    }
}
