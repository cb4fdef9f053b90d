package ru.metodkarta.evidence;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import ru.metodkarta.evidence.FileStore.StoredFile;

/** How every stored file leaves: as an attachment that no browser shows or runs inside the application. */
@Component
public class FileDownload {

    private final FileStore files;

    FileDownload(FileStore files) {
        this.files = files;
    }

    /** @param fileName what the browser offers to save it as; Russian letters are fine */
    public ResponseEntity<Resource> response(StoredFile file, String fileName) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(FileNames.fitting(fileName, file.mediaType()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .body(new Content(file));
    }

    /** Opened only when it is really sent: an answer to HEAD opens nothing. */
    private final class Content extends AbstractResource {

        private final StoredFile file;

        Content(StoredFile file) {
            this.file = file;
        }

        @Override
        public String getDescription() {
            return "file " + file.id();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return file.size();
        }

        @Override
        public InputStream getInputStream() {
            return files.open(file);
        }
    }
}
