package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import java.util.ArrayList;
import java.util.List;

/**
 * The words a reading keeps beside its dates, cut verbatim: how often, «до», the content of brackets, the tail after
 * «далее», and whatever was not recognised. Dates themselves are no qualifiers.
 */
final class Qualifiers {

    private static final int MOST = 100;

    private enum Mark {
        FILLER,
        KEPT,
        DATE
    }

    private final Tokens tokens;
    private final Mark[] marks;
    private final List<String> found = new ArrayList<>();
    private int start = -1;
    private int lastKept = -1;

    private Qualifiers(Tokens tokens) {
        this.tokens = tokens;
        this.marks = new Mark[tokens.size()];
    }

    static List<String> of(Tokens tokens, List<Fact> facts, int tailStart, int tailEnd) {
        Qualifiers qualifiers = new Qualifiers(tokens);
        qualifiers.mark(facts, tailStart, tailEnd);
        qualifiers.collect();
        return qualifiers.found;
    }

    private void mark(List<Fact> facts, int tailStart, int tailEnd) {
        for (int at = 0; at < marks.length; at++) {
            Token token = tokens.at(at);
            boolean unknown = token.is(WORD) && token.lexeme() == null;
            boolean telling = token.is(Lexeme.WEEKDAY) || token.is(Lexeme.WEEK) || token.is(Lexeme.ORDINAL);
            marks[at] = unknown || telling ? Mark.KEPT : Mark.FILLER;
        }
        for (Fact fact : facts) {
            boolean date = fact instanceof Fact.Span || fact instanceof Fact.Years || fact instanceof Fact.Point;
            for (int at = fact.start(); at < Math.min(fact.end(), marks.length); at++) {
                marks[at] = date ? Mark.DATE : Mark.KEPT;
            }
            if (fact instanceof Fact.Span span && span.bound() == Fact.Bound.UNTIL) {
                keep(span.start(), span.markerEnd());
            }
            if (fact instanceof Fact.Years years && years.within()) {
                keep(years.start(), years.end());
            }
        }
        keep(tailStart, tailEnd);
    }

    private void keep(int from, int to) {
        for (int at = Math.max(from, 0); at < Math.min(to, marks.length); at++) {
            marks[at] = Mark.KEPT;
        }
    }

    private void collect() {
        int at = 0;
        while (at < marks.length && found.size() < MOST) {
            if (tokens.is(at, OPEN)) {
                flush();
                int close = tokens.closing(at);
                if (hasWords(at + 1, close)) {
                    add(at + 1, close);
                }
                at = close + 1;
                continue;
            }
            boolean breaks = marks[at] == Mark.DATE
                    || (marks[at] == Mark.FILLER && (tokens.is(at, COMMA) || tokens.is(at, SEMICOLON)));
            if (breaks) {
                flush();
            } else {
                boolean word = marks[at] == Mark.KEPT || tokens.at(at).lexeme() != null;
                start = start < 0 && word ? at : start;
                lastKept = marks[at] == Mark.KEPT ? at : lastKept;
            }
            at++;
        }
        flush();
    }

    private boolean hasWords(int from, int to) {
        for (int at = from; at < to; at++) {
            if (tokens.is(at, WORD)) {
                return true;
            }
        }
        return false;
    }

    private void flush() {
        if (start >= 0 && lastKept >= start) {
            add(start, lastKept + 1);
        }
        start = -1;
        lastKept = -1;
    }

    private void add(int from, int to) {
        String words = tokens.cut(from, to).strip();
        if (!words.isEmpty()) {
            found.add(words);
        }
    }
}
