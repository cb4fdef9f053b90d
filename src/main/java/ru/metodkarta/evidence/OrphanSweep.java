package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Files are stored before anything refers to them; what nothing refers to after a day goes at night. */
@Component
class OrphanSweep {

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);
    private static final Duration GRACE = Duration.ofDays(1);

    private final FolderFileStore files;
    private final KeptUploads kept;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrphanSweep(FolderFileStore files, KeptUploads kept, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.kept = kept;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many files went */
    @Scheduled(cron = "0 40 22 * * *", zone = "UTC")
    int sweep() {
        Instant before = clock.instant().minus(GRACE);
        kept.sweep(before.atOffset(ZoneOffset.UTC));
        int gone = sweepRows(before.atOffset(ZoneOffset.UTC)) + sweepFolder(FileTime.from(before));
        if (gone > 0) {
            log.info("{} stored files that nothing referred to were removed", gone);
        }
        return gone;
    }

    private int sweepRows(OffsetDateTime before) {
        List<UUID> orphans = jdbc.sql("""
                        select f.id from stored_file f where f.stored_at < ?
                          and not exists (select 1 from evidence e where e.file_id = f.id)
                          and not exists (select 1 from official_act a where a.scan_file_id = f.id)
                          and not exists (select 1 from act_correction c where c.scan_file_id = f.id)
                          and not exists (select 1 from approval_decision d where d.scan_file_id = f.id)
                          and not exists (select 1 from approval_job j where j.scan_file_id = f.id)
                        """).param(before).query(UUID.class).list();
        return (int) orphans.stream().filter(id -> files.discard(id, before)).count();
    }

    /** Remains of rolled-back transactions and broken uploads. */
    private int sweepFolder(FileTime before) {
        if (!Files.isDirectory(files.folder())) {
            return 0;
        }
        int[] gone = {0};
        try {
            Files.walkFileTree(files.folder(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.lastModifiedTime().compareTo(before) < 0 && files.discardUnknown(file, before)) {
                        gone[0]++;
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Folders of work that broke off; in the others lies content. */
                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    if (files.isWork(visited)
                            && Files.getLastModifiedTime(visited).compareTo(before) < 0) {
                        FileSystemUtils.deleteRecursively(visited);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gone[0];
    }
}
