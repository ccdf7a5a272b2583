package press.dateline.wordpress;

import java.util.List;
import java.util.Optional;

/// One thing that a WordPress export says, in the file's own words: nothing is interpreted, trimmed only of the
/// white space around values that cannot have any. Text is hostile. Absent and empty are the same: `""`, or 0 for a
/// number. `line` counts from 1 and is where the entry begins in the file.
///
/// Immutable. Source: the elements of WXR as WordPress writes them.
public sealed interface WxrEntry {
    int line();

    /// The site exported; handed out once, ahead of everything else.
    ///
    /// @param version of the format, `""` when the export does not say
    /// @param generator such as `https://wordpress.org/?v=6.5` or, from the comment at the head, `WordPress/6.5`
    record Site(
            int line,
            String title,
            String link,
            String description,
            String language,
            String baseSiteUrl,
            String baseBlogUrl,
            String version,
            String generator,
            String pubDate)
            implements WxrEntry {}

    record Author(int line, long id, String login, String email, String displayName, String firstName, String lastName)
            implements WxrEntry {}

    /// @param parent slug of the category above, `""` at the top
    record Category(int line, long id, String slug, String parent, String name, String description, List<Meta> meta)
            implements WxrEntry {}

    record Tag(int line, long id, String slug, String name, String description, List<Meta> meta) implements WxrEntry {}

    /// A term of any other taxonomy: `nav_menu`, `post_format`, a series; some exports list categories here too.
    record Term(
            int line,
            long id,
            String taxonomy,
            String slug,
            String parent,
            String name,
            String description,
            List<Meta> meta)
            implements WxrEntry {}

    /// A post, page, attachment, menu item, or whatever else `type` says.
    ///
    /// @param id 0 when the file has none
    /// @param date local time of the site; read it with [WxrDates]
    /// @param torn something of this item is missing from the file or could not be read; the damage list says what
    record Item(
            int line,
            String title,
            String link,
            String pubDate,
            String creator,
            String guid,
            boolean guidIsPermalink,
            String description,
            String content,
            String excerpt,
            long id,
            String date,
            String dateGmt,
            String modified,
            String modifiedGmt,
            String commentStatus,
            String pingStatus,
            String slug,
            String status,
            long parent,
            int menuOrder,
            String type,
            String password,
            boolean sticky,
            String attachmentUrl,
            List<Filing> filings,
            List<Meta> meta,
            List<Comment> comments,
            boolean torn)
            implements WxrEntry {

        /// The first value kept under this key.
        public Optional<String> meta(String key) {
            return meta.stream()
                    .filter(m -> m.key().equals(key))
                    .map(Meta::value)
                    .findFirst();
        }
    }

    /// Under what an item is filed. Exports of WordPress 3 and older name each term twice, once without a slug.
    ///
    /// @param domain taxonomy: `category`, `post_tag` (`tag` in old exports), `post_format`, `nav_menu` …
    record Filing(String domain, String slug, String name) {}

    record Meta(String key, String value) {}

    /// @param approved `1`, `0`, `spam`, `trash`
    /// @param type `""` or `comment`, `pingback`, `trackback`
    record Comment(
            long id,
            String author,
            String email,
            String url,
            String ip,
            String date,
            String dateGmt,
            String content,
            String approved,
            String type,
            long parent,
            long userId,
            List<Meta> meta) {}
}
