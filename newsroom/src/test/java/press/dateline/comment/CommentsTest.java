package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.STORY;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// Threads of comments as readers see them; one short subclass for each database.
abstract class CommentsTest {
    private static final Instant NOON = Instant.parse("2024-03-05T12:00:00Z");

    private @Nullable Newsroom newsroom;

    abstract DatabaseAddress address(Path folder);

    @AfterEach
    void close() {
        if (newsroom != null) newsroom.close();
    }

    @Test
    void answersToACommentThatIsHeldAreStillShown(@TempDir Path folder) {
        Database database = open(folder);
        long story = discussed(
                database,
                draft("held", "spammed", null),
                draft("approved", "first answer", 0),
                draft("approved", "its answer", 1),
                draft("approved", "a thread", null));

        var page = database.read(
                sql -> Comments.page(sql, "story", story, 0, 50, Newsroom.NOW).orElseThrow());

        assertThat(page.comments()).extracting(Comment::copy).containsExactly("first answer", "its answer", "a thread");
    }

    @Test
    void pagesCountThreadsAndTheNewestIsTheLast(@TempDir Path folder) {
        Database database = open(folder);
        long story = discussed(
                database,
                draft("approved", "one", null),
                draft("approved", "two", null),
                draft("approved", "answer to one", 0),
                draft("approved", "three", null));

        var newest = database.read(
                sql -> Comments.page(sql, "story", story, 0, 2, Newsroom.NOW).orElseThrow());
        var first = database.read(
                sql -> Comments.page(sql, "story", story, 1, 2, Newsroom.NOW).orElseThrow());

        assertThat(newest.number()).isEqualTo(2);
        assertThat(newest.comments()).extracting(Comment::copy).containsExactly("three");
        assertThat(first.comments()).extracting(Comment::copy).containsExactly("one", "answer to one", "two");
        boolean further = database.read(
                sql -> Comments.page(sql, "story", story, 3, 2, Newsroom.NOW).isPresent());
        assertThat(further).isFalse();
    }

    @Test
    void pingbacksAreKeptAndNeitherShownNorCounted(@TempDir Path folder) {
        Database database = open(folder);
        long story = discussed(
                database,
                new CommentDraft(null, null, "pingback", "approved", "elsewhere", "", "", "", "linked", NOON),
                draft("approved", "a reader", null));

        var page = database.read(
                sql -> Comments.page(sql, "story", story, 0, 50, Newsroom.NOW).orElseThrow());
        Integer counted = database.read(sql -> sql.select(STORY.COMMENT_COUNT)
                .from(STORY)
                .where(STORY.ID.eq(story))
                .fetchSingle()
                .value1());

        assertThat(page.comments()).extracting(Comment::copy).containsExactly("a reader");
        assertThat(counted).isEqualTo(1);
    }

    private Database open(Path folder) {
        newsroom = Newsroom.open(address(folder));
        return newsroom.database();
    }

    private long discussed(Database database, CommentDraft... drafts) {
        long story = database.read(sql -> sql.select(STORY.ID)
                .from(STORY)
                .where(STORY.SLUG.eq("council-votes"))
                .fetchSingle()
                .value1());
        database.write(transaction -> {
            CommentBatch batch = new CommentBatch(transaction);
            batch.add("story", story, List.of(drafts));
            batch.finish();
            return story;
        });
        return story;
    }

    private static CommentDraft draft(String state, String copy, @Nullable Integer answers) {
        return new CommentDraft(answers, null, "comment", state, "Reader", "", "", "", copy, NOON);
    }
}
