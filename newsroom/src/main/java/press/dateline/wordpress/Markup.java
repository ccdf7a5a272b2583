package press.dateline.wordpress;

import press.dateline.wordpress.WordPressCopy.Attachment;

/// Small pieces of HTML, still to be cleaned with the rest.
final class Markup {
    private Markup() {}

    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String attribute(String plain) {
        return text(plain).replace("\"", "&quot;");
    }

    /// @param link what a click leads to: `none`, else the file
    static String picture(Attachment picture, String link) {
        var image = new StringBuilder("<img data-attachment=\"")
                .append(picture.id())
                .append("\" src=\"");
        image.append(attribute(picture.url()))
                .append("\" alt=\"")
                .append(attribute(picture.alt()))
                .append('"');
        if (picture.width() > 0 && picture.height() > 0)
            image.append(" width=\"")
                    .append(picture.width())
                    .append("\" height=\"")
                    .append(picture.height())
                    .append('"');
        image.append('>');
        if (link.equals("none")) return image.toString();
        return "<a href=\"" + attribute(picture.url()) + "\">" + image + "</a>";
    }

    static String caption(String html) {
        return html.isBlank() ? "" : "<figcaption>" + html + "</figcaption>";
    }

    static String player(Attachment attachment) {
        return attachment.mimeType().startsWith("video/")
                ? film(attachment.url(), "", "", "")
                : sound(attachment.url());
    }

    static String sound(String address) {
        return "<audio src=\"" + attribute(address.replace("&amp;", "&")) + "\" controls></audio>";
    }

    static String film(String address, String poster, String width, String height) {
        return "<video src=\"" + attribute(address.replace("&amp;", "&")) + "\" poster=\"" + attribute(poster)
                + "\" width=\"" + attribute(width) + "\" height=\"" + attribute(height) + "\" controls></video>";
    }
}
