package press.dateline.feed;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;
import press.dateline.feed.Channel.Author;
import press.dateline.feed.Channel.Entry;
import press.dateline.feed.Channel.Picture;

/// Atom (RFC 4287).
final class Atom {
    private Atom() {}

    static String write(Channel channel) {
        return XmlText.document(xml -> {
            xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", channel.language());
            xml.element("title", channel.title());
            xml.elementIfAny("subtitle", channel.description());
            xml.element("id", channel.self());
            Instant updated = channel.updated();
            // A feed must say when it changed (4.1.1); one without entries never has.
            xml.element("updated", moment(updated == null ? Instant.EPOCH : updated));
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", channel.self());
            xml.empty("link", "rel", "alternate", "type", "text/html", "href", channel.home());
            if (!channel.hub().isEmpty()) {
                xml.empty("link", "rel", "hub", "href", channel.hub());
            }
            for (Entry entry : channel.entries()) {
                entry(xml, entry, channel);
            }
            xml.close();
        });
    }

    private static void entry(XmlText xml, Entry entry, Channel channel) throws XMLStreamException {
        xml.open("entry");
        xml.element("title", entry.title());
        xml.element("id", entry.id());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.url());
        xml.element("published", moment(entry.published()));
        xml.element("updated", moment(entry.updated()));
        for (Author author : entry.authors()) {
            author(xml, author);
        }
        if (entry.authors().isEmpty()) {
            // Every entry needs one (4.1.2); what has no byline is the newsroom's.
            author(xml, new Author(channel.title(), channel.home()));
        }
        for (String category : entry.categories()) {
            xml.empty("category", "term", category);
        }
        xml.elementIfAny("summary", entry.summary(), "type", "text");
        xml.elementIfAny("content", entry.copy(), "type", "html");
        Picture picture = entry.picture();
        if (picture != null) {
            xml.empty("link", "rel", "enclosure", "type", picture.type(), "href", picture.url());
        }
        xml.close();
    }

    private static void author(XmlText xml, Author author) throws XMLStreamException {
        xml.open("author");
        xml.element("name", author.name());
        xml.elementIfAny("uri", author.url());
        xml.close();
    }

    private static String moment(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
}
