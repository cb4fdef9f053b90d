package ru.metodkarta.roadmap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.evidence.FileRefused;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.web.FormErrors;

/** Scans of acts: stored before the decision's transaction, referenced in it. */
@Component
class Scans {

    private final ObjectProvider<FileStore> files;

    Scans(ObjectProvider<FileStore> files) {
        this.files = files;
    }

    boolean taken() {
        return files.getIfAvailable() != null;
    }

    /** Null when no file was chosen; what cannot be taken is noted at the field {@code scan}. */
    UUID store(UUID regionId, MultipartFile scan, FormErrors errors) {
        FileStore store = files.getIfAvailable();
        if (scan == null || scan.isEmpty() || store == null) {
            return null;
        }
        try (InputStream content = scan.getInputStream()) {
            String name = scan.getOriginalFilename();
            return store.store(regionId, name == null ? "" : name, content).id();
        } catch (FileRefused refused) {
            errors.addFile(
                    "scan", String.valueOf(scan.getOriginalFilename()), refused.messageCode(), refused.arguments());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileStore store() {
        return files.getObject();
    }
}
