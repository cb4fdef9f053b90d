package ru.metodkarta.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photographs as phones make them: with the place, the time and the way the phone was held. */
public final class Photos {

    /** What a phone writes about the place; must never be found in what is kept. */
    static final String PLACE = "GPS 57.4368N 56.9593E";

    private Photos() {}

    /** Red above, blue below as the camera saw it. */
    public static byte[] jpeg(int width, int height, int orientation) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width, height / 2);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, height / 2, width, height - height / 2);
        canvas.dispose();
        try (ByteArrayOutputStream plain = new ByteArrayOutputStream();
                ByteArrayOutputStream photo = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", plain);
            photo.write(plain.toByteArray(), 0, 2);
            photo.write(exif(orientation));
            photo.write(plain.toByteArray(), 2, plain.size() - 2);
            // phones append a film or a second picture
            photo.write(("moving picture " + PLACE).getBytes(StandardCharsets.US_ASCII));
            return photo.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] exif(int orientation) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        content.write(
                Samples.hex("4D4D 002A 00000008 0001 0112 0003 00000001 00" + "0" + orientation + " 0000 00000000"));
        content.write(PLACE.getBytes(StandardCharsets.US_ASCII));
        int length = content.size() + 2;
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        segment.write(content.toByteArray());
        return segment.toByteArray();
    }
}
