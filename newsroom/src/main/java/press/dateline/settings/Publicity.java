package press.dateline.settings;

import static press.dateline.store.tables.Tables.SETTING;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import press.dateline.settings.Setting.Unfit;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.store.Transaction;

/// How the site presents itself to others: what its feeds carry, whom it tells of news, which robots it lets in, and
/// what it says about itself so that readers can judge it. Each item has a default; nothing need be set to start.
///
/// @param contents those that were set
public record Publicity(Map<Item, String> contents) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,128}");
    private static final Pattern YEAR_OR_DAY = Pattern.compile("\\d{4}(-\\d{2}-\\d{2})?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]{1,255}");
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 20_000;

    public Publicity {
        contents = Map.copyOf(contents);
    }

    /// One thing that can be set. The list of them is the reference.
    public enum Item {
        FEED_TEXT("feed.text", "full", "what feeds carry of a story: full or extract", oneOf("full", "extract")),
        FEED_ITEMS("feed.items", "10", "items in a feed, 1 to 100", Publicity::items),
        FEED_HUB("feed.hub", "", "WebSub hub that is told of new stories; empty for none", Publicity::web),

        INDEXNOW_KEY(
                "indexnow.key",
                "",
                "key of 8 to 128 letters, digits and dashes, with which search engines are told; empty for not",
                Publicity::key),
        INDEXNOW_ADDRESS(
                "indexnow.address", "https://api.indexnow.org/indexnow", "whom IndexNow tells", Publicity::web),

        ROBOTS_SEARCH("robots.search", "allow", "robots that find for readers: allow or deny", robots()),
        ROBOTS_ASSISTANT("robots.assistant", "allow", "robots that fetch when a person asks: allow or deny", robots()),
        ROBOTS_TRAINING("robots.training", "deny", "robots that gather text to train models: allow or deny", robots()),
        ROBOTS_ALLOW("robots.allow", "", "names of robots that are let in whatever they come for", Publicity::names),
        ROBOTS_DENY("robots.deny", "", "names of robots that are kept out whatever they come for", Publicity::names),
        ROBOTS_ENFORCE("robots.enforce", "off", "whether denied robots are refused: on or off", oneOf("on", "off")),

        TRUST_LEGAL_NAME("trust.legal-name", "", "who publishes, as registered", Publicity::line),
        TRUST_ADDRESS("trust.address", "", "postal address of the publisher", Publicity::line),
        TRUST_EMAIL("trust.email", "", "where readers write to", Publicity::email),
        TRUST_PHONE("trust.phone", "", "where readers call", Publicity::line),
        TRUST_FOUNDED("trust.founded", "", "when it was founded: a year, or a day such as 1921-05-04", Publicity::day),
        TRUST_PROFILES("trust.profiles", "", "addresses of its profiles elsewhere, one a line", Publicity::webLines),
        TRUST_FEDIVERSE("trust.fediverse", "", "its account, such as @gazette@social.example", Publicity::line),

        TRUST_OWNERSHIP("trust.ownership", "", "who owns and funds it", Publicity::text),
        TRUST_MASTHEAD("trust.masthead", "", "who makes it, a line each: Editor: Ada Quayle", Publicity::text),
        TRUST_MISSION("trust.mission", "", "policy: mission and coverage priorities", Publicity::text),
        TRUST_ETHICS("trust.ethics", "", "policy: ethics", Publicity::text),
        TRUST_CORRECTIONS("trust.corrections", "", "policy: how errors are corrected", Publicity::text),
        TRUST_VERIFICATION("trust.verification", "", "policy: how facts are checked", Publicity::text),
        TRUST_SOURCES("trust.unnamed-sources", "", "policy: sources without a name", Publicity::text),
        TRUST_NO_BYLINES("trust.no-bylines", "", "policy: stories without a byline", Publicity::text),
        TRUST_FEEDBACK("trust.feedback", "", "policy: how readers are heard", Publicity::text),
        TRUST_DIVERSITY("trust.diversity", "", "policy: diversity", Publicity::text),
        TRUST_STAFFING("trust.diversity-staffing", "", "report on the diversity of the staff", Publicity::text),

        SECURITY_CONTACT(
                "security.contact", "", "where to report a hole: https://… or mailto:…", Publicity::webOrMailOrPhone),
        SECURITY_EXPIRES(
                "security.expires", "", "until when that holds, such as 2027-01-31T00:00:00Z", Publicity::moment),
        SECURITY_POLICY("security.policy", "", "address of the rules for reports", Publicity::web),
        ADS("ads", "", "lines of ads.txt", Publicity::text),
        TRUST_TXT("trust.txt", "", "lines of trust.txt", Publicity::text);

        private final String label;
        private final String standard;
        private final String purpose;

        @SuppressWarnings("ImmutableEnumChecker")
        private final UnaryOperator<String> check;

        Item(String label, String standard, String purpose, UnaryOperator<String> check) {
            this.label = label;
            this.standard = standard;
            this.purpose = purpose;
            this.check = check;
        }

        public static Optional<Item> named(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label.equals(label))
                    .findFirst();
        }

        /// The name under which people know it: `feed.text`.
        public String label() {
            return label;
        }

        /// What it is for, in one line.
        public String purpose() {
            return purpose;
        }

        /// `content` as it is kept.
        ///
        /// @throws Unfit when it cannot be that
        public String fit(String content) {
            String stripped = content.strip();
            return stripped.isEmpty() ? "" : check.apply(stripped);
        }
    }

    /// What is set now.
    public static Publicity of(DSLContext sql) {
        return Remembered.once(sql, Publicity.class, () -> read(sql));
    }

    private static Publicity read(DSLContext sql) {
        Reading.tag(Settings.TAG);
        Map<Item, String> contents = new EnumMap<>(Item.class);
        sql.select(SETTING.NAME, SETTING.CONTENT).from(SETTING).forEach(row -> Item.named(row.value1())
                .ifPresent(item -> contents.put(item, row.value2())));
        return new Publicity(contents);
    }

    /// Keeps one item; empty gives it back its default.
    ///
    /// @throws Unfit when it cannot be that; nothing is kept then
    public static void keep(Transaction transaction, Item item, String content) {
        String fit = item.fit(content);
        transaction
                .sql()
                .deleteFrom(SETTING)
                .where(SETTING.NAME.eq(item.label()))
                .execute();
        if (!fit.isEmpty()) {
            transaction
                    .sql()
                    .insertInto(SETTING)
                    .set(SETTING.NAME, item.label())
                    .set(SETTING.CONTENT, fit)
                    .set(SETTING.CHANGED_AT, transaction.now())
                    .execute();
        }
        transaction.changed(Settings.TAG);
    }

    /// The content of `item`, its default where none was set; perhaps empty.
    public String text(Item item) {
        return contents.getOrDefault(item, item.standard);
    }

    public boolean has(Item item) {
        return !text(item).isEmpty();
    }

    public int number(Item item) {
        return Integer.parseInt(text(item));
    }

    /// The lines of `item` that say something.
    public List<String> lines(Item item) {
        return text(item)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    // what fits ------------------------------------------------------------------------------------------------------

    private static UnaryOperator<String> robots() {
        return oneOf("allow", "deny");
    }

    private static UnaryOperator<String> oneOf(String... words) {
        Set<String> known = Set.of(words);
        return content -> {
            String word = content.toLowerCase(Locale.ROOT);
            if (known.contains(word)) {
                return word;
            }
            throw new Unfit("say " + String.join(" or ", words) + ", and not “" + content + "”");
        };
    }

    private static String items(String content) {
        return Content.number(1, 100).fit().apply(content);
    }

    private static String line(String content) {
        if (content.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unfit("it must be one line of text");
        }
        return noLonger(content, LONGEST_LINE);
    }

    private static String text(String content) {
        String unix = content.replace("\r\n", "\n");
        if (unix.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new Unfit("it holds characters that are no text");
        }
        return noLonger(unix, LONGEST_TEXT);
    }

    private static String noLonger(String content, int longest) {
        if (content.length() > longest) {
            throw new Unfit("it is " + content.length() + " characters long; at most " + longest + " fit");
        }
        return content;
    }

    private static String names(String content) {
        return String.join(
                ", ",
                Arrays.stream(line(content).split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private static String key(String content) {
        if (KEY.matcher(content).matches()) {
            return content;
        }
        throw new Unfit("a key has 8 to 128 letters, digits and dashes, and nothing else");
    }

    private static String email(String content) {
        if (EMAIL.matcher(content).matches()) {
            return content;
        }
        throw new Unfit("“" + content + "” is no address of mail");
    }

    private static String day(String content) {
        if (YEAR_OR_DAY.matcher(content).matches()) {
            return content;
        }
        throw new Unfit("take a year such as 1921, or a day such as 1921-05-04");
    }

    private static String moment(String content) {
        try {
            return Instant.parse(content).toString();
        } catch (DateTimeParseException e) {
            throw new Unfit("“" + content + "” is no moment; take one such as 2027-01-31T00:00:00Z");
        }
    }

    private static String web(String content) {
        return address(content, Set.of("https", "http"));
    }

    private static String webOrMailOrPhone(String content) {
        return address(content, Set.of("https", "mailto", "tel"));
    }

    private static String webLines(String content) {
        return String.join(
                "\n",
                text(content)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(Publicity::web)
                        .toList());
    }

    private static String address(String content, Set<String> schemes) {
        try {
            URI uri = new URI(line(content));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean whole = uri.isOpaque() || uri.getHost() != null;
            if (schemes.contains(scheme) && whole && uri.getRawUserInfo() == null) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // Told below, as for an address of another kind.
        }
        throw new Unfit("“" + content + "” is no address such as https://gazette.example/");
    }
}
