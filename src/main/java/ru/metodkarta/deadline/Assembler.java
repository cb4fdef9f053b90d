package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Token.Type.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.deadline.Fact.AsNeeded;
import ru.metodkarta.deadline.Fact.DayOfMonth;
import ru.metodkarta.deadline.Fact.ForYear;
import ru.metodkarta.deadline.Fact.Frequency;
import ru.metodkarta.deadline.Fact.Plan;
import ru.metodkarta.deadline.Fact.Relative;
import ru.metodkarta.deadline.Fact.Report;
import ru.metodkarta.deadline.Fact.Span;
import ru.metodkarta.deadline.Fact.Years;

/**
 * Puts facts together. The finest frequency wins; dates beside a frequency become its windows; «по мере необходимости»
 * beside a date and everything after «далее» become a second reading; plans and events count only where nothing else does.
 */
final class Assembler {

    private final String text;
    private final Tokens tokens;
    private final ReadingContext context;
    private final Integer confirmedYear;

    Assembler(String text, Tokens tokens, ReadingContext context, Integer confirmedYear) {
        this.text = text;
        this.tokens = tokens;
        this.context = context;
        this.confirmedYear = confirmedYear;
    }

    Reading reading(boolean skipNames) {
        List<Fact> facts = new Scanner(tokens, context).facts(skipNames);
        int tailStart = tailStart(facts);
        int tailEnd = tailStart < 0 ? -1 : tailEnd(tailStart);
        List<Fact> tail = facts.stream()
                .filter(fact -> fact.start() >= tailStart && fact.end() <= tailEnd)
                .toList();
        List<Fact> head = tailStart < 0
                ? facts
                : facts.stream().filter(fact -> !tail.contains(fact)).toList();
        ReadingDraft draft = interpret(head, text);
        if (tailStart >= 0) {
            follow(draft, tail, tailStart, tailEnd);
        }
        draft.qualifiers = Qualifiers.of(tokens, facts, tailStart, tailEnd);
        draft.confirmedYear = confirmedYear;
        draft.report |= has(facts, Report.class);
        askAboutWords(draft);
        return draft.build();
    }

    /** Index of «далее» after something read and before something read, -1 when there is none. */
    private int tailStart(List<Fact> facts) {
        for (int at = 1; at < tokens.size(); at++) {
            int then = at;
            if (tokens.is(at, Lexeme.THEN)
                    && facts.stream().anyMatch(fact -> fact.end() <= then)
                    && facts.stream().anyMatch(fact -> fact.start() > then)) {
                return tokens.is(at - 1, Lexeme.IN) ? at - 1 : at;
            }
        }
        return -1;
    }

    private int tailEnd(int start) {
        int depth = 0;
        for (int at = start; at < tokens.size(); at++) {
            if (tokens.is(at, OPEN)) {
                depth++;
            } else if (tokens.is(at, CLOSE) && --depth < 0) {
                return at;
            }
        }
        return tokens.size();
    }

    /** «декабрь 2021 (далее – ежегодно)» recurs itself; any other tail is a second reading from the day after. */
    private void follow(ReadingDraft draft, List<Fact> tail, int start, int end) {
        ReadingDraft second = interpret(tail, tokens.cut(start, end));
        boolean sameDays = second.windows.stream().noneMatch(MonthDayWindow::printed)
                || second.windows.equals(DateFiller.windowsOf(draft));
        boolean recurs = second.kind == DeadlineKind.YEARLY
                && sameDays
                && Integer.valueOf(1).equals(second.timesPerYear);
        boolean dated = draft.kind == DeadlineKind.ONE_OFF && (draft.due != null || !draft.windows.isEmpty());
        if (recurs && dated) {
            new DateFiller(draft, context, confirmedYear).makeYearly();
            draft.questions.removeIf(question -> question.code() == Question.Code.YEAR_MISSING);
            draft.everyYears = second.everyYears;
        } else if (second.kind != DeadlineKind.UNSPECIFIED) {
            draft.then = startAfter(second, draft);
        }
    }

    private static Reading startAfter(ReadingDraft second, ReadingDraft first) {
        if (second.from == null && second.due == null && first.due != null) {
            second.from = first.due.plusDays(1);
        }
        second.questions.removeIf(question -> question.code() == Question.Code.KIND_OF_YEAR);
        return second.build();
    }

    private ReadingDraft interpret(List<Fact> facts, String words) {
        ReadingDraft draft = new ReadingDraft(words);
        Frequency frequency = finest(facts);
        List<Span> spans = all(facts, Span.class);
        List<Years> years = all(facts, Years.class);
        DayOfMonth day = first(facts, DayOfMonth.class);
        Plan plan = first(facts, Plan.class);
        AsNeeded need = first(facts, AsNeeded.class);
        draft.planOwner = plan == null ? null : plan.owner();
        draft.report = has(facts, Report.class);
        if (day != null) {
            draft.dayOfMonth = day.day();
            draft.followingMonth = day.following();
            frequency = frequency == null && spans.isEmpty()
                    ? Frequency.of(DeadlineKind.MONTHLY, 12, day.start(), day.end())
                    : frequency;
        }
        if (frequency == null && isInTheYear()) {
            frequency = Frequency.of(DeadlineKind.YEARLY, 1, 0, tokens.size());
        }
        // «до 15 января года, следующего за отчётным» recurs though nothing says «ежегодно»
        boolean yearless = spans.stream()
                .allMatch(span -> span.first().year() == null
                        && (span.last() == null || span.last().year() == null));
        if (frequency == null && has(facts, ForYear.class) && !spans.isEmpty() && yearless) {
            frequency = Frequency.of(
                    DeadlineKind.YEARLY, 1, spans.get(0).start(), spans.get(0).end());
        }
        DateFiller filler = new DateFiller(draft, context, confirmedYear);
        Relative relative = first(facts, Relative.class);
        boolean countedInPeriods = frequency != null
                && relative != null
                && frequency.kind() != DeadlineKind.YEARLY
                && frequency.kind() != DeadlineKind.YEAR_ROUND;
        boolean needSince = need != null
                && spans.size() == 1
                && spans.get(0).last() == null
                && (spans.get(0).bound() == Fact.Bound.SINCE || spans.get(0).bound() == Fact.Bound.AFTER);
        if (needSince) {
            filler.dated(spans, years, tokens);
            draft.kind = DeadlineKind.AS_NEEDED;
            draft.windows.clear();
            draft.timesPerYear = 0;
        } else if (need != null && spans.isEmpty()) {
            draft.kind = DeadlineKind.AS_NEEDED;
            draft.timesPerYear = 0;
            new YearFiller(draft, context, confirmedYear).boundYears(years);
        } else if (relative != null && spans.isEmpty() && !countedInPeriods && !isYearRound(frequency)) {
            draft.kind = DeadlineKind.RELATIVE;
            draft.relative = relative.term();
            draft.timesPerYear = frequency == null ? null : frequency.times();
            new YearFiller(draft, context, confirmedYear).boundYears(years);
        } else if (frequency != null) {
            filler.recurring(frequency, spans, years, tokens);
            if (countedInPeriods
                    && relative.term().days() != null
                    && relative.term().days() <= 31) {
                draft.dayOfMonth = relative.term().days();
                draft.followingMonth = true;
            }
        } else if (!spans.isEmpty()) {
            filler.dated(spans, years, tokens);
        } else if (!years.isEmpty()) {
            new YearFiller(draft, context, confirmedYear).yearsOnly(years, tokens);
        } else if (plan != null) {
            draft.kind = DeadlineKind.EXTERNAL_PLAN;
        }
        if (need != null && !spans.isEmpty() && !needSince) {
            draft.then = upkeep(need, draft);
        }
        if (draft.kind != DeadlineKind.UNSPECIFIED && draft.kind != DeadlineKind.RELATIVE) {
            draft.forYearOffset = all(facts, ForYear.class).stream()
                    .mapToInt(ForYear::offset)
                    .findFirst()
                    .orElse(0);
        }
        return draft;
    }

    private static boolean isYearRound(Frequency frequency) {
        return frequency != null && frequency.kind() == DeadlineKind.YEAR_ROUND;
    }

    /** «в год» of indicators. */
    private boolean isInTheYear() {
        return tokens.size() == 2 && tokens.is(0, Lexeme.IN) && tokens.is(1, Lexeme.YEAR);
    }

    private Reading upkeep(AsNeeded need, ReadingDraft first) {
        int start = need.start();
        while (start > 0 && !endsSegment(start - 1)) {
            start--;
        }
        int end = need.end();
        while (end < tokens.size() && !endsSegment(end)) {
            end++;
        }
        ReadingDraft draft = new ReadingDraft(tokens.cut(start, end).strip());
        draft.kind = DeadlineKind.AS_NEEDED;
        draft.timesPerYear = 0;
        return startAfter(draft, first);
    }

    private boolean endsSegment(int at) {
        return tokens.is(at, OPEN)
                || tokens.is(at, CLOSE)
                || tokens.is(at, COMMA)
                || tokens.is(at, SEMICOLON)
                || tokens.is(at, NUMBER)
                || tokens.is(at, Lexeme.MONTH);
    }

    private void askAboutWords(ReadingDraft draft) {
        boolean russian = false;
        Token foreign = null;
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.at(at);
            if (token.is(WORD) && token.lexeme() == null && token.text().length() > 2) {
                foreign = foreign == null && isForeign(token.text()) ? token : foreign;
                russian |= token.text().chars().anyMatch(c -> Letters.isRussian((char) c));
            }
        }
        boolean unknown = draft.kind == DeadlineKind.UNSPECIFIED && draft.then == null;
        boolean otherCyrillic =
                foreign != null && !Letters.isLatin(foreign.text().charAt(0));
        if (foreign != null && (otherCyrillic || (unknown && !russian))) {
            draft.ask(Question.Code.SECOND_LANGUAGE, text.substring(foreign.start(), foreign.end()), null);
        } else if (unknown && draft.questions.isEmpty() && tokens.size() > 0) {
            draft.ask(Question.Code.NOT_UNDERSTOOD, DeadlineReader.subject(tokens, List.of()), null);
        }
    }

    private static boolean isForeign(String word) {
        return word.chars().anyMatch(c -> Character.isLetter(c) && !Letters.isRussian((char) c));
    }

    private static Frequency finest(List<Fact> facts) {
        Frequency finest = null;
        YearKind yearKind = null;
        for (Frequency frequency : all(facts, Frequency.class)) {
            yearKind = yearKind == null ? frequency.yearKind() : yearKind;
            if (finest == null || rank(frequency) > rank(finest)) {
                finest = frequency;
            }
        }
        if (finest == null || finest.yearKind() == yearKind) {
            return finest;
        }
        return new Frequency(
                finest.kind(),
                finest.times(),
                finest.atLeast(),
                finest.everyYears(),
                yearKind,
                finest.continuous(),
                finest.start(),
                finest.end());
    }

    private static int rank(Frequency frequency) {
        int kind = switch (frequency.kind()) {
            case MONTHLY -> 5;
            case QUARTERLY -> 4;
            case HALF_YEARLY -> 3;
            case YEAR_ROUND -> 1;
            default -> 0;
        };
        int times = frequency.times() == null ? 0 : Math.min(frequency.times(), 99);
        boolean several = frequency.kind() == DeadlineKind.YEARLY && (times > 1 || frequency.everyYears() != null);
        return 1000 * (several ? 2 : kind) + times;
    }

    static <T extends Fact> List<T> all(List<Fact> facts, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (type.isInstance(fact)) {
                found.add(type.cast(fact));
            }
        }
        return found;
    }

    private static <T extends Fact> T first(List<Fact> facts, Class<T> type) {
        List<T> found = all(facts, type);
        return found.isEmpty() ? null : found.get(0);
    }

    private static boolean has(List<Fact> facts, Class<? extends Fact> type) {
        return facts.stream().anyMatch(type::isInstance);
    }

    static LocalDate later(LocalDate a, LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
