package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words of a text another text does not have in the same order (longest common subsequence). */
public final class WordDiff {

    private static final Pattern WORD = Pattern.compile("\\s+|[^\\s]+");
    /** Beyond this many words the texts are shown whole: the table of the comparison grows with their product. */
    private static final int MOST_WORDS = 1500;

    private WordDiff() {}

    /** @param own only this text has it */
    public record Piece(String text, boolean own) {}

    public static List<Piece> marked(String text, String other) {
        List<String> words = words(text);
        List<String> others = words(other);
        if (words.size() > MOST_WORDS || others.size() > MOST_WORDS) {
            return List.of(new Piece(text, !text.equals(other)));
        }
        int[][] common = common(words, others);
        List<Piece> pieces = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < words.size(); i++) {
            while (j < others.size()
                    && !words.get(i).equals(others.get(j))
                    && common[i][j + 1] >= common[i + 1][j]
                    && common[i][j + 1] > 0) {
                j++;
            }
            boolean shared = j < others.size() && words.get(i).equals(others.get(j));
            if (shared) {
                j++;
            }
            append(pieces, words.get(i), !shared);
        }
        return pieces;
    }

    private static void append(List<Piece> pieces, String word, boolean own) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).own() == own) {
            pieces.set(last, new Piece(pieces.get(last).text() + word, own));
        } else {
            pieces.add(new Piece(word, own));
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** common[i][j]: how many words the rests from i and from j share in order. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
