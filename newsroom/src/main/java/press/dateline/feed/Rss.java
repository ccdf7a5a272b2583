package press.dateline.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import press.dateline.feed.Channel.Author;
import press.dateline.feed.Channel.Entry;
import press.dateline.feed.Channel.Picture;

/// RSS 2.0 (rssboard.org/rss-specification), with the copy in `content:encoded`, pictures as `media:content` and as
/// `enclosure` where the size of the file is known, as the specification requires.
final class Rss {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private Rss() {}

    static String write(Channel channel) {
        return XmlText.document(xml -> {
            xml.open(
                    "rss",
                    "version",
                    "2.0",
                    "xmlns:content",
                    "http://purl.org/rss/1.0/modules/content/",
                    "xmlns:dc",
                    "http://purl.org/dc/elements/1.1/",
                    "xmlns:atom",
                    "http://www.w3.org/2005/Atom",
                    "xmlns:media",
                    "http://search.yahoo.com/mrss/");
            xml.open("channel");
            xml.element("title", channel.title());
            xml.element("link", channel.home());
            xml.element("description", channel.description());
            xml.element("language", channel.language());
            xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", channel.self());
            if (!channel.hub().isEmpty()) {
                xml.empty("atom:link", "rel", "hub", "href", channel.hub());
            }
            Instant updated = channel.updated();
            if (updated != null) {
                xml.element("lastBuildDate", DATE.format(updated));
            }
            for (Entry entry : channel.entries()) {
                item(xml, entry);
            }
            xml.close();
            xml.close();
        });
    }

    private static void item(XmlText xml, Entry entry) throws XMLStreamException {
        xml.open("item");
        xml.element("title", entry.title());
        xml.element("link", entry.url());
        xml.element("guid", entry.id(), "isPermaLink", Boolean.toString(entry.permanent()));
        xml.element("pubDate", DATE.format(entry.published()));
        for (Author author : entry.authors()) {
            xml.element("dc:creator", author.name());
        }
        for (String category : entry.categories()) {
            xml.element("category", category);
        }
        xml.elementIfAny("comments", entry.comments());
        xml.element("description", entry.summary());
        xml.elementIfAny("content:encoded", entry.copy());
        if (entry.updated().isAfter(entry.published())) {
            xml.element("atom:updated", DateTimeFormatter.ISO_INSTANT.format(entry.updated()));
        }
        Picture picture = entry.picture();
        if (picture != null) {
            picture(xml, picture);
        }
        xml.close();
    }

    private static void picture(XmlText xml, Picture picture) throws XMLStreamException {
        if (picture.bytes() > 0) {
            xml.empty(
                    "enclosure",
                    "url",
                    picture.url(),
                    "length",
                    Long.toString(picture.bytes()),
                    "type",
                    picture.type());
        }
        List<String> content =
                new ArrayList<>(List.of("url", picture.url(), "type", picture.type(), "medium", "image"));
        if (picture.width() > 0 && picture.height() > 0) {
            content.addAll(
                    List.of("width", Integer.toString(picture.width()), "height", Integer.toString(picture.height())));
        }
        xml.open("media:content", content.toArray(String[]::new));
        xml.elementIfAny("media:description", picture.alt(), "type", "plain");
        xml.elementIfAny("media:credit", picture.credit());
        xml.close();
    }
}
