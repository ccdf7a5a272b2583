package press.dateline.wordpress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.wordpress.WxrEntry.Comment;
import press.dateline.wordpress.WxrEntry.Filing;
import press.dateline.wordpress.WxrEntry.Meta;

/// An entry being put together from elements as they come. It knows what belongs where: an element that cannot stand
/// in the open one closes it, so that a missing end tag costs nothing.
final class EntryDraft {
    private static final Set<String> ITEM = Set.of(
            "title",
            "link",
            "pubDate",
            "dc:creator",
            "guid",
            "description",
            "content:encoded",
            "excerpt:encoded",
            "category",
            "wp:post_id",
            "wp:post_date",
            "wp:post_date_gmt",
            "wp:post_modified",
            "wp:post_modified_gmt",
            "wp:comment_status",
            "wp:ping_status",
            "wp:post_name",
            "wp:status",
            "wp:post_parent",
            "wp:menu_order",
            "wp:post_type",
            "wp:post_password",
            "wp:is_sticky",
            "wp:attachment_url");
    private static final Set<String> COMMENT = Set.of(
            "wp:comment_id",
            "wp:comment_author",
            "wp:comment_author_email",
            "wp:comment_author_url",
            "wp:comment_author_IP",
            "wp:comment_date",
            "wp:comment_date_gmt",
            "wp:comment_content",
            "wp:comment_approved",
            "wp:comment_type",
            "wp:comment_parent",
            "wp:comment_user_id");
    private static final Set<String> META = Set.of("wp:meta_key", "wp:meta_value");
    private static final Set<String> AUTHOR = Set.of(
            "wp:author_id",
            "wp:author_login",
            "wp:author_email",
            "wp:author_display_name",
            "wp:author_first_name",
            "wp:author_last_name");
    private static final Set<String> CATEGORY = Set.of(
            "wp:term_id", "wp:category_nicename", "wp:category_parent", "wp:cat_name", "wp:category_description");
    private static final Set<String> TAG = Set.of("wp:term_id", "wp:tag_slug", "wp:tag_name", "wp:tag_description");
    private static final Set<String> TERM = Set.of(
            "wp:term_id", "wp:term_taxonomy", "wp:term_slug", "wp:term_parent", "wp:term_name", "wp:term_description");

    /// What stands in which container.
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "item", ITEM,
            "wp:comment", COMMENT,
            "wp:postmeta", META,
            "wp:commentmeta", META,
            "wp:termmeta", META,
            "wp:author", AUTHOR,
            "wp:category", CATEGORY,
            "wp:tag", TAG,
            "wp:term", TERM);

    private static final Map<String, Set<String>> PARENTS = Map.of(
            "wp:comment", Set.of("item"),
            "wp:postmeta", Set.of("item"),
            "wp:commentmeta", Set.of("wp:comment"),
            "wp:termmeta", Set.of("wp:category", "wp:tag", "wp:term"));

    /// Entries of the channel.
    static final Set<String> ENTRIES = Set.of("item", "wp:author", "wp:category", "wp:tag", "wp:term");

    /// Fields that hold HTML, in which a stray tag is no surprise.
    static final Set<String> PROSE =
            Set.of("content:encoded", "excerpt:encoded", "description", "wp:comment_content", "wp:meta_value");

    private static final class Part {
        final String name;
        final Map<String, String> values = new HashMap<>();
        final List<Meta> meta = new ArrayList<>();

        Part(String name) {
            this.name = name;
        }

        String text(String field) {
            return values.getOrDefault(field, "");
        }

        String word(String field) {
            return text(field).strip();
        }

        long number(String field) {
            return EntryDraft.number(word(field));
        }
    }

    private final int line;
    private final Part entry;
    private final Deque<Part> open = new ArrayDeque<>();
    private final List<Filing> filings = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private boolean guidIsPermalink = true;
    private boolean torn;

    EntryDraft(String root, int line) {
        this.line = line;
        this.entry = new Part(root);
        open.push(entry);
    }

    boolean isContainer(@Nullable String name) {
        Set<String> parents = name == null ? null : PARENTS.get(name);
        return parents != null && open.stream().anyMatch(part -> parents.contains(part.name));
    }

    boolean isField(@Nullable String name) {
        return name != null && open.stream().anyMatch(part -> fields(part).contains(name));
    }

    void open(String container) {
        Set<String> parents = PARENTS.getOrDefault(container, Set.of());
        while (!parents.contains(part().name) && open.size() > 1) finishPart();
        open.push(new Part(container));
    }

    void field(String name, Map<String, String> attributes, String value) {
        while (!fields(part()).contains(name) && open.size() > 1) finishPart();
        if (name.equals("category")) {
            filings.add(new Filing(
                    attributes.getOrDefault("domain", "").strip(),
                    attributes.getOrDefault("nicename", "").strip(),
                    value.strip()));
            return;
        }
        if (name.equals("guid")) guidIsPermalink = !"false".equals(attributes.get("isPermaLink"));
        if (part().text(name).isEmpty()) part().values.put(name, value);
    }

    /// Does nothing when no such container is open.
    void close(String container) {
        if (open.stream().noneMatch(part -> part.name.equals(container))) return;
        while (open.size() > 1) {
            String name = part().name;
            finishPart();
            if (name.equals(container)) return;
        }
    }

    /// Says that something of the entry is missing.
    void tear() {
        torn = true;
    }

    WxrEntry finish() {
        while (open.size() > 1) finishPart();
        return switch (entry.name) {
            case "wp:author" -> author();
            case "wp:category" -> category();
            case "wp:tag" -> tag();
            case "wp:term" -> term();
            default -> item();
        };
    }

    private Part part() {
        return open.getFirst();
    }

    private static Set<String> fields(Part part) {
        return FIELDS.getOrDefault(part.name, Set.of());
    }

    private void finishPart() {
        Part done = open.pop();
        if (done.name.equals("wp:comment")) comments.add(comment(done));
        else part().meta.add(new Meta(done.word("wp:meta_key"), done.text("wp:meta_value")));
    }

    private WxrEntry.Author author() {
        return new WxrEntry.Author(
                line,
                entry.number("wp:author_id"),
                entry.word("wp:author_login"),
                entry.word("wp:author_email"),
                entry.word("wp:author_display_name"),
                entry.word("wp:author_first_name"),
                entry.word("wp:author_last_name"));
    }

    private WxrEntry.Category category() {
        return new WxrEntry.Category(
                line,
                entry.number("wp:term_id"),
                entry.word("wp:category_nicename"),
                entry.word("wp:category_parent"),
                entry.word("wp:cat_name"),
                entry.text("wp:category_description"),
                List.copyOf(entry.meta));
    }

    private WxrEntry.Tag tag() {
        return new WxrEntry.Tag(
                line,
                entry.number("wp:term_id"),
                entry.word("wp:tag_slug"),
                entry.word("wp:tag_name"),
                entry.text("wp:tag_description"),
                List.copyOf(entry.meta));
    }

    private WxrEntry.Term term() {
        return new WxrEntry.Term(
                line,
                entry.number("wp:term_id"),
                entry.word("wp:term_taxonomy"),
                entry.word("wp:term_slug"),
                entry.word("wp:term_parent"),
                entry.word("wp:term_name"),
                entry.text("wp:term_description"),
                List.copyOf(entry.meta));
    }

    private WxrEntry.Item item() {
        return new WxrEntry.Item(
                line,
                entry.word("title"),
                entry.word("link"),
                entry.word("pubDate"),
                entry.word("dc:creator"),
                entry.word("guid"),
                guidIsPermalink,
                entry.text("description"),
                entry.text("content:encoded"),
                entry.text("excerpt:encoded"),
                entry.number("wp:post_id"),
                entry.word("wp:post_date"),
                entry.word("wp:post_date_gmt"),
                entry.word("wp:post_modified"),
                entry.word("wp:post_modified_gmt"),
                entry.word("wp:comment_status"),
                entry.word("wp:ping_status"),
                entry.word("wp:post_name"),
                entry.word("wp:status"),
                entry.number("wp:post_parent"),
                Math.clamp(entry.number("wp:menu_order"), Integer.MIN_VALUE, Integer.MAX_VALUE),
                entry.word("wp:post_type"),
                entry.text("wp:post_password"),
                entry.word("wp:is_sticky").equals("1"),
                entry.word("wp:attachment_url"),
                List.copyOf(filings),
                List.copyOf(entry.meta),
                List.copyOf(comments),
                torn);
    }

    private static Comment comment(Part part) {
        return new Comment(
                part.number("wp:comment_id"),
                part.word("wp:comment_author"),
                part.word("wp:comment_author_email"),
                part.word("wp:comment_author_url"),
                part.word("wp:comment_author_IP"),
                part.word("wp:comment_date"),
                part.word("wp:comment_date_gmt"),
                part.text("wp:comment_content"),
                part.word("wp:comment_approved"),
                part.word("wp:comment_type"),
                part.number("wp:comment_parent"),
                part.number("wp:comment_user_id"),
                List.copyOf(part.meta));
    }

    private static long number(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}
