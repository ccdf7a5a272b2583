package press.dateline.copydesk.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Publication;

/// Scores the tagger on WikiWars (CC BY-SA 3.0) by the entity measure of TempEval-3 (S13-2001): each time found is
/// paired with one of the gold, the same words first, then overlapping ones; a pair counts for the value when that is
/// right. A main, so that `bench/run timex` can print it.
public final class WikiWars {
    private static final Pattern TIMEX = Pattern.compile("<TIMEX3[^>]*? value=\"([^\"]*)\"[^>]*>([^<]*)</TIMEX3>");
    private static final Pattern CALENDAR = Pattern.compile("(?:BC)?\\d{4}(?:-\\d\\d){0,2}");

    private WikiWars() {}

    /// A time with its place in the whole text.
    record Tagged(int from, int to, String value, String words) {
        boolean overlaps(Tagged other) {
            return from < other.to && other.from < to;
        }

        boolean isCalendar() {
            return CALENDAR.matcher(value).matches();
        }
    }

    /// One article: its gold and what was found.
    record Article(String name, List<Tagged> gold, List<Tagged> found) {}

    /// Counts over articles.
    record Score(int gold, int found, int strict, int relaxed, int value) {
        double precision() {
            return (double) value / found;
        }

        double recall() {
            return (double) value / gold;
        }

        static double f1(int right, int gold, int found) {
            return 2.0 * right / (gold + found);
        }

        @Override
        public String toString() {
            return "gold %d, found %d, strict F1 %.1f, relaxed F1 %.1f, value F1 %.1f (precision %.1f, recall %.1f)"
                    .formatted(
                            gold,
                            found,
                            100 * f1(strict, gold, found),
                            100 * f1(relaxed, gold, found),
                            100 * f1(value, gold, found),
                            100 * precision(),
                            100 * recall());
        }
    }

    /// @param arguments the folder with the articles, and `--misses` to see where it goes wrong
    public static void main(String... arguments) throws IOException {
        List<Article> articles = read(Path.of(arguments[0]));
        System.out.println("WikiWars, all times:       " + score(articles, time -> true));
        System.out.println("WikiWars, calendar dates:  " + score(articles, Tagged::isCalendar));
        if (arguments.length > 1) {
            articles.forEach(WikiWars::printMisses);
        }
    }

    static List<Article> read(Path folder) throws IOException {
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tml"))
                    .sorted()
                    .toList()) {
                articles.add(article(file));
            }
        }
        return articles;
    }

    private static Article article(Path file) throws IOException {
        String xml = Files.readString(file);
        Matcher created = TIMEX.matcher(xml);
        LocalDate published = created.find() ? LocalDate.parse(created.group(1)) : LocalDate.EPOCH;
        String body = xml.substring(xml.indexOf("<TEXT>") + 6, xml.indexOf("</TEXT>"));
        StringBuilder text = new StringBuilder();
        List<Tagged> gold = new ArrayList<>();
        Matcher timex = TIMEX.matcher(body);
        int done = 0;
        while (timex.find()) {
            text.append(plain(body.substring(done, timex.start())));
            int from = text.length();
            text.append(plain(timex.group(2)));
            gold.add(new Tagged(from, text.length(), timex.group(1), timex.group(2)));
            done = timex.end();
        }
        text.append(plain(body.substring(done)));
        return new Article(file.getFileName().toString(), gold, found(text.toString(), published));
    }

    private static String plain(String xml) {
        return xml.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static List<Tagged> found(String text, LocalDate published) {
        List<Passage> paragraphs = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                paragraphs.add(new Passage(line, at));
            }
            at += line.length() + 1;
        }
        Instant noon = published.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Copy copy = Copy.of(new Passage("-", 0), paragraphs).publishedAt(new Publication(noon, ZoneOffset.UTC));
        List<Tagged> found = new ArrayList<>();
        NamedRule collect = new NamedRule("times", "", "", (galley, margin) -> {
            for (TimeExpression time : Times.of(galley).all()) {
                int start = copy.body().get(time.text().index()).passage().at();
                found.add(new Tagged(
                        start + time.span().from(), start + time.span().to(), time.value(), time.words()));
            }
        });
        new CopyDesk(List.of(collect)).read(copy, Archive.empty());
        return found;
    }

    static Score score(List<Article> articles, Predicate<Tagged> wanted) {
        int gold = 0;
        int found = 0;
        int strict = 0;
        int relaxed = 0;
        int goldValues = 0;
        for (Article article : articles) {
            List<Tagged> left =
                    new ArrayList<>(article.found().stream().filter(wanted).toList());
            List<Tagged> asked =
                    new ArrayList<>(article.gold().stream().filter(wanted).toList());
            gold += asked.size();
            found += left.size();
            for (boolean isStrict : new boolean[] {true, false}) {
                for (Tagged one : List.copyOf(asked)) {
                    Tagged pair = left.stream()
                            .filter(other -> isStrict
                                    ? other.from() == one.from() && other.to() == one.to()
                                    : other.overlaps(one))
                            .findFirst()
                            .orElse(null);
                    if (pair != null) {
                        left.remove(pair);
                        asked.remove(one);
                        strict += isStrict ? 1 : 0;
                        relaxed++;
                        goldValues += pair.value().equals(one.value()) ? 1 : 0;
                    }
                }
            }
        }
        return new Score(gold, found, strict, relaxed, goldValues);
    }

    private static void printMisses(Article article) {
        for (Tagged one : article.gold()) {
            if (one.isCalendar()
                    && article.found().stream()
                            .noneMatch(other ->
                                    other.overlaps(one) && other.value().equals(one.value()))) {
                String instead = article.found().stream()
                        .filter(one::overlaps)
                        .map(other -> other.words() + " " + other.value())
                        .toList()
                        .toString();
                System.out.println(article.name() + " missed " + one.words() + " = " + one.value() + ": " + instead);
            }
        }
        for (Tagged one : article.found()) {
            if (one.isCalendar()
                    && article.gold().stream()
                            .noneMatch(other ->
                                    other.overlaps(one) && other.value().equals(one.value()))) {
                System.out.println(article.name() + " wrong " + one.words() + " = " + one.value());
            }
        }
    }
}
