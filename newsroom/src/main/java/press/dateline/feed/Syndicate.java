package press.dateline.feed;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.delivery.Page;
import press.dateline.search.SearchIndex;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Feeds;
import press.dateline.site.Place;

/// Writes everything that the site hands to programs when they ask. Thread-safe.
public final class Syndicate implements Feeds {
    private final SearchIndex index;

    /// @param index answers feeds of what was looked for
    public Syndicate(SearchIndex index) {
        this.index = index;
    }

    @Override
    public Optional<Page> write(DSLContext sql, Place.Data data, Instant now) {
        return switch (data) {
            case Place.Feed feed -> Optional.of(feed(sql, feed, now));
            case Place.Sitemap sitemap -> Sitemaps.write(sql, sitemap, now);
            case Place.Notice notice -> Notices.write(sql, notice);
            case Place.Embed embed -> Optional.of(Embeds.write(sql, embed, now));
        };
    }

    private Page feed(DSLContext sql, Place.Feed feed, Instant now) {
        Channel channel = new Channels(sql, index, now).load(feed);
        String text =
                switch (feed.format()) {
                    case RSS -> Rss.write(channel);
                    case ATOM -> Atom.write(channel);
                    case JSON -> JsonFeed.write(channel);
                };
        // WebSub (w3.org/TR/websub, section 4): a subscriber finds the hub and the topic's own address here.
        String links = "<" + channel.self() + ">; rel=\"self\""
                + (channel.hub().isEmpty() ? "" : ", <" + channel.hub() + ">; rel=\"hub\"");
        Page page = Page.of(feed.format().type() + "; charset=utf-8", text).header("Link", links);
        Instant updated = channel.updated();
        return updated == null ? page : page.modified(updated);
    }

    /// The site's address without a slash at the end. Addresses in feeds must be whole, so one that is not set yet is
    /// that of the machine.
    static String address(SiteSettings site) {
        return site.address().isEmpty() ? "http://localhost" : site.address();
    }
}
