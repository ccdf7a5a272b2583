package press.dateline.comment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.html.CleanHtml;

/// Plain text as a reader typed it, made HTML: paragraphs, lines, and addresses that can be followed.
final class CommentText {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'\\\\]{3,500}");
    private static final String ENDS = ".,;:!?)]}’”»…";

    private CommentText() {}

    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 64);
        for (String paragraph : text.strip().split("\n[ \t]*\n\\s*+")) {
            html.append("<p>");
            linked(html, paragraph);
            html.append("</p>");
        }
        // The same gate that everything written elsewhere passes.
        return CleanHtml.comment(html.toString()).html();
    }

    private static void linked(StringBuilder html, String paragraph) {
        Matcher link = LINK.matcher(paragraph);
        int at = 0;
        while (link.find()) {
            int end = link.end();
            while (ENDS.indexOf(paragraph.charAt(end - 1)) >= 0) {
                end--;
            }
            String address = escaped(paragraph.substring(link.start(), end));
            html.append(lines(paragraph.substring(at, link.start())))
                    .append("<a href=\"")
                    .append(address)
                    .append("\">")
                    .append(address)
                    .append("</a>");
            at = end;
        }
        html.append(lines(paragraph.substring(at)));
    }

    private static String lines(String text) {
        return escaped(text).replace("\n", "<br>");
    }

    private static String escaped(String text) {
        return CleanHtml.text(text).html().replace("\"", "&quot;");
    }
}
