package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An author, introduced: above their archive and below their stories.
///
/// @param name as printed
/// @param href the author's page, or empty
/// @param role position in the newsroom, or empty
/// @param biographyHtml the biography, or empty
/// @param picture the portrait, if there is one
/// @param links where else to find them
public record Profile(
        String name, String href, String role, String biographyHtml, @Nullable Picture picture, List<Link> links) {
    public Profile {
        links = List.copyOf(links);
    }
}
