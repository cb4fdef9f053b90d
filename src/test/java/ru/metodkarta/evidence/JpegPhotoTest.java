package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A photograph as proof tells what it shows, not where, when and with what it was taken. */
class JpegPhotoTest {

    @TempDir
    Path folder;

    @Test
    void makesALargePhotographSmaller() throws IOException {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(kept(Photos.jpeg(4000, 3000, 1))));

        assertThat(kept.getWidth()).isEqualTo(2560);
        assertThat(kept.getHeight()).isEqualTo(1920);
    }

    @Test
    void keepsEveryPixelOfASmallUprightOne() throws IOException {
        byte[] photo = Photos.jpeg(800, 600, 1);
        byte[] kept = kept(photo);

        BufferedImage before = ImageIO.read(new ByteArrayInputStream(photo));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(after.getRGB(0, 0, 800, 600, null, 0, 800)).isEqualTo(before.getRGB(0, 0, 800, 600, null, 0, 800));
    }

    /** Where the red half is after the phone has been turned back. */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 300, 200, 20",
        "2, 400, 300, 200, 20",
        "3, 400, 300, 200, 280",
        "4, 400, 300, 200, 280",
        "5, 300, 400, 20, 200",
        "6, 300, 400, 280, 200",
        "7, 300, 400, 280, 200",
        "8, 300, 400, 20, 200"
    })
    void turnsItTheRightWayUp(int orientation, int width, int height, int redX, int redY) throws IOException {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(kept(Photos.jpeg(400, 300, orientation))));

        assertThat(kept.getWidth()).isEqualTo(width);
        assertThat(kept.getHeight()).isEqualTo(height);
        assertThat(kept.getRGB(redX, redY) & 0xFF0000).isGreaterThan(0xE00000);
        assertThat(kept.getRGB(width - 1 - redX, height - 1 - redY) & 0xFF).isGreaterThan(0xE0);
    }

    @ParameterizedTest
    @CsvSource({"800, 600, 1", "800, 600, 6", "4000, 3000, 1"})
    void dropsPlaceTimeAndDevice(int width, int height, int orientation) throws IOException {
        byte[] kept = kept(Photos.jpeg(width, height, orientation));

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Photos.PLACE);
        assertThat(kept).endsWith(0xFF, 0xD9);
    }

    @Test
    void losesNothingOfADamagedOneButWhatIsTold() throws IOException {
        assertThat(kept(Samples.jpeg())).isEqualTo(Samples.jpeg());
    }

    private byte[] kept(byte[] photo) throws IOException {
        Path source = Files.write(folder.resolve("photo.jpg"), photo);
        Path target = folder.resolve("kept.jpg");
        JpegPhoto.prepare(source, target);
        return Files.readAllBytes(target);
    }
}
