package ru.metodkarta.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param directory where the cluster is kept; empty = a temporary one that goes with the process (tests)
 * @param port 0 = any free port
 */
@ConfigurationProperties("metodkarta.embedded-database")
record EmbeddedDatabaseProperties(
        Path directory, @DefaultValue("0") int port) {

    boolean kept() {
        return directory != null && !directory.toString().isBlank();
    }
}
