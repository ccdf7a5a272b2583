package press.dateline.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import press.dateline.delivery.Page;
import press.dateline.ledger.Head;
import press.dateline.ledger.Heads;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Place;

/// Writes the files that programs look for under names agreed upon. Those that the newsroom has not filled are not
/// there.
final class Notices {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final int HEADS = 366;

    private Notices() {}

    static Optional<Page> write(DSLContext sql, Place.Notice notice) {
        SiteSettings site = Settings.of(sql);
        Publicity publicity = Publicity.of(sql);
        String text =
                switch (notice) {
                    case ROBOTS -> robots(site, publicity);
                    case SECURITY -> security(site, publicity);
                    case ADS -> ended(publicity.text(Item.ADS));
                    case TRUST -> trust(publicity);
                    case INDEXNOW -> ended(publicity.text(Item.INDEXNOW_KEY));
                    case LEDGER -> ledger(sql);
                };
        return text.isEmpty() ? Optional.empty() : Optional.of(Page.of(PLAIN, text));
    }

    /// RFC 9309. What text may be used for is said by the header `Content-Usage` alone: to those who check this file
    /// today, a line of that name is a fault.
    private static String robots(SiteSettings site, Publicity publicity) {
        List<Robot> denied = Stream.of(Robot.values())
                .filter(robot -> !robot.allowed(publicity))
                .toList();
        StringBuilder text = new StringBuilder();
        if (!denied.isEmpty()) {
            denied.forEach(
                    robot -> text.append("User-agent: ").append(robot.token()).append('\n'));
            text.append("Disallow: /\n\n");
        }
        text.append("User-agent: *\n");
        // Those who are not in the table are taken for searchers.
        text.append(Robot.Purpose.SEARCH.allowed(publicity) ? "Allow: /\nDisallow: /desk/\n" : "Disallow: /\n");
        text.append("\nSitemap: ").append(Syndicate.address(site)).append("/sitemap.xml\n");
        return text.toString();
    }

    /// Whether text may train models and be found, as the drafts of the IETF's AIPREF group have it.
    static String usage(Publicity publicity) {
        return "train-ai=" + (Robot.Purpose.TRAINING.allowed(publicity) ? "y" : "n") + ", search="
                + (Robot.Purpose.SEARCH.allowed(publicity) ? "y" : "n");
    }

    /// RFC 9116, which wants both a contact and an end.
    private static String security(SiteSettings site, Publicity publicity) {
        if (!publicity.has(Item.SECURITY_CONTACT) || !publicity.has(Item.SECURITY_EXPIRES)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append("Contact: ").append(publicity.text(Item.SECURITY_CONTACT)).append('\n');
        text.append("Expires: ").append(publicity.text(Item.SECURITY_EXPIRES)).append('\n');
        text.append("Preferred-Languages: ").append(site.language().toLanguageTag());
        text.append(site.language().getLanguage().equals("en") ? "\n" : ", en\n");
        text.append("Canonical: ")
                .append(Syndicate.address(site))
                .append(Place.Notice.SECURITY.path())
                .append('\n');
        if (publicity.has(Item.SECURITY_POLICY)) {
            text.append("Policy: ").append(publicity.text(Item.SECURITY_POLICY)).append('\n');
        }
        return text.toString();
    }

    /// JournalList's trust.txt, with what the other settings say already.
    private static String trust(Publicity publicity) {
        if (!publicity.has(Item.TRUST_TXT) && !publicity.has(Item.TRUST_EMAIL)) {
            return "";
        }
        Stream<String> profiles = publicity.lines(Item.TRUST_PROFILES).stream().map(profile -> "social=" + profile);
        Stream<String> contact = publicity.has(Item.TRUST_EMAIL)
                ? Stream.of("contact=mailto:" + publicity.text(Item.TRUST_EMAIL))
                : Stream.of();
        String training = Robot.Purpose.TRAINING.allowed(publicity) ? "yes" : "no";
        return Stream.of(
                        publicity.lines(Item.TRUST_TXT).stream(),
                        profiles,
                        contact,
                        Stream.of("datatrainingallowed=" + training))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The heads of a year, newest first (docs/ledger.md).
    private static String ledger(DSLContext sql) {
        return Heads.published(sql, HEADS).stream().map(Head::note).collect(Collectors.joining("\n"));
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
