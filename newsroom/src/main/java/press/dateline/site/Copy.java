package press.dateline.site;

import org.jsoup.nodes.Entities;

/// The last touches to clean copy before it is printed.
final class Copy {
    private Copy() {}

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
