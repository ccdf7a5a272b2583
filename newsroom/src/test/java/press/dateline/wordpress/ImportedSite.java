package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.feed.Syndicate;
import press.dateline.publishing.Publishing;
import press.dateline.search.SearchIndex;
import press.dateline.settings.Setting;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.PublicSite;
import press.dateline.site.Theme;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// A site that was imported, as readers and programs get it. Nothing is searched for in it.
final class ImportedSite implements AutoCloseable {
    static final String ADDRESS = "https://moved.example";

    private final Database database;
    private final PublicSite site;

    private ImportedSite(Database database) {
        this.database = database;
        SearchIndex index = new SearchIndex(database, Path.of("no-index"));
        site = new PublicSite(
                database,
                new Addresses(List.of(new OldAddresses())),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                asset -> "/assets/" + asset,
                Theme.NONE,
                index);
    }

    /// @param folder for the newsroom, which is made
    static ImportedSite of(Path export, Path folder) throws Exception {
        Files.createDirectories(folder);
        Database database = Databases.open(Databases.sqlite(folder));
        Imports.run(database, folder, export).close();
        new Publishing(database).changeSettings(all -> Setting.ADDRESS.change(all, ADDRESS));
        return new ImportedSite(database);
    }

    Database database() {
        return database;
    }

    String page(String path) {
        PageKey key = Addresses.key(RequestTarget.parse(path).orElseThrow());
        var page = site.render(key);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.body();
    }

    SyndFeed feed(String path) throws Exception {
        return new SyndFeedInput().build(new StringReader(page(path)));
    }

    @Override
    public void close() {
        database.close();
    }
}
