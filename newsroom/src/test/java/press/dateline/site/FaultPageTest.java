package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.delivery.Page;
import press.dateline.delivery.PageKey;
import press.dateline.feed.Syndicate;
import press.dateline.search.SearchIndex;
import press.dateline.store.Databases;

class FaultPageTest {
    @Test
    void thePageOfAFaultLooksLikeTheSiteAndNeedsNoDatabase(@TempDir Path folder) throws IOException {
        Newsroom newsroom = Newsroom.open(Databases.sqlite(Files.createDirectories(folder.resolve("data"))));
        SearchIndex index = new SearchIndex(newsroom.database(), folder.resolve("search"));
        PublicSite site = new PublicSite(
                newsroom.database(),
                new Addresses(List.of()),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                name -> "/assets/" + name,
                Theme.NONE,
                index);
        assertThat(site.failed()).isEmpty();
        site.render(new PageKey("/"));
        newsroom.close();

        assertThatThrownBy(() -> site.render(new PageKey("/"))).isInstanceOf(RuntimeException.class);

        Page fault = site.failed().orElseThrow();
        Document page = Jsoup.parse(fault.body());
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(page.select(".nameplate").text()).contains("The Quay Courier");
        assertThat(page.select("h1").text()).isEqualTo("Something went wrong on our side");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select(".mainmenu a")).isNotEmpty();
        assertThat(page.select("main form, article")).isEmpty();
    }
}
