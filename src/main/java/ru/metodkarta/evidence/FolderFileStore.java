package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/**
 * Content in a folder: {@code <region>/<ab>/<cd>/<sha256>}, written aside first, forced to disk and moved in one step. Two
 * uploads of the same content and the sweep take turns by an advisory lock on the hash.
 */
@Component
class FolderFileStore implements FileStore {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final Path folder;
    private final Path incoming;
    private final long maxSize;
    private final ContentInspector inspector;
    private final ProofPhotos photos;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    FolderFileStore(
            FilesProperties properties,
            ProofPhotos photos,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.photos = photos;
        this.folder = properties.directory().toAbsolutePath().normalize();
        this.incoming = folder.resolve("incoming");
        this.maxSize = properties.maxSize().toBytes();
        this.inspector = new ContentInspector(incoming, ArchiveLimits.DEFAULT);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ownTransaction = new TransactionTemplate(transaction.getTransactionManager());
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public StoredFile store(UUID regionId, String originalName, InputStream content) {
        return store(regionId, originalName, content, null);
    }

    @Override
    public StoredFile storeProof(UUID regionId, Upload upload, PhotoTime time) {
        try (InputStream content = upload.content().getInputStream()) {
            return store(regionId, upload.fileName() == null ? "" : upload.fileName(), content, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param time of a proof, else null */
    private StoredFile store(UUID regionId, String originalName, InputStream content, PhotoTime time) {
        Path written = null;
        Path prepared = null;
        try {
            Files.createDirectories(incoming);
            written = Files.createTempFile(incoming, "upload", ".tmp");
            String sha256 = write(content, written);
            ContentKind kind = inspector.inspect(written, originalName);
            Path ready = written;
            prepared = time == null ? null : photos.prepared(written, kind, incoming, time);
            if (prepared != null) {
                sha256 = settled(prepared);
                ready = prepared;
                kind = ContentKind.JPEG;
            }
            String hash = sha256;
            ContentKind kept = kind;
            Path whole = ready;
            long size = Files.size(ready);
            return transaction.execute(status -> keep(regionId, hash, size, kept, whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(written);
            remove(prepared);
        }
    }

    /** Forced to disk; answers the hash. */
    private static String settled(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.force(true);
            Channels.newInputStream(channel)
                    .transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String write(InputStream content, Path target) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            byte[] buffer = new byte[16_384];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxSize) {
                    throw new FileRefused("evidence.refused.size", String.valueOf(maxSize >> 20));
                }
                out.write(buffer, 0, read);
            }
            out.flush();
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private StoredFile keep(UUID regionId, String sha256, long size, ContentKind kind, Path written) {
        String key = regionId + "/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
        jdbc.sql(LOCK).param(key).query((row, n) -> key).single();
        StoredFile file = jdbc.sql("""
                        insert into stored_file (id, region_id, sha256, size, media_type, storage_key, stored_at)
                        values (:id, :region, :sha, :size, :type, :key, :at)
                        on conflict (region_id, sha256) do update set stored_at = excluded.stored_at
                        returning id, region_id, sha256, size, media_type, storage_key
                        """)
                .param("id", Ids.next())
                .param("region", regionId)
                .param("sha", sha256)
                .param("size", size)
                .param("type", kind.mediaType())
                .param("key", key)
                .param("at", OffsetDateTime.now(clock))
                .query(StoredFile.class)
                .single();
        try {
            place(written, path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void place(Path written, Path target) throws IOException {
        if (Files.exists(target)) {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            return;
        }
        Files.setLastModifiedTime(written, FileTime.from(clock.instant()));
        Files.createDirectories(target.getParent());
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(target.getParent());
    }

    /** A rename is on disk only when its folder is; systems that cannot open a folder do it by themselves. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // not supported here
        }
    }

    @Override
    public StoredFile find(UUID fileId) {
        return jdbc.sql("select id, region_id, sha256, size, media_type, storage_key from stored_file where id = ?")
                .param(fileId)
                .query(StoredFile.class)
                .optional()
                .orElseThrow(() -> new NotFound("file " + fileId));
    }

    @Override
    public InputStream open(StoredFile file) {
        try {
            return Files.newInputStream(path(file.storageKey()));
        } catch (NoSuchFileException e) {
            throw new NotFound("content of file " + file.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file nothing refers to; false when somebody uses it or it is newer than the given moment. */
    boolean discard(UUID fileId, OffsetDateTime storedBefore) {
        return Boolean.TRUE.equals(ownTransaction.execute(status -> {
            StoredFile file = find(fileId);
            jdbc.sql(LOCK).param(file.storageKey()).query((row, n) -> 1).single();
            int deleted = jdbc.sql("""
                            delete from stored_file f where f.id = :id and f.stored_at < :before
                              and not exists (select 1 from evidence e where e.file_id = f.id)
                              and not exists (select 1 from official_act a where a.scan_file_id = f.id)
                              and not exists (select 1 from act_correction c where c.scan_file_id = f.id)
                              and not exists (select 1 from approval_decision d where d.scan_file_id = f.id)
                              and not exists (select 1 from approval_job j where j.scan_file_id = f.id)
                            """)
                    .param("id", fileId)
                    .param("before", storedBefore)
                    .update();
            if (deleted > 0) {
                remove(path(file.storageKey()));
            }
            return deleted > 0;
        }));
    }

    /** Content whose row was rolled back. */
    boolean discardUnknown(Path content, FileTime modifiedBefore) {
        String key = folder.relativize(content).toString().replace('\\', '/');
        return Boolean.TRUE.equals(ownTransaction.execute(status -> {
            jdbc.sql(LOCK).param(key).query((row, n) -> 1).single();
            boolean known = jdbc.sql("select exists (select 1 from stored_file where storage_key = ?)")
                    .param(key)
                    .query(Boolean.class)
                    .single();
            try {
                if (known || Files.getLastModifiedTime(content).compareTo(modifiedBefore) >= 0) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
            remove(content);
            return true;
        }));
    }

    /** A folder in which something was worked out, as against the content that is kept. */
    boolean isWork(Path directory) {
        return incoming.equals(directory.getParent());
    }

    Path folder() {
        return folder;
    }

    private Path path(String storageKey) {
        Path path = folder.resolve(storageKey).normalize();
        if (!path.startsWith(folder)) {
            throw new IllegalStateException("storage key outside the folder");
        }
        return path;
    }

    private static void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
