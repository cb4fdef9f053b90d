package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Organizations as people call them in letters and sheets: «детсад 7», «школа № 3», «СОШ 3», «д/с 7», «лицей 1»,
 * «гимназия». A name is a sort, a number and further words; whoever has them all may be meant. Pure.
 */
public final class SpokenNames {

    /** @param names any of them counts; {@code town} may be null */
    public record Bearer(UUID id, OrganizationKind kind, List<String> names, String town) {}

    /** @param surely whom the words fit as they stand; {@code perhaps} to be asked about, as a lyceum called «школа» is */
    public record Found(Set<UUID> surely, Set<UUID> perhaps) {}

    private enum Sort {
        SCHOOL,
        SECONDARY,
        BASIC,
        PRIMARY,
        LYCEUM,
        GYMNASIUM,
        KINDERGARTEN;

        static final Set<Sort> ORDINARY = EnumSet.of(SCHOOL, SECONDARY, BASIC, PRIMARY);
    }

    private static final Map<Pattern, Sort> SORTS = sorts();
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** A second number and a letter belong to it, «12-1», «3а», «3-б»; of an ordinal, «3-я», the ending does not. */
    private static final String FIGURES = "[0-9]{1,4}(?:-[0-9]{1,4})?(?:(?:-?(?![йяеюмх])\\p{L}| [аб])(?!\\p{L}))?";

    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}])" + FIGURES + "(?![\\p{L}\\p{N}])");
    private static final Pattern MARKED = Pattern.compile("№ ?(" + FIGURES + ")(?![0-9])");
    private static final Pattern QUOTED_LETTER = Pattern.compile("(?<=[0-9]) ?[«\"“„](\\p{L})[»\"”“]");
    private static final Pattern MARKS = Pattern.compile("[«»\"“”„.,()]");
    private static final Pattern TOGETHER = Pattern.compile("(?<=\\p{L})(?=[0-9])|(?<=\\p{L})(?=№)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern BETWEEN_FIGURES = Pattern.compile("(?<=[0-9]) ?[-–—/] ?(?=[0-9])");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");
    /** Legal forms and what stands between names. */
    private static final Set<String> NOISE = Set.of(
            "мбоу",
            "маоу",
            "мкоу",
            "моу",
            "гбоу",
            "гкоу",
            "мбу",
            "мау",
            "мку",
            "муниципальное",
            "государственное",
            "бюджетное",
            "автономное",
            "казенное",
            "общеобразовательное",
            "общеобразовательная",
            "образовательное",
            "дошкольное",
            "учреждение",
            "организация",
            "имени",
            "им",
            "город",
            "города",
            "гор",
            "поселок",
            "пос",
            "село",
            "номер");

    private static final int SHORTEST_WORD = 2;
    private static final int ENDING = 3;
    private static final int SHORTEST_STEM = 4;

    private final List<Known> all = new ArrayList<>();
    private final Map<String, List<Known>> byNumber = new HashMap<>();
    /** By every word of theirs, in alphabetical order: what begins alike stands together. */
    private final NavigableMap<String, List<Known>> byWord = new TreeMap<>();

    private record Spoken(Set<Sort> sorts, String number, Set<String> words) {}

    private record Known(Bearer bearer, Spoken name, Set<String> words) {}

    public SpokenNames(Collection<Bearer> bearers) {
        for (Bearer bearer : bearers) {
            List<Spoken> names = bearer.names().stream().map(SpokenNames::parse).toList();
            Set<String> words = new LinkedHashSet<>();
            names.forEach(name -> words.addAll(name.words()));
            if (bearer.town() != null) {
                words.addAll(parse(bearer.town()).words());
            }
            for (Spoken name : names) {
                Known known = new Known(bearer, name, words);
                all.add(known);
                words.forEach(word ->
                        byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(known));
                if (name.number() != null) {
                    byNumber.computeIfAbsent(name.number(), n -> new ArrayList<>())
                            .add(known);
                }
            }
        }
    }

    private static Map<Pattern, Sort> sorts() {
        Map<Pattern, Sort> sorts = new LinkedHashMap<>();
        String school = "(?: \\p{L}*образовательн\\p{L}*)? шк(?:ол\\p{L}*)?";
        sorts.put(
                word("детск\\p{L}*[ -]сад\\p{L}*|дет сад\\p{L}*|д[ /]сад\\p{L}*|д/с|дс|детсад\\p{L}*|садик\\p{L}*"
                        + "|м[бак]?доу|гбдоу|доу|доо"),
                Sort.KINDERGARTEN);
        sorts.put(word("средн\\p{L}*" + school + "|сош|сш"), Sort.SECONDARY);
        sorts.put(word("основн\\p{L}*" + school + "|оош"), Sort.BASIC);
        sorts.put(word("начальн\\p{L}*" + school + "|нош|нш"), Sort.PRIMARY);
        sorts.put(word("лице[йяюе]\\p{L}*"), Sort.LYCEUM);
        sorts.put(word("гимнази[яию]\\p{L}*"), Sort.GYMNASIUM);
        sorts.put(word("школ\\p{L}*|шк"), Sort.SCHOOL);
        return sorts;
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}])");
    }

    /** Nobody is guessed: who fits in part is in {@code perhaps}, whoever lacks a word or has another number in neither. */
    public Found find(String written) {
        Spoken asked = parse(written);
        Set<UUID> surely = new LinkedHashSet<>();
        Set<UUID> perhaps = new LinkedHashSet<>();
        if (asked.sorts().isEmpty() && asked.words().isEmpty()) {
            return new Found(surely, perhaps);
        }
        for (Known known : candidates(asked)) {
            if (asked.words().stream().allMatch(word -> said(word, known.words()))) {
                if (fits(asked.sorts(), known)) {
                    surely.add(known.bearer().id());
                } else if (alike(asked.sorts(), known)) {
                    perhaps.add(known.bearer().id());
                }
            }
        }
        perhaps.removeAll(surely);
        return new Found(surely, perhaps);
    }

    /** Fewer than all to look at: thousands of lines are read. */
    private Collection<Known> candidates(Spoken asked) {
        if (asked.number() != null) {
            return byNumber.getOrDefault(asked.number(), List.of());
        }
        return asked.words().stream()
                .findFirst()
                .map(SpokenNames::stem)
                .map(stem -> byWord.subMap(stem, stem + Character.MAX_VALUE).values().stream()
                        .flatMap(List::stream)
                        .toList())
                .orElse(all);
    }

    private static boolean fits(Set<Sort> asked, Known known) {
        Set<Sort> sorts = known.name().sorts();
        if (asked.isEmpty() || sorts.isEmpty()) {
            return false;
        }
        boolean general = asked.equals(EnumSet.of(Sort.SCHOOL)) && Sort.ORDINARY.containsAll(sorts);
        boolean school = known.bearer().kind() == OrganizationKind.SCHOOL
                || sorts.contains(Sort.KINDERGARTEN)
                || !asked.contains(Sort.SCHOOL);
        return (general || sorts.equals(asked)) && school;
    }

    /** Of the same number: a school by another of its sorts, a kindergarten that is named by a word alone. */
    private static boolean alike(Set<Sort> asked, Known known) {
        Set<Sort> sorts = known.name().sorts();
        if (asked.isEmpty() || sorts.stream().anyMatch(asked::contains)) {
            return true;
        }
        OrganizationKind kind = known.bearer().kind();
        return asked.contains(Sort.KINDERGARTEN)
                ? kind == OrganizationKind.KINDERGARTEN
                : kind == OrganizationKind.SCHOOL
                        && (asked.contains(Sort.SCHOOL)
                                || (Sort.ORDINARY.containsAll(asked) && sorts.contains(Sort.SCHOOL)));
    }

    /** «Заречного» is said of «Заречный»: the ending does not count. */
    private static boolean said(String word, Set<String> words) {
        if (words.contains(word)) {
            return true;
        }
        String stem = stem(word);
        return stem.length() >= SHORTEST_STEM && words.stream().anyMatch(one -> one.startsWith(stem));
    }

    private static String stem(String word) {
        return word.substring(0, Math.max(Math.min(SHORTEST_STEM, word.length()), word.length() - ENDING));
    }

    private static Spoken parse(String name) {
        String plain = QUOTED_LETTER
                .matcher(name.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .replaceAll("$1");
        plain = TOGETHER.matcher(MARKS.matcher(plain).replaceAll(" ")).replaceAll(" ");
        String rest = BETWEEN_FIGURES
                .matcher(" " + SPACES.matcher(plain).replaceAll(" ") + " ")
                .replaceAll("-");
        Set<Sort> sorts = EnumSet.noneOf(Sort.class);
        for (Map.Entry<Pattern, Sort> sort : SORTS.entrySet()) {
            Matcher found = sort.getKey().matcher(rest);
            if (found.find()) {
                sorts.add(sort.getValue());
                rest = found.replaceAll(" ");
            }
        }
        String number = null;
        Matcher marked = MARKED.matcher(rest);
        if (marked.find()) {
            number = marked.group(1);
            rest = rest.substring(0, marked.start()) + " " + rest.substring(marked.end());
        } else {
            Matcher bare = NUMBER.matcher(rest);
            if (bare.find()) {
                number = bare.group();
                rest = rest.substring(0, bare.start()) + " " + rest.substring(bare.end());
            }
        }
        Set<String> words = new LinkedHashSet<>();
        for (String word : BETWEEN.split(rest)) {
            boolean says = word.length() >= SHORTEST_WORD || (!word.isEmpty() && Character.isDigit(word.charAt(0)));
            if (says && !NOISE.contains(word)) {
                words.add(word);
            }
        }
        return new Spoken(sorts, number == null ? null : plainNumber(number), words);
    }

    /** «03-а» is written «3а», too. */
    private static String plainNumber(String written) {
        String number = LEADING_ZEROS.matcher(written).replaceFirst("");
        return number.replaceFirst("[- ](?=\\p{L})", "");
    }
}
