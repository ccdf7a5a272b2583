package press.dateline.wordpress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.ledger.MerkleTree;
import press.dateline.wordpress.Filings.Filed;
import press.dateline.wordpress.WxrEntry.Author;
import press.dateline.wordpress.WxrEntry.Category;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Site;
import press.dateline.wordpress.WxrEntry.Tag;
import press.dateline.wordpress.WxrEntry.Term;

/// The first going over an export: everything that must be known before its first story can be written. Holds ids and
/// names, never copy; attachments and revisions are put aside in files.
final class Survey implements AutoCloseable {
    /// Characters of synced patterns that are kept at hand, in all.
    private static final int PATTERNS = 16 << 20;

    /// A category or tag.
    ///
    /// @param id WordPress' number, 0 when the export does not say
    record TermSeen(long id, String slug, String parent, String name, String description) {}

    /// A page's place among the pages.
    record PageNode(String slug, long parent) {}

    /// A line of a menu.
    record MenuLine(
            long id, long parent, int order, String label, String type, String object, long objectId, String url) {}

    /// A menu with its lines in the order of the file.
    record MenuSeen(String slug, String name, List<MenuLine> lines) {}

    final OldSite site;
    final Site head;
    final String language;
    final ZoneEvidence zone = new ZoneEvidence();
    final Permalinks permalinks = new Permalinks();
    final Map<String, Author> authors = new LinkedHashMap<>();
    /// Who has an item but no author entry.
    final Set<String> creators = new java.util.LinkedHashSet<>();
    /// Bylines of Co-Authors Plus: slug and printed name.
    final Map<String, String> coAuthors = new LinkedHashMap<>();
    final Map<String, TermSeen> categories = new LinkedHashMap<>();
    final Map<String, TermSeen> tags = new LinkedHashMap<>();
    final Map<String, MenuSeen> menus = new LinkedHashMap<>();
    final Map<String, Integer> taxonomies = new LinkedHashMap<>();
    final Map<Long, PageNode> pages = new HashMap<>();
    final Map<Long, String> patterns = new HashMap<>();
    final MerkleTree merkle = new MerkleTree();
    final Spill<Item> attachments;
    final Spill<Item> revisions;
    final List<Damage> damage;
    long items;

    /// By WordPress' number of an item: [#HIDDEN] or [#OPEN].
    private final LongMap states = new LongMap();
    /// Attachments that a story not for the public shows.
    private final LongMap heldBack = new LongMap();
    private final Map<Long, List<Long>> attachedTo = new HashMap<>();
    private final Map<String, String> menuNames = new HashMap<>();
    private int patternCharacters;

    private static final long HIDDEN = 1;
    private static final long OPEN = 2;

    Survey(Path file, Instant now, Ticker ticker) throws IOException, NotAnExport {
        attachments = Spill.of(Item.class);
        revisions = Spill.of(Item.class);
        try (WxrReader export = WxrReader.open(file)) {
            head = (Site) java.util.Objects.requireNonNull(export.next());
            site = OldSite.of(head);
            language = head.language().strip().replace('_', '-');
            for (WxrEntry entry = export.next(); entry != null; entry = export.next()) {
                switch (entry) {
                    case Site again -> {}
                    case Author author -> authors.putIfAbsent(author.login(), author);
                    case Category c -> term(categories, c.id(), c.slug(), c.parent(), c.name(), c.description());
                    case Tag tag -> term(tags, tag.id(), tag.slug(), "", tag.name(), tag.description());
                    case Term term -> term(term);
                    case Item item -> item(item, now);
                }
                ticker.at(export.bytesRead(), export.size(), items);
            }
            damage = export.damage();
        } catch (IOException | NotAnExport | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void term(
            Map<String, TermSeen> terms, long id, String rawSlug, String parent, String name, String description) {
        String slug = Names.slug(rawSlug.isBlank() ? Slugs.of(name, "") : rawSlug);
        if (!slug.isEmpty()) terms.putIfAbsent(slug, new TermSeen(id, slug, Names.slug(parent), name, description));
    }

    private void term(Term term) {
        switch (Filings.taxonomy(term.taxonomy())) {
            case Filings.CATEGORY ->
                term(categories, term.id(), term.slug(), term.parent(), term.name(), term.description());
            case Filings.TAG -> term(tags, term.id(), term.slug(), "", term.name(), term.description());
            case Filings.MENU -> menuNames.putIfAbsent(Names.slug(term.slug()), term.name());
            default -> {}
        }
    }

    private void item(Item item, Instant now) throws IOException {
        items++;
        merkle.add(item.type() + ' ' + item.id() + ' ' + Fingerprint.of(item) + ' ' + Fingerprint.of(item.comments()));
        zone.add(item.date(), item.dateGmt());
        zone.add(item.modified(), item.modifiedGmt());
        PostTypes.Kind kind = PostTypes.kind(item.type());
        if (kind == PostTypes.Kind.MEDIA) {
            if (item.parent() > 0)
                attachedTo
                        .computeIfAbsent(item.parent(), key -> new ArrayList<>(2))
                        .add(item.id());
            attachments.add(item);
            return;
        }
        boolean open = isOpen(item, now);
        states.put(item.id(), open ? OPEN : HIDDEN);
        filings(item, kind);
        switch (kind) {
            case REVISION -> revisions.add(item);
            case PATTERN -> pattern(item);
            case PAGE -> pages.putIfAbsent(item.id(), new PageNode(Names.path(item.slug()), item.parent()));
            case STORY -> {
                if (open) evidence(item);
            }
            case MEDIA, MENU_LINE, SKIPPED -> {}
        }
        if (kind == PostTypes.Kind.STORY || kind == PostTypes.Kind.PAGE) {
            if (!item.creator().isBlank() && !authors.containsKey(item.creator())) creators.add(item.creator());
            if (!open) holdBack(item);
        }
    }

    private static boolean isOpen(Item item, Instant now) {
        return item.status().equals("publish")
                && item.password().isEmpty()
                && WxrDates.moment(item.dateGmt())
                        .map(at -> !at.toInstant(ZoneOffset.UTC).isAfter(now))
                        .orElse(true);
    }

    private void filings(Item item, PostTypes.Kind kind) {
        for (Filed filed : Filings.of(item)) {
            switch (filed.taxonomy()) {
                case Filings.CATEGORY ->
                    categories.putIfAbsent(filed.slug(), new TermSeen(0, filed.slug(), "", filed.name(), ""));
                case Filings.TAG -> tags.putIfAbsent(filed.slug(), new TermSeen(0, filed.slug(), "", filed.name(), ""));
                case Filings.AUTHOR -> coAuthors.putIfAbsent(filed.slug(), filed.name());
                case Filings.MENU -> {
                    if (kind == PostTypes.Kind.MENU_LINE) menuLine(item, filed);
                }
                case Filings.FORMAT -> {}
                default -> taxonomies.merge(filed.domain(), 1, Integer::sum);
            }
        }
    }

    private void menuLine(Item item, Filed filed) {
        menus.computeIfAbsent(
                        filed.slug(),
                        slug -> new MenuSeen(slug, menuNames.getOrDefault(slug, filed.name()), new ArrayList<>()))
                .lines()
                .add(new MenuLine(
                        item.id(),
                        number(item, "_menu_item_menu_item_parent"),
                        item.menuOrder(),
                        item.title(),
                        item.meta("_menu_item_type").orElse(""),
                        item.meta("_menu_item_object").orElse(""),
                        number(item, "_menu_item_object_id"),
                        item.meta("_menu_item_url").orElse("")));
    }

    static long number(Item item, String key) {
        String value = item.meta(key).orElse("").strip();
        if (value.isEmpty() || value.length() > 18) return 0;
        for (int i = 0; i < value.length(); i++) if (value.charAt(i) < '0' || value.charAt(i) > '9') return 0;
        return Long.parseLong(value);
    }

    private void pattern(Item item) {
        if (!item.status().equals("publish")) return;
        patternCharacters += item.content().length();
        if (patternCharacters <= PATTERNS) patterns.putIfAbsent(item.id(), item.content());
    }

    private void evidence(Item item) {
        site.permalink(item.link())
                .map(path -> path.substring(site.base().length()))
                .ifPresent(path -> permalinks.add(
                        path, parts(item, WxrDates.moment(item.date()).orElse(null))));
    }

    /// What the address of a story may be made of.
    Permalinks.Parts parts(Item item, @Nullable LocalDateTime at) {
        List<String> paths = new ArrayList<>();
        for (Filed filed : Filings.of(item))
            if (filed.taxonomy().equals(Filings.CATEGORY)) paths.add(categoryPath(filed.slug()));
        return new Permalinks.Parts(
                item.id(), Names.path(item.slug()), at, paths, Names.slug(Slugs.of(item.creator(), "")));
    }

    /// The slugs of a category and of those above it, as WordPress puts them into addresses.
    String categoryPath(String slug) {
        Set<String> seen = new HashSet<>();
        StringBuilder path = new StringBuilder();
        for (String at = slug; !at.isEmpty() && seen.add(at); ) {
            path.insert(0, path.isEmpty() ? at : at + "/");
            TermSeen term = categories.get(at);
            at = term == null || !categories.containsKey(term.parent()) ? "" : term.parent();
        }
        return path.toString();
    }

    private void holdBack(Item item) {
        heldBack.put(number(item, "_thumbnail_id"), 1);
        String content = item.content();
        for (int at = content.indexOf("wp-image-"); at >= 0; at = content.indexOf("wp-image-", at + 9)) {
            long id = 0;
            for (int i = at + 9; i < content.length() && i < at + 24 && Character.isDigit(content.charAt(i)); i++)
                id = id * 10 + Character.digit(content.charAt(i), 10);
            heldBack.put(id, 1);
        }
    }

    /// Whether an attachment was public at the old site by itself: filed with nothing that is in the export, and not
    /// shown by a story that is not for the public.
    boolean isPublicByItself(Item attachment) {
        return states.get(attachment.parent()) == 0 && heldBack.get(attachment.id()) == 0;
    }

    /// The attachments filed with an item, in the order of the file.
    List<Long> attachedTo(long item) {
        return attachedTo.getOrDefault(item, List.of());
    }

    /// The path of a page by its slugs, for one whose link does not say it.
    String pagePath(long id) {
        Set<Long> seen = new HashSet<>();
        StringBuilder path = new StringBuilder("/");
        for (long at = id; at != 0 && seen.add(at); ) {
            PageNode node = pages.get(at);
            if (node == null) break;
            if (!node.slug().isEmpty()) path.insert(0, "/" + node.slug());
            at = node.parent();
        }
        return path.toString();
    }

    /// Whether putting `page` below `parent` would close a circle.
    boolean circles(long page, long parent) {
        Set<Long> seen = new HashSet<>();
        for (long at = parent; at != 0 && seen.add(at); ) {
            if (at == page) return true;
            PageNode node = pages.get(at);
            at = node == null ? 0 : node.parent();
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        attachments.close();
        revisions.close();
    }
}
