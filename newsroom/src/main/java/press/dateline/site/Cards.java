package press.dateline.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.Byline;
import press.dateline.section.Section;
import press.dateline.story.Story.StoryCard;

/// Turns what the stores know into what pages print.
final class Cards {
    private static final int FIRST_WORDS = 12;

    private Cards() {}

    static List<Card> of(Frames.Surroundings around, List<StoryCard> stories) {
        return stories.stream().map(story -> of(around, story)).toList();
    }

    static Card of(Frames.Surroundings around, StoryCard story) {
        return new Card(
                headline(story),
                RequestTarget.encode(story.path()),
                story.kicker(),
                section(around, story),
                story.trail(),
                story.leadPicture()
                        .filter(picture -> picture.stored())
                        .map(Cards::picture)
                        .orElse(null),
                people(story.bylines()),
                story.at(),
                format(story.format()));
    }

    static @Nullable SectionMark section(Frames.Surroundings around, StoryCard story) {
        Long id = story.sectionId();
        Optional<Section> section =
                id == null ? Optional.empty() : around.sections().byId(id);
        return section.map(around::mark).orElse(null);
    }

    /// A story that came without a headline is called by its first words, else by its date's words in the address.
    static String headline(StoryCard story) {
        if (!story.headline().isBlank()) {
            return story.headline();
        }
        String[] words = story.trail().strip().split("\\s+", FIRST_WORDS + 1);
        String first = List.of(words).stream().limit(FIRST_WORDS).collect(Collectors.joining(" "));
        if (first.isEmpty()) {
            return story.slug();
        }
        return words.length > FIRST_WORDS ? first + " …" : first;
    }

    static List<Person> people(List<Byline> bylines) {
        return bylines.stream()
                .map(byline -> new Person(
                        byline.person().name(),
                        RequestTarget.encode(byline.person().address()),
                        byline.role()))
                .toList();
    }

    static Picture picture(press.dateline.media.Picture picture) {
        if (!picture.stored()) {
            return new Picture("", "", 0, 0, picture.alt(), picture.caption(), picture.credit());
        }
        String src = RequestTarget.encode(picture.path());
        Integer width = picture.width();
        Integer height = picture.height();
        String own = width == null ? "" : ", " + src + " " + width + "w";
        String srcset = picture.renditions().isEmpty() || width == null
                ? ""
                : picture.renditions().stream()
                                .map(size -> RequestTarget.encode(size.path()).replace(",", "%2C") + " " + size.width()
                                        + "w")
                                .collect(Collectors.joining(", "))
                        + own;
        return new Picture(
                src,
                srcset,
                width == null ? 0 : width,
                height == null ? 0 : height,
                picture.alt(),
                picture.caption(),
                picture.credit());
    }

    static StoryFormat format(String name) {
        try {
            return StoryFormat.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return StoryFormat.STANDARD;
        }
    }

    static String plain(String html) {
        return html.isEmpty() ? "" : Jsoup.parseBodyFragment(html).text();
    }
}
