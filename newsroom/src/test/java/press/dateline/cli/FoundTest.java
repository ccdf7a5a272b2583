package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.feed.Robots;
import press.dateline.feed.TrustCheck;
import press.dateline.settings.Publicity.Item;
import press.dateline.site.GraphSchema;
import press.dateline.store.Databases;
import press.dateline.story.Genre;

/// How programs find the site, what they are told, and what the newsroom says about itself, over the wire.
class FoundTest {
    private static final String STORY_PATH = "/2024/03/04/pier-reopens/";

    @TempDir
    Path folder;

    private ServedCourier courier;

    @BeforeEach
    void open() throws Exception {
        courier = ServedCourier.open(folder, Databases.sqlite(folder));
    }

    @AfterEach
    void close() throws Exception {
        courier.close();
    }

    private void set(Item item, String content) {
        courier.newsroom().publishing().changePublicity(item, content);
    }

    private JsonNode graph(String path) throws Exception {
        return GraphSchema.of(courier.get(path).body(), path);
    }

    // structured data ------------------------------------------------------------------------------------------------

    @Test
    void everyKindOfPageHasOneGraph() throws Exception {
        set(Item.TRUST_OWNERSHIP, "Ourselves.");
        for (String path : List.of(
                "/",
                "/page/2/",
                STORY_PATH,
                STORY_PATH + "comment-page-2/",
                "/2024/02/20/ferry-timetable/",
                "/category/news/",
                "/tag/ferries/",
                "/author/ada/",
                "/2024/03/",
                "/about/",
                "/about/ownership/",
                "/corrections/")) {
            graph(path);
        }
        assertThat(courier.get("/nothing/").body()).doesNotContain("ld+json");
    }

    @Test
    void aStorySaysWhoWroteItWhenAndWhere() throws Exception {
        courier.newsroom().database().write(transaction -> {
            transaction.changed("story:" + courier.newsroom().story("pier-reopens"));
            transaction
                    .sql()
                    .update(PERSON)
                    .set(PERSON.WEBSITE, "https://social.example/@ada")
                    .where(PERSON.SLUG.eq("ada"))
                    .execute();
            return transaction
                    .sql()
                    .update(STORY)
                    .set(STORY.DATELINE, "NEW QUAY, March 4")
                    .set(STORY.HEADLINE, "</script><script>alert(1)</script> & <!--")
                    .where(STORY.SLUG.eq("pier-reopens"))
                    .execute();
        });

        String html = courier.get(STORY_PATH).body();
        JsonNode article = GraphSchema.thing(GraphSchema.of(html, STORY_PATH), "NewsArticle");
        Document page = Jsoup.parse(html);

        assertThat(article.path("headline").asText()).isEqualTo("</script><script>alert(1)</script> & <!--");
        assertThat(page.select("script:not([src])").stream().map(script -> script.attr("type")))
                .as("the graph, and the line that the policy knows by its hash")
                .containsExactly("application/ld+json", "");
        assertThat(article.path("author").path(0).path("name").asText()).isEqualTo("Ada Quayle");
        assertThat(article.path("author").path(0).path("sameAs").asText()).isEqualTo("https://social.example/@ada");
        assertThat(article.path("dateline").asText()).isEqualTo("NEW QUAY, March 4");
        assertThat(article.path("locationCreated").path("name").asText()).isEqualTo("New Quay");
        assertThat(article.path("datePublished").asText()).isEqualTo("2024-03-04T23:30:00-04:00");
        assertThat(article.path("image").path(0).path("url").asText())
                .isEqualTo(page.select("meta[property=og:image]").attr("content"))
                .matches("https://courier.example/media/prints/.*/1200.jpg");
        assertThat(article.path("image").path(0).path("width").asInt()).isEqualTo(1200);
        assertThat(page.select("meta[name=fediverse:creator]").attr("content")).isEqualTo("@ada@social.example");
        assertThat(page.select("meta[property=article:author]").attr("content")).isEqualTo("Ada Quayle");
        assertThat(page.select("meta[property=og:image:width]").attr("content")).isEqualTo("1200");
    }

    @Test
    void aPictureSaysWhoseItIsAndOnWhichTerms() throws Exception {
        courier.newsroom().database().write(transaction -> {
            transaction.sql().select(MEDIA.ID).from(MEDIA).forEach(row -> transaction.changed("media:" + row.value1()));
            return transaction
                    .sql()
                    .update(MEDIA)
                    .set(MEDIA.CREATOR, "Ada <Quayle>")
                    .set(MEDIA.TERMS, "© Ada Quayle. https://licence.example/by/4.0/, https://ada.example/buy.")
                    .execute();
        });

        JsonNode image = GraphSchema.thing(graph(STORY_PATH), "NewsArticle")
                .path("image")
                .path(0);

        assertThat(image.path("creator").path("name").asText()).isEqualTo("Ada <Quayle>");
        assertThat(image.path("copyrightNotice").asText()).isEqualTo("© Ada Quayle.");
        assertThat(image.path("license").asText()).isEqualTo("https://licence.example/by/4.0/");
        assertThat(image.path("acquireLicensePage").asText()).isEqualTo("https://ada.example/buy");
    }

    @Test
    void aCorrectionIsToldWithItsStoryAndOnAPageOfItsOwn() throws Exception {
        JsonNode article = GraphSchema.thing(graph("/2024/02/20/ferry-timetable/"), "NewsArticle");

        assertThat(article.path("correction").path(0).path("text").asText()).contains("at ten, not at nine");
        assertThat(courier.get("/corrections/").body())
                .contains("at ten, not at nine", "href=\"/2024/02/20/ferry-timetable/\"");
        assertThat(courier.get("/corrections/page/2/").headers().firstValue("Location"))
                .contains("/corrections/");

        courier.publishing().correct(courier.newsroom().story("pier-reopens"), "<p>It is a stone pier.</p>", "Ada");
        assertThat(courier.get("/corrections/").body()).contains("It is a stone pier.");
        assertThat(courier.get("/corrections/feed/").body()).contains("It is a stone pier.");
    }

    @Test
    void advertisingIsCalledSoWhereverItShows() throws Exception {
        courier.publishing().classify(courier.newsroom().story("pier-reopens"), Genre.ADVERTISER, "Ada");

        assertThat(GraphSchema.thing(graph(STORY_PATH), "AdvertiserContentArticle"))
                .isNotNull();
        assertThat(Jsoup.parse(courier.get(STORY_PATH).body())
                        .select("article .kicker")
                        .text())
                .contains("Advertisement");
        for (String list : List.of("/", "/category/news/harbour/", "/tag/ferries/")) {
            String html = courier.get(list).body();
            assertThat(Jsoup.parse(html)
                            .select("article:has(a[href='" + STORY_PATH + "']) .kicker, article:has(a[href='"
                                    + STORY_PATH + "']) .meta")
                            .text())
                    .as(list)
                    .contains("Advertisement");
        }
    }

    @Test
    void otherSitesMayEmbedAStory() throws Exception {
        String link = Jsoup.parse(courier.get(STORY_PATH).body())
                .select("link[type=application/json+oembed]")
                .attr("href");
        JsonNode answer =
                new ObjectMapper().readTree(courier.get(link + "&maxwidth=320").body());

        assertThat(answer.path("type").asText()).isEqualTo("rich");
        assertThat(answer.path("version").asText()).isEqualTo("1.0");
        assertThat(answer.path("width").asInt()).isEqualTo(320);
        assertThat(answer.path("thumbnail_url").asText()).matches("https://courier.example/media/prints/.*/320.jpg");
        assertThat(answer.path("thumbnail_width").asInt()).isEqualTo(320);
        assertThat(answer.path("author_name").asText()).isEqualTo("Ada Quayle");
        assertThat(answer.path("html").asText()).contains("https://courier.example" + STORY_PATH);
        JsonNode flat =
                new ObjectMapper().readTree(courier.get(link + "&maxheight=100").body());
        assertThat(flat.path("height").asInt()).isEqualTo(100);
        assertThat(flat.path("thumbnail_height").asInt()).isLessThanOrEqualTo(100);
        assertThat(courier.get(link + "&format=xml").statusCode()).isEqualTo(501);
        for (Newsroom.State state : Newsroom.State.values()) {
            HttpResponse<String> hidden = courier.get("/oembed?url=https://courier.example"
                    + courier.newsroom().hidden(state).path());
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.body()).isEqualTo("{}");
        }
    }

    @Test
    void aFeedIsSentAgainOnlyWhenItChanged() throws Exception {
        for (String feed : List.of("/feed/", "/category/news/feed/atom/", "/author/ada/feed/json/")) {
            String etag = courier.get(feed).headers().firstValue("etag").orElseThrow();
            assertThat(courier.getUnless(feed, etag).statusCode()).as(feed).isEqualTo(304);

            courier.newsroom().clock().pass(Duration.ofMinutes(1));
            courier.publishing()
                    .correct(courier.newsroom().story("pier-reopens"), "<p>Not so: " + feed + "</p>", "Ada");
            assertThat(courier.getUnless(feed, etag).statusCode()).as(feed).isEqualTo(200);
        }
    }

    // robots ---------------------------------------------------------------------------------------------------------

    private BaseRobotRules rules(String robot) throws Exception {
        return new SimpleRobotRulesParser()
                .parseContent(
                        "https://courier.example/robots.txt",
                        courier.get("/robots.txt").body().getBytes(StandardCharsets.UTF_8),
                        "text/plain",
                        List.of(robot.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void whoTrainsModelsIsKeptApartFromWhoSearches() throws Exception {
        String story = "https://courier.example" + STORY_PATH;

        assertThat(rules("Googlebot").isAllowed(story)).isTrue();
        assertThat(rules("OAI-SearchBot").isAllowed(story)).isTrue();
        assertThat(rules("some-other-bot").isAllowed(story)).isTrue();
        assertThat(rules("GPTBot").isAllowed(story)).isFalse();
        assertThat(rules("Google-Extended").isAllowed(story)).isFalse();
        assertThat(rules("Googlebot").getSitemaps()).containsExactly("https://courier.example/sitemap.xml");
        assertThat(courier.get(STORY_PATH).headers().firstValue("Content-Usage"))
                .contains("train-ai=n, search=y");

        set(Item.ROBOTS_TRAINING, "allow");
        set(Item.ROBOTS_DENY, "CCBot, Bytespider");
        assertThat(rules("GPTBot").isAllowed(story)).isTrue();
        assertThat(rules("CCBot").isAllowed(story)).isFalse();
        assertThat(courier.get("/robots.txt").body()).doesNotContain("Content-Usage");
    }

    @Test
    void whatRobotsAskForIsCountedAndDeniedOnesMayBeRefused() throws Exception {
        set(Item.ROBOTS_ENFORCE, "on");
        courier.keepBooks();
        String agent = "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)";

        assertThat(courier.getAs(agent, STORY_PATH).statusCode()).isEqualTo(403);
        assertThat(courier.getAs(agent, "/robots.txt").statusCode()).isEqualTo(200);
        assertThat(courier.getAs("Mozilla/5.0 (compatible; Googlebot/2.1)", STORY_PATH)
                        .statusCode())
                .isEqualTo(200);
        assertThat(courier.getAs("Mozilla/5.0 (compatible; Googlebot/2.1)", "/feed/")
                        .statusCode())
                .isEqualTo(200);
        assertThat(courier.getAs("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", STORY_PATH)
                        .statusCode())
                .isEqualTo(200);
        courier.keepBooks();
        courier.getAs("Mozilla/5.0 (compatible; Googlebot/2.1)", "/feed/");
        courier.keepBooks();

        List<Robots.Count> counts =
                courier.newsroom().database().read(sql -> Robots.counts(sql, LocalDate.of(2024, 3, 1)));
        LocalDate day = LocalDate.of(2024, 3, 8);
        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new Robots.Count("GPTBot", day, "refused", 1),
                        new Robots.Count("GPTBot", day, "robots.txt", 1),
                        new Robots.Count("Googlebot", day, "page", 1),
                        new Robots.Count("Googlebot", day, "feed", 2));
    }

    // trust ----------------------------------------------------------------------------------------------------------

    @Test
    void whatTheNewsroomSaysOfItselfIsOnPagesAndInTheGraph() throws Exception {
        assertThat(courier.get("/about/policies/").statusCode()).isEqualTo(404);
        set(Item.TRUST_ETHICS, "We take nothing.\n\nNot even <b>lunch</b>.");
        set(Item.TRUST_MASTHEAD, "Editor: Ada Quayle\nReporter: Ben Shore");
        set(Item.TRUST_OWNERSHIP, "The town owns it.");
        set(Item.TRUST_LEGAL_NAME, "Courier Ltd");
        set(Item.TRUST_PROFILES, "https://social.example/@courier");

        JsonNode newsroom = GraphSchema.thing(graph("/"), "NewsMediaOrganization");
        assertThat(newsroom.path("ethicsPolicy").asText()).isEqualTo("https://courier.example/about/policies/#ethics");
        assertThat(newsroom.path("masthead").asText()).isEqualTo("https://courier.example/about/masthead/");
        assertThat(newsroom.path("legalName").asText()).isEqualTo("Courier Ltd");
        assertThat(newsroom.path("sameAs").path(0).asText()).isEqualTo("https://social.example/@courier");
        Document policies = Jsoup.parse(courier.get("/about/policies/").body());
        assertThat(policies.select("#ethics ~ p").eachText())
                .containsExactly("We take nothing.", "Not even <b>lunch</b>.");
        assertThat(courier.get("/about/masthead/").body()).contains("<b>Ada Quayle</b>");
        assertThat(Jsoup.parse(courier.get("/").body()).select("footer a[href=/about/ownership/]"))
                .hasSize(1);
    }

    @Test
    void filesForProgramsAreThereOnceTheyAreFilled() throws Exception {
        List<String> files = List.of("/.well-known/security.txt", "/ads.txt", "/.well-known/trust.txt", "/trust.txt");
        for (String file : files) {
            assertThat(courier.get(file).statusCode()).as(file).isEqualTo(404);
        }
        set(Item.SECURITY_CONTACT, "mailto:security@courier.example");
        set(Item.SECURITY_EXPIRES, "2024-12-31T00:00:00Z");
        set(Item.ADS, "ads.example, 1234, DIRECT, abc");
        set(Item.TRUST_TXT, "member=https://press.example/");

        for (String file : files) {
            HttpResponse<String> answer = courier.get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        }
        assertThat(courier.get("/.well-known/security.txt").body())
                .isEqualTo(
                        """
                        Contact: mailto:security@courier.example
                        Expires: 2024-12-31T00:00:00Z
                        Preferred-Languages: en
                        Canonical: https://courier.example/.well-known/security.txt
                        """);
        assertThat(courier.get("/trust.txt").body())
                .isEqualTo("member=https://press.example/\ndatatrainingallowed=no\n");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void whatIsWrongWithThemIsSaidBeforeTheyExpire() {
        set(Item.SECURITY_CONTACT, "mailto:security@courier.example");
        set(Item.SECURITY_EXPIRES, "2024-03-20T00:00:00Z");
        set(Item.ADS, "ads.example, 1234\nads.example, 1234, PERHAPS\nnowhere, 1, DIRECT\nOWNERDOMAIN=courier.example");
        set(Item.TRUST_TXT, "member=\nfriend=https://x.example/");

        assertThat(wrong())
                .hasSize(6)
                .anyMatch(text -> text.startsWith("security.txt expires at 2024-03-20"))
                .anyMatch(text -> text.startsWith("ads.txt, line 1:"))
                .anyMatch(text -> text.startsWith("ads.txt, line 2:"))
                .anyMatch(text -> text.startsWith("ads.txt, line 3:"))
                .anyMatch(text -> text.startsWith("trust.txt, line 1:"))
                .anyMatch(text -> text.startsWith("trust.txt, line 2:"));
    }

    private List<String> wrong() {
        return TrustCheck.of(courier.newsroom().database()).stream()
                .filter(TrustCheck.Finding::wrong)
                .map(TrustCheck.Finding::text)
                .toList();
    }

    @Test
    void theKeyForSearchEnginesCanBeRead() throws Exception {
        set(Item.INDEXNOW_KEY, "0123456789abcdef");

        assertThat(courier.get("/indexnow.txt").body()).isEqualTo("0123456789abcdef\n");
    }
}
