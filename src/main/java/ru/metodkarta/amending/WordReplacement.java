package ru.metodkarta.amending;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.TextChange;

/** «слова «…» заменить словами «…»»: only for one short run of words that stands once in the text it is looked for in. */
@Component
class WordReplacement {

    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 6;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final AmendingWords words;

    WordReplacement(AmendingWords words) {
        this.words = words;
    }

    /** @param text where the words are looked for; empty when they are not one short run, or stand there twice */
    Optional<String> of(TextChange change, String text) {
        if (own(change.before()) > 1 || own(change.after()) > 1) {
            return Optional.empty();
        }
        String old = run(change.before());
        String fresh = run(change.after());
        if (tooLong(old)
                || tooLong(fresh)
                || change.before().isEmpty()
                || change.after().isEmpty()) {
            return Optional.empty();
        }
        if (old.isEmpty()) {
            return inserted(change, fresh, text);
        }
        // a text of which nothing stays is worded anew
        boolean stays = change.before().size() > 1;
        if (!stays || !once(old, text)) {
            return Optional.empty();
        }
        return Optional.of(
                fresh.isEmpty()
                        ? words.say("clause.words.remove" + kind(old), old)
                        : words.say(
                                "clause.words.replace" + kind(old), old, words.say("clause.by" + kind(fresh), fresh)));
    }

    /** «после слов «…» дополнить словами «…»» */
    private Optional<String> inserted(TextChange change, String fresh, String text) {
        int place = 0;
        while (!change.after().get(place).own()) {
            place++;
        }
        if (place == 0) {
            return Optional.empty();
        }
        String before = change.after().get(place - 1).text().strip();
        String[] last = before.split("[\\s\\u00a0]+");
        String anchor = "";
        for (int n = last.length - 1; n >= 0 && n >= last.length - MOST_WORDS; n--) {
            anchor = anchor.isEmpty() ? last[n] : last[n] + " " + anchor;
            String plain = anchor.replaceAll("^[^\\p{L}\\p{N}]+", "");
            if (!plain.isEmpty() && once(plain, text)) {
                return Optional.of(words.say(
                        "clause.words.insert" + kind(plain), plain, words.say("clause.by" + kind(fresh), fresh)));
            }
        }
        return Optional.empty();
    }

    private static long own(List<TextChange.Piece> pieces) {
        return pieces.stream().filter(TextChange.Piece::own).count();
    }

    private static String run(List<TextChange.Piece> pieces) {
        return pieces.stream()
                .filter(TextChange.Piece::own)
                .map(piece -> piece.text().strip())
                .findFirst()
                .orElse("");
    }

    private static boolean tooLong(String run) {
        return run.length() > LONGEST || run.contains("\n") || run.split("\\s+").length > MOST_WORDS;
    }

    private static boolean once(String run, String text) {
        Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(run) + "(?![\\p{L}\\p{N}])");
        return whole.matcher(text).results().limit(2).count() == 1;
    }

    /** «цифры», «слово», «слова» */
    private static String kind(String run) {
        if (DIGITS.matcher(run).matches()) {
            return ".digits";
        }
        return run.split("\\s+").length == 1 ? ".one" : ".many";
    }
}
