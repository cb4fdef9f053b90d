package ru.metodkarta.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Photographs that serve as proof: made smaller, upright, and rid of what they tell. */
@Component
class ProofPhotos {

    private final HeicDecoder heic;

    ProofPhotos(HeicDecoder heic) {
        this.heic = heic;
    }

    /** A JPEG of the photograph in a new file of the folder; null when the upload is to be kept as it came. */
    Path prepared(Path upload, ContentKind kind, Path folder, PhotoTime time) throws IOException {
        if (kind != ContentKind.JPEG && !(kind == ContentKind.HEIC && heic.present())) {
            return null;
        }
        Path photo = Files.createTempFile(folder, "photo", ".tmp");
        boolean done = false;
        try {
            done = kind == ContentKind.HEIC ? heic.decode(upload, photo, folder, time) : jpeg(upload, photo);
        } finally {
            if (!done) {
                Files.deleteIfExists(photo);
            }
        }
        return done ? photo : null;
    }

    private static boolean jpeg(Path upload, Path photo) throws IOException {
        JpegPhoto.prepare(upload, photo);
        return true;
    }
}
