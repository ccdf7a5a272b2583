package press.dateline.wordpress;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.wordpress.ItemOutcome.OldUrl;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Meta;

/// The addresses that an item had at the old site. Safe for concurrent use.
final class OldUrls {
    private static final int MOST = 50;

    private final Survey survey;
    private final OldSite site;
    private final String structure;

    OldUrls(Survey survey, OldSite site, String structure) {
        this.survey = survey;
        this.site = site;
        this.structure = structure;
    }

    /// Decoded paths other than `path` under which readers may still ask for the item: where its link led, and where it
    /// was before its slug or its date was changed.
    List<String> paths(Item item, @Nullable String path) {
        Set<String> paths = new LinkedHashSet<>();
        Optional<String> link = site.permalink(item.link());
        link.ifPresent(paths::add);
        boolean story = PostTypes.kind(item.type()) == PostTypes.Kind.STORY;
        String current = link.orElse(path);
        for (Meta meta : item.meta()) {
            if (paths.size() >= MOST) break;
            if (meta.key().equals("_wp_old_slug")) {
                String old = Names.path(meta.value());
                @Nullable
                String was = current == null || old.isEmpty() ? null : replaced(current, Names.path(item.slug()), old);
                if (was != null) paths.add(was);
            } else if (meta.key().equals("_wp_old_date") && story) {
                @Nullable String was = dated(item, meta.value().strip());
                if (was != null) paths.add(was);
            }
        }
        if (path != null) paths.remove(path);
        paths.removeIf(one -> one.length() >= 1000);
        return List.copyOf(paths);
    }

    private static @Nullable String replaced(String path, String slug, String old) {
        int at = slug.isEmpty() ? -1 : path.lastIndexOf(slug);
        return at < 0 ? null : path.substring(0, at) + old + path.substring(at + slug.length());
    }

    private @Nullable String dated(Item item, String date) {
        LocalDateTime at = WxrDates.moment(item.date()).orElse(null);
        if (at == null || date.length() != 10) return null;
        try {
            LocalDateTime then = LocalDate.parse(date).atTime(at.toLocalTime());
            @Nullable String path = Permalinks.path(structure, survey.parts(item, then));
            return path == null ? null : site.base() + path;
        } catch (java.time.DateTimeException nonsense) {
            return null;
        }
    }

    /// Every address of the item, for the report: percent-encoded paths with their query.
    List<OldUrl> all(Item item, List<String> paths, @Nullable String file) {
        Set<String> urls = new LinkedHashSet<>();
        own(item.link()).ifPresent(urls::add);
        own(item.guid()).ifPresent(urls::add);
        String home = site.base() + "/";
        if (item.id() > 0) {
            switch (PostTypes.kind(item.type())) {
                case STORY -> urls.add(home + "?p=" + item.id());
                case PAGE -> urls.add(home + (item.type().equals("page") ? "?page_id=" : "?p=") + item.id());
                case MEDIA -> urls.add(home + "?attachment_id=" + item.id());
                case MENU_LINE, PATTERN, REVISION, SKIPPED -> urls.clear();
            }
        }
        for (String path : paths) urls.add(RequestTarget.encode(path));
        if (file != null) urls.add(RequestTarget.encode(file));
        List<OldUrl> all = new ArrayList<>();
        urls.forEach(url -> all.add(new OldUrl(url)));
        return all;
    }

    private Optional<String> own(String url) {
        if (url.isBlank() || !url.contains("/")) return Optional.empty();
        return site.locate(url)
                .filter(target -> !target.query().containsKey("preview"))
                .map(target -> target.key(target.query().keySet().toArray(String[]::new)))
                .map(PageKey::toString);
    }
}
