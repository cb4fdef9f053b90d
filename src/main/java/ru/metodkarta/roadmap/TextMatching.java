package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which row of one text is which of another: by number and title, by title, by likeness of titles, at last by number
 * within the section («пункт 1.2 изложить в следующей редакции»).
 */
final class TextMatching {

    static final int NONE = -1;

    private static final double ALIKE = 0.6;
    private static final double SAME_PLACE = 0.15;
    private static final double SAME_SECTION = 0.05;

    /** @param section index of its section, {@link #NONE}: stands before all of them */
    record Row(int section, String number, String title) {}

    record Section(String number, String title) {}

    private final List<Row> olds;
    private final List<Row> news;
    private final int[] sections;
    private final int[] rows;
    private final boolean[] byNumberOnly;
    private final boolean[] taken;

    private TextMatching(List<Section> oldSections, List<Row> olds, List<Section> newSections, List<Row> news) {
        this.olds = olds;
        this.news = news;
        sections = pairSections(oldSections, newSections);
        rows = new int[news.size()];
        Arrays.fill(rows, NONE);
        byNumberOnly = new boolean[news.size()];
        taken = new boolean[olds.size()];
    }

    static TextMatching of(List<Section> oldSections, List<Row> olds, List<Section> newSections, List<Row> news) {
        TextMatching matching = new TextMatching(oldSections, olds, newSections, news);
        matching.run();
        return matching;
    }

    /** Old section of a new one, {@link #NONE}: it is new. */
    int section(int newSection) {
        return newSection == NONE ? NONE : sections[newSection];
    }

    /** Old row of a new one, {@link #NONE}: it is new. */
    int row(int newRow) {
        return rows[newRow];
    }

    /** Only the number is the same: a person should look. */
    boolean byNumberOnly(int newRow) {
        return byNumberOnly[newRow];
    }

    private static int[] pairSections(List<Section> olds, List<Section> news) {
        int[] pairs = new int[news.size()];
        Arrays.fill(pairs, NONE);
        boolean[] used = new boolean[olds.size()];
        List<BiPredicate<Section, Section>> rules = List.of(
                (a, b) -> plain(a.title()).equals(plain(b.title())),
                (a, b) -> likeness(words(a.title()), words(b.title())) >= ALIKE,
                (a, b) -> !number(a.number()).isEmpty() && number(a.number()).equals(number(b.number())));
        for (BiPredicate<Section, Section> rule : rules) {
            for (int n = 0; n < news.size(); n++) {
                for (int o = 0; pairs[n] == NONE && o < olds.size(); o++) {
                    if (!used[o] && rule.test(olds.get(o), news.get(n))) {
                        pairs[n] = o;
                        used[o] = true;
                    }
                }
            }
        }
        return pairs;
    }

    private void run() {
        exact(row -> number(row.number()) + "|" + plain(row.title()), true);
        exact(row -> number(row.number()) + "|" + plain(row.title()), false);
        exact(row -> plain(row.title()), true);
        exact(row -> plain(row.title()), false);
        alike();
        byNumber();
    }

    private void exact(Function<Row, String> key, boolean sameSection) {
        Map<String, List<Integer>> byKey = new HashMap<>();
        for (int o = 0; o < olds.size(); o++) {
            if (!taken[o]) {
                byKey.computeIfAbsent(key.apply(olds.get(o)), k -> new ArrayList<>())
                        .add(o);
            }
        }
        for (int n = 0; n < news.size(); n++) {
            if (rows[n] != NONE) {
                continue;
            }
            for (int o : byKey.getOrDefault(key.apply(news.get(n)), List.of())) {
                if (!taken[o] && (!sameSection || sameSection(n, o))) {
                    pair(n, o);
                    break;
                }
            }
        }
    }

    private boolean sameSection(int newRow, int oldRow) {
        int section = news.get(newRow).section();
        return section == NONE
                ? olds.get(oldRow).section() == NONE
                : sections[section] != NONE
                        && sections[section] == olds.get(oldRow).section();
    }

    private void pair(int newRow, int oldRow) {
        rows[newRow] = oldRow;
        taken[oldRow] = true;
    }

    private record Pair(int newRow, int oldRow, double score) {}

    /** Only rows that share a word are compared. */
    private void alike() {
        Map<String, List<Integer>> byWord = new HashMap<>();
        List<Set<String>> oldWords = new ArrayList<>();
        for (int o = 0; o < olds.size(); o++) {
            Set<String> words = taken[o] ? Set.of() : words(olds.get(o).title());
            oldWords.add(words);
            int row = o;
            words.forEach(
                    word -> byWord.computeIfAbsent(word, k -> new ArrayList<>()).add(row));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int n = 0; n < news.size(); n++) {
            if (rows[n] != NONE) {
                continue;
            }
            Set<String> words = words(news.get(n).title());
            Map<Integer, Integer> shared = new HashMap<>();
            words.forEach(word -> byWord.getOrDefault(word, List.of()).forEach(o -> shared.merge(o, 1, Integer::sum)));
            for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
                int o = entry.getKey();
                double score =
                        2.0 * entry.getValue() / (words.size() + oldWords.get(o).size());
                if (score >= ALIKE) {
                    pairs.add(new Pair(n, o, score + place(n, o)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparing(Pair::newRow)
                .thenComparing(Pair::oldRow));
        for (Pair pair : pairs) {
            if (rows[pair.newRow()] == NONE && !taken[pair.oldRow()]) {
                pair(pair.newRow(), pair.oldRow());
            }
        }
    }

    private double place(int newRow, int oldRow) {
        if (!sameSection(newRow, oldRow)) {
            return 0;
        }
        return sameNumber(newRow, oldRow) ? SAME_PLACE : SAME_SECTION;
    }

    private boolean sameNumber(int newRow, int oldRow) {
        String number = number(news.get(newRow).number());
        return !number.isEmpty() && number.equals(number(olds.get(oldRow).number()));
    }

    private void byNumber() {
        for (int n = 0; n < news.size(); n++) {
            for (int o = 0; rows[n] == NONE && o < olds.size(); o++) {
                if (!taken[o] && sameSection(n, o) && sameNumber(n, o)) {
                    pair(n, o);
                    byNumberOnly[n] = true;
                }
            }
        }
    }

    private static double likeness(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long shared = a.stream().filter(b::contains).count();
        return 2.0 * shared / (a.size() + b.size());
    }

    private static Set<String> words(String title) {
        return new HashSet<>(List.of(plain(title).split(" ")));
    }

    /** Letters and digits only: quotation marks, dashes and spaces are typed anew in every edition. */
    static String plain(String title) {
        return title == null
                ? ""
                : title.toLowerCase(Locale.ROOT)
                        .replace('ё', 'е')
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
    }

    /** Without the stop behind it. */
    static String number(String number) {
        return number == null ? "" : number.replaceAll("[\\s.)]+$", "").strip();
    }
}
