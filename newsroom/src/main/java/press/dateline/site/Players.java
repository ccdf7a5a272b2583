package press.dateline.site;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.dateline.html.CleanHtml;
import press.dateline.html.Embed;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;

/// Copy in which the films and sound of other sites are played as the site allows it: as it stands they are links, and
/// a reader's browser asks nobody. After a click the reader's own script puts the player there; from hosts that an
/// editor has named it is there at once.
///
/// @param html the copy
/// @param hosts whom the page may ask for players
record Players(String html, Set<String> hosts) {
    Players {
        hosts = Set.copyOf(hosts);
    }

    static Players of(String html, SiteSettings settings, Words words) {
        boolean afterClick = settings.get(Setting.EMBEDS).equals("click");
        List<String> atOnce = settings.words(Setting.EMBED_HOSTS);
        if (!html.contains("class=\"embed") || !afterClick && atOnce.isEmpty()) return new Players(html, Set.of());
        Document copy = CleanHtml.parse(html);
        copy.outputSettings().prettyPrint(false);
        Set<String> hosts = new TreeSet<>();
        for (Element link : copy.body().select("figure.embed > a[href]")) {
            Embed.of(link.attr("href")).flatMap(Embed::player).ifPresent(player -> {
                String host = URI.create(player).getHost();
                if (atOnce.contains(host)) {
                    hosts.add(host);
                    link.replaceWith(frame(player, link.text()));
                } else if (afterClick) {
                    hosts.add(host);
                    link.attr("data-player", player);
                    link.after(new Element("small").text(words.say("embed.click", host)));
                }
            });
        }
        return new Players(copy.body().html(), hosts);
    }

    private static Element frame(String player, String title) {
        return new Element("iframe")
                .attr("src", player)
                .attr("title", title)
                .attr("loading", "lazy")
                .attr("referrerpolicy", "strict-origin-when-cross-origin")
                .attr("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation")
                .attr("allowfullscreen", "");
    }
}
