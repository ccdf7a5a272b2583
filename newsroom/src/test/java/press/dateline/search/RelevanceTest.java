package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.publishing.Publishing;
import press.dateline.sample.SampleNewspaper;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// Readers' questions to the sample newspaper, and the story each has to find: `questions.txt`.
class RelevanceTest {
    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private record Expected(String question, int within, String slug) {}

    @Test
    void everyQuestionFindsTheStoryItAsksFor(@TempDir Path folder) throws Exception {
        List<Expected> questions = questions();
        List<String> failed = new ArrayList<>();
        try (Database database = Database.open(Databases.sqlite(folder), () -> NOW);
                SearchIndex index = new SearchIndex(database, folder.resolve("search"))) {
            new SampleNewspaper(database, new Publishing(database), folder.resolve("media")).fill();
            index.start();
            Indexes.caughtUp(index, database);
            Map<Long, String> slugs = database.read(sql -> sql.select(PUBLIC_STORY.ID, PUBLIC_STORY.SLUG)
                    .from(PUBLIC_STORY)
                    .fetchMap(PUBLIC_STORY.ID, PUBLIC_STORY.SLUG));

            for (Expected expected : questions) {
                List<String> found = found(index, expected.question(), slugs);
                if (!found.stream().limit(expected.within()).toList().contains(expected.slug())) {
                    failed.add(expected + " found " + found);
                }
            }
        }

        assertThat(questions).hasSizeGreaterThanOrEqualTo(50);
        assertThat(failed).isEmpty();
    }

    private static List<String> found(SearchIndex index, String words, Map<Long, String> slugs) {
        Found found = index.find(Question.of(words), 1, 10).orElseThrow();
        if (!found.meant().isEmpty()) {
            found = index.find(Question.of(found.meant()), 1, 10).orElseThrow();
        }
        return found.hits().stream()
                .filter(hit -> hit.kind() == Found.Hit.Kind.STORY)
                .map(hit -> Objects.requireNonNull(slugs.get(hit.id())))
                .toList();
    }

    private static List<Expected> questions() throws IOException {
        try (var file = Objects.requireNonNull(RelevanceTest.class.getResourceAsStream("questions.txt"))) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RelevanceTest::expected)
                    .toList();
        }
    }

    private static Expected expected(String line) {
        int bar = line.lastIndexOf('|');
        String slug = line.substring(bar + 1).strip();
        int colon = slug.indexOf(':');
        return new Expected(
                line.substring(0, bar).strip(),
                colon < 0 ? 1 : Integer.parseInt(slug.substring(0, colon)),
                slug.substring(colon + 1));
    }
}
