package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Copy;
import press.dateline.SetClock;
import press.dateline.delivery.Assets;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.PageKey;
import press.dateline.feed.Syndicate;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Publishing;
import press.dateline.search.SearchIndex;
import press.dateline.section.Sections;
import press.dateline.store.Database;
import press.dateline.store.Databases;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Standing;
import press.dateline.story.StoryList;

/// How many finished pages one more story touches.
class PublishedBesideTest {
    private static final Instant NOW = Instant.parse("2024-03-08T12:00:00Z");
    private static final int STORIES = 120;

    @Test
    void oneMoreStoryDropsThePagesOfThoseBesideItAlone(@TempDir Path folder) throws Exception {
        try (Database database = Database.open(Databases.sqlite(folder), new SetClock(NOW));
                SearchIndex index = new SearchIndex(database, folder.resolve("search"))) {
            Publishing publishing = new Publishing(database);
            long news = database.write(transaction -> {
                long section =
                        Sections.add(transaction, null, "news", "News", "").id();
                Batch batch = publishing.batch(transaction);
                for (int hour = 1; hour <= STORIES; hour++) {
                    Instant at = NOW.minus(Duration.ofHours(hour));
                    batch.add(
                            Copy.of("story-of-the-harbour-" + hour)
                                    .at(at)
                                    .in(section)
                                    .draft(),
                            new Standing.Published(at),
                            "test");
                }
                batch.finish();
                return section;
            });
            index.start();
            while (!index.reaches(database.changes().position())) {
                Thread.sleep(5);
            }
            PublicSite site = new PublicSite(
                    database,
                    new Addresses(List.of()),
                    new Syndicate(index),
                    new Broadsheet(Broadsheet.plainEngine()),
                    Assets.read(getClass().getClassLoader(), "assets")::url,
                    Theme.NONE,
                    index);
            PageCache cache = new PageCache(PageCache.DEFAULT_BYTES, database.clock());
            long position = database.changes().position();
            cache.restartAt(position);
            List<Long> ids = database.read(sql -> Listings.newest(sql, StoryList.section(news), STORIES, NOW));
            for (long id : ids) {
                String path =
                        database.read(sql -> PublicStories.path(sql, id, NOW)).orElseThrow();
                cache.load(new PageKey(path), site::render);
            }
            assertThat(cache.size()).isEqualTo(STORIES);

            Instant between = NOW.minus(Duration.ofMinutes(90));
            publishing.keep(Copy.of("one-more").at(between).in(news).draft(), new Standing.Published(between), "test");
            cache.apply(database.changes().after(position, 1000));

            assertThat(cache.size()).isEqualTo(STORIES - 2);
        }
    }
}
