package press.dateline.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaLibrary;
import press.dateline.media.Negative;
import press.dateline.media.Picture.Rendition;
import press.dateline.media.Print;

/// The last touches to clean copy before it is printed.
final class Copy {
    /// A picture whose sides are not longer, in pixels, is a sign within the text, such as an emoticon.
    private static final int SMALL = 64;

    /// How many pixels the sides of two sizes of one picture may be off their common shape.
    private static final int ROUNDING = 2;

    /// The copy's measure and the width beyond it in the style sheet, in pixels.
    private static final int COPY_WIDTH = 608;

    private static final int FULL_WIDTH = 736;

    /// Blocks in which a picture is no part of a line, whatever else is in them.
    private static final Set<String> ALONE = Set.of("figure", "div", "body");

    private static final List<String> ALIGNED = List.of("align-left", "align-right", "align-center");

    /// A link from a picture to its own file, which is lost with it.
    private static final Pattern FILE = Pattern.compile("(?i)\\.(jpe?g|png|gif|webp|avif|bmp)$");

    private Copy() {}

    /// Names for each picture the sizes it is kept in, and puts a notice in the place of those that would
    /// not show, and of sound and films that would not play: those whose file is not there, and those of
    /// other sites, which no page of ours asks for; these become links.
    static String withMediaThatShow(DSLContext sql, String html, Words words) {
        if (!html.contains("<img") && !html.contains("<audio") && !html.contains("<video")) return html;
        Document copy = CleanHtml.parse(html);
        copy.outputSettings().prettyPrint(false);
        copy.body().select("ul:has(> li > figure)").addClass("gallery");
        Elements pictures = copy.body().select("img[src]");
        Set<String> own = new LinkedHashSet<>();
        Elements players = copy.body().select("audio, video");
        for (Element picture : pictures) own(picture).ifPresent(own::add);
        for (Element player : players) {
            for (Element source : sources(player)) own(source).ifPresent(own::add);
            own(player, "poster").ifPresent(own::add);
        }
        Map<String, List<Rendition>> kept = MediaLibrary.sizes(sql, own);
        Map<String, Negative> negatives = MediaLibrary.negatives(sql, own);
        for (Element picture : pictures) {
            Optional<String> path = own(picture);
            List<Rendition> sizes = path.map(kept::get).orElse(null);
            if (sizes == null) {
                putNotice(picture, path.isEmpty(), words);
            } else {
                nameSizes(picture, path.orElseThrow(), sizes, negatives.get(path.orElseThrow()));
            }
        }
        for (Element player : players) keepWhatPlays(player, kept.keySet(), words);
        return copy.body().html();
    }

    private static Elements sources(Element player) {
        return player.hasAttr("src") ? new Elements(player) : player.select("source[src]");
    }

    /// A player without anything to play becomes a note that says what was there.
    private static void keepWhatPlays(Element player, Set<String> kept, Words words) {
        if (own(player, "poster").filter(kept::contains).isEmpty()) player.removeAttr("poster");
        @Nullable Element first = null;
        boolean plays = false;
        for (Element source : sources(player)) {
            if (first == null) first = source;
            if (own(source).filter(kept::contains).isPresent()) {
                plays = true;
            } else if (source != player) {
                source.remove();
            }
        }
        if (plays) return;
        String address = first == null ? "" : first.attr("src");
        boolean elsewhere = first != null && own(first).isEmpty();
        Element notice = new Element(elsewhere ? "a" : "span").addClass("missing");
        if (elsewhere) notice.attr("href", address).attr("rel", "noopener");
        notice.appendElement("b").text(words.say(player.is("audio") ? "format.audio" : "format.video"));
        notice.appendText(" ").appendText(address.substring(address.lastIndexOf('/') + 1));
        player.replaceWith(notice);
    }

    private static Optional<String> own(Element picture) {
        return own(picture, "src");
    }

    /// The decoded path of a file of this site.
    private static Optional<String> own(Element element, String attribute) {
        String src = element.attr(attribute);
        return src.startsWith("/") && !src.startsWith("//")
                ? RequestTarget.parse(src).map(RequestTarget::path)
                : Optional.empty();
    }

    /// Its place is kept free before it comes, and a small screen fetches a small file. A picture keeps the size that
    /// its copy gives it; files of another shape than that are other crops.
    private static void nameSizes(Element picture, String path, List<Rendition> sizes, @Nullable Negative negative) {
        Optional<Rendition> itself =
                sizes.stream().filter(size -> size.path().equals(path)).findFirst();
        if (!picture.hasAttr("width") && !picture.hasAttr("height")) {
            itself.ifPresent(size -> picture.attr("width", Integer.toString(size.width()))
                    .attr("height", Integer.toString(size.height())));
        }
        int width = pixels(picture, "width");
        int height = pixels(picture, "height");
        if (width <= SMALL || height <= SMALL) return;
        boolean inGallery = picture.closest(".gallery") != null;
        boolean wide = picture.closest(".wide, .full") != null;
        String shown = inGallery
                ? "(min-width: 34rem) 19rem, 50vw"
                : "(min-width: 48rem) " + Math.min(width, wide ? FULL_WIDTH : COPY_WIDTH) + "px, 100vw";
        if (negative != null && sameShape(negative.width(), negative.height(), width, height)) {
            print(picture, negative, shown);
            return;
        }
        List<Rendition> sameShape = sizes.stream()
                .filter(size -> sameShape(size.width(), size.height(), width, height))
                .toList();
        if (sameShape.size() < 2) return;
        picture.attr(
                        "srcset",
                        sameShape.stream()
                                .map(size -> RequestTarget.encode(size.path()).replace(",", "%2C") + " " + size.width()
                                        + "w")
                                .collect(Collectors.joining(", ")))
                .attr("sizes", shown);
    }

    private static boolean sameShape(int width, int height, int asWidth, int asHeight) {
        return Math.abs((long) width * asHeight - (long) height * asWidth)
                <= (long) Math.max(width, asWidth) * ROUNDING;
    }

    /// Names its prints in every format there is.
    private static void print(Element picture, Negative negative, String shown) {
        picture.attr("srcset", Cards.srcset(negative.prints(Print.Crop.WHOLE, Print.Format.JPEG)))
                .attr("sizes", shown);
        List<Picture.Source> sources = Cards.sources(negative, Print.Crop.WHOLE);
        if (sources.isEmpty()) return;
        Element formats = new Element("picture");
        picture.replaceWith(formats);
        for (Picture.Source source : sources)
            formats.appendElement("source")
                    .attr("type", source.type())
                    .attr("srcset", source.srcset())
                    .attr("sizes", shown);
        formats.appendChild(picture);
    }

    /// What stood within a line stays within it, as its words; what stood alone becomes a note of its own. A small
    /// picture without words says nothing, so nothing stands in for it.
    private static void putNotice(Element picture, boolean elsewhere, Words words) {
        String alt = picture.attr("alt").strip();
        boolean linked = picture.closest("a") != null;
        boolean small = small(picture, "width") || small(picture, "height");
        if (small && alt.isEmpty() && !linked) {
            picture.remove();
            return;
        }
        boolean link = elsewhere && !linked && !small;
        Element notice = new Element(link ? "a" : "span").addClass("missing");
        if (link) notice.attr("href", picture.attr("src")).attr("rel", "noopener");
        if (small || withinALine(picture)) {
            notice.addClass("small").text(alt.isEmpty() ? words.say("picture.missing") : alt);
        } else {
            for (String side : ALIGNED) if (picture.hasClass(side)) notice.addClass(side);
            notice.appendElement("b").text(elsewhere ? host(picture, words) : words.say("picture.missing"));
            if (!alt.isEmpty()) notice.appendText(" ").appendText(alt);
        }
        Element around = picture.parent();
        picture.replaceWith(notice);
        if (!elsewhere
                && around != null
                && around.is("a[href^=/]")
                && FILE.matcher(around.attr("href")).find()) {
            around.unwrap();
        }
    }

    private static boolean withinALine(Element picture) {
        if (ALIGNED.stream().anyMatch(picture::hasClass)) return false;
        Element block = picture.parent();
        while (block != null && !block.isBlock()) block = block.parent();
        return block != null && !ALONE.contains(block.normalName()) && block.hasText();
    }

    /// The name of the site that a picture is on.
    private static String host(Element picture, Words words) {
        try {
            String host = new URI(picture.attr("src")).getHost();
            return host == null ? words.say("picture.missing") : host;
        } catch (URISyntaxException notAnAddress) {
            return words.say("picture.missing");
        }
    }

    private static boolean small(Element picture, String side) {
        int pixels = pixels(picture, side);
        return pixels > 0 && pixels <= SMALL;
    }

    /// 0 when it is not told.
    private static int pixels(Element picture, String side) {
        String told = picture.attr(side);
        return told.length() <= 5 && told.chars().allMatch(c -> c >= '0' && c <= '9') && !told.isEmpty()
                ? Integer.parseInt(told)
                : 0;
    }

    /// Sets every table into a box of its own that scrolls, also by keyboard, so that a wide one does not widen the
    /// page. Clean copy has no bare `<` outside of tags, so its tables can be found by their letters.
    static String withScrollingTables(String html) {
        if (!html.contains("<table")) return html;
        return html.replace("<table", "<div class=\"scroll\" tabindex=\"0\"><table")
                .replace("</table>", "</table></div>");
    }

    /// Sets the place where a story was written before its first words.
    static String withDateline(String dateline, String html) {
        if (dateline.isEmpty()) return html;
        String mark = "<b class=\"dateline\">" + Entities.escape(dateline) + "</b> — ";
        String copy = html.stripLeading();
        boolean opensWithParagraph = copy.startsWith("<p>") || copy.startsWith("<p ");
        if (!opensWithParagraph) return "<p>" + mark + "</p>" + html;
        int words = copy.indexOf('>') + 1;
        return copy.substring(0, words) + mark + copy.substring(words);
    }
}
