package press.dateline.site;

/// How a story is told, for the few places where that changes its looks.
public enum StoryFormat {
    STANDARD,
    ASIDE,
    AUDIO,
    CHAT,
    GALLERY,
    IMAGE,
    LINK,
    QUOTE,
    STATUS,
    VIDEO;

    /// The name in style sheets: `format-gallery`.
    public String cssClass() {
        return "format-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The key of the word printed as a label ("Gallery"), or empty for formats that need none.
    public String label() {
        return switch (this) {
            case AUDIO -> "format.audio";
            case GALLERY -> "format.gallery";
            case IMAGE -> "format.image";
            case LINK -> "format.link";
            case QUOTE -> "format.quote";
            case VIDEO -> "format.video";
            case STANDARD, ASIDE, CHAT, STATUS -> "";
        };
    }
}
