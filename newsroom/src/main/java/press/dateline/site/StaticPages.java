package press.dateline.site;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.page.Page;
import press.dateline.site.Frames.Surroundings;

/// Loads a static page.
final class StaticPages {
    private StaticPages() {}

    static Optional<StaticPage> load(Surroundings around, String path, int comments) {
        return press.dateline.page.Pages.byPath(around.sql(), path, around.now())
                .flatMap(page -> {
                    boolean discussed = page.comments() > 0 || page.commentsOpen();
                    Optional<Comments> discussion = discussed
                            ? StoryPages.comments(
                                    around,
                                    "page",
                                    page.id(),
                                    page.path(),
                                    comments,
                                    page.commentsOpen(),
                                    page.comments())
                            : Optional.empty();
                    if (comments > 1 && discussion.isEmpty()) {
                        return Optional.empty();
                    }
                    return Optional.of(page(around, page, discussion.orElse(null)));
                });
    }

    private static StaticPage page(Surroundings around, Page page, @Nullable Comments discussion) {
        String heading = page.title().isBlank() ? page.path() : page.title();
        String described = page.seoDescription().isEmpty()
                ? (page.standfirst().isEmpty() ? Cards.plain(page.copy()) : Cards.plain(page.standfirst()))
                : page.seoDescription();
        Head head = new Head(
                page.seoTitle().isEmpty() ? heading : page.seoTitle(),
                StoryPages.shortened(described),
                around.absolute(page.path()),
                false,
                "",
                "",
                links(page.line()),
                List.of(),
                "",
                null,
                null);
        press.dateline.media.Picture picture = page.picture();
        return new StaticPage(
                around.frame(head),
                heading,
                Copy.withMediaThatShow(around.sql(), page.copy(), around.site().words()),
                picture == null ? null : Cards.picture(picture),
                links(page.children()),
                discussion);
    }

    private static List<Link> links(List<Page.Link> pages) {
        return pages.stream()
                .map(page -> new Link(
                        page.title().isBlank() ? page.path() : page.title(), RequestTarget.encode(page.path())))
                .toList();
    }
}
