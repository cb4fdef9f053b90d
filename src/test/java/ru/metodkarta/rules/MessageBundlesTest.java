package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No user-visible text outside the bundles; Russian is the base, English is complete. */
class MessageBundlesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path MESSAGES = RESOURCES.resolve("messages");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Path SOURCES = Path.of("src/main/java");
    /** Vocabulary that is read, not shown: deadlines, group names, headings of plans; the demo's invented names. */
    private static final List<String> READS_RUSSIAN = List.of(
            "/deadline/",
            "/organization/GroupNames.java",
            "/organization/SpokenNames.java",
            "/document/PlanWords.java",
            "/document/HeadingWords.java",
            "/document/FrontWords.java",
            "/document/ExecutorWords.java",
            "/document/Signatories.java",
            "/office/SectionWords.java",
            "/approval/PlanKind.java",
            "/roadmap/OfficialWords.java",
            "/account/Officials.java",
            "/workdays/YearTable.java",
            "/reuse/YearWords.java",
            "/reuse/OneOffWords.java",
            "/demo/");

    private static final Pattern STRING =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
    private static final Pattern CYRILLIC = Pattern.compile("[А-Яа-яЁё]");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("#\\{([A-Za-z][\\w.-]*)[}(]");
    private static final Pattern VISIBLE_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|placeholder|aria-label|value)=\"([^\"]*[A-Za-zА-Яа-яЁё]{2}[^\"]*)\"");

    @Test
    void russianAndEnglishHaveTheSameKeys() {
        bundles().forEach((name, russian) -> {
            Properties english = load(MESSAGES.resolve(name.replace(".properties", "_en.properties")));
            assertThat(new TreeSet<>(english.stringPropertyNames()))
                    .as(name)
                    .isEqualTo(new TreeSet<>(russian.stringPropertyNames()));
        });
    }

    @Test
    void noKeyIsInTwoBundles() {
        Map<String, String> seen = new TreeMap<>();
        bundles()
                .forEach((name, bundle) -> bundle.stringPropertyNames().forEach(key -> {
                    assertThat(seen.put(key, name))
                            .as(key + " is in " + name + " and in another bundle")
                            .isNull();
                }));
    }

    @Test
    void englishHasNoRussianWords() {
        bundles().keySet().forEach(name -> {
            Properties english = load(MESSAGES.resolve(name.replace(".properties", "_en.properties")));
            english.stringPropertyNames()
                    .forEach(key -> assertThat(english.getProperty(key)
                                    .replace("Методкарта", "")
                                    .replace("Русский", "")
                                    .replaceAll("«[^»]*»", ""))
                            .as(key)
                            .doesNotContainPattern("[а-яё]{3}"));
        });
    }

    @Test
    void everyMessageIsAFormatWithTheSameArgumentsInBothLanguages() {
        bundles().forEach((name, russian) -> {
            Properties english = load(MESSAGES.resolve(name.replace(".properties", "_en.properties")));
            russian.stringPropertyNames().forEach(key -> {
                if (english.getProperty(key) != null) {
                    assertThat(arguments(english.getProperty(key)))
                            .as(key)
                            .isEqualTo(arguments(russian.getProperty(key)));
                }
            });
        });
    }

    @Test
    void everyKeyOfATemplateExists() {
        TreeSet<String> known = new TreeSet<>();
        bundles().values().forEach(bundle -> known.addAll(bundle.stringPropertyNames()));
        TreeSet<String> missing = new TreeSet<>();
        files(TEMPLATES, ".html").forEach(template -> {
            Matcher key = KEY_IN_TEMPLATE.matcher(read(template));
            while (key.find()) {
                if (!known.contains(key.group(1))) {
                    missing.add(template.getFileName() + ": " + key.group(1));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void templatesHoldNoText() {
        files(TEMPLATES, ".html").forEach(template -> {
            String html = read(template)
                    .replaceAll("(?s)<!--.*?-->", "")
                    .replaceAll("(?s)<svg.*?</svg>", "")
                    .replaceAll("(?s)<title[^>]*>.*?</title>", "")
                    .replaceAll("(?s)\\$\\{.*?\\}", "")
                    .replaceAll("(?s)\\sth:[\\w-]+=\"[^\"]*\"", "");
            // the default text of an element with th:text is never shown, yet it would rot: none either
            String text = html.replaceAll("(?s)<[^>]*>", " ");
            assertThat(CYRILLIC.matcher(text).find())
                    .as(template + ": " + text.strip())
                    .isFalse();
            assertThat(text).as(template.toString()).doesNotContainPattern("[A-Za-z]{3,}");
            Matcher attribute = VISIBLE_ATTRIBUTE.matcher(
                    html.replaceAll("<(input|option|button)[^>]*\\svalue=\"[\\w.-]*\"", "<$1"));
            assertThat(attribute.find() ? attribute.group() : "")
                    .as(template.toString())
                    .isEmpty();
        });
    }

    @Test
    void javaHoldsNoRussianText() {
        files(SOURCES, ".java")
                .filter(source -> READS_RUSSIAN.stream()
                        .noneMatch(part -> source.toString().contains(part)))
                .forEach(source -> {
                    Matcher string = STRING.matcher(
                            read(source).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", ""));
                    while (string.find()) {
                        String text = string.group(1) != null ? string.group(1) : string.group(2);
                        assertThat(text).as(source.toString()).doesNotContainPattern("[А-Яа-яЁё]{2}");
                    }
                });
    }

    @Test
    void nothingIsLeftOfAMerge() {
        Pattern mark = Pattern.compile("(?m)^(<{7} |={7}$|>{7} )");
        Stream.of(".html", ".java", ".properties", ".sql", ".css", ".js", ".tsv")
                .flatMap(ending -> files(Path.of("src"), ending))
                .forEach(file -> assertThat(mark.matcher(read(file)).find())
                        .as(file.toString())
                        .isFalse());
    }

    @Test
    void templatesKeepTheContentPolicy() {
        files(TEMPLATES, ".html")
                .forEach(template -> assertThat(read(template))
                        .as(template.toString())
                        .doesNotContainPattern("\\sstyle=|\\son[a-z]+=|hx-on|th:utext|<script>|<style|\\[\\("));
    }

    private static TreeSet<Integer> arguments(String message) {
        new MessageFormat(message); // throws on a broken one
        TreeSet<Integer> numbers = new TreeSet<>();
        Matcher argument = Pattern.compile("\\{(\\d+)").matcher(message);
        while (argument.find()) {
            numbers.add(Integer.valueOf(argument.group(1)));
        }
        return numbers;
    }

    private static Map<String, Properties> bundles() {
        Map<String, Properties> bundles = new TreeMap<>();
        files(MESSAGES, ".properties")
                .filter(file -> !file.toString().endsWith("_en.properties"))
                .forEach(file -> bundles.put(file.getFileName().toString(), load(file)));
        assertThat(bundles).isNotEmpty();
        return bundles;
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
