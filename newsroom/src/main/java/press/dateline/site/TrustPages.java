package press.dateline.site;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.settings.SiteSettings;
import press.dateline.site.Frames.Surroundings;

/// Makes the pages on which the newsroom says who it is and what it goes by from what was set.
final class TrustPages {
    /// Policies in the order in which they are printed, with their names in schema.org.
    private static final Map<Item, String> POLICIES = policies();

    private TrustPages() {}

    private static Map<Item, String> policies() {
        Map<Item, String> policies = new EnumMap<>(Item.class);
        policies.put(Item.TRUST_MISSION, "missionCoveragePrioritiesPolicy");
        policies.put(Item.TRUST_ETHICS, "ethicsPolicy");
        policies.put(Item.TRUST_CORRECTIONS, "correctionsPolicy");
        policies.put(Item.TRUST_VERIFICATION, "verificationFactCheckingPolicy");
        policies.put(Item.TRUST_SOURCES, "unnamedSourcesPolicy");
        policies.put(Item.TRUST_NO_BYLINES, "noBylinesPolicy");
        policies.put(Item.TRUST_FEEDBACK, "actionableFeedbackPolicy");
        policies.put(Item.TRUST_DIVERSITY, "diversityPolicy");
        policies.put(Item.TRUST_STAFFING, "diversityStaffingReport");
        return policies;
    }

    static boolean isThere(Publicity publicity, TrustPage page) {
        return switch (page) {
            case OWNERSHIP -> publicity.has(Item.TRUST_OWNERSHIP);
            case MASTHEAD -> publicity.has(Item.TRUST_MASTHEAD);
            case POLICIES -> POLICIES.keySet().stream().anyMatch(publicity::has);
        };
    }

    static Publisher publisher(SiteSettings settings, Publicity publicity) {
        Map<String, String> policies = new LinkedHashMap<>();
        POLICIES.forEach((item, name) -> {
            if (publicity.has(item)) {
                policies.put(name, settings.address() + TrustPage.POLICIES.path() + "#" + anchor(item));
            }
        });
        if (isThere(publicity, TrustPage.OWNERSHIP)) {
            policies.put("ownershipFundingInfo", settings.address() + TrustPage.OWNERSHIP.path());
        }
        if (isThere(publicity, TrustPage.MASTHEAD)) {
            policies.put("masthead", settings.address() + TrustPage.MASTHEAD.path());
        }
        return new Publisher(
                settings.address(),
                publicity.text(Item.TRUST_LEGAL_NAME),
                publicity.text(Item.TRUST_ADDRESS),
                publicity.text(Item.TRUST_EMAIL),
                publicity.text(Item.TRUST_PHONE),
                publicity.text(Item.TRUST_FOUNDED),
                publicity.lines(Item.TRUST_PROFILES),
                policies);
    }

    /// Those of the pages that are there, for the foot of every page.
    static List<Link> links(Publicity publicity, Words words) {
        return List.of(TrustPage.values()).stream()
                .filter(page -> isThere(publicity, page))
                .map(page -> new Link(heading(page, words), page.path()))
                .toList();
    }

    static Optional<StaticPage> load(Surroundings around, Publicity publicity, TrustPage page) {
        if (!isThere(publicity, page)) {
            return Optional.empty();
        }
        String heading = heading(page, around.site().words());
        Head head = Head.of(heading, heading + " – " + around.settings().title(), around.absolute(page.path()));
        return Optional.of(
                new StaticPage(around.frame(head), heading, body(around, publicity, page), null, List.of(), null));
    }

    private static String heading(TrustPage page, Words words) {
        return words.say(heading(page));
    }

    private static String heading(TrustPage page) {
        return switch (page) {
            case OWNERSHIP -> "trust.ownership";
            case MASTHEAD -> "trust.masthead";
            case POLICIES -> "trust.policies";
        };
    }

    /// The words that these pages ask for.
    static Stream<String> words() {
        return Stream.concat(
                POLICIES.keySet().stream().map(Item::label),
                Stream.of(TrustPage.values()).map(TrustPages::heading));
    }

    private static String body(Surroundings around, Publicity publicity, TrustPage page) {
        Words words = around.site().words();
        return switch (page) {
            case OWNERSHIP -> imprint(publicity) + paragraphs(publicity.text(Item.TRUST_OWNERSHIP));
            case MASTHEAD -> masthead(publicity.lines(Item.TRUST_MASTHEAD));
            case POLICIES ->
                POLICIES.keySet().stream()
                        .filter(publicity::has)
                        .map(item -> "<h2 id=\"" + anchor(item) + "\">" + escaped(words.say(item.label())) + "</h2>"
                                + paragraphs(publicity.text(item)))
                        .collect(Collectors.joining("\n"));
        };
    }

    /// Name, address and how to reach the publisher, as many laws ask for it.
    private static String imprint(Publicity publicity) {
        List<String> lines =
                List.of(Item.TRUST_LEGAL_NAME, Item.TRUST_ADDRESS, Item.TRUST_EMAIL, Item.TRUST_PHONE).stream()
                        .map(publicity::text)
                        .filter(line -> !line.isEmpty())
                        .map(TrustPages::escaped)
                        .toList();
        return lines.isEmpty() ? "" : "<p>" + String.join("<br>", lines) + "</p>\n";
    }

    /// `Editor: Ada Quayle`, a line for each.
    private static String masthead(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    int colon = line.indexOf(':');
                    return colon < 0
                            ? "<li>" + escaped(line) + "</li>"
                            : "<li>" + escaped(line.substring(0, colon)) + ": <b>"
                                    + escaped(line.substring(colon + 1).strip()) + "</b></li>";
                })
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String paragraphs(String text) {
        return List.of(text.split("\n[ \t]*\n")).stream()
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> "<p>" + escaped(paragraph).replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String anchor(Item item) {
        return item.label().substring(item.label().indexOf('.') + 1);
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
