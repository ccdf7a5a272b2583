package press.dateline.site;

/// Where a stylesheet, font or picture of the theme is served, by its name in the folder `assets` of the class path.
@FunctionalInterface
public interface AssetUrls {

    /// The address for `name`, such as `/assets/broadsheet.4f1c.css` for `broadsheet.css`.
    String url(String name);
}
