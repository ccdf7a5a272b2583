package press.dateline.site;

import java.time.LocalDate;
import java.util.List;

/// What stands around every page: masthead, menus, head of the document, foot.
///
/// @param site what is the same everywhere
/// @param head what is told about this page
/// @param today the masthead's date in the site's zone; a page that shows it is good until the next midnight there
public record Frame(Site site, Head head, LocalDate today) {

    public Words words() {
        return site.words();
    }

    /// As in the title bar: the page's title and the site's name, or for the front page its name and tagline.
    public String documentTitle() {
        if (!head.title().isEmpty()) return head.title() + " – " + site.title();
        return site.tagline().isEmpty() ? site.title() : site.title() + " – " + site.tagline();
    }

    /// The theme's fonts that every page in the site's script needs, to be fetched before the style sheet is read.
    /// Scripts other than these three are set in the system's fonts.
    public List<String> fonts() {
        return switch (words().script()) {
            case "Latn" -> List.of("newsreader-latin.woff2", "literata-latin.woff2");
            case "Cyrl" -> List.of("literata-display-cyrillic.woff2", "literata-cyrillic.woff2");
            case "Grek" -> List.of("literata-display-greek.woff2", "literata-greek.woff2");
            default -> List.of();
        };
    }
}
