package press.dateline.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What search engines, feed readers and other sites are told about one page.
///
/// @param title of the page without the site's name; empty for the front page
/// @param description a sentence or two, or empty
/// @param canonical the page's one absolute address; empty for an error
/// @param noindex whether search engines are asked to leave it out
/// @param previous address of the page before in a numbered list, or empty
/// @param next address of the page after, or empty
/// @param breadcrumb the way from the front page to here; the front page and this page itself left out
/// @param feeds those only this page announces
/// @param image absolute address of a picture for shared links, or empty
/// @param published for stories: when first public
/// @param updated for stories: when changed since
public record Head(
        String title,
        String description,
        String canonical,
        boolean noindex,
        String previous,
        String next,
        List<Link> breadcrumb,
        List<Feed> feeds,
        String image,
        @Nullable Instant published,
        @Nullable Instant updated) {
    public Head {
        breadcrumb = List.copyOf(breadcrumb);
        feeds = List.copyOf(feeds);
    }

    /// Of a page that stands alone, in no list and below nothing.
    static Head of(String title, String description, String canonical) {
        return new Head(title, description, canonical, false, "", "", List.of(), List.of(), "", null, null);
    }

    /// Of a page that is nobody's but its reader's: an error, a form.
    static Head unlisted(String title) {
        return new Head(title, "", "", true, "", "", List.of(), List.of(), "", null, null);
    }

    /// Whether the page's address names the site, as what is told to other sites has to: not before the site's own is
    /// set.
    public boolean shareable() {
        return canonical.startsWith("http");
    }
}
