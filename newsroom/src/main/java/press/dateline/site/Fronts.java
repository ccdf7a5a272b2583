package press.dateline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.front.Block;
import press.dateline.front.Edition;
import press.dateline.front.Editions;
import press.dateline.front.Filled;
import press.dateline.front.Filled.Subject;
import press.dateline.front.Filling;
import press.dateline.front.Front;
import press.dateline.front.OwnFront;
import press.dateline.site.Frames.Surroundings;
import press.dateline.site.FrontBlock.Kind;
import press.dateline.story.Listings;
import press.dateline.story.Story.StoryCard;
import press.dateline.story.StoryList;

/// Loads the front page: the live edition, or the site's own front where none was launched.
final class Fronts {
    private static final int MONTHS = 12;

    private Fronts() {}

    static FrontPage load(Surroundings around) {
        Front front = Editions.live(around.sql())
                .map(Edition::front)
                .filter(live -> !live.blocks().isEmpty())
                .orElseGet(() -> OwnFront.of(around.sections()));
        return load(around, front);
    }

    /// The page as `front` would make it, launched or not.
    static FrontPage load(Surroundings around, Front front) {
        List<FrontBlock> blocks = new ArrayList<>();
        for (Filled filled : Filling.fill(around.sql(), front, around.sections(), around.now())) {
            blocks.add(new Printing(around, filled, "block-" + (blocks.size() + 1)).block());
        }
        return new FrontPage(
                around.frame(head(around)),
                Makeup.inRows(blocks),
                List.of(months(around)),
                Listings.count(around.sql(), StoryList.LATEST, new StoryList.Period.All())
                                > around.settings().storiesPerPage()
                        ? "/page/2/"
                        : "");
    }

    /// One block, from what it holds to what is printed of it.
    private record Printing(Surroundings around, Filled filled, String id) {
        FrontBlock block() {
            return switch (filled.block()) {
                case Block.Breaking _ -> block(Kind.BREAKING, "", word("breaking"));
                case Block.Lead _ -> block(Kind.LEAD, "", "");
                case Block.Numbered numbered -> block(Kind.NUMBERED, "", word("latest"));
                case Block.Tabs _ -> tabs();
                case Block.Featured _ -> block(Kind.FEATURED, "", "");
                case Block.Stories(var heading, var layout, var stories) ->
                    block(Kind.STORIES, layout.name().toLowerCase(java.util.Locale.ROOT), word("latest"));
                case Block.Opinion _ -> block(Kind.OPINION, "", word("opinion"));
                case Block.Pictures _ -> block(Kind.PICTURES, "", word("pictures"));
                case Block.MostRead _ -> block(Kind.NUMBERED, "", word("mostread"));
                case Block.Newsletter newsletter ->
                    printed(
                            Kind.NEWSLETTER,
                            newsletter.text().html(),
                            new Link(newsletter.label(), href(newsletter.address())));
                case Block.Text text -> printed(Kind.TEXT, text.text().html(), null);
                case Block.Advertisement place ->
                    printed(Kind.ADVERTISEMENT, place.text().html(), null);
            };
        }

        private FrontBlock block(Kind kind, String layout, String otherwise) {
            Subject about = filled.about();
            List<StoryCard> stories = filled.stories().getFirst();
            String own = filled.block().heading();
            String heading = !own.isEmpty() ? own : about != null && heads(kind) ? about.name() : otherwise;
            return new FrontBlock(
                    kind,
                    layout,
                    id,
                    heading,
                    about == null ? "" : href(about.address()),
                    accent(),
                    Cards.of(around, stories),
                    kind == Kind.LEAD ? Cards.of(around, filled.stories().getLast()) : List.of(),
                    List.of(),
                    kind == Kind.OPINION ? stories.stream().map(this::voice).toList() : List.of(),
                    "",
                    null,
                    FrontBlock.ROW);
        }

        /// Whether the name of what it is about stands over it, unless an editor has put something else there.
        private static boolean heads(Kind kind) {
            return kind != Kind.LEAD && kind != Kind.BREAKING;
        }

        private FrontBlock tabs() {
            List<String> labels = List.of(word("latest"), word("mostread"), word("picked"));
            List<FrontBlock.Tab> tabs = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                List<StoryCard> stories = filled.stories().get(i);
                if (!stories.isEmpty()) {
                    tabs.add(new FrontBlock.Tab(id + "-" + (i + 1), labels.get(i), Cards.of(around, stories)));
                }
            }
            boolean several = tabs.size() > 1;
            String own = filled.block().heading();
            return new FrontBlock(
                    several ? Kind.TABS : Kind.NUMBERED,
                    "",
                    id,
                    own.isEmpty() && !several ? tabs.getFirst().label() : own,
                    "",
                    0,
                    several ? List.of() : tabs.getFirst().stories(),
                    List.of(),
                    several ? tabs : List.of(),
                    List.of(),
                    "",
                    null,
                    FrontBlock.ROW);
        }

        private FrontBlock printed(Kind kind, String html, @Nullable Link link) {
            String heading = filled.block().heading();
            return new FrontBlock(
                    kind,
                    "",
                    id,
                    heading.isEmpty() && kind == Kind.ADVERTISEMENT ? word("advertisement") : heading,
                    "",
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    html,
                    link,
                    FrontBlock.ROW);
        }

        private FrontBlock.Voice voice(StoryCard story) {
            Map<Long, press.dateline.media.Picture> portraits = filled.portraits();
            return new FrontBlock.Voice(
                    Cards.of(around, story),
                    story.bylines().stream()
                            .map(byline -> byline.person().pictureId())
                            .flatMap(picture -> Optional.ofNullable(picture).map(portraits::get).stream())
                            .filter(press.dateline.media.Picture::stored)
                            .findFirst()
                            .map(Cards::picture)
                            .orElse(null));
        }

        private int accent() {
            Subject about = filled.about();
            Long section = about == null ? null : about.section();
            return section == null
                    ? 0
                    : around.sections()
                            .byId(section)
                            .map(found -> around.mark(found).accent())
                            .orElse(0);
        }

        private String word(String key) {
            return around.site().words().say(key);
        }

        private static String href(String address) {
            return address.startsWith("/") ? press.dateline.delivery.RequestTarget.encode(address) : address;
        }
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
        return Head.of("", around.settings().tagline(), around.absolute("/"));
    }
}
