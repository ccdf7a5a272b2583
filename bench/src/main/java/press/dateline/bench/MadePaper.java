package press.dateline.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import press.dateline.delivery.Assets;
import press.dateline.delivery.PageKey;
import press.dateline.feed.Syndicate;
import press.dateline.front.Block;
import press.dateline.front.Choice;
import press.dateline.front.Edition;
import press.dateline.front.Editions;
import press.dateline.front.Front;
import press.dateline.front.Source;
import press.dateline.people.Audit;
import press.dateline.search.SearchIndex;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Settings;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.PublicSite;
import press.dateline.site.Theme;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.store.Reading;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.StoryList;
import press.dateline.story.StoryList.Period;
import press.dateline.wordpress.OldAddresses;

/// A newsroom of made stories with its search index, opened for rendering its pages past the cache.
final class MadePaper implements AutoCloseable {
    private final DataFolder folder;
    private final Database database;
    private final SearchIndex index;
    private final PublicSite site;
    private final List<Kind> pages;

    /// One page of each kind that readers open.
    record Kind(String name, PageKey key) {}

    MadePaper(Path data) throws SQLException {
        folder = DataFolder.open(data, "bench");
        database = Database.open(folder.database(), InstantSource.system());
        index = new SearchIndex(database, folder.search());
        index.start();
        site = new PublicSite(
                database,
                new Addresses(List.of(new OldAddresses())),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                Assets.read(MadePaper.class.getClassLoader(), "assets")::url,
                Theme.NONE,
                index);
        launch();
        catchUp();
        pages = choose();
    }

    private void catchUp() {
        while (!index.reaches(database.changes().position())) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /// A front of twenty blocks, of every kind that holds stories.
    private void launch() {
        if (database.<Optional<Edition>>read(Editions::live).isPresent()) {
            return;
        }
        database.write(transaction -> {
            List<Section> sections = Sections.tree(transaction.sql()).all();
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Lead("", new Choice(new Source.Top(), 4), 3, List.of()));
            blocks.add(new Block.Tabs("", 8, List.of()));
            blocks.add(new Block.Pictures("", new Choice(new Source.Latest(), 5)));
            for (int i = 0; blocks.size() < 20; i++) {
                Source source =
                        new Source.InSection(sections.get(i % sections.size()).path());
                Block.Layout layout = Block.Layout.values()[i % Block.Layout.values().length];
                blocks.add(new Block.Stories("", layout, new Choice(source, 4)));
            }
            return Editions.launch(transaction, new Front(blocks), Audit.Who.COMMAND_LINE);
        });
    }

    private List<Kind> choose() {
        var now = database.clock().instant();
        return database.read(sql -> {
            Section news = Sections.tree(sql).bySlug("news").orElseThrow();
            StoryList list = StoryList.section(news.id());
            int size = Settings.of(sql).storiesPerPage();
            // The last page is seldom full, and a page with fewer stories costs less.
            int last = Listings.count(sql, list, new Period.All()) / size;
            List<Long> newest = Listings.newest(sql, StoryList.LATEST, 1, now);
            int stories = Listings.count(sql, StoryList.LATEST, new Period.All());
            var end = Listings.page(
                    sql,
                    StoryList.LATEST,
                    new Period.All(),
                    Math.ceilDiv(stories, size),
                    size,
                    Settings.of(sql).zone(),
                    now);
            YearMonth month = Listings.months(sql, StoryList.LATEST, 1).getFirst();
            return List.of(
                    new Kind("front, 20 blocks", new PageKey("/")),
                    new Kind("section, page 1", new PageKey(news.address())),
                    new Kind("section, page 50,000 or the last", page(news.address(), Math.min(50_000, last))),
                    new Kind("topic", new PageKey("/tag/tag-7/")),
                    new Kind("author", new PageKey("/author/writer-1/")),
                    new Kind("month", new PageKey("/%04d/%02d/".formatted(month.getYear(), month.getMonthValue()))),
                    new Kind(
                            "newest story",
                            new PageKey(PublicStories.path(sql, newest.getFirst(), now)
                                    .orElseThrow())),
                    new Kind(
                            "oldest story",
                            new PageKey(PublicStories.path(
                                            sql, end.orElseThrow().ids().getLast(), now)
                                    .orElseThrow())));
        });
    }

    private static PageKey page(String base, int number) {
        return new PageKey(Addresses.listPage(base, number));
    }

    List<Kind> pages() {
        return pages;
    }

    /// Renders as a miss in the cache does, and returns how many characters it has.
    int render(PageKey key) {
        try {
            var page = Reading.during(() -> site.render(key)).value();
            if (page.status() != 200) {
                throw new IllegalStateException(key + " answers " + page.status());
            }
            return page.body().length();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot render " + key, e);
        }
    }

    @Override
    public void close() {
        index.close();
        database.close();
        folder.close();
    }
}
