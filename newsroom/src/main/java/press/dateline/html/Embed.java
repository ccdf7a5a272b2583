package press.dateline.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a page of another site would have been embedded as: a link to it, under the provider's name. A reader's browser
/// asks nobody for anything before the reader clicks.
///
/// @param provider the name people know, "YouTube"; the host where the provider is none that we know
/// @param address  where a person can see it
/// @param known    whether the provider is one whose bare addresses are meant as embeds
public record Embed(String provider, String address, boolean known) {
    private record Provider(String name, String host) {}

    private static final List<Provider> PROVIDERS = List.of(
            new Provider("YouTube", "youtube.com"),
            new Provider("YouTube", "youtube-nocookie.com"),
            new Provider("YouTube", "youtu.be"),
            new Provider("Vimeo", "vimeo.com"),
            new Provider("X", "twitter.com"),
            new Provider("X", "x.com"),
            new Provider("Instagram", "instagram.com"),
            new Provider("Facebook", "facebook.com"),
            new Provider("TikTok", "tiktok.com"),
            new Provider("Bluesky", "bsky.app"),
            new Provider("Reddit", "reddit.com"),
            new Provider("Spotify", "spotify.com"),
            new Provider("SoundCloud", "soundcloud.com"),
            new Provider("Dailymotion", "dailymotion.com"),
            new Provider("Dailymotion", "dai.ly"),
            new Provider("Flickr", "flickr.com"),
            new Provider("Flickr", "flic.kr"),
            new Provider("TED", "ted.com"),
            new Provider("WordPress.tv", "wordpress.tv"),
            new Provider("VideoPress", "videopress.com"),
            new Provider("Mixcloud", "mixcloud.com"),
            new Provider("Imgur", "imgur.com"),
            new Provider("Issuu", "issuu.com"),
            new Provider("Kickstarter", "kickstarter.com"),
            new Provider("Pinterest", "pinterest.com"),
            new Provider("Pinterest", "pin.it"),
            new Provider("Scribd", "scribd.com"),
            new Provider("SlideShare", "slideshare.net"),
            new Provider("Speaker Deck", "speakerdeck.com"),
            new Provider("Tumblr", "tumblr.com"),
            new Provider("Crowdsignal", "polldaddy.com"),
            new Provider("Crowdsignal", "poll.fm"),
            new Provider("Animoto", "animoto.com"),
            new Provider("Cloudup", "cloudup.com"),
            new Provider("ReverbNation", "reverbnation.com"),
            new Provider("SmugMug", "smugmug.com"),
            new Provider("Screencast", "screencast.com"),
            new Provider("Wolfram Cloud", "wolframcloud.com"));

    private static final Pattern YOUTUBE_ID =
            Pattern.compile("(?:/embed/|/v/|/shorts/|youtu\\.be/|[?&]v=)([A-Za-z0-9_-]{6,20})");
    private static final Pattern VIMEO_ID = Pattern.compile("vimeo\\.com/(?:[a-z]{1,12}/){0,3}([0-9]{3,15})");
    private static final Pattern DAILYMOTION_ID = Pattern.compile("dailymotion\\.com/embed/video/([A-Za-z0-9]{3,20})");

    private static final Pattern DAILYMOTION_WATCH = Pattern.compile("dailymotion\\.com/video/([A-Za-z0-9]{3,20})");
    private static final Pattern SPOTIFY_ID =
            Pattern.compile("spotify\\.com/((?:track|episode|show|album|playlist)/[A-Za-z0-9]{10,40})");

    /// The embed behind an address, as an iframe's `src`, an oEmbed line or a shortcode has it. Empty when it is no
    /// http address.
    public static Optional<Embed> of(String raw) {
        String address = Addresses.link(raw);
        if (address == null || !address.startsWith("http")) return Optional.empty();
        String host = host(address);
        if (host.endsWith("google.com") && address.contains("/maps") || host.startsWith("maps.google."))
            return Optional.of(new Embed("Google Maps", address, false));
        Provider provider = provider(host);
        if (provider == null) return Optional.of(new Embed(host, address, false));
        return Optional.of(new Embed(provider.name(), watchable(provider, address), true));
    }

    private static String host(String address) {
        int start = address.indexOf("//") + 2;
        int end = start;
        while (end < address.length() && "/?#:".indexOf(address.charAt(end)) < 0) end++;
        String host = address.substring(start, end).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static @Nullable Provider provider(String host) {
        for (Provider provider : PROVIDERS)
            if (host.endsWith(provider.host())) {
                int before = host.length() - provider.host().length();
                if (before == 0 || host.charAt(before - 1) == '.') return provider;
            }
        return null;
    }

    private static String watchable(Provider provider, String address) {
        return switch (provider.name()) {
            case "YouTube" -> byId(YOUTUBE_ID, "https://www.youtube.com/watch?v=", address);
            case "Vimeo" -> byId(VIMEO_ID, "https://vimeo.com/", address);
            case "Dailymotion" -> byId(DAILYMOTION_ID, "https://www.dailymotion.com/video/", address);
            case "Spotify" -> address.replace("/embed/", "/");
            default -> address;
        };
    }

    /// Where the provider plays it within another page; empty for those we know no such address of. Of two hosts that
    /// play the same, the one that leaves no mark on the reader.
    public Optional<String> player() {
        return switch (provider) {
            case "YouTube" -> player(YOUTUBE_ID, "https://www.youtube-nocookie.com/embed/");
            case "Vimeo" -> player(VIMEO_ID, "https://player.vimeo.com/video/");
            case "Dailymotion" -> player(DAILYMOTION_WATCH, "https://www.dailymotion.com/embed/video/");
            case "Spotify" -> player(SPOTIFY_ID, "https://open.spotify.com/embed/");
            default -> Optional.empty();
        };
    }

    private Optional<String> player(Pattern id, String player) {
        Matcher found = id.matcher(address);
        return found.find() ? Optional.of(player + found.group(1)) : Optional.empty();
    }

    private static String byId(Pattern id, String watch, String address) {
        Matcher found = id.matcher(address);
        if (!found.find() || found.group(1).equals("videoseries")) return address;
        return watch + found.group(1);
    }

    /// What the link says.
    ///
    /// @param title of the thing shown; may be blank
    public String label(String title) {
        return title.isBlank() || title.strip().equalsIgnoreCase(provider) ? provider : provider + ": " + title.strip();
    }

    /// As markup, still to pass [CleanHtml] with the rest of the copy.
    ///
    /// @param title of the thing shown; may be blank
    public String html(String title) {
        return "<figure class=\"embed\"><a href=\"" + escaped(address) + "\">" + escaped(label(title))
                + "</a></figure>";
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        Markup.escapeText(text, out);
        return out.toString().replace("\"", "&quot;");
    }
}
