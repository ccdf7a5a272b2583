package press.dateline.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// How long the first print of a photograph of 12 million pixels takes, from its file. Not a test: run it by hand.
final class PrintRate {
    private static final int ROUNDS = 7;

    /// Of this thread, so that what else runs on the machine does not count; AVIF's process is not in it.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private PrintRate() {}

    public static void main(String[] args) throws Exception {
        byte[] file = photograph(4000, 3000);
        Path upload = Files.write(Files.createTempFile("print", ".jpg"), file);
        System.out.printf("%,d bytes%n", file.length);
        time("take in", () -> new Darkroom().develop(upload));
        for (Print.Format format : Print.Format.values()) {
            if (format.made()) {
                time(format + " 640", () -> print(file, 640, format));
                time(format + " 1280", () -> print(file, 1280, format));
            }
        }
        Files.delete(upload);
    }

    private static byte[] print(byte[] file, int width, Print.Format format) throws Exception {
        BufferedImage picture =
                Pixels.develop(file, FileType.JPEG, Embedded.read(file).orientation());
        return Encoders.encode(
                Pixels.scaled(picture, Print.Crop.WHOLE.of(4000, 3000, 50, 50), width, width * 3 / 4),
                format,
                new Credits("Ada", "Courier", ""));
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static void time(String name, Work work) throws Exception {
        long[] took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            work.run();
            took[i] = (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000;
        }
        long first = took[0];
        Arrays.sort(took);
        System.out.printf("%-12s first %d ms, median %d ms, best %d ms%n", name, first, took[ROUNDS / 2], took[0]);
    }

    private static byte[] photograph(int width, int height) throws Exception {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        Random random = new Random(12);
        for (int i = 0; i < 30_000; i++) {
            pen.setColor(new Color(random.nextInt(0xffffff)));
            pen.fillOval(random.nextInt(width), random.nextInt(height), random.nextInt(90), random.nextInt(90));
        }
        pen.dispose();
        // Baseline, as cameras write it; a progressive one takes three times as long to read.
        return Pictures.as("jpg", picture);
    }
}
