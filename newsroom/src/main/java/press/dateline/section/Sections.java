package press.dateline.section;

import static press.dateline.store.tables.Tables.PUBLIC_SECTION;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY_SECTION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.store.Transaction;

/// The sections of the site. There are tens of them, not thousands, so a page reads them all in one statement.
/// The [Tree] is immutable; the reads belong to the caller's transaction.
public final class Sections {
    private static final String TAG = "sections";

    private Sections() {}

    /// All sections of the moment, ready to be asked for children and ancestors.
    public static final class Tree {
        private final Map<Long, Section> byId = new HashMap<>();
        private final Map<String, Section> byPath = new HashMap<>();
        private final Map<Long, List<Section>> children = new HashMap<>();
        private final List<Section> top = new ArrayList<>();

        private Tree(List<Section> sections) {
            for (Section section : sections) {
                byId.put(section.id(), section);
                byPath.put(section.path(), section);
            }
            for (Section section : sections) {
                Long parent = section.parentId();
                if (parent == null || !byId.containsKey(parent)) {
                    top.add(section);
                } else {
                    children.computeIfAbsent(parent, key -> new ArrayList<>()).add(section);
                }
            }
        }

        public Optional<Section> byId(long id) {
            return Optional.ofNullable(byId.get(id));
        }

        public Optional<Section> byPath(String path) {
            return Optional.ofNullable(byPath.get(path));
        }

        /// The highest of the sections with that slug, for addresses that name the way to it wrongly.
        public Optional<Section> bySlug(String slug) {
            return byPath.values().stream()
                    .filter(section -> section.slug().equals(slug))
                    .min(Comparator.comparing((Section section) -> line(section).size())
                            .thenComparing(Section::id));
        }

        /// All of them, by their addresses.
        public List<Section> all() {
            return byPath.values().stream()
                    .sorted(Comparator.comparing(Section::path))
                    .toList();
        }

        public List<Section> top() {
            return List.copyOf(top);
        }

        public List<Section> children(Section section) {
            return List.copyOf(children.getOrDefault(section.id(), List.of()));
        }

        /// From the top down to the section itself. A circle in the data ends where it closes.
        public List<Section> line(Section section) {
            List<Section> line = new ArrayList<>();
            @Nullable Section next = section;
            while (next != null && !line.contains(next)) {
                line.addFirst(next);
                next = next.parentId() == null ? null : byId.get(next.parentId());
            }
            return line;
        }
    }

    public static Tree tree(DSLContext sql) {
        return Remembered.once(sql, Sections.class, () -> read(sql));
    }

    private static Tree read(DSLContext sql) {
        Reading.tag(TAG);
        return new Tree(sql.select(
                        PUBLIC_SECTION.ID,
                        PUBLIC_SECTION.PARENT_ID,
                        PUBLIC_SECTION.SLUG,
                        PUBLIC_SECTION.PATH,
                        PUBLIC_SECTION.NAME,
                        PUBLIC_SECTION.DESCRIPTION)
                .from(PUBLIC_SECTION)
                .orderBy(PUBLIC_SECTION.NAME, PUBLIC_SECTION.ID)
                .fetch(row -> new Section(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
    }

    /// Which sections each of `stories` stands in.
    public static Map<Long, List<Long>> of(DSLContext sql, Collection<Long> stories) {
        return sql.select(STORY_SECTION.STORY_ID, STORY_SECTION.SECTION_ID)
                .from(STORY_SECTION)
                .where(STORY_SECTION.STORY_ID.in(stories))
                .orderBy(STORY_SECTION.SECTION_ID)
                .fetchGroups(STORY_SECTION.STORY_ID, STORY_SECTION.SECTION_ID);
    }

    /// Adds a section below `parent`. Its path is the parent's and its slug; when that is taken, the slug gets a
    /// number.
    public static Section add(
            Transaction transaction, @Nullable Section parent, String slug, String name, String description) {
        String prefix = parent == null ? "" : parent.path() + "/";
        String free = slug;
        for (int n = 2; transaction.sql().fetchExists(SECTION, SECTION.PATH.eq(prefix + free)); n++) {
            free = slug + "-" + n;
        }
        Long parentId = parent == null ? null : parent.id();
        long id = transaction
                .sql()
                .insertInto(SECTION)
                .set(SECTION.PARENT_ID, parentId)
                .set(SECTION.SLUG, free)
                .set(SECTION.PATH, prefix + free)
                .set(SECTION.NAME, name)
                .set(SECTION.DESCRIPTION, description)
                .returningResult(SECTION.ID)
                .fetchSingle()
                .value1();
        transaction.changed(TAG);
        return new Section(id, parentId, free, prefix + free, name, description);
    }

    /// Renames and describes a section anew; its path stays, so that no address breaks.
    public static void describe(Transaction transaction, long id, String name, String description) {
        transaction
                .sql()
                .update(SECTION)
                .set(SECTION.NAME, name)
                .set(SECTION.DESCRIPTION, description)
                .where(SECTION.ID.eq(id))
                .execute();
        transaction.changed(TAG);
    }
}
