package press.dateline.people;

import org.jspecify.annotations.Nullable;

/// Someone whose name stands in a byline. Has no sign-in until invited.
///
/// @param slug last part of the address; never the name someone signs in with
/// @param biography clean HTML, empty for none
/// @param website http(s) address, or null
/// @param pictureId portrait, or null
public record Person(
        long id, String slug, String name, String biography, @Nullable String website, @Nullable Long pictureId) {
    /// Where readers find what they wrote.
    public String address() {
        return "/author/" + slug + "/";
    }
}
