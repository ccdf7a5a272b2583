package press.dateline.story;

import static press.dateline.store.tables.Tables.CORRECTION;
import static press.dateline.store.tables.Tables.PUBLIC_LISTING;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.STORY_SOURCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import press.dateline.media.MediaLibrary;
import press.dateline.media.Picture;
import press.dateline.people.Byline;
import press.dateline.people.People;
import press.dateline.section.Sections;
import press.dateline.section.Topics;
import press.dateline.store.PublicGate;
import press.dateline.store.PublicGate.Addressed;
import press.dateline.store.Reading;
import press.dateline.story.Story.StoryCard;

/// Stories as the public may see them, read through the gate with a handful of statements.
public final class PublicStories {
    private static final List<SelectField<?>> CARD = List.of(
            PUBLIC_STORY.ID,
            PUBLIC_STORY.PATH,
            PUBLIC_STORY.SLUG,
            PUBLIC_STORY.KICKER,
            PUBLIC_STORY.HEADLINE,
            PUBLIC_STORY.STANDFIRST,
            PUBLIC_STORY.TRAIL,
            PUBLIC_STORY.FORMAT,
            PUBLIC_STORY.GENRE,
            PUBLIC_STORY.SECTION_ID,
            PUBLIC_STORY.PICTURE_ID,
            PUBLIC_STORY.MINUTES,
            PUBLIC_STORY.COMMENT_COUNT,
            PUBLIC_STORY.DATED_AT,
            PUBLIC_STORY.UPDATED_AT,
            PUBLIC_STORY.PUBLIC_UNTIL);

    /// Sorts behind every text with the same beginning.
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private PublicStories() {}

    /// The story at its canonical address. Tagged by the path also when there is none, so that its coming is noticed.
    public static Optional<Story> byPath(DSLContext sql, String path, Instant now) {
        Reading.tag("path:" + path);
        return one(sql, PUBLIC_STORY.PATH.eq(path), now);
    }

    /// The stories that stand, or once stood, at any of `paths`.
    public static List<Addressed> at(DSLContext sql, Collection<String> paths, Instant now) {
        paths.forEach(path -> Reading.tag("path:" + path));
        List<Addressed> found = PublicGate.at(sql, PUBLIC_STORY, paths, now);
        found.forEach(story -> Reading.tag("story:" + story.id()));
        return found;
    }

    /// A story by the last part of its address.
    public record Slugged(String slug, String path, Instant at) {}

    /// Public stories with that slug, the newest first, at most 50.
    public static List<Slugged> withSlug(DSLContext sql, String slug, Instant now) {
        return slugged(sql, PUBLIC_STORY.SLUG.eq(slug), List.of(PUBLIC_STORY.DATED_AT.desc()), 50, now);
    }

    /// Public stories whose slug begins with `prefix`, the shortest of the alphabet's first, at most 200.
    public static List<Slugged> withSlugLike(DSLContext sql, String prefix, Instant now) {
        Condition alike = PUBLIC_STORY.SLUG.ge(prefix).and(PUBLIC_STORY.SLUG.lt(prefix + LAST_CHARACTER));
        return slugged(sql, alike, List.of(PUBLIC_STORY.SLUG), 200, now);
    }

    private static List<Slugged> slugged(
            DSLContext sql, Condition which, List<OrderField<?>> order, int atMost, Instant now) {
        Reading.tag(StoryList.LATEST.tag());
        return sql.select(PUBLIC_STORY.ID, PUBLIC_STORY.SLUG, PUBLIC_STORY.PATH, PUBLIC_STORY.DATED_AT)
                .from(PUBLIC_STORY)
                .where(which)
                .and(PublicGate.open(PUBLIC_STORY, now))
                .orderBy(order)
                .limit(atMost)
                .fetch(row -> new Slugged(row.value2(), row.value3(), row.value4()));
    }

    /// The address of the public story dated within the second from `at` on, for addresses that name nothing else.
    public static Optional<String> datedAt(DSLContext sql, Instant at, Instant now) {
        Reading.tag(StoryList.LATEST.tag());
        return sql.select(PUBLIC_LISTING.STORY_ID)
                .from(PUBLIC_LISTING)
                .where(PUBLIC_LISTING.LIST.eq(StoryList.LATEST.name()))
                .and(PUBLIC_LISTING.DATED_AT.ge(at))
                .and(PUBLIC_LISTING.DATED_AT.lt(at.plusSeconds(1)))
                .and(PublicGate.open(PUBLIC_LISTING, now))
                .orderBy(PUBLIC_LISTING.DATED_AT, PUBLIC_LISTING.STORY_ID)
                .limit(1)
                .fetchOptional(PUBLIC_LISTING.STORY_ID)
                .flatMap(id -> path(sql, id, now));
    }

    /// The canonical address of a public story.
    public static Optional<String> path(DSLContext sql, long id, Instant now) {
        Reading.tag("story:" + id);
        return sql.select(PUBLIC_STORY.PATH)
                .from(PUBLIC_STORY)
                .where(PUBLIC_STORY.ID.eq(id))
                .and(PublicGate.open(PUBLIC_STORY, now))
                .fetchOptional(PUBLIC_STORY.PATH);
    }

    /// Whether a story was public once and is no longer.
    public static boolean isWithdrawn(DSLContext sql, long id, Instant now) {
        Reading.tag("story:" + id);
        return sql.fetchExists(PUBLIC_STORY, PUBLIC_STORY.ID.eq(id).and(PublicGate.shut(PUBLIC_STORY, now)));
    }

    private static Optional<Story> one(DSLContext sql, Condition which, Instant now) {
        @Nullable
        Record row = sql.select(CARD)
                .select(
                        PUBLIC_STORY.DATELINE,
                        PUBLIC_STORY.COMMENTS_OPEN,
                        PUBLIC_STORY.SEO_TITLE,
                        PUBLIC_STORY.SEO_DESCRIPTION,
                        PUBLIC_STORY.AI_LABEL,
                        STORY_COPY.COPY)
                .from(PUBLIC_STORY.join(STORY_COPY).on(STORY_COPY.STORY_ID.eq(PUBLIC_STORY.ID)))
                .where(which)
                .and(PublicGate.open(PUBLIC_STORY, now))
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        long id = row.get(PUBLIC_STORY.ID);
        StoryCard card = cards(sql, List.of(row), now).getFirst();
        return Optional.of(new Story(
                card,
                row.get(PUBLIC_STORY.DATELINE),
                row.get(STORY_COPY.COPY),
                Sections.of(sql, List.of(id)).getOrDefault(id, List.of()),
                Topics.of(sql, id),
                sql.select(STORY_SOURCE.LABEL, STORY_SOURCE.ADDRESS)
                        .from(STORY_SOURCE)
                        .where(STORY_SOURCE.STORY_ID.eq(id))
                        .orderBy(STORY_SOURCE.ORDINAL)
                        .fetch(source -> new Story.Source(source.value1(), source.value2())),
                sql.select(CORRECTION.CORRECTED_AT, CORRECTION.NOTE)
                        .from(CORRECTION)
                        .where(CORRECTION.STORY_ID.eq(id))
                        .orderBy(CORRECTION.CORRECTED_AT, CORRECTION.ID)
                        .fetch(note -> new Story.Correction(note.value1(), note.value2())),
                row.get(PUBLIC_STORY.COMMENTS_OPEN),
                row.get(PUBLIC_STORY.COMMENT_COUNT),
                row.get(PUBLIC_STORY.SEO_TITLE),
                row.get(PUBLIC_STORY.SEO_DESCRIPTION),
                row.get(PUBLIC_STORY.AI_LABEL)));
    }

    /// The cards of the public ones among `ids`, in their order.
    public static List<StoryCard> cards(DSLContext sql, Collection<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        ids.forEach(id -> Reading.tag("story:" + id));
        Map<Long, StoryCard> cards = new HashMap<>();
        cards(sql, rows(sql, ids, now), now).forEach(card -> cards.put(card.id(), card));
        return ids.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    /// Cards together with the portraits of those who wrote them, by the numbers of the pictures.
    public record Portrayed(List<StoryCard> cards, Map<Long, Picture> portraits) {}

    /// As [#cards], with portraits, in no more statements.
    public static Portrayed withPortraits(DSLContext sql, Collection<Long> ids, Instant now) {
        Map<Long, Picture> pictures = new HashMap<>();
        ids.forEach(id -> Reading.tag("story:" + id));
        List<StoryCard> cards = cards(sql, rows(sql, ids, now), true, pictures, now);
        return new Portrayed(cards, pictures);
    }

    private static List<? extends Record> rows(DSLContext sql, Collection<Long> ids, Instant now) {
        return sql.select(CARD)
                .from(PUBLIC_STORY)
                .where(PUBLIC_STORY.ID.in(ids))
                .and(PublicGate.open(PUBLIC_STORY, now))
                .fetch();
    }

    private static List<StoryCard> cards(DSLContext sql, List<? extends Record> rows, Instant now) {
        return cards(sql, rows, false, new HashMap<>(), now);
    }

    /// @param pictures gets those that were read
    private static List<StoryCard> cards(
            DSLContext sql, List<? extends Record> rows, boolean portraits, Map<Long, Picture> pictures, Instant now) {
        List<Long> ids = rows.stream().map(row -> row.get(PUBLIC_STORY.ID)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Byline>> bylines = People.bylines(sql, ids);
        Set<Long> shown = new LinkedHashSet<>();
        rows.forEach(row -> shown.add(row.get(PUBLIC_STORY.PICTURE_ID)));
        if (portraits) {
            bylines.values().stream()
                    .flatMap(List::stream)
                    .forEach(byline -> shown.add(byline.person().pictureId()));
        }
        shown.remove(null);
        pictures.putAll(MediaLibrary.pictures(sql, shown, now));
        List<StoryCard> cards = new ArrayList<>();
        for (Record row : rows) {
            long id = row.get(PUBLIC_STORY.ID);
            Reading.tag("story:" + id);
            Instant until = row.get(PUBLIC_STORY.PUBLIC_UNTIL);
            if (until != null) {
                Reading.until(until);
            }
            Long picture = row.get(PUBLIC_STORY.PICTURE_ID);
            cards.add(new StoryCard(
                    id,
                    row.get(PUBLIC_STORY.PATH),
                    row.get(PUBLIC_STORY.SLUG),
                    row.get(PUBLIC_STORY.KICKER),
                    row.get(PUBLIC_STORY.HEADLINE),
                    row.get(PUBLIC_STORY.STANDFIRST),
                    row.get(PUBLIC_STORY.TRAIL),
                    row.get(PUBLIC_STORY.FORMAT),
                    Genre.of(row.get(PUBLIC_STORY.GENRE)),
                    row.get(PUBLIC_STORY.SECTION_ID),
                    bylines.getOrDefault(id, List.of()),
                    picture == null ? null : pictures.get(picture),
                    row.get(PUBLIC_STORY.MINUTES),
                    row.get(PUBLIC_STORY.COMMENT_COUNT),
                    row.get(PUBLIC_STORY.DATED_AT),
                    row.get(PUBLIC_STORY.UPDATED_AT)));
        }
        return cards;
    }

    /// Stories that share topics with one, those with most in common first; filled up from its section. A topic that
    /// hundreds of stories have says little, so only the newest of each topic are weighed.
    public static List<Long> related(DSLContext sql, Story story, int atMost, Instant now) {
        Map<Long, Integer> weight = new HashMap<>();
        List<Long> order = new ArrayList<>();
        for (var topic : story.topics().stream().limit(12).toList()) {
            for (long id : Listings.newest(sql, StoryList.topic(topic.id()), 20, now)) {
                if (id != story.id() && weight.merge(id, 1, Integer::sum) == 1) {
                    order.add(id);
                }
            }
        }
        order.sort((a, b) -> Integer.compare(weight.getOrDefault(b, 0), weight.getOrDefault(a, 0)));
        Long section = story.card().sectionId();
        if (order.size() < atMost && section != null) {
            for (long id : Listings.newest(sql, StoryList.section(section), atMost + 1, now)) {
                if (id != story.id() && !order.contains(id)) {
                    order.add(id);
                }
            }
        }
        return order.stream().limit(atMost).toList();
    }
}
