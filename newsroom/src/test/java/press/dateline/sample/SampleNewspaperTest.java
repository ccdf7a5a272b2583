package press.dateline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.CORRECTION;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.PUBLIC_MEDIA;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.RENDITION;
import static press.dateline.store.tables.Tables.STORY_COPY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.publishing.Publishing;
import press.dateline.store.Database;
import press.dateline.store.Databases;
import press.dateline.store.PublicGate;

class SampleNewspaperTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-04T08:00:00Z", "2026-12-31T00:10:00Z", "2028-02-29T23:50:00Z", "2026-10-25T01:30:00Z"})
    void fillsAnEmptyNewsroomAtAnyMomentAndNoOther(String moment) throws IOException {
        Instant now = Instant.parse(moment);
        try (Database database = open(now)) {
            SampleNewspaper sample = new SampleNewspaper(database, new Publishing(database), folder.resolve("media"));

            assertThat(sample.fill()).isTrue();
            assertThat(sample.fill()).isFalse();

            assertThat(database.<Integer>read(sql -> sql.fetchCount(PUBLIC_STORY, PublicGate.open(PUBLIC_STORY, now))))
                    .isEqualTo(25);
            assertThat(database.<Integer>read(sql -> sql.fetchCount(CORRECTION)))
                    .isEqualTo(1);
            assertThat(database.<Integer>read(sql -> sql.fetchCount(COMMENT, COMMENT.DEPTH.gt(1))))
                    .isPositive();
            assertThat(copies(database)).noneMatch(copy -> copy.contains("{") || copy.contains("<picture"));
            assertThat(files(database)).allMatch(path -> Files.exists(folder.resolve("media" + path)));
            assertThat(database.<Integer>read(sql ->
                            sql.fetchCount(sql.selectDistinct(PUBLIC_MEDIA.ID).from(PUBLIC_MEDIA))))
                    .isEqualTo(Plate.values().length);
        }
    }

    @Test
    void newsroomWithAnythingInItIsLeftAlone() {
        try (Database database = open(Instant.parse("2026-03-04T08:00:00Z"))) {
            database.write(transaction -> press.dateline.section.Sections.add(transaction, null, "news", "News", ""));

            assertThat(new SampleNewspaper(database, new Publishing(database), folder.resolve("media")).fill())
                    .isFalse();
            assertThat(folder.resolve("media")).doesNotExist();
        }
    }

    private Database open(Instant now) {
        return Database.open(Databases.sqlite(folder), InstantSource.fixed(now));
    }

    private static List<String> copies(Database database) {
        return database.read(sql -> sql.select(STORY_COPY.COPY).from(STORY_COPY).fetch(STORY_COPY.COPY));
    }

    private static List<String> files(Database database) {
        return database.read(sql -> sql.select(MEDIA.PATH)
                .from(MEDIA)
                .unionAll(sql.select(RENDITION.PATH).from(RENDITION))
                .fetch(MEDIA.PATH));
    }
}
