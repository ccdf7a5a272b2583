package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is the same on every page of a site.
///
/// @param title the newspaper's name
/// @param tagline the line under it, or empty
/// @param logo stands for the title when there is one; its `alt` should then be the title
/// @param words the interface's words, in the site's language and zone; made once, kept for all pages
/// @param home address of the front page: `/`, or `/news/` in a subfolder
/// @param mainMenu the menu under the masthead
/// @param socialMenu where else to find the newspaper
/// @param footerMenu the menu at the foot
/// @param sections all sections, for the foot and for those who are lost
/// @param policies privacy, contact, imprint
/// @param owner who holds the copyright
/// @param publisher who publishes it, as programs are told
/// @param creditLine whether the foot says what the site is made with
/// @param feeds those every page announces
/// @param look what of it is shown, and how
/// @param assets where the theme's own files are
public record Site(
        String title,
        String tagline,
        @Nullable Picture logo,
        Words words,
        String home,
        List<MenuItem> mainMenu,
        List<MenuItem> socialMenu,
        List<MenuItem> footerMenu,
        List<SectionMark> sections,
        List<Link> policies,
        String owner,
        Publisher publisher,
        boolean creditLine,
        List<Feed> feeds,
        Look look,
        AssetUrls assets) {
    public Site {
        mainMenu = List.copyOf(mainMenu);
        socialMenu = List.copyOf(socialMenu);
        footerMenu = List.copyOf(footerMenu);
        sections = List.copyOf(sections);
        policies = List.copyOf(policies);
        feeds = List.copyOf(feeds);
    }
}
