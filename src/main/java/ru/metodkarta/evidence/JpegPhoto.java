package ru.metodkarta.evidence;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A photograph as proof: no longer side than {@link #MAX_SIDE}, turned the right way up, and without what a phone writes
 * into it beside the picture (place, time, device, thumbnails). A picture that is small and upright keeps every pixel.
 */
final class JpegPhoto {

    static final int MAX_SIDE = 2_560;
    private static final float QUALITY = 0.85f;

    /** Larger ones are not decoded: it would take too long. */
    static final long MAX_PIXELS = 150_000_000;

    private JpegPhoto() {}

    /** @param target is overwritten with the picture as it is to be kept */
    static void prepare(Path source, Path target) throws IOException {
        int orientation = ExifOrientation.of(source);
        if (!redrawn(source, target, orientation, false)) {
            withoutMetadata(source, target);
        }
    }

    /**
     * As {@link #prepare} for a picture that another program has decoded and turned: what it tells is not heeded, and
     * nothing of it is kept but the pixels.
     *
     * @return false when it is no picture, or one that is not decoded here
     */
    static boolean redraw(Path source, Path target) {
        try {
            return redrawn(source, target, 1, true);
        } catch (IOException e) {
            return false;
        }
    }

    /** False when there is nothing to redraw, or the picture is of a sort that is not decoded here (printers' colours). */
    private static boolean redrawn(Path source, Path target, int orientation, boolean always) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
            reader.setInput(in, true, true);
            int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
            boolean asItShouldBe = !always && longer <= MAX_SIDE && orientation == 1;
            if (asItShouldBe || (long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                return false;
            }
            // whatever the picture's size, no more than about twice the wanted side is held
            ImageReadParam part = reader.getDefaultReadParam();
            int step = Math.max(1, longer / MAX_SIDE);
            part.setSourceSubsampling(step, step, 0, 0);
            write(upright(reader.read(0, part), orientation), target);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(width, height));
        boolean onSide = orientation >= 5;
        int newWidth = Math.max(1, (int) Math.round((onSide ? height : width) * scale));
        int newHeight = Math.max(1, (int) Math.round((onSide ? width : height) * scale));
        BufferedImage result = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = result.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform turn = AffineTransform.getScaleInstance(scale, scale);
        turn.concatenate(turn(orientation, width, height));
        canvas.drawImage(picture, turn, null);
        canvas.dispose();
        return result;
    }

    /** The eight ways a camera may be held, as EXIF counts them. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static void write(BufferedImage picture, Path target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        Files.deleteIfExists(target);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    /** Copies the picture segment by segment, without those that only tell about it, and without anything after its end. */
    private static void withoutMetadata(Path source, Path target) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(source)));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            out.write(in.readUnsignedByte());
            out.write(in.readUnsignedByte());
            int marker = nextMarker(in, null);
            while (marker != 0xD9) {
                int length = in.readUnsignedShort();
                if (length < 2) {
                    // damaged from here on; what is told about the picture stands before it
                    out.write(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
                    in.transferTo(out);
                    return;
                }
                byte[] content = in.readNBytes(length - 2);
                if (!tells(marker)) {
                    out.write(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
                    out.write(content);
                }
                marker = nextMarker(in, marker == 0xDA ? out : OutputStream.nullOutputStream());
            }
            out.write(0xFF);
            out.write(0xD9);
        } catch (EOFException e) {
            // cut off: what came is kept
        }
    }

    /** APP1 and further but for colours (APP2) and Adobe's colour transform (APP14), and comments. */
    private static boolean tells(int marker) {
        return marker == 0xFE || (marker >= 0xE1 && marker <= 0xEF && marker != 0xE2 && marker != 0xEE);
    }

    /** The next marker that begins or ends a segment; picture data before it goes to the stream. */
    private static int nextMarker(InputStream in, OutputStream data) throws IOException {
        OutputStream to = data == null ? OutputStream.nullOutputStream() : data;
        int last = read(in);
        while (true) {
            int next = read(in);
            boolean begins = last == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7);
            if (begins) {
                return next;
            }
            to.write(last);
            last = next;
        }
    }

    private static int read(InputStream in) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }
}
