package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.Newsroom.Hidden;
import press.dateline.Newsroom.State;
import press.dateline.front.Block;
import press.dateline.front.Choice;
import press.dateline.front.Editions;
import press.dateline.front.Front;
import press.dateline.front.Pick;
import press.dateline.front.Source;
import press.dateline.people.Audit;
import press.dateline.store.Databases;

/// Nothing of what is hidden is written on any page that a reader can come to, following every link from the front.
class RenderedGateTest {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:href|src|srcset|action)=\"([^\"]*)\"|content=\"((?:https?:|/)[^\"]*)\"|<(?:link|guid|comments)[^>]*>([^<]*)<");

    /// Finds all there is, with links to every way of narrowing it down.
    private static final String EVERYTHING = "/search/?q=-xyzzy";

    /// Where nothing leads, and what answers nevertheless.
    private static final List<String> BY_HAND = List.of(
            "/no-such-page/",
            "/feed/",
            "/?s=hush",
            EVERYTHING,
            "/search/feed/?q=-xyzzy",
            "/search/feed/atom/?q=-xyzzy",
            "/search/feed/json/?q=-xyzzy",
            "/wp-content/uploads/2024/03/pier.jpg",
            "/about/payroll/",
            "/2024/",
            "/2024/03/",
            "/2024/03/04/",
            "/2023/",
            "/2019/",
            "/category/sport/",
            "/category/sport/feed/",
            "/robots.txt",
            "/sitemap.xml",
            "/wp-sitemap.xml");

    @Test
    void noPageBetraysWhatIsHidden(@TempDir Path folder) throws Exception {
        try (ServedCourier courier = ServedCourier.open(folder, Databases.sqlite(folder))) {
            Newsroom newsroom = courier.newsroom();
            mark(newsroom);
            pickWhatIsHidden(newsroom);

            awaitSearch(courier);

            Map<String, String> pages = crawl(courier);

            assertThat(pages.keySet())
                    .contains(
                            "/",
                            "/2024/03/04/pier-reopens/",
                            "/2024/03/04/pier-reopens/comment-page-2/",
                            "/category/news/",
                            "/tag/ferries/",
                            "/author/ada/",
                            "/author/ada/page/2/",
                            "/about/",
                            "/feed/",
                            "/search/?page=2&q=-xyzzy",
                            "/search/?author=ada&q=-xyzzy");
            pages.forEach((page, body) -> {
                String text = body.toLowerCase(Locale.ROOT);
                assertThat(text)
                        .as(page)
                        .doesNotContain("hushed words")
                        .doesNotContain("hushed letter")
                        .doesNotContain("payroll");
                for (State state : State.values()) {
                    Hidden story = newsroom.hidden(state);
                    assertThat(text.replace('-', ' '))
                            .as(page + " and " + state)
                            .doesNotContain(story.slug().replace('-', ' '));
                }
            });
        }
    }

    /// What nothing leads to, asked for by whoever guesses: each answers as if there were no such story, to the second
    /// at which it is let out.
    @Test
    void whatIsUnderEmbargoAnswersAsWhatNeverWasOverEveryRoute(@TempDir Path folder) throws Exception {
        try (ServedCourier courier = ServedCourier.open(folder, Databases.sqlite(folder))) {
            Newsroom newsroom = courier.newsroom();
            Hidden story = newsroom.hidden(State.EMBARGOED);
            newsroom.clock().pass(Duration.ofMinutes(59).plusSeconds(59));
            assertThat(newsroom.publishing().doWhatIsDue()).isEmpty();
            Map<String, String> hidden = answers(courier, story.id(), story.pictureId(), story.path(), story.picture());
            Map<String, String> never = answers(
                    courier, 999_999, 999_999, "/2015/01/11/never-was/", "/wp-content/uploads/2015/never-was.jpg");

            assertThat(hidden).isEqualTo(never);

            // Its moment has come, and still nobody sees it before it is let out.
            newsroom.clock().pass(Duration.ofHours(1));
            assertThat(answers(courier, story.id(), story.pictureId(), story.path(), story.picture()))
                    .isEqualTo(never);
            newsroom.publishing().doWhatIsDue();
            assertThat(courier.get(story.path()).statusCode()).isEqualTo(200);
            assertThat(courier.get("/oembed?url=https%3A%2F%2Fcourier.example" + story.path())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /// Status and words of each answer, without what was asked for in it.
    private static Map<String, String> answers(
            ServedCourier courier, long story, long picture, String path, String file) throws Exception {
        Map<String, String> answers = new TreeMap<>();
        Map<String, String> asked = Map.ofEntries(
                Map.entry("page", path),
                Map.entry("its feed", path + "feed/"),
                Map.entry("oembed", "/oembed?url=https%3A%2F%2Fcourier.example" + path),
                Map.entry("oembed, XML", "/oembed?format=xml&url=https%3A%2F%2Fcourier.example" + path),
                Map.entry("by id", "/?p=" + story),
                Map.entry("picture", file),
                Map.entry("picture, smaller", file.replace(".jpg", "-150x150.jpg")),
                Map.entry("original", "/media/originals" + file),
                Map.entry("print", "/media/prints/" + picture + "/1/640.jpg"),
                Map.entry("desk", "/desk/stories/" + story),
                Map.entry("preview", "/desk/stories/" + story + "/preview"),
                Map.entry("history", "/desk/stories/" + story + "/history"),
                Map.entry("ledger", "/ledger.txt"));
        for (var one : asked.entrySet()) {
            HttpResponse<String> answer = courier.get(one.getValue());
            answers.put(
                    one.getKey(),
                    answer.statusCode() + " "
                            + neutral(answer.headers().firstValue("Location").orElse(""), story, path)
                            + neutral(answer.body(), story, path).replace(file, "FILE"));
        }
        HttpResponse<String> read =
                courier.post("/reads", Long.toString(story), Map.of("Sec-Fetch-Site", "same-origin"));
        answers.put("beacon", read.statusCode() + read.body());
        HttpResponse<String> comment = courier.post("/comments/new", "noun=story&id=" + story + "&text=first");
        answers.put("comment", comment.statusCode() + neutral(comment.body(), story, path));
        return answers;
    }

    private static String neutral(String text, long story, String path) {
        return text.replace(path.substring(0, path.length() - 1), "PATH")
                .replaceAll("(?:\\b|(?<=%2F))" + story + "\\b", "ID");
    }

    /// An editor who picks stories by hand picks them before they are out.
    private static void pickWhatIsHidden(Newsroom newsroom) {
        List<Pick> hidden = Stream.of(State.values())
                .map(state -> new Pick(newsroom.hidden(state).id(), null))
                .toList();
        Choice choice = new Choice(new Source.HandPicked(), 10, hidden);
        Editions editions = new Editions(newsroom.database());
        editions.save(
                new Front(List.of(
                        new Block.Breaking("", choice),
                        new Block.Lead("", new Choice(new Source.Latest(), 5, hidden), 6, hidden),
                        new Block.Opinion("", choice),
                        new Block.Tabs("", 10, hidden))),
                Audit.Who.COMMAND_LINE);
        editions.launch(Audit.Who.COMMAND_LINE);
    }

    static void awaitSearch(ServedCourier courier) throws Exception {
        for (int i = 0; i < 500 && !courier.get("/search/?q=pier").body().contains("/pier-reopens/"); i++) {
            Thread.sleep(20);
        }
        assertThat(courier.get(EVERYTHING).body()).contains("/pier-reopens/");
    }

    /// The fixture's standfirst, copy and comments are the same for all; here what is hidden gets words of its own.
    private static void mark(Newsroom newsroom) {
        newsroom.database().write(transaction -> {
            for (State state : State.values()) {
                long id = newsroom.hidden(state).id();
                transaction
                        .sql()
                        .update(STORY_COPY)
                        .set(STORY_COPY.COPY, "<p>Hushed words of " + state + ".</p>")
                        .where(STORY_COPY.STORY_ID.eq(id))
                        .execute();
                transaction
                        .sql()
                        .update(STORY)
                        .set(STORY.STANDFIRST, "Hushed words, standfirst")
                        .set(STORY.TRAIL, "Hushed words, trail")
                        .set(STORY.KICKER, "Hushed words, kicker")
                        .where(STORY.ID.eq(id))
                        .execute();
                transaction
                        .sql()
                        .update(COMMENT)
                        .set(COMMENT.COPY, "<p>Hushed letter on " + state + ".</p>")
                        .where(COMMENT.NOUN.eq("story"))
                        .and(COMMENT.NOUN_ID.eq(id))
                        .execute();
            }
            // Three letters that all may read, and one that is held.
            transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.COMMENT_COUNT, 3)
                    .where(STORY.SLUG.eq("pier-reopens"))
                    .execute();
            transaction
                    .sql()
                    .update(COMMENT)
                    .set(COMMENT.COPY, "<p>Hushed letter, held.</p>")
                    .set(COMMENT.NAME, "Hushed letter writer")
                    .where(COMMENT.STATE.eq("held"))
                    .execute();
            return 0;
        });
    }

    /// Bodies by path, of everything that the front and [#BY_HAND] lead to; a redirect's is where it goes.
    static Map<String, String> crawl(ServedCourier courier) throws Exception {
        Map<String, String> seen = new TreeMap<>();
        Deque<String> ahead = new ArrayDeque<>(BY_HAND);
        ahead.add("/");
        while (!ahead.isEmpty()) {
            String path = ahead.remove();
            if (seen.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = courier.get(path);
            String location = answer.headers().firstValue("Location").orElse("");
            boolean error = answer.statusCode() >= 400;
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            // An error page may say which address was asked for.
            seen.put(path, location + (error ? answer.body().replace(path, "") : answer.body()));
            List<String> found = new ArrayList<>(List.of(location));
            Matcher links = ADDRESS.matcher(answer.body());
            while (links.find()) {
                for (int group = 1; group <= links.groupCount(); group++) {
                    if (links.group(group) != null) {
                        found.add(links.group(group));
                    }
                }
            }
            for (String link : found) {
                local(path, link).ifPresent(ahead::add);
            }
        }
        return seen;
    }

    private static Optional<String> local(String page, String link) {
        String first = link.strip().replace("&amp;", "&").split(" ", 2)[0];
        try {
            URI uri = URI.create("https://courier.example" + page).resolve(first);
            if (!"courier.example".equals(uri.getHost()) || uri.getRawPath() == null || first.isEmpty()) {
                return Optional.empty();
            }
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
