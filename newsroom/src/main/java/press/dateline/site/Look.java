package press.dateline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;

/// How a site has its pages, as its settings say: the templates ask it what to print, the style sheet knows its
/// choices by the [classes][#classes()] of the body.
///
/// @param settings of the site
/// @param banner the advertisement, if there is one
public record Look(SiteSettings settings, List<Banner> banner) {
    /// As a site that has set nothing.
    public static final Look PLAIN = new Look(SiteSettings.DEFAULTS, List.of());

    /// Settings that are a choice of the style sheet's.
    private static final List<Setting> STYLED = List.of(
            Setting.COLOUR,
            Setting.HEADLINE_FONT,
            Setting.TEXT_FONT,
            Setting.NAMEPLATE,
            Setting.WIDTH,
            Setting.LIST_PICTURES,
            Setting.LIST_ASIDE,
            Setting.STORY_ASIDE,
            Setting.STICKY_ASIDE,
            Setting.DROP_CAP,
            Setting.PULL_QUOTES);

    private static final Map<String, Network> NETWORKS = Map.of(
            "bluesky", new Network("Bluesky", "https://bsky.app/intent/compose?text={text}%20{url}"),
            "facebook", new Network("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
            "linkedin", new Network("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
            "mastodon", new Network("Mastodon", "https://share.joinmastodon.org/#text={text}%20{url}"),
            "reddit", new Network("Reddit", "https://www.reddit.com/submit?url={url}&title={text}"),
            "telegram", new Network("Telegram", "https://t.me/share/url?url={url}&text={text}"),
            "whatsapp", new Network("WhatsApp", "https://wa.me/?text={text}%20{url}"),
            "x", new Network("X", "https://x.com/intent/post?url={url}&text={text}"));

    private record Network(String name, String address) {}

    /// An advertisement of the site's own.
    ///
    /// @param href where it leads, or empty
    public record Banner(Picture picture, String href) {}

    public Look {
        banner = List.copyOf(banner);
    }

    /// `light` or `dark`; `system` where the reader's own is followed.
    public String scheme() {
        return settings.get(Setting.SCHEME);
    }

    public boolean schemeChoice() {
        return settings.on(Setting.SCHEME_CHOICE);
    }

    /// Classes for what is not as it is by default: `colour-blue width-narrow`. Empty, or with a space before it.
    public String classes() {
        StringBuilder classes = new StringBuilder();
        for (Setting setting : STYLED) {
            String choice = settings.get(setting);
            if (!choice.equals(setting.otherwise()))
                classes.append(' ').append(setting.label()).append('-').append(choice);
        }
        return classes.toString();
    }

    public boolean mastheadDate() {
        return settings.on(Setting.MASTHEAD_DATE);
    }

    public boolean mastheadLinks() {
        return settings.on(Setting.MASTHEAD_LINKS);
    }

    public boolean breadcrumbs() {
        return settings.on(Setting.BREADCRUMBS);
    }

    /// The banner, on pages that have one.
    public List<Banner> bannerOn(boolean front) {
        return front || settings.get(Setting.BANNER_ON).equals("all") ? banner : List.of();
    }

    public boolean storyMinutes() {
        return settings.on(Setting.STORY_MINUTES);
    }

    public boolean share() {
        return settings.on(Setting.SHARE);
    }

    public String relatedTitle(Words words) {
        String own = settings.get(Setting.RELATED_TITLE);
        return own.isEmpty() ? words.say("related") : own;
    }

    public List<String> outsideScripts() {
        return settings.words(Setting.OUTSIDE_SCRIPTS);
    }

    /// Plain links to where networks take an address to share. Nothing is asked of them until a reader follows one.
    ///
    /// @param url percent-encoded
    /// @param text percent-encoded
    List<Link> networks(String url, String text) {
        List<Link> links = new ArrayList<>();
        for (String name : settings.words(Setting.SHARE_NETWORKS)) {
            Network network = NETWORKS.get(name);
            if (network != null)
                links.add(new Link(
                        network.name(), network.address().replace("{url}", url).replace("{text}", text)));
        }
        return links;
    }
}
