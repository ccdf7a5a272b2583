package press.dateline.section;

/// What a story is about, across sections.
///
/// @param description clean HTML, empty for none
public record Topic(long id, String slug, String name, String description) {
    /// Where readers find it.
    public String address() {
        return "/tag/" + slug + "/";
    }
}
