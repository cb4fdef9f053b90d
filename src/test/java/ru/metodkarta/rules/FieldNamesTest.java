package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of errors on top of a form says which field it speaks of. */
class FieldNamesTest {

    private static final Pattern PROBLEM =
            Pattern.compile("(?:errors\\s*\\.(?:add|addFile|required|optional)|Dates\\.parse)\\(\\s*\"([A-Za-z]+)\"");

    @Test
    void everyFieldThatMayBeWrongHasAName() throws IOException {
        Properties names = new Properties();
        try (Reader bundle = Files.newBufferedReader(Path.of("src/main/resources/messages/web.properties"))) {
            names.load(bundle);
        }
        TreeSet<String> nameless = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher problem = PROBLEM.matcher(Files.readString(source));
                while (problem.find()) {
                    if (!names.containsKey("field." + problem.group(1))) {
                        nameless.add(problem.group(1));
                    }
                }
            }
        }
        assertThat(nameless).isEmpty();
    }
}
