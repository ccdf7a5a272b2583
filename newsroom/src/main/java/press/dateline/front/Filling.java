package press.dateline.front;

import static press.dateline.store.tables.Tables.LISTING_COUNT;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PUBLIC_LISTING;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.front.Filled.Subject;
import press.dateline.reads.Reads;
import press.dateline.section.Sections;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Story.StoryCard;
import press.dateline.story.StoryList;

/// Finds the stories of a front. Hand-picked ones are set first, each where it is picked first; then the blocks take
/// from their sources in reading order what no block before them took. So no story stands twice on a page.
///
/// At most nine statements, whatever the number of blocks, beside those for lists that have changed: names, most read,
/// what is picked, pictures, related, and four for the cards.
public final class Filling {
    /// A list is read no deeper, however many blocks take from it.
    private static final int DEEPEST = 300;

    /// A strip of pictures looks so much further for stories that have one.
    private static final int LOOK_FOR_PICTURES = 30;

    /// The lead is chosen among so many: the first with a picture, as an editor would.
    private static final int LEAD_CANDIDATES = 3;

    private static final String PICKED = "picked";

    private final DSLContext sql;
    private final Sections.Tree sections;
    private final Instant now;
    private final Map<Source, Named> named = new HashMap<>();
    private final Map<String, List<Long>> lists = new HashMap<>();
    private final Set<Long> pictured = new HashSet<>();
    private final Set<Long> taken = new LinkedHashSet<>();
    private List<Long> mostRead = List.of();

    private Filling(DSLContext sql, Sections.Tree sections, Instant now) {
        this.sql = sql;
        this.sections = sections;
        this.now = now;
    }

    /// What a source is about, and the list that holds its stories.
    private record Named(Subject subject, StoryList list) {}

    /// The blocks of `front` that have something to show, in their order.
    public static List<Filled> fill(DSLContext sql, Front front, Sections.Tree sections, Instant now) {
        return new Filling(sql, sections, now).fill(front.blocks());
    }

    private List<Filled> fill(List<Block> blocks) {
        // Any story that comes or goes may change what is here.
        Reading.tag(StoryList.LATEST.tag());
        name(Names.in(new Front(blocks)));
        List<Choice> choices =
                blocks.stream().flatMap(block -> block.choices().stream()).toList();
        if (choices.stream().anyMatch(choice -> choice.source() instanceof Source.MostRead)) {
            mostRead = Reads.mostRead(sql, now);
        }
        readLists(blocks, choices);
        List<List<List<Long>>> places = new ArrayList<>();
        for (Block block : blocks) {
            places.add(block.choices().stream().map(this::picks).toList());
        }
        boolean led = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            List<Choice> wanted = block.choices();
            List<List<Long>> own = places.get(i);
            if (block instanceof Block.Lead) {
                // What belongs to the lead stands below it and before the others.
                fillUp(own.getFirst(), 1, picturedFirst(candidates(block, wanted.getFirst())));
                if (!led && !own.getFirst().isEmpty() && wanted.getLast().count() > 0) {
                    led = true;
                    fillUp(
                            own.getLast(),
                            wanted.getLast().count(),
                            related(own.getFirst().getFirst()));
                }
            }
            for (int place = 0; place < wanted.size(); place++) {
                fillUp(own.get(place), wanted.get(place).count(), candidates(block, wanted.get(place)));
            }
        }
        return withCards(blocks, places);
    }

    /// Sections are read already; topics and authors are found in one statement, since a block without a public story
    /// is not shown and so betrays no name.
    private void name(Names names) {
        for (String path : names.sections()) {
            sections.byPath(path)
                    .ifPresent(section -> named.put(
                            new Source.InSection(path),
                            new Named(
                                    new Subject(section.name(), section.address(), section.id()),
                                    StoryList.section(section.id()))));
        }
        if (names.topics().isEmpty() && names.authors().isEmpty()) {
            return;
        }
        sql.select(DSL.inline("topic"), TOPIC.ID, TOPIC.SLUG, TOPIC.NAME)
                .from(TOPIC)
                .where(TOPIC.SLUG.in(names.topics()))
                .unionAll(sql.select(DSL.inline("author"), PERSON.ID, PERSON.SLUG, PERSON.NAME)
                        .from(PERSON)
                        .where(PERSON.SLUG.in(names.authors())))
                .forEach(row -> {
                    boolean topic = row.value1().equals("topic");
                    Reading.tag((topic ? "topic:" : "person:") + row.value2());
                    named.put(
                            topic ? new Source.OnTopic(row.value3()) : new Source.ByAuthor(row.value3()),
                            new Named(
                                    new Subject(
                                            row.value4(), (topic ? "/tag/" : "/author/") + row.value3() + "/", null),
                                    topic ? StoryList.topic(row.value2()) : StoryList.author(row.value2())));
                });
    }

    /// The newest of every list that a block takes from; which of the picked stories are public, and which
    /// of those that may be chosen for it have a picture. Each list is read as deep as it must be when all
    /// that was set before came from it.
    private void readLists(List<Block> blocks, List<Choice> choices) {
        Map<StoryList, Integer> depths = new HashMap<>();
        Set<Long> picked = new LinkedHashSet<>();
        for (Choice choice : choices) {
            choice.picks().stream().filter(pick -> pick.holds(now)).forEach(pick -> picked.add(pick.story()));
        }
        int before = picked.size();
        for (Choice choice : choices) {
            before += choice.count();
            for (StoryList list : lists(choice.source())) {
                depths.put(list, Math.min(DEEPEST, before + LOOK_FOR_PICTURES));
            }
        }
        depths.forEach((list, depth) -> lists.put(list.name(), Listings.remembered(sql, list, depth, now)));
        if (!picked.isEmpty()) {
            lists.put(PICKED, open(picked));
        }
        Set<Long> forTheirPictures = new LinkedHashSet<>(picked);
        for (Block block : blocks) {
            if (block instanceof Block.Lead || block instanceof Block.Pictures) {
                forTheirPictures.addAll(candidates(block.choices().getFirst()));
            }
        }
        pictured.addAll(withPictures(forTheirPictures));
    }

    private List<Long> open(Collection<Long> stories) {
        return sql.select(PUBLIC_STORY.ID)
                .from(PUBLIC_STORY)
                .where(PUBLIC_STORY.ID.in(stories))
                .and(PublicGate.open(PUBLIC_STORY, now))
                .fetch(PUBLIC_STORY.ID);
    }

    private List<Long> withPictures(Collection<Long> stories) {
        return stories.isEmpty()
                ? List.of()
                : sql.select(STORY.ID)
                        .from(STORY.join(MEDIA).on(MEDIA.ID.eq(STORY.PICTURE_ID)))
                        .where(STORY.ID.in(stories))
                        .and(MEDIA.STORED)
                        .fetch(STORY.ID);
    }

    private List<StoryList> lists(Source source) {
        return switch (source) {
            case Source.Top() -> List.of(StoryList.STICKY, StoryList.LATEST);
            case Source.Latest() -> List.of(StoryList.LATEST);
            case Source.InSection _, Source.OnTopic _, Source.ByAuthor _ -> {
                Named found = named.get(source);
                yield found == null ? List.of() : List.of(found.list());
            }
            case Source.MostRead(), Source.Related(), Source.HandPicked() -> List.of();
        };
    }

    /// The public ones among what is picked, while no place before took them.
    private List<Long> picks(Choice choice) {
        List<Long> open = lists.getOrDefault(PICKED, List.of());
        List<Long> place = new ArrayList<>();
        for (Pick pick : choice.picks()) {
            if (place.size() < choice.count() && pick.holds(now) && open.contains(pick.story())) {
                if (taken.add(pick.story())) {
                    place.add(pick.story());
                }
                Instant until = pick.until();
                if (until != null) {
                    Reading.until(until);
                }
            }
        }
        return place;
    }

    private List<Long> candidates(Block block, Choice choice) {
        List<Long> candidates = candidates(choice);
        if (block instanceof Block.Pictures) {
            candidates.removeIf(story -> !pictured.contains(story));
        }
        return candidates;
    }

    private List<Long> candidates(Choice choice) {
        List<Long> candidates = new ArrayList<>();
        if (choice.source() instanceof Source.MostRead) {
            candidates.addAll(mostRead);
        }
        lists(choice.source()).forEach(list -> candidates.addAll(lists.getOrDefault(list.name(), List.of())));
        return candidates;
    }

    /// With the first that has a picture in front, if it is among the very newest.
    private List<Long> picturedFirst(List<Long> candidates) {
        List<Long> order = new ArrayList<>(candidates);
        order.removeIf(taken::contains);
        order.stream()
                .limit(LEAD_CANDIDATES)
                .filter(pictured::contains)
                .findFirst()
                .ifPresent(lead -> {
                    order.remove(lead);
                    order.addFirst(lead);
                });
        return order;
    }

    private void fillUp(List<Long> place, int count, List<Long> candidates) {
        for (long story : candidates) {
            if (place.size() >= count) {
                return;
            }
            if (taken.add(story)) {
                place.add(story);
            }
        }
    }

    /// The newest stories on the topic of `lead` that the fewest stories have, which says most about it.
    private List<Long> related(long lead) {
        var rarest = sql.select(LISTING_COUNT.LIST)
                .from(STORY_TOPIC)
                .join(LISTING_COUNT)
                .on(LISTING_COUNT.LIST.eq(DSL.concat(DSL.inline("topic:"), STORY_TOPIC.TOPIC_ID.cast(String.class))))
                .where(STORY_TOPIC.STORY_ID.eq(lead))
                .and(LISTING_COUNT.PERIOD.eq(0))
                .and(LISTING_COUNT.STORIES.gt(1))
                .orderBy(LISTING_COUNT.STORIES, LISTING_COUNT.LIST)
                .limit(1);
        return sql.select(PUBLIC_LISTING.STORY_ID)
                .from(PUBLIC_LISTING)
                .where(PUBLIC_LISTING.LIST.eq(DSL.field(rarest)))
                .and(PublicGate.open(PUBLIC_LISTING, now))
                .orderBy(PUBLIC_LISTING.DATED_AT.desc(), PUBLIC_LISTING.STORY_ID.desc())
                .limit(taken.size() + Choice.MOST)
                .fetch(PUBLIC_LISTING.STORY_ID);
    }

    private List<Filled> withCards(List<Block> blocks, List<List<List<Long>>> places) {
        var set = PublicStories.withPortraits(sql, taken, now);
        Map<Long, StoryCard> cards = new HashMap<>();
        set.cards().forEach(card -> cards.put(card.id(), card));
        List<Filled> filled = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            List<List<StoryCard>> stories = places.get(i).stream()
                    .map(place -> place.stream()
                            .map(cards::get)
                            .filter(Objects::nonNull)
                            .toList())
                    .toList();
            Filled block = new Filled(blocks.get(i), subject(blocks.get(i)), stories, set.portraits());
            if (!block.isEmpty()) {
                filled.add(block);
            }
        }
        return filled;
    }

    private @Nullable Subject subject(Block block) {
        List<Choice> choices = block.choices();
        Named about = choices.isEmpty() ? null : named.get(choices.getFirst().source());
        return about == null ? null : about.subject();
    }
}
