package press.dateline.media;

import static press.dateline.store.tables.Tables.MEDIA;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import press.dateline.html.CleanHtml;
import press.dateline.store.StoreException;
import press.dateline.store.Transaction;

/// Takes pictures in: checks them, makes their smaller sizes, keeps the files and what is said of them. Thread-safe.
public final class PictureDesk {
    /// Widths in pixels of the sizes made of every picture that is wider.
    private static final int[] WIDTHS = {480, 960};

    /// A picture with more pixels is refused before it is decoded: it takes 4 bytes of memory for each of them.
    private static final long MOST_PIXELS = 60_000_000;

    private static final float QUALITY = 0.82f;

    private final Path folder;

    /// @param folder that holds the files of all pictures
    public PictureDesk(Path folder) {
        this.folder = folder;
    }

    /// What stands below a picture and in its place for those who do not see it.
    ///
    /// @param caption inline HTML
    public record Words(String alt, CleanHtml caption, String credit) {}

    /// A file that cannot be taken in. The message ends a sentence that begins with the file's name.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /// A picture with its sizes, ready to be kept.
    public static final class Developed {
        private final byte[] original;
        private final String ending;
        private final String mime;
        private final int width;
        private final int height;
        private final List<Size> sizes = new ArrayList<>();

        private Developed(byte[] original, String ending, String mime, BufferedImage picture) {
            this.original = original;
            this.ending = ending;
            this.mime = mime;
            this.width = picture.getWidth();
            this.height = picture.getHeight();
        }

        private static final class Size {
            private final byte[] file;
            private final int width;
            private final int height;

            private Size(byte[] file, int width, int height) {
                this.file = file;
                this.width = width;
                this.height = height;
            }
        }
    }

    /// Reads a JPEG, PNG or GIF and makes its sizes.
    ///
    /// @throws Refused when it is none of these, is broken or too large
    /// @throws IOException when it cannot be read
    public static Developed develop(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new Refused("is no picture that can be read (JPEG, PNG or GIF)");
            }
            ImageReader reader = readers.next();
            try {
                return develop(bytes, reader, input);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Developed develop(byte[] bytes, ImageReader reader, ImageInputStream input) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        String ending =
                switch (format) {
                    case "jpeg", "jpg" -> "jpg";
                    case "png", "gif" -> format;
                    default -> throw new Refused("is a picture of a kind that cannot be shown (JPEG, PNG or GIF can)");
                };
        try {
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new Refused("has " + pixels / 1_000_000 + " million pixels; at most " + MOST_PIXELS / 1_000_000
                        + " million are taken");
            }
            BufferedImage picture = reader.read(0);
            Developed developed =
                    new Developed(bytes, ending, ending.equals("jpg") ? "image/jpeg" : "image/" + ending, picture);
            makeSizes(developed, picture);
            return developed;
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            throw new Refused("is a damaged picture (" + broken.getMessage() + ")");
        }
    }

    /// Makes a JPEG and its sizes of a picture that was drawn.
    public static Developed develop(BufferedImage picture) {
        Developed developed = new Developed(jpeg(picture), "jpg", "image/jpeg", picture);
        makeSizes(developed, picture);
        return developed;
    }

    private static void makeSizes(Developed developed, BufferedImage picture) {
        BufferedImage from = picture;
        for (int i = WIDTHS.length - 1; i >= 0; i--) {
            int width = WIDTHS[i];
            if (width >= picture.getWidth()) {
                continue;
            }
            int height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
            from = scaled(from, width, height);
            developed.sizes.addFirst(new Developed.Size(jpeg(from), width, height));
        }
    }

    /// Halves stepwise, which is as good as the costly ways and far quicker.
    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage from = picture;
        while (from.getWidth() / 2 >= width && from.getHeight() / 2 >= height) {
            from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        return from.getWidth() == width ? from : drawn(from, width, height);
    }

    private static BufferedImage drawn(Image from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return to;
    }

    private static byte[] jpeg(BufferedImage picture) {
        BufferedImage opaque = picture.getType() == BufferedImage.TYPE_INT_RGB
                ? picture
                : drawn(picture, picture.getWidth(), picture.getHeight());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(opaque, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture in memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Keeps the files, then the rows in the caller's transaction. A transaction that fails leaves files that nothing
    /// names, and that the next one of that name takes the place of.
    ///
    /// @param stem address without its ending, such as `/media/2024/03/pier`; gets a number when it is taken
    /// @return the picture's id
    /// @throws StoreException when a file cannot be written
    public long keep(Transaction transaction, Developed picture, String stem, Words words) {
        String free = stem;
        for (int n = 2; transaction.sql().fetchExists(MEDIA, MEDIA.PATH.eq(free + "." + picture.ending)); n++) {
            free = stem + "-" + n;
        }
        String path = free + "." + picture.ending;
        write(path, picture.original);
        List<MediaDraft.Size> sizes = new ArrayList<>();
        for (Developed.Size size : picture.sizes) {
            String sizePath = free + "-" + size.width + "x" + size.height + ".jpg";
            write(sizePath, size.file);
            sizes.add(new MediaDraft.Size(sizePath, "image/jpeg", size.width, size.height, true));
        }
        MediaBatch batch = new MediaBatch(transaction);
        long id = batch.add(new MediaDraft(
                "image",
                path,
                picture.mime,
                "",
                words.alt(),
                words.caption().html(),
                words.credit(),
                "",
                picture.width,
                picture.height,
                (long) picture.original.length,
                true,
                transaction.now(),
                null,
                sizes));
        batch.finish();
        return id;
    }

    private void write(String path, byte[] bytes) {
        Path file = folder.resolve(path.substring(1));
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path half = file.resolveSibling(file.getFileName() + ".part");
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("cannot keep the picture " + file + ": " + e.getMessage(), e);
        }
    }
}
