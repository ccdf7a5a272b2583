package press.dateline.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.settings.Settings;
import press.dateline.store.Database;

/// Looks over what the newsroom says about itself to programs: `security.txt` (RFC 9116), `ads.txt` (IAB Tech Lab,
/// 1.1) and `trust.txt` (JournalList), line by line, and what readers would miss.
public final class TrustCheck {
    /// So long before its end a file is to be renewed.
    private static final Duration ALARM = Duration.ofDays(30);

    /// RFC 9116, section 2.5.5: a year ahead at most is advised.
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,62})(?:\\.[a-z0-9](?:[a-z0-9-]{0,62})){1,20}");
    private static final Set<String> ADS_VARIABLES =
            Set.of("contact", "subdomain", "inventorypartnerdomain", "ownerdomain", "managerdomain");
    private static final Set<String> TRUST_VARIABLES = Set.of(
            "member",
            "belongto",
            "control",
            "controlledby",
            "social",
            "vendor",
            "customer",
            "disclosure",
            "contact",
            "datatrainingallowed");
    private static final List<Item> EXPECTED = List.of(
            Item.TRUST_LEGAL_NAME,
            Item.TRUST_EMAIL,
            Item.TRUST_OWNERSHIP,
            Item.TRUST_MASTHEAD,
            Item.TRUST_ETHICS,
            Item.TRUST_CORRECTIONS);

    private final Publicity publicity;
    private final List<Finding> findings = new ArrayList<>();

    private TrustCheck(Publicity publicity) {
        this.publicity = publicity;
    }

    /// @param item what it is about; null for the site's address
    /// @param wrong whether something that is said is wrong; else something is left unsaid
    /// @param text what, where, and what to do
    public record Finding(@Nullable Item item, boolean wrong, String text) {}

    /// What is found now; what is wrong first.
    public static List<Finding> of(Database database) {
        Instant now = database.clock().instant();
        String address = database.read(Settings::of).address();
        TrustCheck check = new TrustCheck(database.read(Publicity::of));
        check.security(now);
        check.ads();
        check.trust();
        check.unsaid(address);
        return List.copyOf(check.findings);
    }

    /// What is wrong now, in words.
    public static List<String> wrong(Database database) {
        return of(database).stream().filter(Finding::wrong).map(Finding::text).toList();
    }

    private void security(Instant now) {
        if (!publicity.has(Item.SECURITY_CONTACT) && !publicity.has(Item.SECURITY_EXPIRES)) {
            return;
        }
        if (!publicity.has(Item.SECURITY_CONTACT)) {
            wrong(Item.SECURITY_CONTACT, "security.txt needs a contact: set security.contact");
        }
        if (!publicity.has(Item.SECURITY_EXPIRES)) {
            wrong(Item.SECURITY_EXPIRES, "security.txt needs an end: set security.expires");
            return;
        }
        Instant end = Instant.parse(publicity.text(Item.SECURITY_EXPIRES));
        if (!end.isAfter(now)) {
            wrong(
                    Item.SECURITY_EXPIRES,
                    "security.txt expired at " + end + ": look whether it still holds and set security.expires anew");
        } else if (end.isBefore(now.plus(ALARM))) {
            wrong(
                    Item.SECURITY_EXPIRES,
                    "security.txt expires at " + end + ": look whether it still holds and set security.expires anew");
        } else if (end.isAfter(now.plus(LONGEST))) {
            wrong(
                    Item.SECURITY_EXPIRES,
                    "security.txt expires at " + end + ", in more than a year: set security.expires nearer");
        }
    }

    private void ads() {
        int number = 0;
        for (String raw : publicity.text(Item.ADS).lines().toList()) {
            number++;
            String line = raw.contains("#") ? raw.substring(0, raw.indexOf('#')) : raw;
            if (!line.isBlank()) {
                adsLine(number, line.strip());
            }
        }
    }

    private void adsLine(int number, String line) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.indexOf(',') < 0) {
            if (!ADS_VARIABLES.contains(word(line.substring(0, equals)))) {
                wrong(
                        Item.ADS,
                        "ads.txt, line " + number + ": there is no variable "
                                + line.substring(0, equals).strip());
            }
            return;
        }
        String[] fields = line.split(",", -1);
        if (fields.length < 3 || fields.length > 4) {
            wrong(
                    Item.ADS,
                    "ads.txt, line " + number + ": say domain, account, DIRECT or RESELLER, and perhaps an authority");
        } else if (!DOMAIN.matcher(word(fields[0])).matches()) {
            wrong(Item.ADS, "ads.txt, line " + number + ": “" + fields[0].strip() + "” is no domain");
        } else if (fields[1].isBlank()) {
            wrong(Item.ADS, "ads.txt, line " + number + ": the account is missing");
        } else if (!Set.of("direct", "reseller").contains(word(fields[2]))) {
            wrong(
                    Item.ADS,
                    "ads.txt, line " + number + ": say DIRECT or RESELLER, and not “" + fields[2].strip() + "”");
        }
    }

    private void trust() {
        int number = 0;
        for (String raw : publicity.text(Item.TRUST_TXT).lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : word(line.substring(0, equals));
            if (!TRUST_VARIABLES.contains(name)) {
                wrong(
                        Item.TRUST_TXT,
                        "trust.txt, line " + number + ": say "
                                + String.join(
                                        ", ", TRUST_VARIABLES.stream().sorted().toList()) + " or a comment");
            } else if (line.substring(equals + 1).isBlank()) {
                wrong(Item.TRUST_TXT, "trust.txt, line " + number + ": " + name + " of what?");
            }
        }
    }

    private void unsaid(String address) {
        if (address.isEmpty()) {
            missing(null, "the site's address, without which feeds and shared links name no site: set address");
        }
        for (Item item : EXPECTED) {
            if (!publicity.has(item)) {
                missing(item, item.purpose() + ": set " + item.label());
            }
        }
        if (!publicity.has(Item.SECURITY_CONTACT)) {
            missing(Item.SECURITY_CONTACT, Item.SECURITY_CONTACT.purpose() + ": set " + Item.SECURITY_CONTACT.label());
        }
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private void wrong(Item item, String text) {
        findings.add(new Finding(item, true, text));
    }

    private void missing(@Nullable Item item, String text) {
        findings.add(new Finding(item, false, text));
    }
}
