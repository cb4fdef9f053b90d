package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A HEIC becomes the JPEG it shows, or stays what it is: within its time, and leaving nothing behind. */
class HeicDecoderTest {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    Path work;
    Path target;

    @BeforeEach
    void folders() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        target = folder.resolve("kept.jpg");
    }

    @Test
    void makesAPhonesPhotographSmallerAndUprightWithoutItsPlace() throws IOException {
        HeicPhotos.assumeDecoder();
        byte[] photo = HeicPhotos.phone();
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(Photos.PLACE);

        assertThat(decode(HeicPhotos.decoder(), photo)).isTrue();

        BufferedImage kept = ImageIO.read(target.toFile());
        assertThat(kept.getWidth()).isEqualTo(1920);
        assertThat(kept.getHeight()).isEqualTo(2560);
        assertThat(kept.getRGB(1800, 1280) & 0xFF0000).isGreaterThan(0xE00000);
        assertThat(kept.getRGB(100, 1280) & 0xFF).isGreaterThan(0xE0);
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Photos.PLACE);
        assertThat(work).isEmptyDirectory();
    }

    /** One of two pictures would not be the whole proof. */
    @Test
    void leavesAFileOfSeveralPicturesAsItIs() throws IOException {
        HeicPhotos.assumeDecoder();

        assertThat(decode(HeicPhotos.decoder(), HeicPhotos.pair())).isFalse();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void leavesADamagedFileAsItIs() throws IOException {
        HeicPhotos.assumeDecoder();
        byte[] whole = HeicPhotos.phone();

        assertThat(decode(HeicPhotos.decoder(), java.util.Arrays.copyOf(whole, whole.length / 2)))
                .isFalse();
    }

    /** The picture comes turned; a decoder may still hand on EXIF that says it is not. */
    @Test
    void turnsNothingThatTheDecoderHasTurned() throws IOException {
        Path made = Files.write(folder.resolve("made.jpg"), Photos.jpeg(400, 300, 6));

        assertThat(decode(HeicPhotos.fake(folder, SHORT, "cp " + made + " \"$4\""), HeicPhotos.phone()))
                .isTrue();

        BufferedImage kept = ImageIO.read(target.toFile());
        assertThat(kept.getWidth()).isEqualTo(400);
        assertThat(kept.getRGB(200, 20) & 0xFF0000).isGreaterThan(0xE00000);
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Photos.PLACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec sleep 987654",
                "trap '' TERM; while true; do :; done",
                "exit 3",
                "kill -SEGV $$",
                "exit 0",
                "echo garbage > \"$4\"",
                "head -c 300 \"$3\" > \"$4\"",
                "yes > \"$4\"",
                "while true; do head -c 5000000 /dev/zero > \"$4.$(date +%N)\"; done",
                "mkdir -p inner/inner && echo 1 > inner/inner/file; ln -s /etc/passwd \"$4\"",
                "yes > /dev/stderr",
                "cat > \"$4\"",
            })
    void keepsTheUploadAndItsTimeWhateverTheDecoderDoes(String script) {
        HeicDecoder decoder = HeicPhotos.fake(folder, SHORT, script);

        boolean decoded = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> decode(decoder, HeicPhotos.phone()));

        assertThat(decoded).isFalse();
        assertThat(work).as("nothing is left behind").isEmptyDirectory();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains("sleep 987654") || line.contains("fake-decoder"))
                                .isPresent()))
                .as("nothing goes on running")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/heif-convert", "no-such-program", "none"})
    void doesWithoutADecoderThatIsNotThere(String configured) throws IOException {
        HeicDecoder decoder = new HeicDecoder(new PhotoProperties(configured, SHORT));

        assertThat(decoder.present()).isFalse();
        assertThat(decode(decoder, HeicPhotos.phone())).isFalse();
    }

    @Test
    void doesWithoutADecoderThatHasGoneSinceTheStart() throws IOException {
        HeicDecoder decoder = HeicPhotos.fake(folder, SHORT, "exit 0");
        Files.delete(folder.resolve("fake-decoder"));

        assertThat(decode(decoder, HeicPhotos.phone())).isFalse();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void givesNothingToTheDecoderThatClaimsTooManyPixelsOrNone() throws IOException {
        HeicDecoder decoder = HeicPhotos.fake(folder, SHORT, "touch " + folder.resolve("asked"));

        assertThat(decode(decoder, HeicPhotos.bomb())).isFalse();
        assertThat(decode(decoder, Samples.heic())).isFalse();
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    /** Two at once; who has waited as long as a photograph may take waits no more. */
    @Test
    void keepsManyHangingUploadsWaitingNoLongerThanTwoTurns() {
        HeicDecoder decoder = HeicPhotos.fake(folder, SHORT, "sleep 987654");
        Callable<Boolean> one = () -> decode(decoder, HeicPhotos.phone());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ExecutorService people = Executors.newFixedThreadPool(8);
            try {
                for (Future<Boolean> upload : people.invokeAll(Collections.nCopies(8, one))) {
                    assertThat(upload.get()).isFalse();
                }
            } finally {
                people.shutdownNow();
            }
        });
        assertThat(work).isEmptyDirectory();
    }

    /** Nobody waits half an hour for the page that says their twenty photographs have come. */
    @Test
    void keepsARequestOfManyHangingPhotographsWaitingNoLongerThanItsTime() {
        HeicDecoder decoder = HeicPhotos.fake(folder, SHORT, "sleep 987654");
        PhotoTime time = PhotoTime.of(Duration.ofSeconds(3));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int n = 0; n < 20; n++) {
                assertThat(decode(decoder, HeicPhotos.phone(), time)).isFalse();
            }
        });
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void doesNotBeginAPhotographWhenTheTimeOfTheRequestIsOver() throws IOException {
        HeicDecoder decoder = HeicPhotos.fake(folder, SHORT, "touch " + folder.resolve("asked"));

        assertThat(decode(decoder, HeicPhotos.phone(), PhotoTime.of(Duration.ZERO)))
                .isFalse();
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    private boolean decode(HeicDecoder decoder, byte[] photo) throws IOException {
        return decode(decoder, photo, PhotoTime.ofRequest());
    }

    private boolean decode(HeicDecoder decoder, byte[] photo, PhotoTime time) throws IOException {
        Path upload = Files.write(Files.createTempFile(folder, "upload", ".tmp"), photo);
        return decoder.decode(upload, target, work, time);
    }
}
