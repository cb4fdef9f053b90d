package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import ru.metodkarta.MetodkartaApplication;

/** Features are modules: flat packages whose dependencies run downwards only. */
class ModulesTest {

    private static final Path SOURCES = Path.of("src/main/java/ru/metodkarta");

    @Test
    void dependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(MetodkartaApplication.class).verify();
    }

    @Test
    void allDeclareWhatTheyMayDependOn() throws IOException {
        // a package without the declaration would be allowed everything
        for (Path module : folders(SOURCES)) {
            assertThat(Files.readString(module.resolve("package-info.java")))
                    .as(module.toString())
                    .contains("allowedDependencies");
        }
    }

    @Test
    void areFlat() throws IOException {
        for (Path module : folders(SOURCES)) {
            assertThat(folders(module)).as(module.toString()).isEmpty();
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
