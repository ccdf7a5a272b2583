package press.dateline.copydesk.rules;

import java.util.Locale;
import java.util.Set;
import press.dateline.copydesk.Block.Link;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// A link that leads nowhere by its form, or whose words do not say where it leads. Nothing is fetched.
final class LinkForm implements Rule {
    private static final Set<String> NOWHERE =
            Set.of("", "#", "http://", "https://", "http://#", "about:blank", "todo", "tk", "url", "link");

    @Override
    public void read(Galley galley, Margin margin) {
        Lexicon lexicon = Lexicon.of(galley.copy().language());
        for (GalleyText text : galley.body()) {
            for (Link link : galley.copy().body().get(text.index()).links()) {
                read(text, link, lexicon, margin);
            }
        }
    }

    private static void read(GalleyText text, Link link, Lexicon lexicon, Margin margin) {
        String words = text.text().substring(link.from(), link.to());
        if (isDead(link.target())) {
            margin.mark(
                    Severity.WARN,
                    text.place(link.from(), link.to()),
                    "This link leads nowhere.",
                    "target: “" + link.target() + "”");
        } else if (lexicon.has(Kind.CLICK_HERE, words.strip())) {
            margin.mark(
                    Severity.NOTE,
                    text.place(link.from(), link.to()),
                    "These words do not say where the link leads.",
                    "");
        }
    }

    private static boolean isDead(String written) {
        String target = written.strip().toLowerCase(Locale.ROOT);
        String host = host(target);
        return NOWHERE.contains(target)
                || target.startsWith("javascript:")
                || target.startsWith("file:")
                || target.chars().anyMatch(Character::isWhitespace)
                || host.equals("localhost")
                || host.equals("127.0.0.1")
                || host.endsWith(".local")
                || host.matches("(?:www[.])?example[.](?:com|org|net)");
    }

    private static String host(String target) {
        int from = target.startsWith("//") ? 2 : target.indexOf("://") + 3;
        if (from < 3 && !target.startsWith("//")) {
            return "";
        }
        int to = from;
        while (to < target.length() && "/:?#".indexOf(target.charAt(to)) < 0) {
            to++;
        }
        return target.substring(from, to);
    }
}
