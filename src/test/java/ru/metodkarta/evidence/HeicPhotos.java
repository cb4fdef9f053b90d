package ru.metodkarta.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/**
 * Photographs in HEIC, made with heif-enc of {@link Photos#jpeg}: a camera of 3200 × 2400 held on its side (turned by the
 * format's own {@code irot}, and told by EXIF as phones do), with the place; and a file of two pictures.
 */
public final class HeicPhotos {

    private static final Duration TIME = Duration.ofSeconds(60);

    private HeicPhotos() {}

    /** Red on the right once it is upright: 2400 × 3200. */
    public static byte[] phone() {
        return resource("/evidence/phone.heic");
    }

    static byte[] pair() {
        return resource("/evidence/pair.heic");
    }

    /** The same, saying that it is larger than anything that may be decoded. */
    static byte[] bomb() {
        byte[] photo = phone();
        int at = new String(photo, StandardCharsets.ISO_8859_1).indexOf("ispe");
        ByteBuffer.wrap(photo).putInt(at + 8, 30_000).putInt(at + 12, 30_000);
        return photo;
    }

    /** As a browser: without a decoder a test is skipped at a developer's and fails where everything is required. */
    public static void assumeDecoder() {
        if (!decoder().present() && "required".equals(System.getenv("METODKARTA_BROWSER"))) {
            throw new AssertionError("a HEIC decoder is required here: install libheif-examples");
        }
        Assumptions.assumeTrue(decoder().present(), "no libheif-examples on this machine");
    }

    static HeicDecoder decoder() {
        return new HeicDecoder(new PhotoProperties("", TIME));
    }

    static HeicDecoder none() {
        return new HeicDecoder(new PhotoProperties("none", TIME));
    }

    /** @param script gets the upload as $3 and the picture that is to be made as $4 */
    static HeicDecoder fake(Path folder, Duration time, String script) {
        try {
            Path program = Files.writeString(folder.resolve("fake-decoder"), "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            return new HeicDecoder(new PhotoProperties(program.toString(), time));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = HeicPhotos.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
