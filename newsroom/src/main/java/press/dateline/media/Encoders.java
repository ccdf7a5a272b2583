package press.dateline.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Writes pictures as files. JPEG anywhere; WebP where its native library loads; AVIF where `vipsthumbnail` of libvips
/// is installed, by a process of its own that is only ever given pixels, never a file that someone uploaded.
final class Encoders {
    private static final float JPEG_QUALITY = 0.82f;
    private static final float WEBP_QUALITY = 0.78f;
    private static final int AVIF_QUALITY = 55;
    private static final int AVIF_EFFORT = 2;
    private static final int AVIF_SECONDS = 30;

    /// What this machine can do does not change while the process lives.
    static final boolean WEBP = writesWebp();

    static final boolean AVIF = Stream.of(
                    Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
            .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, "vipsthumbnail")));

    private Encoders() {}

    /// @param picture TYPE_INT_RGB
    /// @throws IOException when it cannot be written, or takes too long
    static byte[] encode(BufferedImage picture, Print.Format format, Credits credits) throws IOException {
        return switch (format) {
            case JPEG -> Bare.jpeg(jpeg(picture, JPEG_QUALITY), 1, credits);
            case WEBP -> webp(picture);
            case AVIF -> avif(picture);
        };
    }

    static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        return write(writer, how, picture);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] webp(BufferedImage picture) throws IOException {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance();
        WebPWriteParam how = (WebPWriteParam) writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType("Lossy");
        how.setCompressionQuality(WEBP_QUALITY);
        return write(writer, how, picture);
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam how, BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean writesWebp() {
        try {
            return webp(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)).length > 0;
        } catch (IOException | RuntimeException | LinkageError notHere) {
            return false;
        }
    }

    private static byte[] avif(BufferedImage picture) throws IOException {
        Path folder = Files.createTempDirectory("dateline-print");
        Path pixels = folder.resolve("in.ppm");
        Path file = folder.resolve("out.avif");
        try {
            writePixels(picture, pixels);
            Process process = command(
                            "vipsthumbnail",
                            pixels.toString(),
                            "--size",
                            Integer.toString(Math.max(picture.getWidth(), picture.getHeight())),
                            "-o",
                            file + "[Q=" + AVIF_QUALITY + ",effort=" + AVIF_EFFORT + ",strip]")
                    .start();
            try {
                if (!process.waitFor(AVIF_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("vipsthumbnail took longer than " + AVIF_SECONDS + " seconds");
                }
                if (process.exitValue() != 0) {
                    throw new IOException("vipsthumbnail ended with " + process.exitValue());
                }
            } finally {
                process.destroyForcibly();
            }
            return Files.readAllBytes(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(pixels);
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static ProcessBuilder command(String... words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("VIPS_CONCURRENCY", "1");
        return builder;
    }

    /// Netpbm's P6, which needs no library.
    private static void writePixels(BufferedImage picture, Path file) throws IOException {
        int width = picture.getWidth();
        int[] row = new int[width];
        byte[] bytes = new byte[width * 3];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(("P6\n" + width + " " + picture.getHeight() + "\n255\n").getBytes(StandardCharsets.US_ASCII));
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.getRGB(0, y, width, 1, row, 0, width);
                for (int x = 0; x < width; x++) {
                    bytes[x * 3] = (byte) (row[x] >> 16);
                    bytes[x * 3 + 1] = (byte) (row[x] >> 8);
                    bytes[x * 3 + 2] = (byte) row[x];
                }
                out.write(bytes);
            }
        }
    }
}
