package press.dateline.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page that is no story: about us, imprint, how to reach us.
///
/// @param frame what stands around it; the pages above it are its breadcrumb
/// @param heading its title; never empty
/// @param bodyHtml the copy
/// @param picture above the copy, if any
/// @param children the pages below it
/// @param comments what readers said; none where pages are not discussed
public record StaticPage(
        Frame frame,
        String heading,
        String bodyHtml,
        @Nullable Picture picture,
        List<Link> children,
        @Nullable Comments comments) {
    public StaticPage {
        children = List.copyOf(children);
    }

    /// The copy as it is printed.
    public String copyHtml() {
        return Copy.withScrollingTables(bodyHtml);
    }
}
