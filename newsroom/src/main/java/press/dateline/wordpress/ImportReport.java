package press.dateline.wordpress;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an import did: every item of the file exactly once, with every address it had and what a reader gets there now.
/// The items lie in a file of their own until [#close()], so that a report of any length fits into memory.
///
/// Its JSON is described in `docs/moving-from-wordpress.md`.
public final class ImportReport implements AutoCloseable {
    private final Spill<ItemOutcome> items;
    private final Totals totals;
    private final SiteFound site;
    private final List<Damage> damage;
    private final Unknown unknown;

    ImportReport(Spill<ItemOutcome> items, Totals totals, SiteFound site, List<Damage> damage, Unknown unknown) {
        this.items = items;
        this.totals = totals;
        this.site = site;
        this.damage = damage;
        this.unknown = unknown;
    }

    /// Sums over the whole file.
    ///
    /// @param byOutcome items by `imported`, `unchanged`, `conflict`, `skipped`, `failed`
    /// @param byType outcomes by WordPress' post type
    /// @param comments that were new
    /// @param words in the copy of what was imported or looked at anew
    /// @param oldUrls old addresses by the status a reader gets, such as `200` or `301`
    /// @param changed whether anything here is different now
    public record Totals(
            long items,
            @JsonProperty("by_outcome") Map<String, Long> byOutcome,
            @JsonProperty("by_type") Map<String, Map<String, Long>> byType,
            long people,
            long sections,
            long topics,
            long menus,
            long comments,
            long words,
            @JsonProperty("pictures_found") long picturesFound,
            @JsonProperty("pictures_missing") long picturesMissing,
            @JsonProperty("old_urls") Map<String, Long> oldUrls,
            boolean changed) {
        /// How many items had this outcome.
        public long of(String outcome) {
            return byOutcome.getOrDefault(outcome, 0L);
        }
    }

    /// What was found out about the old site.
    ///
    /// @param permalink structure of its addresses, empty for `?p=1`
    /// @param zone in which its local times are
    public record SiteFound(
            String address,
            String title,
            String language,
            String generator,
            @JsonProperty("wxr_version") String wxrVersion,
            String permalink,
            String zone,
            String file,
            @JsonProperty("file_sha256") String fileSha256,
            @JsonProperty("merkle_root") String merkleRoot) {}

    /// What the newsroom has no place of its own for, with how often it occurs.
    ///
    /// @param markup shortcodes and blocks that left their content only
    /// @param taxonomies whose terms are kept as custom fields
    /// @param types post types kept as pages
    public record Unknown(Map<String, Long> markup, Map<String, Integer> taxonomies, Map<String, Long> types) {}

    public Totals totals() {
        return totals;
    }

    public SiteFound site() {
        return site;
    }

    /// What was wrong with the file, in its order.
    public List<Damage> damage() {
        return damage;
    }

    public Unknown unknown() {
        return unknown;
    }

    /// An item for those who read the report in the program.
    ///
    /// @param outcome `imported`, `unchanged`, `conflict`, `skipped` or `failed`
    /// @param target its address now, or null
    public record Line(
            long wpId,
            String type,
            String title,
            int line,
            String outcome,
            String reason,
            @Nullable String target,
            List<Url> oldUrls) {
        /// @param location where a 301 leads, else null
        public record Url(String url, int status, @Nullable String location) {}
    }

    /// Hands out the items one by one: attachments first, then the others in the order of the file.
    public void items(Consumer<Line> reader) throws IOException {
        try (MappingIterator<ItemOutcome> all = items.read()) {
            while (all.hasNext()) {
                ItemOutcome item = all.next();
                reader.accept(new Line(
                        item.wpId(),
                        item.type(),
                        item.title(),
                        item.line(),
                        item.outcome().word(),
                        item.reason(),
                        item.target(),
                        item.oldUrls().stream()
                                .map(url -> new Line.Url(url.url(), url.status(), url.location()))
                                .toList()));
            }
        }
    }

    /// Writes the report as JSON, into a file beside `file` first, so that a report that is there is whole.
    public void writeTo(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path half = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(half)) {
                writeTo(out);
            }
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// Writes the report as JSON. The stream stays open.
    public void writeTo(OutputStream out) throws IOException {
        JsonGenerator json = Spill.MAPPER.getFactory().createGenerator(out, JsonEncoding.UTF8);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writePOJOField("site", site);
        json.writePOJOField("totals", totals);
        json.writePOJOField("damage", damage);
        json.writePOJOField("unknown", unknown);
        json.writeArrayFieldStart("items");
        try (MappingIterator<ItemOutcome> all = items.read()) {
            while (all.hasNext()) json.writePOJO(all.next());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    @Override
    public void close() throws IOException {
        items.close();
    }
}
