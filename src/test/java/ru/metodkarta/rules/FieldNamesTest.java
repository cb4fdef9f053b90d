package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of errors on top of a form says which field it speaks of. */
class FieldNamesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final Pattern PROBLEM =
            Pattern.compile("(?:errors\\s*\\.(?:add|addFile|required|optional)|Dates\\.parse)\\(\\s*\"([A-Za-z]+)\"");

    /** A control with its label, by a fragment of web/fields or written out. */
    private static final List<Pattern> LABELLED = List.of(
            Pattern.compile(":: (?:text|day|area|choice|radios|files|check)\\('(\\w+)', #\\{([\\w.-]+)}"),
            Pattern.compile("for=\"field-(\\w+)\"[^>]*th:text=\"#\\{([\\w.-]+)}\""),
            Pattern.compile("id=\"field-(\\w+)\"[^>]*><legend[^>]*th:text=\"#\\{([\\w.-]+)}\""));

    @Test
    void everyFieldThatMayBeWrongHasAName() {
        Properties names = bundles("web.properties");
        TreeSet<String> nameless = new TreeSet<>();
        for (String source : texts(Path.of("src/main/java"), ".java")) {
            Matcher problem = PROBLEM.matcher(source);
            while (problem.find()) {
                if (!names.containsKey("field." + problem.group(1))) {
                    nameless.add(problem.group(1));
                }
            }
        }
        assertThat(nameless).isEmpty();
    }

    /** The name is a stand-in for the label, where a page has none: two words for one thing would be one too many. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_en"})
    void isCalledAsOneOfItsLabels(String language) {
        Properties words = bundles("[a-z]+" + language + "\\.properties");
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String page : texts(RESOURCES.resolve("templates"), ".html")) {
            for (Pattern pattern : LABELLED) {
                Matcher field = pattern.matcher(page);
                while (field.find()) {
                    labels.computeIfAbsent(field.group(1), name -> new TreeSet<>())
                            .add(shown(words.getProperty(field.group(2))));
                }
            }
        }
        assertThat(labels).hasSizeGreaterThan(100);
        assertThat(labels)
                .allSatisfy((name, said) -> assertThat(words.getProperty(
                                "field." + name, said.iterator().next()))
                        .as(name)
                        .isIn(said));
    }

    /** As {@code web.FieldLabels} shows it. */
    private static String shown(String label) {
        return label.replaceFirst("([:?\\s]|(?<=\\p{L}{5})\\.)+$", "");
    }

    private static Properties bundles(String name) {
        Properties words = new Properties();
        try (Stream<Path> all = Files.list(RESOURCES.resolve("messages"))) {
            for (Path bundle : all.filter(path -> path.getFileName().toString().matches(name))
                    .toList()) {
                try (Reader text = Files.newBufferedReader(bundle)) {
                    words.load(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static List<String> texts(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending))
                    .map(path -> {
                        try {
                            return Files.readString(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
