package press.dateline.wordpress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.file.StoredCopy;
import press.dateline.wordpress.WxrEntry.Author;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Site;

/// The stories of an export as the copy desk reads them, each with its own publication. Memory does not grow with the
/// file.
public final class ExportStories {
    private static final Set<String> NO_COPY = Set.of("trash", "auto-draft", "inherit");
    private static final Set<String> OUT = Set.of("publish", "private", "future");

    private final Map<String, String> names = new HashMap<>();
    private String language = "";

    private ExportStories() {}

    /// Takes the stories.
    @FunctionalInterface
    public interface Reader {
        /// @param line on which its entry begins
        void take(Copy copy, int line) throws IOException;
    }

    /// Hands out every story in the order of the file. One that was never published has no publication.
    ///
    /// @param zone of the site's local times; empty to find it from the times in the export, as the import does
    /// @return what was wrong with the file
    public static List<Damage> read(Path file, Optional<ZoneId> zone, Progress progress, Reader reader)
            throws IOException, NotAnExport {
        ZoneId calendar = zone.isPresent() ? zone.get() : zone(file, progress);
        return new ExportStories().readAll(file, calendar, progress, reader);
    }

    private static ZoneId zone(Path file, Progress progress) throws IOException, NotAnExport {
        ZoneEvidence evidence = new ZoneEvidence();
        Ticker ticker = new Ticker(progress, Progress.Stage.SURVEY);
        String language = "";
        try (WxrReader export = WxrReader.open(file)) {
            long items = 0;
            for (WxrEntry entry = export.next(); entry != null; entry = export.next()) {
                if (entry instanceof Site site) {
                    language = tag(site);
                } else if (entry instanceof Item item) {
                    items++;
                    evidence.add(item.date(), item.dateGmt());
                    evidence.add(item.modified(), item.modifiedGmt());
                }
                ticker.at(export.bytesRead(), export.size(), items);
            }
        }
        return evidence.zone(language);
    }

    private List<Damage> readAll(Path file, ZoneId zone, Progress progress, Reader reader)
            throws IOException, NotAnExport {
        Ticker ticker = new Ticker(progress, Progress.Stage.STORIES);
        try (WxrReader export = WxrReader.open(file)) {
            long items = 0;
            for (WxrEntry entry = export.next(); entry != null; entry = export.next()) {
                switch (entry) {
                    case Site site -> language = tag(site);
                    case Author author ->
                        names.put(
                                author.login(), author.displayName().isBlank() ? author.login() : author.displayName());
                    case Item item -> {
                        items++;
                        if (PostTypes.kind(item.type()) == PostTypes.Kind.STORY && !NO_COPY.contains(item.status())) {
                            reader.take(copy(item, zone), item.line());
                        }
                    }
                    default -> {}
                }
                ticker.at(export.bytesRead(), export.size(), items);
            }
            return export.damage();
        }
    }

    private Copy copy(Item item, ZoneId zone) {
        WordPressCopy.Context context = new WordPressCopy.Context(
                language, item.id(), item.meta("footnotes").orElse(""), WordPressCopy.Library.NOTHING);
        return new StoredCopy(
                        Names.line(item.title(), language),
                        WordPressCopy.inline(item.excerpt(), language)
                                .plainText()
                                .strip(),
                        "",
                        WordPressCopy.convert(item.content(), context).copy().html(),
                        null,
                        furniture(item),
                        language.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(language),
                        publication(item, zone))
                .copy();
    }

    private static @Nullable Publication publication(Item item, ZoneId zone) {
        Instant at = new Dates(zone, Instant.MIN).of(item);
        return OUT.contains(item.status()) && at.isAfter(Instant.MIN) ? new Publication(at, zone) : null;
    }

    private Furniture furniture(Item item) {
        String byline = names.getOrDefault(item.creator(), item.creator());
        // No export has room for sources or the use of AI: nothing is said of them.
        return new Furniture(
                byline.isBlank() ? List.of() : List.of(byline),
                List.of(),
                null,
                OUT.contains(item.status()) ? Furniture.Stage.PUBLISHED : Furniture.Stage.DRAFT,
                false,
                false,
                "",
                null,
                Furniture.Genre.NEWS);
    }

    private static String tag(Site site) {
        return site.language().strip().replace('_', '-');
    }
}
