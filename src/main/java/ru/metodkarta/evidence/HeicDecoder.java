package ru.metodkarta.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * HEIC photographs by libheif's command line decoder, where the machine has it: there is none in Java. A process of its
 * own, because what it reads comes from strangers and such decoders have had holes.
 */
@Component
class HeicDecoder {

    private static final Logger log = LoggerFactory.getLogger(HeicDecoder.class);

    /** The decoder's name up to libheif 1.17, and since. */
    private static final List<String> NAMES = List.of("heif-convert", "heif-dec");

    private static final String NONE = "none";
    private static final int AT_ONCE = 2;
    private static final long MEMORY = 1L << 30;
    private static final long OUTPUT = 100L << 20;

    /** It is made smaller and packed again afterwards. */
    private static final String QUALITY = "93";

    private final Path program;
    private final PhotoProperties properties;
    private final Path prlimit;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    HeicDecoder(PhotoProperties properties) {
        this.properties = properties;
        this.program = program(properties.heicDecoder().strip());
        this.prlimit = onPath("prlimit");
        if (program == null) {
            log.info("HEIC photographs are kept as they come: no decoder ({} or {}) found", NAMES.toArray());
        } else {
            log.info(
                    "HEIC photographs are decoded by {}{}",
                    program,
                    prlimit == null ? ", without a limit of memory: no prlimit found" : "");
        }
    }

    private static Path program(String configured) {
        if (configured.equals(NONE)) {
            return null;
        }
        if (configured.isEmpty()) {
            return NAMES.stream()
                    .map(HeicDecoder::onPath)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        Path found = configured.contains("/") ? Path.of(configured) : onPath(configured);
        if (found == null || !Files.isExecutable(found)) {
            log.warn("metodkarta.evidence.heic-decoder names no program: {}", configured);
            return null;
        }
        return found.toAbsolutePath();
    }

    private static Path onPath(String name) {
        String path = System.getenv("PATH");
        return path == null
                ? null
                : Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                        .splitAsStream(path)
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> at(folder, name))
                        .filter(file -> file != null && Files.isRegularFile(file) && Files.isExecutable(file))
                        .findFirst()
                        .orElse(null);
    }

    private static Path at(String folder, String name) {
        try {
            return Path.of(folder, name).toAbsolutePath();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    boolean present() {
        return program != null;
    }

    /**
     * @param workFolder gets a folder only this application reads, and loses it again
     * @param target is overwritten with the photograph as {@link JpegPhoto} keeps them
     * @param time of the request: neither the wait for a turn nor the run goes beyond it
     * @return false when it could not be done, in bounded time; the file is to be kept as it came
     */
    boolean decode(Path heic, Path target, Path workFolder, PhotoTime time) throws IOException {
        if (program == null) {
            return false;
        }
        long pixels = HeicSize.pixels(heic);
        if (pixels == 0 || pixels > JpegPhoto.MAX_PIXELS) {
            log.info("a HEIC photograph is kept as it came: {} pixels", pixels);
            return false;
        }
        try {
            if (!turns.tryAcquire(time.atMost(properties.heicTime()).toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("a HEIC photograph is kept as it came: too many at once");
                return false;
            }
            try {
                Duration left = time.atMost(properties.heicTime());
                if (left.isZero()) {
                    log.warn("a HEIC photograph is kept as it came: those before it took the time of the request");
                    return false;
                }
                return decoded(heic, target, workFolder, left);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** libheif turns the picture itself: the orientation that EXIF still tells must not turn it again. */
    private boolean decoded(Path heic, Path target, Path workFolder, Duration time)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(workFolder, "heic");
        try {
            Path picture = folder.resolve("photo.jpg");
            LimitedRun run = new LimitedRun(prlimit, time, MEMORY, OUTPUT);
            String outcome = run.outcome(
                    List.of(
                            program.toString(),
                            "-q",
                            QUALITY,
                            heic.toAbsolutePath().toString(),
                            picture.toString()),
                    folder);
            // several pictures get numbered names: then one would not be the whole proof
            boolean made = outcome.equals("0") && Files.isRegularFile(picture, LinkOption.NOFOLLOW_LINKS);
            boolean kept = made && JpegPhoto.redraw(picture, target);
            if (!kept) {
                log.warn("a HEIC photograph is kept as it came: the decoder ended with {}, picture {}", outcome, made);
            }
            return kept;
        } catch (IOException e) {
            log.warn("a HEIC photograph is kept as it came", e);
            return false;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
