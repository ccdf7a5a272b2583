package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.STORY;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.dateline.Newsroom;
import press.dateline.comment.SpamFilter.Counts;
import press.dateline.settings.Setting;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// Measures what is held: real comments of WordPress exports, made automatic posts, and recorded spam. Run by
/// `bench/run spam`; not a test.
///
/// Letters of the recorded set are learned as good, so that its language is on both sides, as on a site of one
/// language. Each of five rounds learns from four fifths and judges the fifth. Made posts that are judged are of
/// other families of texts than those learned from.
final class SpamMeasurement {
    private static final int ROUNDS = 5;

    private SpamMeasurement() {}

    record Said(String name, String email, String text) {
        Set<String> features() {
            return SpamFilter.features(name, email, text);
        }
    }

    /// @param args folder of WordPress exports; then perhaps one of recorded spam (files `*.json` with `text`)
    public static void main(String[] args) throws IOException {
        List<Said> real = real(Path.of(args[0]));
        List<Said> recorded = args.length > 1 ? recorded(Path.of(args[1]), "spam") : List.of();
        List<Said> letters = args.length > 1 ? recorded(Path.of(args[1]), "easy-ham") : List.of();
        System.out.printf(
                "%d real comments, %d recorded spams, %d letters%n%n", real.size(), recorded.size(), letters.size());
        filter(real, recorded, letters);
        pipeline(real, recorded, letters);
    }

    private static List<Said> real(Path folder) throws IOException {
        List<Said> real = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                Document export = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
                for (Element comment : export.select("wp|comment")) {
                    String type = comment.select("wp|comment_type").text();
                    boolean shown = comment.select("wp|comment_approved").text().equals("1");
                    if (shown && (type.isEmpty() || type.equals("comment"))) {
                        real.add(new Said(
                                comment.select("wp|comment_author").text(),
                                comment.select("wp|comment_author_email").text(),
                                Jsoup.parse(comment.select("wp|comment_content").text())
                                        .wholeText()
                                        .strip()));
                    }
                }
            }
        }
        real.removeIf(one -> one.text().isEmpty());
        Collections.shuffle(real, new Random(7));
        return real;
    }

    private static List<Said> recorded(Path folder, String kind) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Said> recorded = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().matches(".*/" + kind + "-\\d/.*\\.json"))
                    .sorted()
                    .toList()) {
                String mail = json.readTree(Files.readString(file)).get("text").asText();
                int body = mail.indexOf("\n\n");
                String text = Jsoup.parse(mail.substring(Math.max(0, body))).text();
                if (text.length() > 60) {
                    recorded.add(new Said("", "", text.substring(0, Math.min(1_500, text.length()))));
                }
            }
        }
        Collections.shuffle(recorded, new Random(8));
        return recorded.subList(0, Math.min(recorded.size(), 1_000));
    }

    // the filter alone -----------------------------------------------------------------------------------------------

    private static void filter(List<Said> real, List<Said> recorded, List<Said> letters) {
        int families = AutomaticPosts.families();
        Map<String, int[]> held = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Counts> known = new HashMap<>();
            int first = round * families / ROUNDS;
            int after = (round + 1) * families / ROUNDS;
            for (Said good : fifths(real, round, false)) {
                learn(known, good, false);
            }
            letters.forEach(letter -> learn(known, letter, false));
            for (Said spam : fifths(recorded, round, false)) {
                learn(known, spam, true);
            }
            for (Said spam : made(100 + round, 200, first, after, false)) {
                learn(known, spam, true);
            }
            count(held, "real comments", known, fifths(real, round, true));
            count(held, "recorded spam, other than learned", known, fifths(recorded, round, true));
            count(held, "made spam of families not learned", known, made(200 + round, 200, first, after, true));
        }
        System.out.println(
                "| the filter alone | judged | like spam (≥ " + SpamFilter.LIKE_SPAM + ") | |\n|---|---|---|---|");
        held.forEach((what, counts) -> System.out.printf(
                "| %s | %d | %d | %.2f %% |%n",
                what, counts[0], counts[1], 100.0 * counts[1] / Math.max(1, counts[0])));
        System.out.println();
    }

    private static List<Said> fifths(List<Said> all, int round, boolean judged) {
        List<Said> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((i % ROUNDS == round) == judged) {
                some.add(all.get(i));
            }
        }
        return some;
    }

    /// @param judged those of the families from `first` on, else all others
    private static List<Said> made(long seed, int count, int first, int after, boolean judged) {
        AutomaticPosts posts = new AutomaticPosts(seed);
        List<AutomaticPosts.Said> said = new ArrayList<>();
        if (judged) {
            said.addAll(posts.make(count, first, after));
        } else {
            if (first > 0) {
                said.addAll(posts.make(count / 2, 0, first));
            }
            if (after < AutomaticPosts.families()) {
                said.addAll(posts.make(count / 2, after, AutomaticPosts.families()));
            }
        }
        return said.stream()
                .map(one -> new Said(one.name(), one.email(), one.text()))
                .toList();
    }

    private static void learn(Map<String, Counts> known, Said said, boolean spam) {
        known.merge("", Counts.NONE.plus(spam, 1), (one, more) -> one.plus(spam, 1));
        for (String feature : said.features()) {
            known.merge(feature, Counts.NONE.plus(spam, 1), (one, more) -> one.plus(spam, 1));
        }
    }

    private static void count(Map<String, int[]> held, String what, Map<String, Counts> known, List<Said> judged) {
        int[] counts = held.computeIfAbsent(what, key -> new int[2]);
        for (Said one : judged) {
            counts[0]++;
            if (SpamFilter.likeness(one.features(), known, known.getOrDefault("", Counts.NONE))
                    >= SpamFilter.LIKE_SPAM) {
                counts[1]++;
            }
        }
    }

    // everything together --------------------------------------------------------------------------------------------

    /// All rules but "first comments are held", which would hold every one of either kind.
    private static void pipeline(List<Said> real, List<Said> recorded, List<Said> letters) throws IOException {
        Map<String, int[]> stopped = new TreeMap<>();
        Map<String, Integer> reasons = new TreeMap<>();
        int families = AutomaticPosts.families();
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * families / ROUNDS;
            int after = (round + 1) * families / ROUNDS;
            Path folder = Files.createTempDirectory("dateline-spam");
            try (Newsroom newsroom = Newsroom.open(new DatabaseAddress.File(folder.resolve("newsroom.db")))) {
                Database database = newsroom.database();
                newsroom.publishing().changeSettings(site -> Setting.COMMENTS_HELD.change(site, "none"));
                List<Said> good = new ArrayList<>(fifths(real, round, false));
                good.addAll(letters);
                List<Said> bad = new ArrayList<>(fifths(recorded, round, false));
                bad.addAll(made(100 + round, 200, first, after, false));
                database.write(transaction -> {
                    transaction
                            .sql()
                            .update(STORY)
                            .set(STORY.COMMENTS_OPEN, true)
                            .execute();
                    good.forEach(one -> SpamFilter.teach(transaction, one.features(), false, 1));
                    bad.forEach(one -> SpamFilter.teach(transaction, one.features(), true, 1));
                    return 0;
                });
                Sender sender = new Sender(newsroom, new Posting(database));
                for (Said one : fifths(real, round, true)) {
                    tally(stopped, "real comments", sender.asReader(one), reasons);
                }
                for (AutomaticPosts.Said one : new AutomaticPosts(300 + round).make(400, first, after)) {
                    tally(stopped, "automatic: " + one.way(), sender.asProgram(one), null);
                }
            }
        }
        System.out.println("| all rules together | sent | stopped | |\n|---|---|---|---|");
        int[] all = new int[2];
        stopped.forEach((what, counts) -> {
            System.out.printf(
                    "| %s | %d | %d | %.2f %% |%n", what, counts[0], counts[1], 100.0 * counts[1] / counts[0]);
            if (what.startsWith("automatic")) {
                all[0] += counts[0];
                all[1] += counts[1];
            }
        });
        System.out.printf("| **automatic, all** | %d | %d | **%.2f %%** |%n", all[0], all[1], 100.0 * all[1] / all[0]);
        System.out.println("\nreal comments were held for: " + reasons);
    }

    private static void tally(
            Map<String, int[]> stopped,
            String what,
            String became,
            @org.jspecify.annotations.Nullable Map<String, Integer> reasons) {
        int[] counts = stopped.computeIfAbsent(what, key -> new int[2]);
        counts[0]++;
        if (!became.isEmpty()) {
            counts[1]++;
            if (reasons != null) {
                reasons.merge(became, 1, Integer::sum);
            }
        }
    }

    /// Sends comments; each comes from an address of its own, so that no limit helps.
    private static final class Sender {
        private final Newsroom newsroom;
        private final Posting posting;
        private final List<Long> stories;
        private int sent;

        Sender(Newsroom newsroom, Posting posting) {
            this.newsroom = newsroom;
            this.posting = posting;
            this.stories = List.of(newsroom.story("council-votes"), newsroom.story("pier-reopens"));
        }

        String asReader(Said said) {
            String form = form(0);
            String email = said.email().isEmpty() ? "reader" + sent + "@reader.example" : said.email();
            String name = said.name().isEmpty() ? "Reader" : said.name();
            String text = said.text().replace("\r\n", "\n").replace('\r', '\n');
            return became(new Posted(form, null, name, email, text, false, "", Work.of(form, text), 30_000, address()));
        }

        String asProgram(AutomaticPosts.Said said) {
            String text = said.way() == AutomaticPosts.Way.REPEATS
                    ? "The same words under every story, from a machine that never tires: https://best-deals.top/"
                    : said.text();
            String form =
                    switch (said.way()) {
                        case NO_FORM -> "";
                        case OLD_FORM -> form(80);
                        default -> form(0);
                    };
            boolean script =
                    switch (said.way()) {
                        case EVERY_FIELD, NO_FORM, NO_SCRIPT -> false;
                        case OLD_FORM, AT_ONCE, LINKS, REPEATS, WORDS -> true;
                    };
            return became(new Posted(
                    form,
                    null,
                    said.name(),
                    said.email(),
                    text,
                    false,
                    said.way() == AutomaticPosts.Way.EVERY_FIELD ? "https://best-deals.top/" : "",
                    script ? Work.of(form, text) : "",
                    !script ? -1 : said.way() == AutomaticPosts.Way.AT_ONCE ? 150 : 20_000,
                    address()));
        }

        private String form(int hoursAgo) {
            long story = stories.get(sent % stories.size());
            return SignedForm.at("story", story, Newsroom.NOW.minus(Duration.ofHours(hoursAgo)))
                    .print(Seal.of(newsroom.database()));
        }

        private String address() {
            sent++;
            return "10." + (sent >> 16 & 255) + "." + (sent >> 8 & 255) + "." + (sent & 255);
        }

        /// What it was stopped for, empty when it was published.
        private String became(Posted posted) {
            return switch (posting.post(posted)) {
                case Posting.Outcome.Refused(Refusal why) -> "refused:" + why;
                case Posting.Outcome.Kept kept ->
                    newsroom.database().read(sql -> sql.select(COMMENT.HELD_FOR)
                            .from(COMMENT)
                            .where(COMMENT.ID.eq(kept.id()))
                            .fetchSingle()
                            .value1());
            };
        }
    }
}
