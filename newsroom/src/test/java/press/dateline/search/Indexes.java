package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import press.dateline.store.Database;

/// What tests do with an index that works in the background.
final class Indexes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Indexes() {}

    /// Waits until the index has read all that was committed.
    static SearchIndex caughtUp(SearchIndex index, Database database) throws InterruptedException {
        long position = database.changes().position();
        Instant end = Instant.now().plus(PATIENCE);
        while (!index.reaches(position) && Instant.now().isBefore(end)) {
            Thread.sleep(5);
        }
        assertThat(index.reaches(position)).as("the index reads the log").isTrue();
        return index;
    }

    /// Ids of the first page of what is found, the best first.
    static List<Long> ids(SearchIndex index, Question question) {
        return index.find(question, 1, 100).orElseThrow().hits().stream()
                .map(Found.Hit::id)
                .toList();
    }

    static List<Long> ids(SearchIndex index, String words) {
        return ids(index, Question.of(words));
    }
}
