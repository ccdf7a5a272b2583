package press.dateline.section;

import static press.dateline.store.tables.Tables.FORMER_SECTION;
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
import org.jooq.impl.DSL;
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

        private final Map<String, Section> former = new HashMap<>();

        private Tree(List<Section> sections, Map<String, Long> formerPaths) {
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
            formerPaths.forEach((path, id) -> byId(id).ifPresent(section -> former.put(path, section)));
        }

        public Optional<Section> byId(long id) {
            return Optional.ofNullable(byId.get(id));
        }

        /// The section at `path`, or the one that stood there before it was renamed, moved or merged.
        public Optional<Section> byPath(String path) {
            return Optional.ofNullable(byPath.get(path)).or(() -> Optional.ofNullable(former.get(path)));
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

        /// The section itself and all that lie in it.
        public List<Section> within(Section section) {
            return all().stream()
                    .filter(one -> line(one).stream().anyMatch(above -> above.id() == section.id()))
                    .toList();
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
        List<Section> sections = new ArrayList<>();
        Map<String, Long> former = new HashMap<>();
        sql.select(
                        PUBLIC_SECTION.ID,
                        PUBLIC_SECTION.PARENT_ID,
                        PUBLIC_SECTION.SLUG,
                        PUBLIC_SECTION.PATH,
                        PUBLIC_SECTION.NAME,
                        PUBLIC_SECTION.DESCRIPTION,
                        PUBLIC_SECTION.COLOUR,
                        FORMER_SECTION.PATH)
                .from(PUBLIC_SECTION)
                .leftJoin(FORMER_SECTION)
                .on(FORMER_SECTION.SECTION_ID.eq(PUBLIC_SECTION.ID))
                .orderBy(PUBLIC_SECTION.ORDINAL, PUBLIC_SECTION.NAME, PUBLIC_SECTION.ID)
                .forEach(row -> {
                    if (sections.isEmpty() || sections.getLast().id() != row.value1()) {
                        sections.add(new Section(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7()));
                    }
                    if (row.value8() != null) {
                        former.put(row.value8(), row.value1());
                    }
                });
        return new Tree(sections, former);
    }

    /// Which sections each of `stories` stands in.
    public static Map<Long, List<Long>> of(DSLContext sql, Collection<Long> stories) {
        return sql.select(STORY_SECTION.STORY_ID, STORY_SECTION.SECTION_ID)
                .from(STORY_SECTION)
                .where(STORY_SECTION.STORY_ID.in(stories))
                .orderBy(STORY_SECTION.SECTION_ID)
                .fetchGroups(STORY_SECTION.STORY_ID, STORY_SECTION.SECTION_ID);
    }

    /// Adds a section below `parent`, after its sisters. Its path is the parent's and its slug; when that is taken, the
    /// slug gets a number.
    public static Section add(
            Transaction transaction, @Nullable Section parent, String slug, String name, String description) {
        String prefix = parent == null ? "" : parent.path() + "/";
        String free = slug;
        for (int n = 2; transaction.sql().fetchExists(SECTION, SECTION.PATH.eq(prefix + free)); n++) {
            free = slug + "-" + n;
        }
        Long parentId = parent == null ? null : parent.id();
        int last = transaction
                .sql()
                .select(DSL.coalesce(DSL.max(SECTION.ORDINAL), 0))
                .from(SECTION)
                .where(parentId == null ? SECTION.PARENT_ID.isNull() : SECTION.PARENT_ID.eq(parentId))
                .fetchSingle()
                .value1();
        long id = transaction
                .sql()
                .insertInto(SECTION)
                .set(SECTION.PARENT_ID, parentId)
                .set(SECTION.SLUG, free)
                .set(SECTION.PATH, prefix + free)
                .set(SECTION.NAME, name)
                .set(SECTION.DESCRIPTION, description)
                // Where nobody has put them in an order, all stand at 0 and go by their names.
                .set(SECTION.ORDINAL, last == 0 ? 0 : last + 1)
                .returningResult(SECTION.ID)
                .fetchSingle()
                .value1();
        transaction
                .sql()
                .deleteFrom(FORMER_SECTION)
                .where(FORMER_SECTION.PATH.eq(prefix + free))
                .execute();
        transaction.changed(TAG);
        return new Section(id, parentId, free, prefix + free, name, description, 0);
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

    /// Which of the theme's colours a section wears; 0 for that of its place.
    public static void paint(Transaction transaction, long id, int colour) {
        transaction
                .sql()
                .update(SECTION)
                .set(SECTION.COLOUR, colour)
                .where(SECTION.ID.eq(id))
                .execute();
        transaction.changed(TAG);
    }

    /// Puts sections below one parent in this order.
    public static void order(Transaction transaction, List<Section> sisters) {
        for (int i = 0; i < sisters.size(); i++) {
            transaction
                    .sql()
                    .update(SECTION)
                    .set(SECTION.ORDINAL, i + 1)
                    .where(SECTION.ID.eq(sisters.get(i).id()))
                    .execute();
        }
        transaction.changed(TAG);
    }

    /// Gives a section another place or slug. All that lies in it moves along, and whoever asks for where they were is
    /// led to where they are. Stories are not put into other lists by this.
    public static void move(Transaction transaction, Section section, @Nullable Section parent, String slug) {
        String path = (parent == null ? "" : parent.path() + "/") + slug;
        for (Section one : tree(transaction.sql()).within(section)) {
            String moved = path + one.path().substring(section.path().length());
            transaction
                    .sql()
                    .update(SECTION)
                    .set(SECTION.PATH, moved)
                    .where(SECTION.ID.eq(one.id()))
                    .execute();
            remember(transaction, one.path(), one.id());
            transaction
                    .sql()
                    .deleteFrom(FORMER_SECTION)
                    .where(FORMER_SECTION.PATH.eq(moved))
                    .execute();
        }
        transaction
                .sql()
                .update(SECTION)
                .set(SECTION.SLUG, slug)
                .set(SECTION.PARENT_ID, parent == null ? null : (Long) parent.id())
                .where(SECTION.ID.eq(section.id()))
                .execute();
        transaction.changed(TAG);
    }

    /// Removes a section that nothing refers to any more; its addresses lead to `heir`, or nowhere.
    public static void remove(Transaction transaction, Section section, @Nullable Section heir) {
        if (heir == null) {
            transaction
                    .sql()
                    .deleteFrom(FORMER_SECTION)
                    .where(FORMER_SECTION.SECTION_ID.eq(section.id()))
                    .execute();
        } else {
            transaction
                    .sql()
                    .update(FORMER_SECTION)
                    .set(FORMER_SECTION.SECTION_ID, heir.id())
                    .where(FORMER_SECTION.SECTION_ID.eq(section.id()))
                    .execute();
            remember(transaction, section.path(), heir.id());
        }
        transaction.sql().deleteFrom(SECTION).where(SECTION.ID.eq(section.id())).execute();
        transaction.changed(TAG);
    }

    private static void remember(Transaction transaction, String path, long section) {
        transaction
                .sql()
                .insertInto(FORMER_SECTION)
                .set(FORMER_SECTION.PATH, path)
                .set(FORMER_SECTION.SECTION_ID, section)
                .onConflict(FORMER_SECTION.PATH)
                .doUpdate()
                .set(FORMER_SECTION.SECTION_ID, section)
                .execute();
    }
}
