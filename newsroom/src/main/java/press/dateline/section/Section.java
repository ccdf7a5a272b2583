package press.dateline.section;

import org.jspecify.annotations.Nullable;

/// A section of the site, such as News or News › Harbour.
///
/// @param parentId the section it lies in, or null at the top
/// @param path its slugs from the top, joined by `/`, without a slash at either end: `news/harbour`
/// @param description clean HTML, empty for none
/// @param colour which of the theme's colours it wears, 1–8; 0 for that of its place
public record Section(
        long id, @Nullable Long parentId, String slug, String path, String name, String description, int colour) {
    /// Where readers find it.
    public String address() {
        return "/category/" + path + "/";
    }
}
