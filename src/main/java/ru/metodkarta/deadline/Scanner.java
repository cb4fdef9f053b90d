package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import java.util.ArrayList;
import java.util.List;

/** Walks the tokens once from left to right and asks the recognisers in turn; what nobody knows is passed over. */
final class Scanner {

    private static final int MOST_FACTS = 200;
    private static final int LONGEST_NAME = 30;

    private final Tokens tokens;
    private final PointRecogniser points;
    private final SpanRecogniser spans;
    private final FrequencyRecogniser frequencies;
    private final CircumstanceRecogniser circumstances;

    Scanner(Tokens tokens, ReadingContext context) {
        this.tokens = tokens;
        PartRecogniser parts = new PartRecogniser(tokens, context);
        this.points = new PointRecogniser(tokens, parts);
        this.spans = new SpanRecogniser(tokens, points, parts);
        this.frequencies = new FrequencyRecogniser(tokens);
        this.circumstances = new CircumstanceRecogniser(tokens, points);
    }

    /**
     * @param skipNames true to pass over quoted names («День знаний», «Учитель года – 2022»)
     */
    List<Fact> facts(boolean skipNames) {
        List<Fact> facts = new ArrayList<>();
        int at = 0;
        while (at < tokens.size() && facts.size() < MOST_FACTS) {
            if (!startsFacts(tokens.at(at).type())) {
                at++;
                continue;
            }
            List<Fact> found = at(at, skipNames, facts.isEmpty() ? null : facts.get(facts.size() - 1));
            int next = at + 1;
            for (Fact fact : found) {
                facts.add(fact);
                next = Math.max(next, fact.end());
            }
            at = next;
        }
        return facts;
    }

    private static boolean startsFacts(Token.Type type) {
        return switch (type) {
            case WORD, NUMBER, ROMAN, QUOTE_OPEN, BLANK -> true;
            default -> false;
        };
    }

    private List<Fact> at(int at, boolean skipNames, Fact before) {
        if (tokens.is(at, QUOTE_OPEN) && points.at(at) == null) {
            int close = skipNames ? nameEnd(at) : at;
            return close > at ? List.of(new Fact.Noise(false, at, close)) : List.of();
        }
        Fact fact = frequencies.at(at);
        fact = fact == null ? circumstances.beforeDates(at) : fact;
        fact = fact == null ? circumstances.clockBeside(at, isBesideDay(before, at)) : fact;
        if (fact != null) {
            return List.of(fact);
        }
        List<Fact> dates = spans.at(at);
        if (!dates.isEmpty()) {
            return dates;
        }
        fact = circumstances.afterDates(at);
        return fact == null ? List.of() : List.of(fact);
    }

    private int nameEnd(int open) {
        for (int at = open + 1; at < tokens.size() && at < open + LONGEST_NAME; at++) {
            if (tokens.is(at, QUOTE_CLOSE)
                    || (tokens.is(at, QUOTE_OPEN) && tokens.at(at).text().equals("\""))) {
                return at + 1;
            }
        }
        return open;
    }

    private static boolean isBesideDay(Fact before, int at) {
        if (before == null || at - before.end() > 2) {
            return false;
        }
        if (before instanceof Fact.Noise noise) {
            return noise.clock();
        }
        return before instanceof Fact.Span span
                && span.last() == null
                && span.first().day();
    }
}
