package press.dateline.feed;

import static press.dateline.store.tables.Tables.ORIGIN;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.Byline;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Feeds;
import press.dateline.site.Place;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.Story;
import press.dateline.story.Story.StoryCard;

/// RSS 2.0 (rssboard.org/rss-specification) with the whole copy of each story. A story that came from elsewhere keeps
/// the guid it had there, so that no feed reader takes it for new. Thread-safe.
public final class Rss implements Feeds {
    private static final int ITEMS = 10;
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    @Override
    public Page write(DSLContext sql, Place.Feed feed, Instant now) {
        SiteSettings site = Settings.of(sql);
        List<StoryCard> cards = PublicStories.cards(sql, Listings.newest(sql, feed.list(), ITEMS, now), now);
        List<Story> stories = new ArrayList<>();
        for (StoryCard card : cards) {
            PublicStories.byPath(sql, card.path(), now).ifPresent(stories::add);
        }
        Map<Long, String> guids = guids(sql, stories);
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            channel(xml, site, feed, stories, guids);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing a feed into memory", e);
        }
        return Page.of("application/rss+xml; charset=utf-8", text.toString());
    }

    private static Map<Long, String> guids(DSLContext sql, List<Story> stories) {
        Map<Long, String> guids = new HashMap<>();
        sql.select(ORIGIN.NOUN_ID, ORIGIN.GUID)
                .from(ORIGIN)
                .where(ORIGIN.NOUN.eq("story"))
                .and(ORIGIN.NOUN_ID.in(stories.stream().map(Story::id).toList()))
                .and(ORIGIN.GUID.isNotNull())
                .orderBy(ORIGIN.SOURCE_SITE_ID)
                .forEach(row -> guids.putIfAbsent(row.value1(), row.value2()));
        return guids;
    }

    private static void channel(
            XMLStreamWriter xml, SiteSettings site, Place.Feed feed, List<Story> stories, Map<Long, String> guids)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("content", CONTENT);
        xml.writeNamespace("dc", DUBLIN_CORE);
        xml.writeNamespace("atom", ATOM);
        xml.writeStartElement("channel");
        element(xml, "title", site.title());
        element(xml, "link", site.address() + RequestTarget.encode(feed.base()));
        element(xml, "description", site.tagline());
        element(xml, "language", site.language().toLanguageTag());
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", site.address() + RequestTarget.encode(feed.base()) + "feed/");
        Instant newest = stories.stream()
                .map(story -> story.card().updated())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        if (newest.isAfter(Instant.EPOCH)) {
            element(xml, "lastBuildDate", DATE.format(newest));
        }
        for (Story story : stories) {
            item(xml, site, story, guids.get(story.id()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void item(XMLStreamWriter xml, SiteSettings site, Story story, @Nullable String guid)
            throws XMLStreamException {
        StoryCard card = story.card();
        String address = site.address() + RequestTarget.encode(card.path());
        xml.writeStartElement("item");
        element(xml, "title", card.headline());
        element(xml, "link", address);
        xml.writeStartElement("guid");
        xml.writeAttribute(
                "isPermaLink", Boolean.toString(guid == null && !site.address().isEmpty()));
        xml.writeCharacters(clean(guid == null ? address : guid));
        xml.writeEndElement();
        element(xml, "pubDate", DATE.format(card.at()));
        for (Byline byline : card.bylines()) {
            xml.writeStartElement("dc", "creator", DUBLIN_CORE);
            xml.writeCharacters(clean(byline.person().name()));
            xml.writeEndElement();
        }
        for (var topic : story.topics()) {
            element(xml, "category", topic.name());
        }
        element(xml, "description", card.trail());
        xml.writeStartElement("content", "encoded", CONTENT);
        xml.writeCharacters(clean(withWholeAddresses(story.copy(), site.address())));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /// A feed is read away from the site, so its links and pictures name the site.
    private static String withWholeAddresses(String copy, String address) {
        if (address.isEmpty()) {
            return copy;
        }
        Document document = Jsoup.parseBodyFragment(copy, address + "/");
        document.outputSettings().prettyPrint(false);
        for (String name : List.of("href", "src", "poster")) {
            document.body().select("[" + name + "^=/]").forEach(node -> node.attr(name, node.absUrl(name)));
        }
        return document.body().html();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /// Without what XML 1.0 cannot hold (section 2.2): control characters, lone surrogates, U+FFFE and U+FFFF.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
