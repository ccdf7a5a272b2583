package press.dateline.site;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.select.Elements;
import press.dateline.delivery.RequestTarget;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaLibrary;

/// The last touches to clean copy before it is printed.
final class Copy {
    private Copy() {}

    /// Puts a notice in the place of pictures that would not show: those whose file is not there, and those of other
    /// sites, which no page of ours asks for; these become links.
    static String withPicturesThatShow(DSLContext sql, String html, Words words) {
        if (!html.contains("<img")) return html;
        Document copy = CleanHtml.parse(html);
        copy.outputSettings().prettyPrint(false);
        Elements pictures = copy.body().select("img[src]");
        Set<String> own = new LinkedHashSet<>();
        for (Element picture : pictures) own(picture).ifPresent(own::add);
        Set<String> present = own.isEmpty() ? Set.of() : MediaLibrary.present(sql, own);
        boolean changed = false;
        for (Element picture : pictures) {
            Optional<String> path = own(picture);
            if (path.isPresent() && present.contains(path.get())) continue;
            picture.replaceWith(notice(picture, path.isEmpty(), words));
            changed = true;
        }
        return changed ? copy.body().html() : html;
    }

    /// The decoded path of a picture of this site.
    private static Optional<String> own(Element picture) {
        String src = picture.attr("src");
        return src.startsWith("/") && !src.startsWith("//")
                ? RequestTarget.parse(src).map(RequestTarget::path)
                : Optional.empty();
    }

    private static Element notice(Element picture, boolean elsewhere, Words words) {
        boolean link = elsewhere && picture.closest("a") == null;
        Element notice = new Element(link ? "a" : "span").addClass("missing");
        if (link) notice.attr("href", picture.attr("src"));
        String alt = picture.attr("alt").strip();
        return notice.text(alt.isEmpty() ? words.say("picture.missing") : alt);
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
