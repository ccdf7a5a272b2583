package press.dateline.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One setting by its name, as a person reads and writes it. The list of them is the reference of what can be set.
public enum Setting {
    TITLE("title", "name of the site", SiteSettings::title) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            if (content.isEmpty()) {
                throw new Unfit("a site needs a title");
            }
            return site.withTitle(content);
        }
    },
    TAGLINE("tagline", "printed below the title; empty for none", SiteSettings::tagline) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withTagline(content);
        }
    },
    LANGUAGE("language", "language of the interface and of dates, such as en-GB or ar", site -> site.language()
            .toLanguageTag()) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            try {
                Locale language = new Locale.Builder().setLanguageTag(content).build();
                if (LANGUAGES.contains(language.getLanguage())) {
                    return site.withLanguage(language);
                }
            } catch (IllformedLocaleException e) {
                // Told below, as for a language that nobody speaks.
            }
            throw new Unfit("“" + content + "” is no language; take a tag such as en, en-GB, de or pt-BR");
        }
    },
    ZONE("zone", "time zone of the site's calendar, such as Europe/London", site -> site.zone()
            .getId()) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withZone(zone(content));
        }
    },
    ADDRESS("address", "public address, such as https://gazette.example; empty while unknown", SiteSettings::address) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withAddress(content.isEmpty() ? "" : origin(content));
        }
    },
    STORIES_PER_PAGE(
            "stories-per-page",
            "stories on a page of an archive, 1 to 100",
            site -> Integer.toString(site.storiesPerPage())) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withStoriesPerPage(number(content, 100));
        }
    },
    COMMENTS_PER_PAGE(
            "comments-per-page",
            "threads of comments on a page, 1 to 500",
            site -> Integer.toString(site.commentsPerPage())) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withCommentsPerPage(number(content, 500));
        }
    },
    OWNER("owner", "whose copyright the footer names; empty for the title", SiteSettings::owner) {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withOwner(content);
        }
    },
    CREDIT_LINE(
            "credit-line",
            "whether the footer names the software: on or off",
            site -> site.creditLine() ? "on" : "off") {
        @Override
        SiteSettings with(SiteSettings site, String content) {
            return site.withCreditLine(
                    switch (content.toLowerCase(Locale.ROOT)) {
                        case "on", "yes", "true" -> true;
                        case "off", "no", "false" -> false;
                        default -> throw new Unfit("say on or off, and not “" + content + "”");
                    });
        }
    };

    private static final int LONGEST = 300;
    private static final List<String> LANGUAGES = List.of(Locale.getISOLanguages());

    private final String label;
    private final String purpose;
    private final Function<SiteSettings, String> reading;

    Setting(String label, String purpose, Function<SiteSettings, String> reading) {
        this.label = label;
        this.purpose = purpose;
        this.reading = reading;
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

    /// What it is for, in one line.
    public String purpose() {
        return purpose;
    }

    public String of(SiteSettings site) {
        return reading.apply(site);
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
        return with(site, trimmed);
    }

    abstract SiteSettings with(SiteSettings site, String content);

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

    private static String origin(String content) {
        try {
            URI uri = new URI(content.endsWith("/") ? content.substring(0, content.length() - 1) : content);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath().isEmpty();
            if (web && bare) {
                return uri.toString().toLowerCase(Locale.ROOT);
            }
        } catch (URISyntaxException e) {
            // Told below, as for an address with too much in it.
        }
        throw new Unfit("“" + content + "” is no address of a site; take one such as https://gazette.example");
    }

    private static int number(String content, int most) {
        try {
            int number = Integer.parseInt(content);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number out of bounds.
        }
        throw new Unfit("take a number from 1 to " + most + ", and not “" + content + "”");
    }
}
