package press.dateline.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import press.dateline.section.Section;
import press.dateline.site.Frames.Surroundings;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Story.StoryCard;
import press.dateline.story.StoryList;

/// Loads the front page: what an editor keeps on top, then the newest, then each section. Blocks take in reading order,
/// so that no story stands on it twice.
final class Fronts {
    private static final int SECONDS = 4;

    /// Beside a lead with a picture: the columns are then about as high as its own.
    private static final int SECONDS_BESIDE_A_PICTURE = 3;

    private static final int LATEST_BESIDE_A_PICTURE = 9;
    private static final int LATEST = 10;
    private static final int SECTIONS = 8;
    private static final int OF_A_SECTION = 4;
    private static final int MONTHS = 12;

    private Fronts() {}

    static FrontPage load(Surroundings around) {
        SequencedSet<Long> top =
                new LinkedHashSet<>(Listings.newest(around.sql(), StoryList.STICKY, 1 + SECONDS, around.now()));
        List<Long> latest =
                Listings.newest(around.sql(), StoryList.LATEST, 1 + SECONDS + LATEST + top.size(), around.now());
        top.addAll(latest);
        List<StoryCard> stories = PublicStories.cards(around.sql(), top, around.now());
        // The lead is the first story with a picture among the very newest, as an editor would choose.
        List<StoryCard> rest =
                new ArrayList<>(stories.stream().limit(1 + SECONDS + LATEST).toList());
        StoryCard lead = rest.isEmpty() ? null : takeLead(rest);
        boolean pictured = lead != null && pictured(lead);
        List<StoryCard> seconds = take(rest, pictured ? SECONDS_BESIDE_A_PICTURE : SECONDS);
        List<StoryCard> numbered = take(rest, pictured ? LATEST_BESIDE_A_PICTURE : LATEST);

        LinkedHashSet<Long> shown = new LinkedHashSet<>();
        if (lead != null) {
            shown.add(lead.id());
        }
        seconds.forEach(story -> shown.add(story.id()));
        numbered.forEach(story -> shown.add(story.id()));
        List<SectionBlock> blocks = blocks(around, shown);
        return new FrontPage(
                around.frame(head(around)),
                lead == null ? null : Cards.of(around, lead),
                Cards.of(around, seconds),
                Cards.of(around, numbered),
                blocks,
                List.of(months(around)),
                Listings.count(around.sql(), StoryList.LATEST, new StoryList.Period.All())
                                > around.settings().storiesPerPage()
                        ? "/page/2/"
                        : "");
    }

    private static StoryCard takeLead(List<StoryCard> stories) {
        for (int i = 0; i < Math.min(3, stories.size()); i++) {
            if (pictured(stories.get(i))) {
                return stories.remove(i);
            }
        }
        return stories.removeFirst();
    }

    /// The first of `stories`, which are then no longer in it.
    private static List<StoryCard> take(List<StoryCard> stories, int most) {
        List<StoryCard> first = stories.subList(0, Math.min(most, stories.size()));
        List<StoryCard> taken = List.copyOf(first);
        first.clear();
        return taken;
    }

    private static boolean pictured(StoryCard story) {
        return story.leadPicture().filter(press.dateline.media.Picture::stored).isPresent();
    }

    /// The cards of all blocks are fetched in one go, whatever the number of sections.
    private static List<SectionBlock> blocks(Surroundings around, SequencedSet<Long> shown) {
        List<Section> sections = new ArrayList<>();
        List<List<Long>> chosen = new ArrayList<>();
        SequencedSet<Long> all = new LinkedHashSet<>();
        for (Section section : around.sections().top()) {
            if (sections.size() == SECTIONS) {
                break;
            }
            List<Long> ids = Listings.newest(
                            around.sql(),
                            StoryList.section(section.id()),
                            OF_A_SECTION + shown.size() + all.size(),
                            around.now())
                    .stream()
                    .filter(id -> !shown.contains(id) && !all.contains(id))
                    .limit(OF_A_SECTION)
                    .toList();
            if (!ids.isEmpty()) {
                sections.add(section);
                chosen.add(ids);
                all.addAll(ids);
            }
        }
        List<StoryCard> cards = PublicStories.cards(around.sql(), all, around.now());
        List<SectionBlock> blocks = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            List<Long> ids = chosen.get(i);
            List<Card> stories = Cards.of(
                    around,
                    cards.stream().filter(card -> ids.contains(card.id())).toList());
            if (!stories.isEmpty()) {
                blocks.add(new SectionBlock(
                        around.mark(sections.get(i)), stories.getFirst(), stories.subList(1, stories.size())));
            }
        }
        return Makeup.inRows(blocks);
    }

    private static LinkBlock months(Surroundings around) {
        Words words = around.site().words();
        return new LinkBlock(
                words.say("list.date"),
                Listings.months(around.sql(), StoryList.LATEST, MONTHS).stream()
                        .map(month -> new Link(
                                words.month(month.atDay(1)),
                                "/%04d/%02d/".formatted(month.getYear(), month.getMonthValue())))
                        .toList());
    }

    private static Head head(Surroundings around) {
        return new Head(
                "",
                around.settings().tagline(),
                around.absolute("/"),
                false,
                "",
                "",
                List.of(),
                List.of(),
                "",
                null,
                null);
    }
}
