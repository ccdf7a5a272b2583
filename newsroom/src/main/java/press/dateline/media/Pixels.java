package press.dateline.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Turns files into pixels, and large pictures into small ones. Pixels are counted before they are read, and a very
/// large picture is read at half its size or less, so that none takes more than about 100 MB. Callers hold a lamp of
/// the [Darkroom].
final class Pixels {
    /// More are refused.
    private static final long MOST_PIXELS = 60_000_000;

    /// What is larger is read coarsely; twice the widest print has far fewer.
    private static final long MOST_READ = 25_000_000;

    private Pixels() {}

    record Size(int width, int height) {}

    /// Width and height as they lie in the file, by its header alone.
    ///
    /// @throws Refused when it has none, or more pixels than are taken
    static Size measure(byte[] file, FileType type) {
        return type == FileType.GIF ? check(Bare.screen(file)) : read(file, type, Pixels::size);
    }

    /// The pixels, upright, in sRGB, on white.
    ///
    /// @param orientation as EXIF counts it
    /// @throws Refused when they cannot be read
    static BufferedImage develop(byte[] file, FileType type, int orientation) {
        BufferedImage picture = read(file, type, reader -> {
            Size size = size(reader);
            ImageReadParam how = reader.getDefaultReadParam();
            int step = 1;
            while ((long) size.width() * size.height() / ((long) step * step) > MOST_READ) step++;
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        });
        BufferedImage plain =
                picture.getType() == BufferedImage.TYPE_INT_RGB || picture.getType() == BufferedImage.TYPE_3BYTE_BGR
                        ? picture
                        : drawn(picture, picture.getWidth(), picture.getHeight());
        return orientation == 1 ? plain : turned(plain, orientation);
    }

    private interface Reading<T> {
        T read(ImageReader reader) throws IOException;
    }

    /// Catches an error too: a hostile file may ask for any amount of memory.
    private static <T> T read(byte[] file, FileType type, Reading<T> reading) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(type);
            try {
                reader.setInput(input, true, true);
                return reading.read(reader);
            } finally {
                reader.dispose();
            }
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            throw new Refused("is a damaged picture (" + broken.getMessage() + ")");
        }
    }

    /// Named one by one, so that no reader in native code ever sees a file from outside.
    private static ImageReader reader(FileType type) throws IOException {
        if (type == FileType.WEBP) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mime());
        return readers.next();
    }

    private static Size size(ImageReader reader) throws IOException {
        return check(new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    static Size check(Size size) {
        long pixels = (long) size.width() * size.height();
        if (pixels > MOST_PIXELS) {
            throw new Refused("has " + pixels / 1_000_000 + " million pixels; at most " + MOST_PIXELS / 1_000_000
                    + " million are taken");
        }
        return size;
    }

    /// EXIF's eight ways a picture can lie (CIPA DC-008 §4.6.4).
    private static BufferedImage turned(BufferedImage from, int orientation) {
        int w = from.getWidth();
        int h = from.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        boolean lying = lies(orientation);
        BufferedImage to = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.drawImage(from, turn, null);
        pen.dispose();
        return to;
    }

    /// Whether width and height change places.
    static boolean lies(int orientation) {
        return orientation >= 5;
    }

    /// `piece` of a picture at another size. Halves stepwise, which is as good as the costly ways and far quicker.
    static BufferedImage scaled(BufferedImage picture, Rectangle piece, int width, int height) {
        BufferedImage from = picture.getSubimage(piece.x, piece.y, piece.width, piece.height);
        while (from.getWidth() / 2 >= width && from.getHeight() / 2 >= height) {
            from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        boolean done = from.getWidth() == width
                && from.getHeight() == height
                && from.getType() == BufferedImage.TYPE_INT_RGB
                && from.getRaster().getParent() == null;
        return done ? from : drawn(from, width, height);
    }

    static BufferedImage drawn(Image from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return to;
    }
}
