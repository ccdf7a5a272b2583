package press.dateline.site;

import java.time.Instant;
import org.jooq.DSLContext;
import press.dateline.delivery.Page;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.PageRenderer;
import press.dateline.site.Frames.Surroundings;
import press.dateline.store.Database;
import press.dateline.store.Reading;

/// Renders the public site: finds where an address leads, loads what stands there in one read transaction, and writes
/// it. Thread-safe.
public final class PublicSite implements PageRenderer {
    private final Database database;
    private final Addresses addresses;
    private final Feeds feeds;
    private final Broadsheet broadsheet;
    private final Frames frames;

    public PublicSite(Database database, Addresses addresses, Feeds feeds, Broadsheet broadsheet, AssetUrls assets) {
        this.database = database;
        this.addresses = addresses;
        this.feeds = feeds;
        this.broadsheet = broadsheet;
        this.frames = new Frames(assets);
    }

    @Override
    public Page render(PageKey key) {
        Instant now = database.clock().instant();
        return database.read(sql -> {
            Reading.tag("path:" + key.path());
            return page(sql, addresses.resolve(sql, key, now), now);
        });
    }

    /// Where `key` leads, without rendering it.
    public Place resolve(PageKey key) {
        Instant now = database.clock().instant();
        return database.read(sql -> addresses.resolve(sql, key, now));
    }

    private Page page(DSLContext sql, Place place, Instant now) {
        return switch (place) {
            case Place.Moved(String location) -> Page.redirect(location);
            // Files are answered before pages are asked for; whoever comes here asks for one that is lost.
            case Place.File file -> error(frames.load(sql, now), ErrorPage.Kind.NOT_FOUND);
            case Place.Feed feed -> feeds.write(sql, feed, now);
            case Place.Gone gone -> error(frames.load(sql, now), ErrorPage.Kind.GONE);
            case Place.Nowhere nowhere -> error(frames.load(sql, now), ErrorPage.Kind.NOT_FOUND);
            case Place.Front front -> Page.html(broadsheet.render(Fronts.load(frames.load(sql, now))));
            case Place.OfStory(long id, String path, int comments) -> {
                Surroundings around = frames.load(sql, now);
                yield StoryPages.load(around, path, comments)
                        .map(story -> Page.html(broadsheet.render(story)))
                        .orElseGet(() -> error(around, ErrorPage.Kind.NOT_FOUND));
            }
            case Place.OfPage(long id, String path, int comments) -> {
                Surroundings around = frames.load(sql, now);
                yield StaticPages.load(around, path, comments)
                        .map(page -> Page.html(broadsheet.render(page)))
                        .orElseGet(() -> error(around, ErrorPage.Kind.NOT_FOUND));
            }
            case Place.OfList list -> {
                Surroundings around = frames.load(sql, now);
                yield ListPages.load(around, list)
                        .map(page -> Page.html(broadsheet.render(page)))
                        .orElseGet(() -> error(around, ErrorPage.Kind.NOT_FOUND));
            }
        };
    }

    private Page error(Surroundings around, ErrorPage.Kind kind) {
        return Page.html(kind.status(), broadsheet.render(ErrorPages.load(around, kind)));
    }
}
