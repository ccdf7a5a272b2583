package press.dateline.site;

import java.time.LocalDate;

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
}
