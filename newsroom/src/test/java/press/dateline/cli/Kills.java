package press.dateline.cli;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.RENDITION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.cli.Product.Served;
import press.dateline.ledger.Chain;

/// Kills the real server at moments it does not choose while eight editors save, upload and publish through the desk's
/// own routes, starts it again, and looks whether all that it had acknowledged is there, the ledger is whole, and no
/// file is torn or without an owner.
final class Kills {
    private static final int EDITORS = 8;
    private static final int LONGEST_WORK = 2_000;
    private static final int PATIENCE = 20_000;

    private final Product product;
    private final Path data;
    private final Random random;
    private final Map<Long, Saved> saved = new ConcurrentHashMap<>();
    private final Map<Long, String> published = new ConcurrentHashMap<>();
    private final Set<String> uploaded = ConcurrentHashMap.newKeySet();
    private final AtomicInteger saves = new AtomicInteger();
    private final Set<String> wrong = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /// @param seed of the moments at which it is killed
    Kills(Product product, Path data, long seed) {
        this.product = product;
        this.data = data;
        this.random = new Random(seed);
    }

    /// The last version of a story that was acknowledged.
    private record Saved(int version, String mark) {}

    /// What was seen.
    ///
    /// @param wrong everything that was not as it had been acknowledged, in words; empty is what is promised
    /// @param refusals answers that acknowledged nothing, by what they were
    record Seen(
            int kills,
            int saves,
            int uploads,
            int publications,
            long records,
            double slowestStart,
            Set<String> wrong,
            Map<String, Integer> refusals) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d kills; acknowledged: %d saves, %d uploads, %d publications; ledger of %d records;"
                            + " slowest start %.1f s; wrong: %s; refused: %s",
                    kills,
                    saves,
                    uploads,
                    publications,
                    records,
                    slowestStart,
                    wrong.isEmpty() ? "nothing" : wrong,
                    refusals.isEmpty() ? "nothing" : refusals);
        }
    }

    /// @param args folder where the product was built, folder for the newsroom, number of kills
    public static void main(String[] args) throws Exception {
        Seen seen = new Kills(Product.in(Path.of(args[0])), Path.of(args[1]), System.nanoTime())
                .run(Integer.parseInt(args[2]), true);
        System.out.println(seen);
        System.exit(seen.wrong().isEmpty() ? 0 : 1);
    }

    Seen run(int kills, boolean aloud) throws Exception {
        List<DeskClient.Seat> seats = DeskClient.signIn(data, EDITORS);
        double slowest = 0;
        long records = 0;
        for (int round = 0; round <= kills; round++) {
            long began = System.nanoTime();
            try (Served server = product.serve(data)) {
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1e9);
                records = look(server);
                if (round == kills) {
                    break;
                }
                workUntilKilled(server, seats);
            }
            if (aloud && round % 10 == 9) {
                System.out.printf(
                        "%d kills, %d saves, %d uploads, %d publications, wrong: %s%n",
                        round + 1, saves.get(), uploaded.size(), published.size(), wrong);
            }
        }
        return new Seen(
                kills,
                saves.get(),
                uploaded.size(),
                published.size(),
                records,
                slowest,
                new LinkedHashSet<>(wrong),
                Map.copyOf(refusals));
    }

    private void workUntilKilled(Served server, List<DeskClient.Seat> seats) throws InterruptedException {
        List<Thread> editors = new ArrayList<>();
        for (DeskClient.Seat seat : seats) {
            Random chance = new Random(random.nextLong());
            editors.add(Thread.ofPlatform().start(() -> work(server.url(), seat, chance)));
        }
        // Mostly in the midst of work; now and then while nothing has been answered yet.
        int before = acknowledged();
        for (int i = 0; i < PATIENCE && random.nextInt(PATIENCE) > 0 && acknowledged() == before; i++) {
            Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(LONGEST_WORK));
        server.process().destroyForcibly().waitFor();
        for (Thread editor : editors) {
            editor.join();
        }
    }

    private int acknowledged() {
        return saves.get() + uploaded.size() + published.size();
    }

    /// Writes and uploads until the server does not answer any more. What was not answered was not acknowledged.
    private void work(String url, DeskClient.Seat seat, Random chance) {
        try (DeskClient desk = new DeskClient(url, seat)) {
            while (true) {
                if (chance.nextInt(3) == 0) {
                    upload(desk, chance);
                } else {
                    write(desk, chance);
                }
            }
        } catch (IOException killed) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Begins a story, saves it a few times, and mostly publishes it.
    private void write(DeskClient desk, Random chance) throws IOException, InterruptedException {
        HttpResponse<String> begun = desk.begin();
        Optional<String> path = begun.headers().firstValue("Location");
        if (begun.statusCode() != 303 || path.isEmpty()) {
            refused("begin", begun);
            return;
        }
        long story = Long.parseLong(path.get().substring(path.get().lastIndexOf('/') + 1));
        int version = desk.versionAt(path.get());
        String mark = "";
        for (int i = 0; i <= chance.nextInt(4); i++) {
            mark = "mark" + Long.toHexString(chance.nextLong());
            HttpResponse<String> answer = desk.save(
                    path.get(),
                    version,
                    "Pier reopens, " + mark,
                    "The pier is open again, the harbour office said. The note of the day is " + mark + ".",
                    chance.nextBoolean());
            if (answer.statusCode() != 200) {
                refused("save", answer);
                return;
            }
            version = DeskClient.version(answer);
            saved.put(story, new Saved(version, mark));
            saves.incrementAndGet();
        }
        if (chance.nextInt(4) > 0) {
            HttpResponse<String> out = desk.publish(path.get(), version);
            if (out.statusCode() == 303) {
                published.put(story, mark);
            } else {
                refused("publish", out);
            }
        }
    }

    private void upload(DeskClient desk, Random chance) throws IOException, InterruptedException {
        byte[] picture = picture(chance);
        HttpResponse<String> answer = desk.upload("pier.png", picture);
        if (answer.statusCode() == 201) {
            uploaded.add(sha256(picture));
        } else {
            refused("upload", answer);
        }
    }

    private void refused(String what, HttpResponse<String> answer) {
        refusals.merge(what + " " + answer.statusCode(), 1, Integer::sum);
    }

    /// A small picture that nobody took before.
    private static byte[] picture(Random chance) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, chance.nextInt(1 << 24));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    // looking --------------------------------------------------------------------------------------------------------

    /// @return how many records the ledger has
    private long look(Served server) throws Exception {
        try (Newsroom newsroom = Newsroom.openToRead(data)) {
            Chain.Verdict ledger = newsroom.database().read(sql -> Chain.verify(sql, List.of()));
            ledger.fault().ifPresent(fault -> wrong.add("the ledger: " + fault));
            newsroom.database().read(sql -> {
                saved.forEach((story, kept) -> lookAtStory(sql, story, kept));
                published.forEach((story, mark) -> lookAtPublication(sql, story, mark));
                lookAtFiles(sql);
                return 0;
            });
            lastPublished(newsroom).ifPresent(path -> answers(server, path));
            return ledger.records();
        }
    }

    private void lookAtStory(DSLContext sql, long story, Saved kept) {
        var now = sql.selectFrom(WORKING_COPY)
                .where(WORKING_COPY.STORY_ID.eq(story))
                .fetchOne();
        boolean there = now != null
                && (now.getVersion() > kept.version()
                        || (now.getVersion() == kept.version() && now.getCopy().contains(kept.mark())));
        if (!there) {
            wrong.add("story " + story + " lost version " + kept.version());
        }
    }

    private void lookAtPublication(DSLContext sql, long story, String mark) {
        boolean out = sql.fetchExists(
                STORY.join(STORY_COPY).on(STORY_COPY.STORY_ID.eq(STORY.ID)),
                STORY.ID.eq(story).and(STORY.LISTED.isTrue()).and(STORY_COPY.COPY.contains(mark)));
        if (!out) {
            wrong.add("story " + story + " is not published");
        }
    }

    private void lookAtFiles(DSLContext sql) {
        Map<String, @Nullable String> byHash = new LinkedHashMap<>();
        Set<String> named =
                new HashSet<>(sql.select(RENDITION.PATH).from(RENDITION).fetch(row -> row.value1()));
        sql.selectFrom(MEDIA).forEach(row -> {
            named.add(row.getPath());
            if (row.getOriginal() != null) {
                named.add("/" + row.getOriginal());
            }
            if (row.getHash() != null) {
                byHash.put(
                        row.getHash(),
                        Objects.requireNonNullElse(
                                row.getOriginal(), row.getPath().substring(1)));
            }
            if (row.getStored()
                    && !Files.exists(data.resolve("media").resolve(row.getPath().substring(1)))) {
                wrong.add(row.getPath() + " has no file");
            }
        });
        uploaded.stream().filter(hash -> !byHash.containsKey(hash)).forEach(hash -> wrong.add("lost upload " + hash));
        byHash.forEach((hash, file) -> {
            if (!hash.equals(hashOf(data.resolve("media").resolve(String.valueOf(file))))) {
                wrong.add("torn file " + file);
            }
        });
        for (String file : files()) {
            if (!named.contains(file)) {
                wrong.add("nobody names the file " + file);
            }
        }
    }

    private List<String> files() {
        Path media = data.resolve("media");
        try (Stream<Path> all = Files.exists(media) ? Files.walk(media) : Stream.empty()) {
            return all.filter(Files::isRegularFile)
                    .map(file -> "/" + media.relativize(file))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<String> lastPublished(Newsroom newsroom) {
        return published.keySet().stream().max(Long::compare).map(story -> newsroom.database()
                .read(sql -> sql.select(STORY.PATH)
                        .from(STORY)
                        .where(STORY.ID.eq(story))
                        .fetchSingle()
                        .value1()));
    }

    private void answers(Served server, String path) {
        try {
            int status = server.get(path).statusCode();
            if (status != 200) {
                wrong.add(path + " answers " + status);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static String hashOf(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
