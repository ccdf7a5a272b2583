package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.ORIGIN;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SharedData;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// Compares what we make of an export with what a real WordPress made of it. Skipped where the recorded answers are not
/// there.
class ImportAnswersTest {
    /// WordPress gives a number to the second item of a slug; its own importer mangled some dates and slugs.
    private static final double AT_LEAST = 0.995;

    @TempDir
    Path folder;

    private static final class Score {
        int equal;
        int all;
        final List<String> differences = new ArrayList<>();

        void count(String what, Object ours, Object theirs) {
            all++;
            if (ours.equals(theirs)) equal++;
            else differences.add(what + ": " + ours + " instead of " + theirs);
        }
    }

    @TestFactory
    Stream<DynamicTest> storiesAndPagesAreAsWordPressMadeThem() throws IOException {
        List<Path> sites;
        try (Stream<Path> folders = Files.list(SharedData.path("wordpress-answers"))) {
            sites = folders.filter(Files::isDirectory).sorted().toList();
        }
        return sites.stream()
                .map(site -> DynamicTest.dynamicTest(site.getFileName().toString(), () -> {
                    String name = site.getFileName() + ".xml";
                    Path export = Stream.of("wxr-real", "wxr-official")
                            .map(kind -> SharedData.path(kind).resolve(name))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow();
                    Path own = Files.createDirectories(folder.resolve(name));
                    try (Database database = Databases.open(Databases.sqlite(own))) {
                        Imports.run(database, own, export).close();
                        Score score = compare(database, Answers.json(site.resolve("rest.json.gz")), creators(export));

                        System.out.printf("%s: %d of %d equal%n", site.getFileName(), score.equal, score.all);
                        assertThat((double) score.equal / score.all)
                                .as(() -> String.join("\n", score.differences))
                                .isGreaterThanOrEqualTo(AT_LEAST);
                    }
                }));
    }

    /// By WordPress' number: the name as it is printed.
    private static Map<String, String> creators(Path export) throws Exception {
        Map<String, String> names = new HashMap<>();
        Map<String, String> creators = new HashMap<>();
        try (WxrReader reader = WxrReader.open(export)) {
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry instanceof WxrEntry.Author author) names.put(author.login(), author.displayName());
                if (entry instanceof WxrEntry.Item item)
                    creators.putIfAbsent(
                            Long.toString(item.id()),
                            names.getOrDefault(item.creator(), Names.fromLogin(item.creator())));
            }
        }
        return creators;
    }

    private static Score compare(Database database, JsonNode rest, Map<String, String> creators) {
        Score score = new Score();
        Map<Integer, String> categories = slugs(rest, "categories");
        Map<Integer, String> tags = slugs(rest, "tags");
        Map<Integer, String> pages = slugs(rest, "pages");
        database.read(sql -> {
            for (JsonNode post : rest.path("posts").path("items"))
                // What is behind a password is not for the public here.
                if (!post.path("content").path("protected").asBoolean())
                    story(sql, post, categories, tags, creators, score);
            for (JsonNode page : rest.path("pages").path("items")) page(sql, page, pages, score);
            return score.all;
        });
        return score;
    }

    private static Map<Integer, String> slugs(JsonNode rest, String kind) {
        Map<Integer, String> slugs = new HashMap<>();
        for (JsonNode one : rest.path(kind).path("items"))
            slugs.put(one.path("id").asInt(), Names.slug(one.path("slug").asText()));
        return slugs;
    }

    private static void story(
            DSLContext sql,
            JsonNode post,
            Map<Integer, String> categories,
            Map<Integer, String> tags,
            Map<String, String> creators,
            Score score) {
        String slug = Names.slug(post.path("slug").asText());
        Instant at = at(post);
        var found = sql.selectFrom(STORY)
                .where(STORY.SLUG.eq(slug))
                .and(STORY.PUBLIC_FROM.isNotNull())
                .fetch();
        score.count(slug + " slug", found.isNotEmpty(), true);
        if (found.isEmpty()) return;
        var story = found.stream()
                .filter(one -> one.getDatedAt().equals(at))
                .findFirst()
                .orElse(found.getFirst());
        score.count(slug + " date", story.getDatedAt(), at);
        score.count(slug + " title", plain(story.getHeadline()), plain(title(post)));
        score.count(
                slug + " state",
                story.getStanding(),
                post.path("status").asText().equals("publish") ? "published" : "scheduled");
        TreeSet<String> ours = new TreeSet<>(sql.select(SECTION.SLUG)
                .from(SECTION.join(STORY_SECTION).on(STORY_SECTION.SECTION_ID.eq(SECTION.ID)))
                .where(STORY_SECTION.STORY_ID.eq(story.getId()))
                .fetch(SECTION.SLUG));
        TreeSet<String> theirs = named(post.path("categories"), categories);
        // Where WordPress puts what stands in no category.
        if (ours.isEmpty()) theirs.remove("uncategorized");
        score.count(slug + " sections", ours, theirs);
        score.count(
                slug + " topics",
                new TreeSet<>(sql.select(TOPIC.SLUG)
                        .from(TOPIC.join(STORY_TOPIC).on(STORY_TOPIC.TOPIC_ID.eq(TOPIC.ID)))
                        .where(STORY_TOPIC.STORY_ID.eq(story.getId()))
                        .fetch(TOPIC.SLUG)),
                named(post.path("tags"), tags));
        String key = sql.select(ORIGIN.FOREIGN_KEY)
                .from(ORIGIN)
                .where(ORIGIN.NOUN.eq("story"))
                .and(ORIGIN.NOUN_ID.eq(story.getId()))
                .fetchSingle()
                .value1();
        score.count(
                slug + " author",
                sql.select(PERSON.NAME)
                        .from(PERSON.join(BYLINE).on(BYLINE.PERSON_ID.eq(PERSON.ID)))
                        .where(BYLINE.STORY_ID.eq(story.getId()))
                        .fetch(PERSON.NAME),
                List.of(creators.getOrDefault(key.replaceAll("~.*", ""), "")));
    }

    private static void page(DSLContext sql, JsonNode page, Map<Integer, String> pages, Score score) {
        String slug = Names.slug(page.path("slug").asText());
        var found = sql.selectFrom(PAGE)
                .where(PAGE.SLUG.eq(slug))
                .and(PAGE.PUBLIC_FROM.isNotNull())
                .fetch();
        score.count(slug + " page", found.isNotEmpty(), true);
        if (found.isEmpty()) return;
        var ours = found.getFirst();
        score.count(slug + " date", ours.getDatedAt(), at(page));
        score.count(slug + " title", plain(ours.getTitle()), plain(title(page)));
        String parent = ours.getParentId() == null
                ? ""
                : sql.select(PAGE.SLUG)
                        .from(PAGE)
                        .where(PAGE.ID.eq(ours.getParentId()))
                        .fetchSingle()
                        .value1();
        score.count(
                slug + " parent", parent, pages.getOrDefault(page.path("parent").asInt(), ""));
    }

    private static Instant at(JsonNode post) {
        return LocalDateTime.parse(post.path("date_gmt").asText()).toInstant(ZoneOffset.UTC);
    }

    private static String title(JsonNode post) {
        return Jsoup.parse(post.path("title").path("rendered").asText()).text();
    }

    private static TreeSet<String> named(JsonNode ids, Map<Integer, String> slugs) {
        TreeSet<String> named = new TreeSet<>();
        ids.forEach(id -> named.add(slugs.getOrDefault(id.asInt(), "?" + id)));
        return named;
    }

    /// The kinds of quotes, dashes and blanks aside.
    private static String plain(String text) {
        return text.replaceAll("[\u2018\u2019\u201a\u2032\u02bc]", "'")
                .replaceAll("[\u201c\u201d\u201e\u2033\u00ab\u00bb]", "\"")
                .replaceAll("[\u2013\u2014\u2015]", "-")
                .replace("…", "...")
                .replaceAll("[\\s\u00a0\u202f]+", " ")
                .replaceAll(" ?\" ?", "\"")
                .strip();
    }
}
