package press.dateline.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import javax.xml.stream.XMLStreamException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.Page;
import press.dateline.delivery.RequestTarget;
import press.dateline.page.Pages;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Addresses;
import press.dateline.site.Place.Sitemap;
import press.dateline.store.Reading;
import press.dateline.story.Catalogue;
import press.dateline.story.Listings;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;

/// Sitemaps (sitemaps.org/protocol.html), with pictures and news as Google reads them. `lastmod` is said only where it
/// is known to be true. None costs more than the addresses it lists: stories are listed by month, and the index knows
/// the months from the kept counts.
final class Sitemaps {
    /// Addresses in one file (sitemaps.org).
    static final int LARGEST = 50_000;

    /// Stories in the news sitemap, and their greatest age (developers.google.com/search/docs, news sitemaps).
    private static final int NEWS = 1_000;

    private static final Duration NEWS_AGE = Duration.ofDays(2);

    /// Pictures of one address (developers.google.com/search/docs, image sitemaps).
    private static final int PICTURES = 1_000;

    /// Among so many of the last changes the index looks for months that changed.
    private static final int CHANGES = 1_000;

    private static final int MONTHS = LARGEST - 100;
    private static final String PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final SequencedSet<String> NO_PICTURES = new LinkedHashSet<>();

    private final DSLContext sql;
    private final Instant now;
    private final SiteSettings site;
    private final String address;
    private final int largest;

    private Sitemaps(DSLContext sql, Instant now, int largest) {
        this.sql = sql;
        this.now = now;
        this.site = Settings.of(sql);
        this.address = Syndicate.address(site);
        this.largest = largest;
    }

    /// Empty when a list has not so many parts.
    static Optional<Page> write(DSLContext sql, Sitemap sitemap, Instant now) {
        return write(sql, sitemap, now, LARGEST);
    }

    static Optional<Page> write(DSLContext sql, Sitemap sitemap, Instant now, int largest) {
        Sitemaps sitemaps = new Sitemaps(sql, now, largest);
        int before = (sitemap.number() - 1) * largest;
        String text =
                switch (sitemap.of()) {
                    case Sitemap.Map.Index() -> sitemaps.index();
                    case Sitemap.Map.News() -> sitemap.number() > 1 ? "" : sitemaps.news();
                    case Sitemap.Map.Stories(YearMonth month) -> sitemaps.stories(month, before);
                    case Sitemap.Map.Sections() -> sitemap.number() > 1 ? "" : sitemaps.sections();
                    case Sitemap.Map.Topics() ->
                        sitemaps.plain(Topics.listed(sql, before, largest).stream()
                                .map(Topic::address)
                                .toList());
                    case Sitemap.Map.Authors() ->
                        sitemaps.plain(People.listed(sql, before, largest).stream()
                                .map(Person::address)
                                .toList());
                    case Sitemap.Map.Pages() -> sitemaps.pages(before);
                };
        return text.isEmpty() ? Optional.empty() : Optional.of(Page.of("application/xml; charset=utf-8", text));
    }

    // the index ------------------------------------------------------------------------------------------------------

    private String index() {
        Map<YearMonth, Instant> changed = new HashMap<>();
        for (Catalogue.Touched story : Catalogue.lastChanged(sql, CHANGES, now)) {
            changed.putIfAbsent(YearMonth.from(story.at().atZone(zone())), story.updated());
        }
        return XmlText.document(xml -> {
            xml.open("sitemapindex", "xmlns", PROTOCOL);
            part(xml, new Sitemap.Map.News(), 1, null);
            for (YearMonth month : Listings.months(sql, StoryList.LATEST, MONTHS)) {
                int stories = Listings.count(sql, StoryList.LATEST, new Period.OfMonth(month));
                for (int number = 1; (long) (number - 1) * largest < stories; number++) {
                    part(xml, new Sitemap.Map.Stories(month), number, changed.get(month));
                }
            }
            part(xml, new Sitemap.Map.Sections(), 1, null);
            for (int number = 1; !Topics.listed(sql, (number - 1) * largest, 1).isEmpty(); number++) {
                part(xml, new Sitemap.Map.Topics(), number, null);
            }
            for (int number = 1; !People.listed(sql, (number - 1) * largest, 1).isEmpty(); number++) {
                part(xml, new Sitemap.Map.Authors(), number, null);
            }
            for (int number = 1;
                    !Pages.listed(sql, (number - 1) * largest, 1, now).isEmpty();
                    number++) {
                part(xml, new Sitemap.Map.Pages(), number, null);
            }
            xml.close();
        });
    }

    private void part(XmlText xml, Sitemap.Map of, int number, @Nullable Instant changed) throws XMLStreamException {
        xml.open("sitemap");
        xml.element("loc", address + Addresses.address(new Sitemap(of, number)));
        if (changed != null) {
            xml.element("lastmod", moment(changed));
        }
        xml.close();
    }

    // stories --------------------------------------------------------------------------------------------------------

    private String stories(YearMonth month, int before) {
        Instant from = month.atDay(1).atStartOfDay(zone()).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone()).toInstant();
        List<Catalogue.Entry> stories = Catalogue.between(sql, from, to, before, largest, now);
        if (stories.isEmpty()) {
            return "";
        }
        // Only the stretch that these stories fill.
        Map<Long, SequencedSet<String>> pictures = Catalogue.pictures(
                sql, stories.getLast().at(), stories.getFirst().at().plusNanos(1_000), now);
        return XmlText.document(xml -> {
            xml.open("urlset", "xmlns", PROTOCOL, "xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1");
            for (Catalogue.Entry story : stories) {
                xml.open("url");
                xml.element("loc", absolute(story.path()));
                xml.element("lastmod", moment(changed(story)));
                for (String picture : pictures.getOrDefault(story.id(), NO_PICTURES).stream()
                        .limit(PICTURES)
                        .toList()) {
                    xml.open("image:image");
                    xml.element("image:loc", absolute(picture));
                    xml.close();
                }
                xml.close();
            }
            xml.close();
        });
    }

    /// What was imported may have changed before the moment it is dated.
    private static Instant changed(Catalogue.Entry story) {
        return story.updated().isAfter(story.at()) ? story.updated() : story.at();
    }

    private String news() {
        List<Catalogue.Entry> stories = Catalogue.between(sql, now.minus(NEWS_AGE), now.plusNanos(1_000), 0, NEWS, now);
        if (!stories.isEmpty()) {
            Reading.until(stories.getLast().at().plus(NEWS_AGE));
        }
        return XmlText.document(xml -> {
            xml.open("urlset", "xmlns", PROTOCOL, "xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");
            for (Catalogue.Entry story : stories) {
                xml.open("url");
                xml.element("loc", absolute(story.path()));
                xml.open("news:news");
                xml.open("news:publication");
                xml.element("news:name", site.title());
                xml.element("news:language", language());
                xml.close();
                xml.element("news:publication_date", moment(story.at()));
                xml.element("news:title", story.headline().isBlank() ? site.title() : story.headline());
                xml.close();
                xml.close();
            }
            xml.close();
        });
    }

    /// Two or three letters (ISO 639), but for Chinese, which is told apart by its script.
    private String language() {
        if (!site.language().getLanguage().equals("zh")) {
            return site.language().getLanguage();
        }
        boolean traditional = site.language().getScript().equals("Hant")
                || List.of("TW", "HK", "MO").contains(site.language().getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }

    // everything else ------------------------------------------------------------------------------------------------

    private String sections() {
        return plain(Sections.tree(sql).all().stream()
                .filter(section -> Listings.count(sql, StoryList.section(section.id()), new Period.All()) > 0)
                .limit(largest)
                .map(Section::address)
                .toList());
    }

    private String plain(List<String> paths) {
        return paths.isEmpty()
                ? ""
                : XmlText.document(xml -> {
                    xml.open("urlset", "xmlns", PROTOCOL);
                    for (String path : paths) {
                        xml.open("url");
                        xml.element("loc", absolute(path));
                        xml.close();
                    }
                    xml.close();
                });
    }

    private String pages(int before) {
        List<Pages.Changed> pages = Pages.listed(sql, before, largest, now);
        return pages.isEmpty()
                ? ""
                : XmlText.document(xml -> {
                    xml.open("urlset", "xmlns", PROTOCOL);
                    for (Pages.Changed page : pages) {
                        xml.open("url");
                        xml.element("loc", absolute(page.path()));
                        xml.element("lastmod", moment(page.updated()));
                        xml.close();
                    }
                    xml.close();
                });
    }

    private ZoneId zone() {
        return site.zone();
    }

    private String absolute(String path) {
        return address + RequestTarget.encode(path);
    }

    private static String moment(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    }
}
