package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Content of uploaded files: stored first, referenced in the transaction, kept once per region by SHA-256. */
public interface FileStore {

    /**
     * Checks the content (kind by its bytes, not by name; size; no macros, no zip bomb) and stores it. Content that nothing
     * refers to after a day is swept.
     *
     * @param originalName tells only .txt and .csv from other text, which has no magic bytes; never used as a path
     * @throws FileRefused with one plain sentence's message code; nothing is stored then
     */
    StoredFile store(UUID regionId, String originalName, InputStream content);

    /** As {@link #store(UUID, String, InputStream)}; not inside a transaction: looking into a large file takes its time. */
    default StoredFile store(UUID regionId, Upload upload) {
        try (InputStream content = upload.content().getInputStream()) {
            return store(regionId, upload.fileName() == null ? "" : upload.fileName(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As {@link #store(UUID, Upload)}, for proofs: a photograph in JPEG or HEIC is kept as a JPEG of no more than 2,560 pixels
     * a side, upright, without the place, time and device the phone wrote into it. A HEIC that cannot be decoded is kept as
     * it came: {@link StoredFile#mediaType} tells.
     *
     * @param time for all photographs that come together: those it does not suffice for are kept as they came
     */
    StoredFile storeProof(UUID regionId, Upload upload, PhotoTime time);

    /** @throws ru.metodkarta.shared.NotFound when there is no such file */
    StoredFile find(UUID fileId);

    /** @throws ru.metodkarta.shared.NotFound when the content is no longer there */
    InputStream open(StoredFile file);

    /** @param sha256 lower-case hex */
    record StoredFile(UUID id, UUID regionId, String sha256, long size, String mediaType, String storageKey) {}
}
