package ru.metodkarta.roadmap;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cases of what orders name: issuers, offices, documents. «Управление образования города» is declined in its first noun
 * and the adjectives before it; what follows stays. Where that noun is not known nothing is guessed: callers word the
 * sentence without a case.
 */
public final class OfficialWords {

    public enum Gender {
        MASCULINE,
        FEMININE,
        NEUTER,
        PLURAL
    }

    private enum Case {
        GENITIVE,
        ACCUSATIVE,
        PREPOSITIONAL
    }

    /** Endings of a noun: what is cut off, then genitive, accusative, prepositional. */
    private record Noun(Gender gender, int cut, String genitive, String accusative, String prepositional) {

        boolean person() {
            return gender == Gender.MASCULINE && accusative.equals(genitive);
        }

        String ending(Case wanted) {
            return switch (wanted) {
                case GENITIVE -> genitive;
                case ACCUSATIVE -> accusative;
                case PREPOSITIONAL -> prepositional;
            };
        }
    }

    private static final int MOST_ADJECTIVES = 4;
    private static final Map<String, Noun> NOUNS = nouns();
    private static final Pattern WORD = Pattern.compile("[\\p{L}-]+");
    private static final Pattern ABBREVIATION = Pattern.compile("(?=.*\\p{Lu}.*\\p{Lu})[\\p{L}]{2,8}");
    private static final Pattern ROADMAP = Pattern.compile(
            "\\(\\s*([«\"]?)(дорожная карта)([»\"]?)\\s*\\)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PREAMBLE = Pattern.compile(
            "(?iuU)^\\s*(на основании|в соответствии|во исполнение|в целях|руководствуясь|согласно)\\b.*",
            Pattern.DOTALL);
    private static final Pattern PURPOSE = Pattern.compile("(?iuU)^\\s*в целях\\b.*", Pattern.DOTALL);

    private OfficialWords() {}

    private static Map<String, Noun> nouns() {
        Map<String, Noun> nouns = new HashMap<>();
        for (String thing : new String[] {
            "департамент",
            "комитет",
            "отдел",
            "план",
            "комплекс",
            "институт",
            "центр",
            "график",
            "регламент",
            "совет",
            "проект",
            "порядок"
        }) {
            nouns.put(
                    thing,
                    thing.endsWith("ок")
                            ? new Noun(Gender.MASCULINE, 2, "ка", "ок", "ке")
                            : new Noun(Gender.MASCULINE, 0, "а", "", "е"));
        }
        nouns.put("перечень", new Noun(Gender.MASCULINE, 3, "ня", "ень", "не"));
        for (String person : new String[] {
            "начальник",
            "директор",
            "методист",
            "министр",
            "консультант",
            "специалист",
            "инспектор",
            "ректор",
            "сотрудник",
            "советник",
            "референт"
        }) {
            nouns.put(person, new Noun(Gender.MASCULINE, 0, "а", "а", "е"));
        }
        for (String person : new String[] {"руководитель", "заместитель", "председатель", "учитель"}) {
            nouns.put(person, new Noun(Gender.MASCULINE, 1, "я", "я", "е"));
        }
        nouns.put("заведующий", new Noun(Gender.MASCULINE, 2, "его", "его", "ем"));
        nouns.put("глава", new Noun(Gender.FEMININE, 1, "ы", "у", "е"));
        for (String thing : new String[] {
            "управление", "учреждение", "объединение", "положение", "распоряжение", "подразделение", "соглашение"
        }) {
            nouns.put(thing, new Noun(Gender.NEUTER, 1, "я", "е", "и"));
        }
        for (String thing : new String[] {"министерство", "агентство"}) {
            nouns.put(thing, new Noun(Gender.NEUTER, 1, "а", "о", "е"));
        }
        for (String thing :
                new String[] {"администрация", "организация", "академия", "ассоциация", "стратегия", "концепция"}) {
            nouns.put(thing, new Noun(Gender.FEMININE, 1, "и", "ю", "и"));
        }
        for (String thing : new String[] {"служба", "карта", "программа", "школа", "система"}) {
            nouns.put(thing, new Noun(Gender.FEMININE, 1, "ы", "у", "е"));
        }
        nouns.put("мероприятия", new Noun(Gender.PLURAL, 1, "й", "я", "ях"));
        nouns.put("меры", new Noun(Gender.PLURAL, 1, "", "ы", "ах"));
        return Map.copyOf(nouns);
    }

    /** «кого, чего»: «Управления образования …» */
    public static Optional<String> genitive(String phrase) {
        return decline(phrase, Case.GENITIVE);
    }

    /** «кого, что»: «директора …», «дорожную карту …» */
    public static Optional<String> accusative(String phrase) {
        return decline(phrase, Case.ACCUSATIVE);
    }

    /** «в чём»: «в Управлении образования …» */
    public static Optional<String> prepositional(String phrase) {
        return decline(phrase, Case.PREPOSITIONAL);
    }

    /** Of the first noun; masculine, as of «документ», where it is not known. */
    public static Gender gender(String phrase) {
        Matcher words = WORD.matcher(phrase);
        for (int n = 0; n <= MOST_ADJECTIVES && words.find(); n++) {
            Noun noun = NOUNS.get(words.group().toLowerCase(Locale.ROOT));
            if (noun != null) {
                return noun.gender();
            }
        }
        return Gender.MASCULINE;
    }

    /** «начальник Управления …»: an office that a person holds. */
    public static boolean person(String phrase) {
        return animateFollows(phrase, 0);
    }

    private static Optional<String> decline(String phrase, Case wanted) {
        String text = phrase == null ? "" : phrase.strip();
        Matcher words = WORD.matcher(text);
        StringBuilder declined = new StringBuilder();
        int done = 0;
        for (int n = 0; n <= MOST_ADJECTIVES && words.find(); n++) {
            if (!text.substring(done, words.start()).isBlank()) {
                return Optional.empty();
            }
            declined.append(text, done, words.start());
            done = words.end();
            String word = words.group();
            Noun noun = NOUNS.get(word.toLowerCase(Locale.ROOT));
            if (noun != null) {
                String stem = word.substring(0, word.length() - noun.cut());
                declined.append(stem).append(likewise(word, noun.ending(wanted)));
                return Optional.of(declined + roadmapIn(text.substring(done), wanted));
            }
            Optional<String> adjective = adjective(word, wanted, animateFollows(text, words.end()));
            if (adjective.isEmpty() && n == 0 && ABBREVIATION.matcher(word).matches()) {
                return Optional.of(text);
            }
            if (adjective.isEmpty()) {
                return Optional.empty();
            }
            declined.append(adjective.get());
        }
        return Optional.empty();
    }

    /** «главный специалист»: an accusative like the genitive. */
    private static boolean animateFollows(String text, int from) {
        Matcher words = WORD.matcher(text);
        words.region(from, text.length());
        while (words.find()) {
            Noun noun = NOUNS.get(words.group().toLowerCase(Locale.ROOT));
            if (noun != null) {
                return noun.person();
            }
        }
        return false;
    }

    private static Optional<String> adjective(String word, Case wanted, boolean animate) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < 4) {
            return Optional.empty();
        }
        String stem = word.substring(0, word.length() - 2);
        char last = Character.toLowerCase(stem.charAt(stem.length() - 1));
        boolean soft = lower.endsWith("ее")
                || lower.endsWith("яя")
                || (lower.endsWith("ий") && "кгх".indexOf(last) < 0)
                || (lower.endsWith("ая") && "шщжч".indexOf(last) >= 0);
        String ending;
        if (lower.endsWith("ый") || lower.endsWith("ий") || lower.endsWith("ой")) {
            ending = switch (wanted) {
                case GENITIVE -> soft ? "его" : "ого";
                case ACCUSATIVE -> animate ? (soft ? "его" : "ого") : lower.substring(lower.length() - 2);
                case PREPOSITIONAL -> soft ? "ем" : "ом";
            };
        } else if (lower.endsWith("ое") || lower.endsWith("ее")) {
            ending = switch (wanted) {
                case GENITIVE -> soft ? "его" : "ого";
                case ACCUSATIVE -> lower.substring(lower.length() - 2);
                case PREPOSITIONAL -> soft ? "ем" : "ом";
            };
        } else if (lower.endsWith("ая") || lower.endsWith("яя")) {
            ending = wanted == Case.ACCUSATIVE ? (lower.endsWith("яя") ? "юю" : "ую") : soft ? "ей" : "ой";
        } else {
            return Optional.empty();
        }
        return Optional.of(stem + likewise(word, ending));
    }

    /** «(«дорожная карта»)» after the first noun goes with it. */
    private static String roadmapIn(String rest, Case wanted) {
        Matcher found = ROADMAP.matcher(rest);
        if (!found.find()) {
            return rest;
        }
        String words = decline(found.group(2), wanted).orElse(found.group(2));
        return rest.substring(0, found.start(2)) + words + rest.substring(found.end(2));
    }

    /** In capitals when the word is. */
    private static String likewise(String word, String ending) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
                ? ending.toUpperCase(Locale.ROOT)
                : ending;
    }

    /** «Муниципальный план …» inside a sentence: «муниципальный план …», a heading in capitals too; names stay. */
    public static String inSentence(String title) {
        Matcher words = WORD.matcher(title.strip());
        StringBuilder lowered = new StringBuilder();
        int done = 0;
        for (int n = 0; words.find(); n++) {
            String word = words.group();
            boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            if (n > 0 && !capitals) {
                break;
            }
            boolean known = NOUNS.containsKey(word.toLowerCase(Locale.ROOT));
            if (n == 0
                    && capitals
                    && !known
                    && adjective(word, Case.GENITIVE, false).isEmpty()) {
                break;
            }
            if (n > 0 && ABBREVIATION.matcher(word).matches() && word.length() < 4 && !"МЕР".equals(word)) {
                break;
            }
            lowered.append(title.strip(), done, words.start()).append(word.toLowerCase(Locale.ROOT));
            done = words.end();
        }
        return lowered + title.strip().substring(done);
    }

    /** «На основании …», «В целях …»: how the preamble of an order begins. */
    public static boolean beginsPreamble(String phrase) {
        return phrase != null && PREAMBLE.matcher(phrase).matches();
    }

    /** «В целях …» */
    public static boolean namesPurpose(String phrase) {
        return PURPOSE.matcher(phrase).matches();
    }

    /** «На основании приказа …» with other first words, which want the same case. */
    public static String inPursuance(String phrase, String words) {
        return phrase.replaceFirst("(?iuU)^\\s*на основании", words);
    }
}
