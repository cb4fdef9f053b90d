package ru.metodkarta.deadline;

import java.util.List;

/**
 * Reads a «Срок» cell. Stateless, safe for many threads, never throws; a cell of 10,000 characters takes a few
 * milliseconds. A longer one is read as far as its first 20,000 characters; its text is kept whole.
 */
public final class DeadlineReader {

    private static final int LONGEST_READ = 20_000;

    /**
     * @param text the cell, null is read as empty
     * @param context null is read as {@link ReadingContext#unknown()}
     */
    public Reading read(String text, ReadingContext context) {
        return read(text, context, null);
    }

    Reading read(String text, ReadingContext context, Integer confirmedYear) {
        String printed = text == null ? "" : text;
        ReadingContext known = context == null ? ReadingContext.unknown() : context;
        try {
            return readParts(printed, known, confirmedYear);
        } catch (RuntimeException unforeseen) {
            // the text must survive whatever the recognisers make of it: the user is asked instead
            ReadingDraft draft = new ReadingDraft(printed);
            draft.ask(Question.Code.NOT_UNDERSTOOD, printed, null);
            return draft.build();
        }
    }

    /** As {@link #read}, but a fault of a recogniser shows: for tests. */
    Reading readUnguarded(String text, ReadingContext context) {
        return readParts(text, context, null);
    }

    private static Reading readParts(String printed, ReadingContext context, Integer confirmedYear) {
        String head = printed.length() > LONGEST_READ ? printed.substring(0, LONGEST_READ) : printed;
        Tokens tokens = new Tokens(printed, Tokenizer.tokens(head));
        Reading reading = new Assembler(printed, tokens, context, confirmedYear).reading(true);
        boolean quoted = reading.kind() == DeadlineKind.UNSPECIFIED && printed.indexOf('«') + printed.indexOf('"') > -2;
        return quoted ? new Assembler(printed, tokens, context, confirmedYear).reading(false) : reading;
    }

    /** Text of tokens in doubt, shortened: it is shown inside a question. */
    static String subject(Tokens tokens, List<Fact> facts) {
        int start = facts.stream().mapToInt(Fact::start).min().orElse(0);
        int end = facts.stream().mapToInt(Fact::end).max().orElse(tokens.size());
        String subject = tokens.cut(start, end);
        return subject.length() > 200 ? subject.substring(0, 200) : subject;
    }
}
