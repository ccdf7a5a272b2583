package press.dateline.site;

/// A section as it shows on a page: its name and its colour.
///
/// @param name as printed
/// @param href the section's page
/// @param accent which of the theme's colours it wears, 1–8; 0 is the house colour
public record SectionMark(String name, String href, int accent) {
    /// How many colours the theme has for sections.
    public static final int ACCENTS = 8;

    public SectionMark {
        if (accent < 0 || accent > ACCENTS) throw new IllegalArgumentException("accent " + accent + " is not 0–8");
    }
}
