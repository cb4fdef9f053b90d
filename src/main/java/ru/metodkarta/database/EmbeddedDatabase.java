package ru.metodkarta.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The child process: durable when its directory is kept, Russian sort order on any host. */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** Major version of the bundled binaries; a cluster of another one is refused with a sentence. */
    private static final String MAJOR = "18";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedDatabase start(EmbeddedDatabaseProperties properties) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(properties.port())
                    // its own shutdown hook races with Spring's: the database would go before the beans
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "ru-RU")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("default_text_search_config", "pg_catalog.russian")
                    .setServerConfig("max_connections", "100");
            if (properties.kept()) {
                Path directory = properties.directory().toAbsolutePath();
                refuseOtherMajor(directory);
                stopOrphan(directory);
                builder.setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        // the library switches both off for speed; kept data wants them on
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on");
            }
            EmbeddedPostgres server = builder.start();
            log.info(
                    "Embedded PostgreSQL on port {}, data: {}",
                    server.getPort(),
                    properties.kept() ? "kept" : "temporary");
            return new EmbeddedDatabase(server);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL could not be started", e);
        }
    }

    private static void refuseOtherMajor(Path directory) throws IOException {
        Path version = directory.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).trim().equals(MAJOR)) {
            throw new IOException("The data in " + directory + " were written by PostgreSQL "
                    + Files.readString(version).trim() + ", this version brings " + MAJOR
                    + ". Start the former version, export the data, and import them into an empty directory.");
        }
    }

    /**
     * After kill -9 of the application the server lives on as an orphan and holds the directory; after a reboot its
     * recorded pid may belong to another process. Either way a plain start would fail.
     */
    private static void stopOrphan(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle process =
                ProcessHandle.of(pid).filter(ProcessHandle::isAlive).orElse(null);
        if (process == null) {
            return; // dead: the server replaces the file and recovers from its log by itself
        }
        String command = process.info().command().orElse("");
        if (!command.isEmpty() && !command.endsWith("/postgres") && !command.endsWith("postgres.exe")) {
            Files.delete(pidFile); // the pid was reused by an unrelated process
            return;
        }
        log.warn("A PostgreSQL of an earlier run (pid {}) still holds the data directory, stopping it", pid);
        try {
            if (!command.isEmpty()) {
                new ProcessBuilder("kill", "-INT", Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping the PostgreSQL with pid " + pid, e);
        } catch (Exception e) {
            throw new IOException("Cannot stop the PostgreSQL with pid " + pid, e);
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
