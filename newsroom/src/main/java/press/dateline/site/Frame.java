package press.dateline.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import press.dateline.settings.Setting;

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
        boolean display = site.look().settings().get(Setting.HEADLINE_FONT).equals("newsreader");
        boolean literata = !site.look().settings().get(Setting.HEADLINE_FONT).equals("system");
        boolean text = !site.look().settings().get(Setting.TEXT_FONT).equals("system");
        List<String> fonts = new ArrayList<>();
        switch (words().script()) {
            case "Latn" -> {
                if (display) fonts.add("newsreader-latin.woff2");
                if (text || literata && !display) fonts.add("literata-latin.woff2");
            }
            case "Cyrl" -> {
                if (literata) fonts.add("literata-display-cyrillic.woff2");
                if (text) fonts.add("literata-cyrillic.woff2");
            }
            case "Grek" -> {
                if (literata) fonts.add("literata-display-greek.woff2");
                if (text) fonts.add("literata-greek.woff2");
            }
            default -> {}
        }
        return fonts;
    }
}
