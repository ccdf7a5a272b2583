package press.dateline.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import press.dateline.delivery.RequestTarget;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaLibrary;
import press.dateline.media.Negative;
import press.dateline.media.Print;
import press.dateline.site.PublicSite;
import press.dateline.store.Database;
import press.dateline.story.Furniture;
import press.dateline.story.Proof;

/// Shows a version of a story as readers would get it. What it shows is no page of the site: it is never kept, is not
/// to be found, and only the desk's own pages may frame it.
final class StoryPreview {
    private final Database database;
    private final PublicSite site;

    StoryPreview(Database database, PublicSite site) {
        this.database = database;
        this.site = site;
    }

    /// @param view where whoever looks gets a picture by its id, public or not
    Answer show(DeskRequest request, long story, Furniture furniture, CleanHtml copy, LongFunction<String> view) {
        String page = site.proof(
                sql -> Proof.of(sql, story, furniture, copy, request.site().language(), request.now()));
        return Framed.page(database.read(sql -> withPictures(sql, page, request.now(), view)));
    }

    /// Pictures that no public story uses are not given out by the site, and come by the way of whoever looks.
    private static String withPictures(DSLContext sql, String page, Instant now, LongFunction<String> view) {
        Document document = Jsoup.parse(page);
        document.outputSettings().prettyPrint(false);
        List<Element> pictures = document.body().select("main img[src^=/media/], main img[src^=/wp-content/]");
        Map<String, Long> ids = ids(sql, pictures);
        for (Element picture : pictures) {
            path(picture)
                    .map(ids::get)
                    .filter(id -> !MediaLibrary.isPublic(sql, id, now))
                    .ifPresent(id -> {
                        picture.attr("src", view.apply(id)).removeAttr("srcset").removeAttr("sizes");
                        picture.parents().select("picture > source").remove();
                    });
        }
        return document.outerHtml();
    }

    private static Map<String, Long> ids(DSLContext sql, List<Element> pictures) {
        Map<String, Long> ids = new HashMap<>();
        Set<String> files = new HashSet<>();
        for (Element picture : pictures) {
            path(picture).ifPresent(path -> Print.at(path)
                    .ifPresentOrElse(print -> ids.put(path, print.pictureId()), () -> files.add(path)));
        }
        Map<String, Negative> negatives = MediaLibrary.negatives(sql, files);
        negatives.forEach((path, negative) -> ids.put(path, negative.pictureId()));
        return ids;
    }

    private static Optional<String> path(Element picture) {
        return RequestTarget.parse(picture.attr("src")).map(RequestTarget::path);
    }
}
