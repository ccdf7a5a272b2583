package press.dateline.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jsoup.nodes.Entities;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.media.Picture;
import press.dateline.media.Print;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.story.PublicStories;
import press.dateline.story.Story;

/// What other sites may show of a story (oembed.com, version 1.0): a quotation with a link, no script and no frame.
final class Embeds {
    private static final String JSON = "application/json; charset=utf-8";
    private static final int WIDTH = 600;
    private static final int HEIGHT = 200;

    private Embeds() {}

    /// 404 for what is no public story; 501 for a format that is not offered, as the standard has it.
    static Page write(DSLContext sql, Place.Embed asked, Instant now) {
        if (!asked.format().isEmpty() && !asked.format().equals("json")) {
            return new Page(501, JSON, "{}", Map.of());
        }
        SiteSettings site = Settings.of(sql);
        return path(site, asked.url())
                .flatMap(path -> place(sql, path, now))
                .flatMap(path -> PublicStories.byPath(sql, path, now))
                .map(story -> Page.of(JSON, answer(site, story, asked).toString()))
                .orElseGet(() -> new Page(404, JSON, "{}", Map.of()));
    }

    private static Optional<String> path(SiteSettings site, String url) {
        String address = Syndicate.address(site);
        return url.startsWith(address + "/")
                ? RequestTarget.parse(url.substring(address.length())).map(RequestTarget::path)
                : Optional.empty();
    }

    private static Optional<String> place(DSLContext sql, String path, Instant now) {
        return Addresses.own(sql, path, now) instanceof Place.OfStory story
                ? Optional.of(story.path())
                : Optional.empty();
    }

    private static ObjectNode answer(SiteSettings site, Story story, Place.Embed asked) {
        String address = Syndicate.address(site);
        String url = address + RequestTarget.encode(story.card().path());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("version", "1.0").put("type", "rich");
        answer.put("provider_name", site.title()).put("provider_url", address + "/");
        answer.put("title", story.card().called());
        String authors = story.card().bylines().stream()
                .filter(byline -> byline.role().isEmpty())
                .map(byline -> byline.person().name())
                .collect(Collectors.joining(", "));
        if (!authors.isEmpty()) {
            answer.put("author_name", authors);
        }
        answer.put(
                "html",
                "<blockquote><p><a href=\"" + Entities.escape(url) + "\">"
                        + Entities.escape(story.card().called())
                        + "</a></p><p>" + Entities.escape(story.card().trail()) + "</p><footer>"
                        + Entities.escape(site.title()) + "</footer></blockquote>");
        answer.put("width", Math.min(most(asked.width()), WIDTH)).put("height", Math.min(most(asked.height()), HEIGHT));
        story.card()
                .leadPicture()
                .filter(Picture::stored)
                .ifPresent(picture -> thumbnail(answer, address, picture, asked));
        return answer;
    }

    private static int most(int room) {
        return room > 0 ? room : Integer.MAX_VALUE;
    }

    /// The largest that fits; the standard wants its size said with it.
    private static void thumbnail(ObjectNode answer, String address, Picture picture, Place.Embed asked) {
        sizes(picture).reversed().stream()
                .filter(size -> size.width() <= most(asked.width()) && size.height() <= most(asked.height()))
                .findFirst()
                .ifPresent(size -> answer.put("thumbnail_url", address + RequestTarget.encode(size.path()))
                        .put("thumbnail_width", size.width())
                        .put("thumbnail_height", size.height()));
    }

    /// Prints, where there can be any; else the sizes that came along.
    private static List<Picture.Rendition> sizes(Picture picture) {
        return picture.negative()
                .map(negative -> negative.prints(Print.Crop.WHOLE, Print.Format.JPEG).stream()
                        .map(print -> new Picture.Rendition(
                                print.path(), print.width(), negative.height(Print.Crop.WHOLE, print.width())))
                        .toList())
                .orElse(picture.renditions());
    }
}
