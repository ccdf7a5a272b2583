package press.dateline.story;

import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.PUBLIC_LISTING;
import static press.dateline.store.tables.Tables.PUBLIC_MEDIA;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;

/// Where public stories stand and when they changed, for those who list them all. Reads no copy, and never more than
/// was asked for.
public final class Catalogue {
    private Catalogue() {}

    /// @param at the moment it is dated
    /// @param updated when it last changed
    public record Entry(long id, String path, String headline, Instant at, Instant updated) {}

    /// Stories dated within a stretch of time, newest first.
    ///
    /// @param from the first moment of it
    /// @param to the first moment behind it
    /// @param before how many newer ones are left out
    public static List<Entry> between(DSLContext sql, Instant from, Instant to, int before, int atMost, Instant now) {
        Reading.tag(StoryList.LATEST.tag());
        return sql.select(
                        PUBLIC_STORY.ID,
                        PUBLIC_STORY.PATH,
                        PUBLIC_STORY.HEADLINE,
                        PUBLIC_STORY.DATED_AT,
                        PUBLIC_STORY.UPDATED_AT)
                .from(PUBLIC_LISTING.join(PUBLIC_STORY).on(PUBLIC_STORY.ID.eq(PUBLIC_LISTING.STORY_ID)))
                .where(within(from, to, now))
                .orderBy(PUBLIC_LISTING.DATED_AT.desc(), PUBLIC_LISTING.STORY_ID.desc())
                .offset(before)
                .limit(atMost)
                .fetch(row -> {
                    Reading.tag("story:" + row.value1());
                    return new Entry(row.value1(), row.value2(), row.value3(), row.value4(), row.value5());
                });
    }

    /// Paths of the pictures whose files are there, by the stories dated within a stretch of time that use them.
    public static Map<Long, SequencedSet<String>> pictures(DSLContext sql, Instant from, Instant to, Instant now) {
        Map<Long, SequencedSet<String>> pictures = new LinkedHashMap<>();
        sql.selectDistinct(PUBLIC_LISTING.STORY_ID, PUBLIC_MEDIA.ID, PUBLIC_MEDIA.PATH)
                .from(PUBLIC_LISTING
                        .join(MEDIA_USE)
                        .on(MEDIA_USE.NOUN.eq("story"))
                        .and(MEDIA_USE.NOUN_ID.eq(PUBLIC_LISTING.STORY_ID))
                        .join(PUBLIC_MEDIA)
                        .on(PUBLIC_MEDIA.ID.eq(MEDIA_USE.MEDIA_ID)))
                .where(within(from, to, now))
                .and(PublicGate.open(PUBLIC_MEDIA, now))
                .and(PUBLIC_MEDIA.STORED)
                .and(PUBLIC_MEDIA.MIME.startsWith("image/"))
                .orderBy(PUBLIC_LISTING.STORY_ID, PUBLIC_MEDIA.ID)
                .forEach(row -> {
                    Reading.tag("media:" + row.value2());
                    pictures.computeIfAbsent(row.value1(), id -> new LinkedHashSet<>())
                            .add(row.value3());
                });
        return pictures;
    }

    private static Condition within(Instant from, Instant to, Instant now) {
        return PUBLIC_LISTING
                .LIST
                .eq(StoryList.LATEST.name())
                .and(PUBLIC_LISTING.DATED_AT.ge(from))
                .and(PUBLIC_LISTING.DATED_AT.lt(to))
                .and(PublicGate.open(PUBLIC_LISTING, now));
    }

    /// When a story is dated and when it changed.
    public record Touched(Instant at, Instant updated) {}

    /// Those stories that changed last, the latest change first.
    public static List<Touched> lastChanged(DSLContext sql, int atMost, Instant now) {
        Reading.tag(StoryList.LATEST.tag());
        return sql.select(PUBLIC_STORY.ID, PUBLIC_STORY.DATED_AT, PUBLIC_STORY.UPDATED_AT)
                .from(PUBLIC_STORY)
                .where(PublicGate.open(PUBLIC_STORY, now))
                .orderBy(PUBLIC_STORY.UPDATED_AT.desc())
                .limit(atMost)
                .fetch(row -> {
                    Reading.tag("story:" + row.value1());
                    return new Touched(row.value2(), row.value3());
                });
    }
}
