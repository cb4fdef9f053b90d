package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.deadline.Fact.Bound;
import ru.metodkarta.deadline.Fact.Point;
import ru.metodkarta.deadline.Fact.Span;
import ru.metodkarta.deadline.Fact.YearRef;
import ru.metodkarta.deadline.Fact.Years;

/** «до …», «не позднее …», «с … по …», «…–…», «после …» around points and years. */
final class SpanRecogniser {

    private record Marker(Bound bound, int end) {}

    private final Tokens tokens;
    private final PointRecogniser points;
    private final PartRecogniser parts;

    SpanRecogniser(Tokens tokens, PointRecogniser points, PartRecogniser parts) {
        this.tokens = tokens;
        this.points = points;
        this.parts = parts;
    }

    /** One or several facts that start here; empty when none does. */
    List<Fact> at(int start) {
        Marker marker = marker(start);
        List<Fact> spans = spans(marker, start);
        return spans.isEmpty() ? years(marker, start) : spans;
    }

    private Marker marker(int start) {
        int at = start;
        // «в срок до», «срок – до»
        if (tokens.is(at, Lexeme.IN) && tokens.is(at + 1, Lexeme.DEADLINE)) {
            at += 2;
        } else if (tokens.is(at, Lexeme.DEADLINE)) {
            at = tokens.skip(tokens.skip(at + 1, DASH), COLON);
        }
        if (tokens.is(at, Lexeme.NOT) && tokens.is(at + 1, Lexeme.LATER)) {
            return new Marker(Bound.UNTIL, tokens.skip(at + 2, Lexeme.UNTIL));
        }
        if (tokens.isAny(at, Lexeme.UNTIL, Lexeme.TOWARDS) || tokens.is(at, Lexeme.TO)) {
            return new Marker(Bound.UNTIL, at + 1);
        }
        if (tokens.is(at, Lexeme.STARTING) && tokens.is(at + 1, Lexeme.FROM)) {
            return new Marker(Bound.SINCE, at + 2);
        }
        if (tokens.is(at, Lexeme.FROM)) {
            return new Marker(Bound.SINCE, at + 1);
        }
        if (tokens.is(at, Lexeme.AFTER)) {
            return new Marker(Bound.AFTER, at + 1);
        }
        return new Marker(Bound.PLAIN, start);
    }

    private List<Fact> spans(Marker marker, int start) {
        int at = marker.end();
        List<Fact> dayLists = daysOfOneMonth(marker, start, at);
        if (!dayLists.isEmpty()) {
            return dayLists;
        }
        List<Point> several = parts.numbered(at);
        if (several.size() > 1) {
            List<Fact> facts = new ArrayList<>();
            several.forEach(point -> facts.add(new Span(Bound.PLAIN, point, null, start, start, point.end())));
            return facts;
        }
        Point first = points.at(at);
        if (first == null) {
            return List.of();
        }
        Point last = second(marker.bound(), first);
        if (last != null) {
            return List.of(new Span(Bound.PLAIN, first, last, start, start, last.end()));
        }
        return List.of(new Span(marker.bound(), first, null, start, marker.end(), first.end()));
    }

    /** The end of a range: after a dash or slash, or after «по», «до» when the range began with «с». */
    private Point second(Bound bound, Point first) {
        int at = first.end();
        boolean dash = tokens.is(at, DASH);
        boolean slash = tokens.is(at, SLASH) && !first.day();
        boolean to = tokens.isAny(at, Lexeme.TO, Lexeme.UNTIL) && (bound == Bound.SINCE || tokens.is(at, Lexeme.TO));
        boolean commaTo = bound == Bound.SINCE && tokens.is(at, COMMA) && tokens.isAny(at + 1, Lexeme.TO, Lexeme.UNTIL);
        if (bound == Bound.AFTER || !(dash || slash || to || commaTo)) {
            return null;
        }
        int next = commaTo ? at + 2 : at + 1;
        if (dash) {
            next = tokens.isAny(next, Lexeme.TO, Lexeme.UNTIL) ? next + 1 : next;
        }
        return points.at(next);
    }

    /** «1-15 сентября», «с 1 по 15 сентября», «5, 15 и 25 мая», «01-15.09.2021». */
    private List<Fact> daysOfOneMonth(Marker marker, int start, int at) {
        int end = points.dayNumberEnd(at);
        if (end == at) {
            return List.of();
        }
        boolean range =
                tokens.is(end, DASH) || (marker.bound() == Bound.SINCE && tokens.isAny(end, Lexeme.TO, Lexeme.UNTIL));
        if (range) {
            Point last = points.at(end + 1);
            if (last == null || !last.day()) {
                return List.of();
            }
            Point first = last.impossible() ? last : dayBeside(last, points.dayNumber(at), at);
            return List.of(new Span(Bound.PLAIN, first, last, start, start, last.end()));
        }
        List<Integer> days = new ArrayList<>();
        int next = at;
        while (days.size() < 10 && (tokens.is(end, COMMA) || tokens.is(end, Lexeme.AND))) {
            days.add(points.dayNumber(next));
            next = end + 1;
            end = points.dayNumberEnd(next);
            if (end == next) {
                return List.of();
            }
        }
        Point last = days.isEmpty() ? null : points.at(next);
        if (last == null || !last.day() || last.impossible()) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        for (int day : days) {
            Point point = dayBeside(last, day, at);
            facts.add(new Span(marker.bound(), point, null, start, marker.end(), last.end()));
        }
        facts.add(new Span(marker.bound(), last, null, start, marker.end(), last.end()));
        return facts;
    }

    private static Point dayBeside(Point last, int day, int start) {
        Point point = PointRecogniser.day(day, last.to().getMonthValue(), start, last.end());
        return point.impossible() ? point : point.in(last.year(), last.end());
    }

    private List<Fact> years(Marker marker, int start) {
        YearRef first = YearRecogniser.at(tokens, tokens.skip(marker.end(), Lexeme.IN), false);
        if (first == null) {
            return List.of();
        }
        // «5 2021 кабинетов»: a bare number of four digits is a year only beside a year word, a range or a marker
        boolean bare = first.end() == first.start() + 1 && marker.bound() == Bound.PLAIN;
        if (bare && !standsAlone(first)) {
            return List.of();
        }
        int at = first.end();
        if (marker.bound() == Bound.SINCE && tokens.isAny(at, Lexeme.TO, Lexeme.UNTIL)) {
            YearRef last = YearRecogniser.at(tokens, at + 1, false);
            if (last != null && first.first() != null && last.last() != null && last.last() >= first.first()) {
                YearRef both = new YearRef(first.first(), last.last(), last.school(), null, first.start(), last.end());
                return List.of(new Years(Bound.PLAIN, both, false, start, last.end()));
            }
        }
        return List.of(new Years(marker.bound(), first, false, start, first.end()));
    }

    private boolean standsAlone(YearRef year) {
        Token before = tokens.at(year.start() - 1);
        Token after = tokens.at(year.end());
        boolean free = before.lexeme() != null || !before.is(WORD);
        return free && (after.lexeme() != null || !after.is(WORD)) && !before.is(NUMBER) && !after.is(NUMBER);
    }
}
