package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of two texts are their own, and which both have in the same order (longest common subsequence). Marks are
 * of words and signs; spaces go with the words beside them. The two sides agree: what is common stands in both, and
 * comparing the other way round gives the same with its sides exchanged.
 */
public final class WordDiff {

    /** spaces before, and a word (numbers and dates are one) or a single sign */
    private static final Pattern WORD = Pattern.compile(
            "([\\s\\u00a0\\u202f]*)([\\p{L}\\p{N}\\p{M}]+(?:[-\\u2011.,/:][\\p{L}\\p{N}\\p{M}]+)*|[^\\s\\u00a0\\u202f])");

    /** Beyond so many pairs of words the middle is shown whole: the table of the comparison grows with their product. */
    private static final int MOST_PAIRS = 1500 * 1500;

    /** Texts that share less than one letter in so many are different texts: a common «на» says nothing. */
    private static final int LEAST_IN_COMMON = 6;

    private WordDiff() {}

    /** @param own only this text has it */
    public record Piece(String text, boolean own) {}

    record Sides(List<Piece> before, List<Piece> after) {}

    private record Word(String space, String text) {}

    public static List<Piece> marked(String text, String other) {
        return sides(text, other).before();
    }

    static Sides sides(String before, String after) {
        if (before.equals(after)) {
            List<Piece> same = before.isEmpty() ? List.of() : List.of(new Piece(before, false));
            return new Sides(same, same);
        }
        // of several equally long common texts the same one is found from either side
        if (before.compareTo(after) > 0) {
            Sides turned = ordered(after, before);
            return new Sides(turned.after(), turned.before());
        }
        return ordered(before, after);
    }

    private static Sides ordered(String a, String b) {
        List<Word> as = words(a);
        List<Word> bs = words(b);
        boolean[] ownA = new boolean[as.size()];
        boolean[] ownB = new boolean[bs.size()];
        mark(as, bs, ownA, ownB);
        if (commonLetters(as, ownA) * LEAST_IN_COMMON < Math.min(letters(as), letters(bs))) {
            Arrays.fill(ownA, true);
            Arrays.fill(ownB, true);
        }
        boolean onlySpaces = none(ownA) && none(ownB);
        return new Sides(pieces(a, as, ownA, onlySpaces), pieces(b, bs, ownB, onlySpaces));
    }

    private static int letters(List<Word> words) {
        return words.stream().mapToInt(word -> word.text().length()).sum();
    }

    private static int commonLetters(List<Word> words, boolean[] own) {
        int letters = 0;
        for (int w = 0; w < words.size(); w++) {
            letters += own[w] ? 0 : words.get(w).text().length();
        }
        return letters;
    }

    private static void mark(List<Word> as, List<Word> bs, boolean[] ownA, boolean[] ownB) {
        int first = 0;
        while (first < as.size() && first < bs.size() && same(as, first, bs, first)) {
            first++;
        }
        int endA = as.size();
        int endB = bs.size();
        while (endA > first && endB > first && same(as, endA - 1, bs, endB - 1)) {
            endA--;
            endB--;
        }
        int[][] common = common(as.subList(first, endA), bs.subList(first, endB));
        int i = first;
        int j = first;
        while (i < endA || j < endB) {
            if (i < endA && j < endB && common != null && same(as, i, bs, j)) {
                i++;
                j++;
            } else if (j == endB
                    || (i < endA
                            && (common == null
                                    || common[i + 1 - first][j - first] >= common[i - first][j + 1 - first]))) {
                ownA[i++] = true;
            } else {
                ownB[j++] = true;
            }
        }
    }

    private static boolean same(List<Word> as, int i, List<Word> bs, int j) {
        return as.get(i).text().equals(bs.get(j).text());
    }

    /** common[i][j]: how many words the rests from i and from j share in order; null when that were too much work. */
    private static int[][] common(List<Word> a, List<Word> b) {
        if ((long) a.size() * b.size() > MOST_PAIRS) {
            return null;
        }
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] =
                        same(a, i, b, j) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static boolean none(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return false;
            }
        }
        return true;
    }

    private static List<Piece> pieces(String text, List<Word> words, boolean[] own, boolean onlySpaces) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (onlySpaces || words.isEmpty()) {
            return List.of(new Piece(text, true));
        }
        List<Piece> pieces = new ArrayList<>();
        int shown = 0;
        for (int w = 0; w < words.size(); w++) {
            Word word = words.get(w);
            boolean leavesSpace = own[w] && w > 0 && !own[w - 1];
            append(pieces, leavesSpace ? word.space() : "", false);
            append(pieces, leavesSpace ? word.text() : word.space() + word.text(), own[w]);
            shown += word.space().length() + word.text().length();
        }
        append(pieces, text.substring(shown), own[words.size() - 1]);
        return List.copyOf(pieces);
    }

    private static void append(List<Piece> pieces, String text, boolean own) {
        if (text.isEmpty()) {
            return;
        }
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).own() == own) {
            pieces.set(last, new Piece(pieces.get(last).text() + text, own));
        } else {
            pieces.add(new Piece(text, own));
        }
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.group(1), matcher.group(2)));
        }
        return words;
    }
}
