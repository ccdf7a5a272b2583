package press.dateline.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One setting by its name, as a person reads and writes it. The list of them is the reference of what can be set;
/// `docs/options.md` prints it with the reasons.
public enum Setting {
    // What the site is.
    TITLE("title", "Dateline", Content.required("a site needs a title"), "name of the site"),
    TAGLINE("tagline", "", Content.text(), "printed below the title; empty for none"),
    LOGO(
            "logo",
            "",
            Content.picture(),
            "picture of the folder theme in the place of the title, such as logo.svg; empty for none"),
    LANGUAGE("language", "en", Content.language(), "language of the interface and of dates, such as en-GB or ar"),
    ZONE("zone", "UTC", Content.zone(), "time zone of the site's calendar, such as Europe/London"),
    ADDRESS("address", "", Content.origin(), "public address, such as https://gazette.example; empty while unknown"),
    STORIES_PER_PAGE("stories-per-page", "10", Content.number(1, 100), "stories on a page of an archive"),
    COMMENTS_PER_PAGE("comments-per-page", "50", Content.number(1, 500), "threads of comments on a page"),
    OWNER("owner", "", Content.text(), "whose copyright the footer names; empty for the title"),
    CREDIT_LINE("credit-line", "on", Content.onOrOff(), "whether the footer names the software"),

    // How it looks.
    SCHEME("scheme", "system", Content.oneOf("system", "light", "dark"), "light or dark, or as the reader's system is"),
    SCHEME_CHOICE("scheme-choice", "on", Content.onOrOff(), "whether readers can choose light or dark at the foot"),
    COLOUR(
            "colour",
            "red",
            Content.oneOf("red", "blue", "green", "ochre", "plum", "teal", "rust", "slate", "olive"),
            "the house's own colour, light and dark"),
    HEADLINE_FONT(
            "headline-font", "newsreader", Content.oneOf("newsreader", "literata", "system"), "letters of headlines"),
    TEXT_FONT("text-font", "literata", Content.oneOf("literata", "system"), "letters of the text"),
    NAMEPLATE("nameplate", "medium", Content.oneOf("small", "medium", "large"), "size of the title in the masthead"),
    WIDTH("width", "wide", Content.oneOf("wide", "narrow"), "greatest width of a page"),
    MASTHEAD_DATE("masthead-date", "on", Content.onOrOff(), "today's date in the masthead"),
    MASTHEAD_LINKS("masthead-links", "on", Content.onOrOff(), "the social menu in the masthead"),
    BREADCRUMBS("breadcrumbs", "on", Content.onOrOff(), "the way from the front page, above a page"),
    BANNER_PICTURE(
            "banner-picture",
            "",
            Content.picture(),
            "picture of an advertisement, in the folder theme; empty for none"),
    BANNER_TEXT("banner-text", "", Content.text(), "what the banner shows, for those who do not see it"),
    BANNER_LINK("banner-link", "", Content.link(), "where the banner leads; empty for nowhere"),
    BANNER_ON("banner-on", "front", Content.oneOf("front", "all"), "pages with the banner"),
    DATES("dates", "absolute", Content.oneOf("absolute", "both"), "dates alone, or followed by the age"),

    // Stories on other pages.
    CARD_SECTION("card-section", "on", Content.onOrOff(), "section of a story on its card"),
    CARD_PICTURE("card-picture", "on", Content.onOrOff(), "picture of a story on its card"),
    CARD_BYLINE("card-byline", "on", Content.onOrOff(), "writers of a story on its card"),
    CARD_DATE("card-date", "on", Content.onOrOff(), "date of a story on its card"),
    CARD_MINUTES("card-minutes", "off", Content.onOrOff(), "minutes of reading on a card"),
    CARD_COMMENTS("card-comments", "off", Content.onOrOff(), "number of comments on a card, where there are any"),
    EXCERPT_WORDS("excerpt-words", "40", Content.number(0, 100), "words below the headline of a card, at most"),
    LIST_PICTURES("list-pictures", "end", Content.oneOf("end", "start", "alternate"), "side of pictures in a list"),
    LIST_ASIDE("list-aside", "none", Content.oneOf("none", "right", "left"), "column with the latest beside a list"),

    // The page of a story.
    STORY_PICTURE("story-picture", "on", Content.onOrOff(), "lead picture above a story"),
    STORY_MINUTES("story-minutes", "on", Content.onOrOff(), "minutes of reading on a story"),
    STORY_ASIDE(
            "story-aside",
            "right",
            Content.oneOf("right", "left", "none"),
            "column of related stories; none for below"),
    STICKY_ASIDE("sticky-aside", "off", Content.onOrOff(), "whether the column beside a page stays in sight"),
    RELATED("related", "4", Content.number(0, 12), "related stories, at most"),
    RELATED_TITLE("related-title", "", Content.text(), "heading of related stories; empty for the language's own"),
    NEIGHBOURS("neighbours", "section", Content.oneOf("section", "site", "none"), "list of previous and next story"),
    AUTHOR_BOX("author-box", "on", Content.onOrOff(), "portrait and biography of the writers below a story"),
    SHARE("share", "on", Content.onOrOff(), "ways to share a story: link, mail, the system's own"),
    SHARE_NETWORKS(
            "share-networks",
            "bluesky facebook whatsapp x",
            Content.several("bluesky", "facebook", "linkedin", "mastodon", "reddit", "telegram", "whatsapp", "x"),
            "networks with a plain link"),
    CONTENTS_FROM(
            "contents-from",
            "4",
            Content.number(0, 50),
            "headings from which on a story has a table of contents; 0 for never"),
    ARCHIVE_NOTICE_DAYS(
            "archive-notice-days",
            "365",
            Content.number(0, 36500),
            "days after which a story says that it is old; 0 for never"),
    DROP_CAP("drop-cap", "off", Content.onOrOff(), "large first letter of every story"),
    PULL_QUOTES("pull-quotes", "centred", Content.oneOf("centred", "side"), "place of pull quotes"),

    // How the desk works.
    SECOND_PAIR_OF_EYES(
            "second-pair-of-eyes",
            "off",
            Content.onOrOff(),
            "whether a story goes out only when another person than its last writer has approved it"),

    // What readers may say.
    COMMENTS_HELD(
            "comments-held",
            "first",
            Content.oneOf("all", "first", "none"),
            "comments that wait for a moderator: all, a reader's first ones, or only what looks wrong"),
    COMMENTS_LINKS("comments-links", "4", Content.number(0, 100), "links from which on a comment waits; 0 for never"),
    COMMENTS_WORK("comments-work", "on", Content.onOrOff(), "whether comments sent without script wait"),
    COMMENTS_FILTER(
            "comments-filter", "on", Content.onOrOff(), "whether the filter that moderators teach holds comments"),
    COMMENTS_CLOSE_DAYS(
            "comments-close-days",
            "0",
            Content.number(0, 36500),
            "days after which the comments of a story close; 0 for never"),
    COMMENTS_CLOSED_IN("comments-closed-in", "", Content.paths(), "sections without new comments, such as news/courts"),

    // What comes from elsewhere.
    LOAD_AHEAD("load-ahead", "on", Content.onOrOff(), "whether browsers may fetch the page a reader is about to open"),
    EMBEDS(
            "embeds",
            "link",
            Content.oneOf("link", "click"),
            "films and sound of other sites: a link, or played here after a click"),
    EMBED_HOSTS(
            "embed-hosts", "", Content.hosts(), "hosts whose players load at once, such as www.youtube-nocookie.com"),
    OUTSIDE_SCRIPTS(
            "outside-scripts",
            "",
            Content.scripts(),
            "addresses of scripts of others on every page, such as of analytics");

    private static final int LONGEST = 300;

    private final String label;
    private final String otherwise;
    private final Content content;
    private final String purpose;

    Setting(String label, String otherwise, Content content, String purpose) {
        this.label = label;
        this.otherwise = otherwise;
        this.content = content;
        this.purpose = purpose;
    }

    /// A content that the setting cannot have. The message is one sentence that says why and what would do.
    public static final class Unfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    public static Optional<Setting> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /// The name under which people know it: `stories-per-page`.
    public String label() {
        return label;
    }

    /// What it is while nobody has set it.
    public String otherwise() {
        return otherwise;
    }

    /// What it can be, in a few words; empty where the purpose says it.
    public String choices() {
        return content.says();
    }

    /// What it is one of; empty where anything that fits can be typed.
    public List<String> options() {
        return content.options();
    }

    /// What of the site it is about.
    public Group group() {
        Group group = Group.SITE;
        for (Group one : Group.values()) {
            if (one.first.ordinal() <= ordinal()) {
                group = one;
            }
        }
        return group;
    }

    /// The settings by what of the site they are about, each group up to the first of the next.
    public enum Group {
        SITE(TITLE),
        LOOKS(SCHEME),
        CARDS(CARD_SECTION),
        STORY(STORY_PICTURE),
        DESK(SECOND_PAIR_OF_EYES),
        COMMENTS(COMMENTS_HELD),
        ELSEWHERE(LOAD_AHEAD);

        private final Setting first;

        Group(Setting first) {
            this.first = first;
        }

        /// As addresses and words have it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public List<Setting> settings() {
            return Arrays.stream(Setting.values())
                    .filter(setting -> setting.group() == this)
                    .toList();
        }
    }

    /// What it is for, in one line.
    public String purpose() {
        return purpose;
    }

    public String of(SiteSettings site) {
        return site.get(this);
    }

    /// `site` with this setting changed.
    ///
    /// @throws Unfit when it cannot be that
    public SiteSettings change(SiteSettings site, String content) {
        if (content.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unfit("it must be one line of text");
        }
        String trimmed = content.strip();
        if (trimmed.length() > LONGEST) {
            throw new Unfit("it is " + trimmed.length() + " characters long; at most " + LONGEST + " fit");
        }
        return site.with(this, this.content.fit().apply(trimmed));
    }

    /// `stored` in its one form, or what the setting is otherwise: a page must not fail over what was stored.
    String read(String stored) {
        try {
            return content.fit().apply(stored);
        } catch (Unfit unfit) {
            return otherwise;
        }
    }

    /// A time zone by its name in the IANA list.
    ///
    /// @throws Unfit when there is none of that name
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Unfit("“" + name + "” is no time zone; take a name such as Europe/London or UTC");
        }
    }
}
