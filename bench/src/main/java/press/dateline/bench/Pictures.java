package press.dateline.bench;

import static press.dateline.store.tables.Tables.MEDIA;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import press.dateline.media.Darkroom;
import press.dateline.media.Developed;
import press.dateline.media.FolderStore;
import press.dateline.media.PictureDesk;
import press.dateline.media.Print;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;

/// How soon a print of a picture of twelve megapixels is there when it is first asked for, and how fast prints that are
/// there go out, beside nginx with the same files.
final class Pictures {
    private static final int WIDTH = 4_000;
    private static final int HEIGHT = 3_000;
    private static final int ACROSS = 960;

    private final Served served;
    private final Path work;
    private final boolean quick;

    Pictures(Served served, Path work, boolean quick) {
        this.served = served;
        this.work = work;
        this.quick = quick;
    }

    /// @param data a folder that is not there yet
    String measure(Path data) throws IOException, InterruptedException {
        List<Long> pictures = hang(data, quick ? 7 : 22);
        int port = Served.freePort();
        try (Child server = served.serve(data, port)) {
            return first(server, port, pictures) + "\n" + later(server, port, pictures.getFirst());
        }
    }

    /// Pictures that hang by themselves, without a story.
    private List<Long> hang(Path data, int count) throws IOException {
        List<Long> ids = new ArrayList<>();
        try (DataFolder folder = DataFolder.open(data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system())) {
            Darkroom darkroom = new Darkroom();
            PictureDesk desk = new PictureDesk(new FolderStore(folder.media()));
            for (int n = 0; n < count; n++) {
                Developed developed = darkroom.develop(draw(n));
                String stem = "/media/2026/03/view-" + n;
                ids.add(database.write(transaction -> {
                    long id = desk.keep(transaction, developed, stem, PictureDesk.Words.NONE)
                            .id();
                    transaction
                            .sql()
                            .update(MEDIA)
                            .set(MEDIA.OWN_FROM, transaction.now())
                            .where(MEDIA.ID.eq(id))
                            .execute();
                    return id;
                }));
            }
        }
        return ids;
    }

    /// As hard to compress as a photograph: large shapes, small ones, and grain.
    private Path draw(int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x6f9fc8), 0, HEIGHT, new Color(0x3c4a3a)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        for (int n = 0; n < 3_000; n++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(160), random.nextInt(120));
        }
        pen.dispose();
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            picture.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                int grain = random.nextInt(17) - 8;
                row[x] = lit(row[x] >> 16, grain) << 16 | lit(row[x] >> 8, grain) << 8 | lit(row[x], grain);
            }
            picture.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
        Path file = work.resolve("view.jpg");
        ImageIO.write(picture, "jpeg", file.toFile());
        return file;
    }

    private static int lit(int colour, int grain) {
        return Math.clamp((colour & 0xff) + grain, 0, 255);
    }

    private String first(Child server, int port, List<Long> pictures) throws IOException, InterruptedException {
        Table table = new Table(
                "first print of a picture, %d px wide".formatted(ACROSS),
                "pictures",
                "ms, median",
                "ms, slowest",
                "CPU ms, median",
                "KB",
                "load before");
        int next = 0;
        int each = (pictures.size() - 1) / Print.Format.values().length;
        row(
                table,
                "JPEG, the first of all after the start",
                server,
                port,
                pictures.subList(next, ++next),
                Print.Format.JPEG);
        for (Print.Format format : Print.Format.values()) {
            if (format.made()) {
                row(table, format.name(), server, port, pictures.subList(next, next + each), format);
                next += each;
            }
        }
        return table
                + """

                JPEGs of %,d × %,d pixels and some %s MB, each asked for once, when the server had nothing else to do. Once a print of
                a picture was asked for, its others are made in the background. Bar: 300 ms. AVIF is made by another program, whose
                processor time is not in the table.
                """
                        .formatted(WIDTH, HEIGHT, Numbers.tenth(Files.size(work.resolve("view.jpg")) / 1e6));
    }

    private void row(Table table, String name, Child server, int port, List<Long> pictures, Print.Format format)
            throws IOException, InterruptedException {
        double[] millis = new double[pictures.size()];
        double[] cpu = new double[pictures.size()];
        double bytes = 0;
        String load = Kernel.load();
        for (int n = 0; n < pictures.size(); n++) {
            settle(server);
            String path = path(pictures.get(n), ACROSS, format);
            long before = Kernel.cpu(server.handle()).toMillis();
            long began = System.nanoTime();
            bytes = served.get(port, path, "identity").body().length;
            millis[n] = (System.nanoTime() - began) / 1e6;
            cpu[n] = Kernel.cpu(server.handle()).toMillis() - before;
        }
        table.row(
                name,
                pictures.size(),
                Numbers.whole(Numbers.median(millis)),
                Numbers.whole(Numbers.quantile(millis, 1)),
                Numbers.whole(Numbers.median(cpu)),
                Numbers.whole(bytes / 1e3),
                load);
    }

    private static String path(long picture, int across, Print.Format format) {
        return new Print(picture, 1, across, Print.Crop.WHOLE, format).path();
    }

    /// Waits until the server does nothing any more.
    private static void settle(Child server) throws InterruptedException {
        long before = Long.MIN_VALUE / 2;
        for (int still = 0; still < 2; ) {
            long now = Kernel.cpu(server.handle()).toMillis();
            still = Math.abs(now - before) <= 20 ? still + 1 : 0;
            before = now;
            Thread.sleep(500);
        }
    }

    private String later(Child server, int port, long picture) throws IOException, InterruptedException {
        if (!Served.installed("wrk") || !Served.installed("nginx")) {
            return "Not measured beside nginx: install it with apt-get install -y wrk nginx-light.\n";
        }
        settle(server);
        Path root = work.resolve("prints");
        Files.createDirectories(root);
        List<Integer> widths = List.of(320, 960, 1920);
        for (int width : widths) {
            Files.write(
                    root.resolve(width + ".jpg"),
                    served.get(port, path(picture, width, Print.Format.JPEG), "identity")
                            .body());
        }
        int nginxPort = Served.freePort();
        Table table = new Table("print, server", "KB", "requests/s", "CPU µs/request", "faults");
        Table ratios = new Table("Dateline ÷ nginx", "CPU per request", "95 % interval", "requests/s", "95 % interval");
        String load = Kernel.load();
        int rounds = quick ? 2 : 10;
        int seconds = quick ? 1 : 4;
        try (Child nginx = Nginx.start(work.resolve("nginx-prints"), Nginx.files(root, nginxPort))) {
            for (int width : widths) {
                String ours = "http://127.0.0.1:" + port + path(picture, width, Print.Format.JPEG);
                String theirs = "http://127.0.0.1:" + nginxPort + "/" + width + ".jpg";
                served.load(ours, server.handle(), 1);
                List<Served.Load> our = new ArrayList<>();
                List<Served.Load> their = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    boolean first = round % 2 == 0;
                    if (first) our.add(served.load(ours, server.handle(), seconds));
                    their.add(served.load(theirs, nginx.handle(), seconds));
                    if (!first) our.add(served.load(ours, server.handle(), seconds));
                }
                double kilobytes = Files.size(root.resolve(width + ".jpg")) / 1e3;
                row(table, width + " px, Dateline", kilobytes, our);
                row(table, width + " px, nginx", kilobytes, their);
                Ratio cpu = Ratio.of(our, their, Served.Load::cpuMicrosPerRequest);
                Ratio rate = Ratio.of(our, their, Served.Load::requestsPerSecond);
                ratios.row(
                        width + " px",
                        Numbers.hundredth(cpu.mean()),
                        cpu.interval(),
                        Numbers.hundredth(rate.mean()),
                        rate.interval());
            }
        }
        return table + "\n" + ratios
                + "\nMedians of %d rounds in turns, 64 connections; load average %s before and %s after.\n"
                        .formatted(rounds, load, Kernel.load());
    }

    private static void row(Table table, String name, double kilobytes, List<Served.Load> all) {
        table.row(
                name,
                Numbers.whole(kilobytes),
                Numbers.whole(Numbers.median(
                        all.stream().mapToDouble(Served.Load::requestsPerSecond).toArray())),
                Numbers.tenth(Numbers.median(all.stream()
                        .mapToDouble(Served.Load::cpuMicrosPerRequest)
                        .toArray())),
                all.stream()
                        .map(Served.Load::faults)
                        .filter(fault -> !fault.equals("none"))
                        .findFirst()
                        .orElse("none"));
    }
}
