package press.dateline.site;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.media.Negative;
import press.dateline.media.Print;
import press.dateline.people.Byline;
import press.dateline.section.Section;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Reading;
import press.dateline.story.Genre;
import press.dateline.story.Story.StoryCard;

/// Turns what the stores know into what pages print.
final class Cards {
    /// Words that are not worth cutting off.
    private static final int SPARE = 3;
    /// Pixels of a picture that is as wide as a column, at two pixels a point.
    private static final int COLUMN = 960;

    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\r\\f]+");

    private Cards() {}

    static List<Card> of(Frames.Surroundings around, List<StoryCard> stories) {
        return stories.stream().map(story -> of(around, story)).toList();
    }

    static Card of(Frames.Surroundings around, StoryCard story) {
        SiteSettings settings = around.settings();
        return new Card(
                story.called(),
                RequestTarget.encode(story.path()),
                kicker(around, story),
                settings.on(Setting.CARD_SECTION) ? section(around, story) : null,
                excerpt(story.trail(), settings.number(Setting.EXCERPT_WORDS)),
                story.leadPicture()
                        .filter(picture -> picture.stored() && settings.on(Setting.CARD_PICTURE))
                        .map(picture -> picture(picture, Print.Crop.THREE_TWO))
                        .orElse(null),
                settings.on(Setting.CARD_BYLINE) ? people(story.bylines()) : List.of(),
                story.at(),
                format(story.format()),
                new Card.Notes(
                        settings.on(Setting.CARD_DATE),
                        settings.on(Setting.CARD_DATE) ? age(around, story.at()) : "",
                        settings.on(Setting.CARD_MINUTES) ? story.minutes() : 0,
                        settings.on(Setting.CARD_COMMENTS) ? story.comments() : 0),
                story.genre() == Genre.ADVERTISER ? label(around, story) : "");
    }

    /// How long ago `at` is, where the site wants that beside the date; the page then holds until it reads otherwise.
    static String age(Frames.Surroundings around, Instant at) {
        if (!around.settings().get(Setting.DATES).equals("both")) return "";
        return around.site()
                .words()
                .age(at, around.now())
                .map(age -> {
                    Reading.until(age.until());
                    return age.text();
                })
                .orElse("");
    }

    /// The first `most` words; a text that is hardly longer stays whole.
    private static String excerpt(String text, int most) {
        if (most == 0) return "";
        StringBuilder cut = new StringBuilder();
        int words = 0;
        int end = 0;
        for (int from = word(text, 0, false); from < text.length(); from = word(text, end, false)) {
            end = word(text, from, true);
            words++;
            if (words <= most) cut.append(words == 1 ? "" : " ").append(text, from, end);
        }
        return words <= most + SPARE ? text : cut.append(" …").toString();
    }

    /// Where the word from `at` on ends, or where the next one begins.
    private static int word(String text, int at, boolean within) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i)) != within) i++;
        return i;
    }

    /// The story's kicker; before it the kind of piece it is, which for advertising is never left out.
    static String kicker(Frames.Surroundings around, StoryCard story) {
        if (story.genre() == Genre.NEWS) {
            return story.kicker();
        }
        String label = label(around, story);
        return story.kicker().isEmpty() ? label : label + " · " + story.kicker();
    }

    private static String label(Frames.Surroundings around, StoryCard story) {
        return around.site().words().say("genre." + story.genre().label());
    }

    static @Nullable SectionMark section(Frames.Surroundings around, StoryCard story) {
        Long id = story.sectionId();
        Optional<Section> section =
                id == null ? Optional.empty() : around.sections().byId(id);
        return section.map(around::mark).orElse(null);
    }

    static List<Person> people(List<Byline> bylines) {
        return bylines.stream()
                .map(byline -> new Person(
                        byline.person().name(),
                        RequestTarget.encode(byline.person().address()),
                        byline.role(),
                        Objects.requireNonNullElse(byline.person().website(), "")))
                .toList();
    }

    /// The whole of a picture.
    static Picture picture(press.dateline.media.Picture picture) {
        return picture(picture, Print.Crop.WHOLE);
    }

    private static Picture picture(press.dateline.media.Picture picture, Print.Crop crop) {
        return laidOut(picture, crop).of(new Picture.Rights(picture.creator(), picture.terms()));
    }

    private static Picture laidOut(press.dateline.media.Picture picture, Print.Crop crop) {
        if (!picture.stored()) {
            return new Picture("", "", 0, 0, picture.alt(), picture.caption(), picture.credit());
        }
        Optional<Negative> negative = picture.negative();
        if (negative.isPresent()) {
            return printed(picture, negative.get(), crop);
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

    private static Picture printed(press.dateline.media.Picture picture, Negative negative, Print.Crop crop) {
        List<Print> prints = negative.prints(crop, Print.Format.JPEG);
        Print widest = prints.getLast();
        // For whoever does not choose among sizes.
        Print middle = prints.stream()
                .filter(print -> print.width() <= COLUMN)
                .reduce((smaller, larger) -> larger)
                .orElse(widest);
        return new Picture(
                middle.path(),
                srcset(prints),
                widest.width(),
                negative.height(crop, widest.width()),
                picture.alt(),
                picture.caption(),
                picture.credit(),
                sources(negative, crop),
                crop == Print.Crop.WHOLE ? "" : spot(picture.spot(crop)),
                Picture.Rights.UNKNOWN);
    }

    /// A print of three to two is cut once more where it stands as a square or wide: from the sides or from above and
    /// below. In five steps, because a page has no style of its own.
    private static String spot(press.dateline.media.Picture.Spot spot) {
        return "spot-x" + step(spot.x(), 1.5, 1) + " spot-y" + step(spot.y(), 2 / 3.0, 9 / 16.0);
    }

    /// @param at percent of the print
    /// @param length of the print
    /// @param shown of it
    private static long step(int at, double length, double shown) {
        return Math.clamp(Math.round((at * length / 100 - shown / 2) / (length - shown) * 4), 0, 4);
    }

    /// The address of a picture for cards of other sites: the largest, of the size that is told with it.
    static String shared(press.dateline.media.Picture picture) {
        return picture.negative()
                .map(negative -> negative.prints(Print.Crop.WHOLE, Print.Format.JPEG)
                        .getLast()
                        .path())
                .orElse(picture.path());
    }

    /// The formats of a picture beside JPEG.
    static List<Picture.Source> sources(Negative negative, Print.Crop crop) {
        return Stream.of(Print.Format.values())
                .filter(format -> format != Print.Format.JPEG && format.made())
                .map(format -> new Picture.Source(format.mime(), srcset(negative.prints(crop, format))))
                .toList();
    }

    static String srcset(List<Print> prints) {
        return prints.stream()
                .map(print -> print.path() + " " + print.width() + "w")
                .collect(Collectors.joining(", "));
    }

    static StoryFormat format(String name) {
        try {
            return StoryFormat.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return StoryFormat.STANDARD;
        }
    }

    static String plain(String html) {
        if (html.isEmpty()) return "";
        boolean markup = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
        return markup
                ? Jsoup.parseBodyFragment(html).text()
                : SPACES.matcher(html.strip()).replaceAll(" ");
    }
}
