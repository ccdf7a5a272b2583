package press.dateline.publishing;

import static press.dateline.store.tables.Tables.ACCOUNT_SECTION;
import static press.dateline.store.tables.Tables.MENU_ITEM;
import static press.dateline.store.tables.Tables.ORIGIN;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_SECTION;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.people.Audit;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Declined;
import press.dateline.settings.Settings;
import press.dateline.settings.Trash;
import press.dateline.store.Transaction;
import press.dateline.story.Furniture;

/// Changes what stories are filed under: sections and topics. Whatever moves, its old addresses lead to
/// where it is, and the lists of stories follow, all in the transaction given. Belongs to its thread.
public final class SectionDesk {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SLUG = 100;

    /// Letters without capitals, digits and hyphens, in any script.
    private static final Pattern SLUG =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{Lu}]]++(?:[-_][\\p{L}\\p{M}\\p{N}&&[^\\p{Lu}]]++)*+");

    /// What stands below a list of its own accord.
    private static final Set<String> RESERVED = Set.of("page", "feed", "rss", "atom");

    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int COLOURS = 8;

    private final Transaction transaction;
    private final DSLContext sql;
    private final Audit.Who who;

    public SectionDesk(Transaction transaction, Audit.Who who) {
        this.transaction = transaction;
        this.sql = transaction.sql();
        this.who = who;
    }

    /// What an editor says of a section.
    ///
    /// @param parent id of the section it lies in, or null for the top
    /// @param slug last part of its address
    /// @param description HTML as it was typed
    /// @param colour 1–8, or 0 for that of its place
    public record Said(@Nullable Long parent, String name, String slug, String description, int colour) {}

    /// @throws Declined when it cannot be so
    public Section add(Said said) {
        Sections.Tree tree = Sections.tree(sql);
        @Nullable Section parent = parent(tree, said.parent());
        check(tree, parent, said, null);
        Section added = Sections.add(transaction, parent, said.slug(), said.name(), description(said.description()));
        Sections.paint(transaction, added.id(), said.colour());
        record("section-added", "section:" + added.id(), said.name());
        return added;
    }

    /// @throws Declined when it cannot be so
    public void change(long id, Said said) {
        Sections.Tree tree = Sections.tree(sql);
        Section section = section(tree, id);
        @Nullable Section parent = parent(tree, said.parent());
        check(tree, parent, said, section);
        Sections.describe(transaction, id, said.name(), description(said.description()));
        Sections.paint(transaction, id, said.colour());
        String path = (parent == null ? "" : parent.path() + "/") + said.slug();
        if (path.equals(section.path())) {
            record("section-changed", "section:" + id, said.name());
            return;
        }
        List<Section> above = new ArrayList<>(tree.line(section));
        Sections.move(transaction, section, parent, said.slug());
        record("section-moved", "section:" + id, section.address() + " → /category/" + path + "/");
        if (parent == null
                ? section.parentId() != null
                : !Long.valueOf(parent.id()).equals(section.parentId())) {
            Sections.Tree now = Sections.tree(sql);
            above.addAll(now.line(section(now, id)));
            above.removeIf(one -> one.id() == id);
            refile(above);
        }
    }

    /// Puts a section one place up or down among its sisters, or to place `to` (from 0).
    public void order(long id, int to) {
        Sections.Tree tree = Sections.tree(sql);
        Section section = section(tree, id);
        List<Section> sisters = new ArrayList<>(sisters(tree, section));
        sisters.remove(section);
        sisters.add(Math.clamp(to, 0, sisters.size()), section);
        Sections.order(transaction, sisters);
        record("sections-ordered", "section:" + id, section.name());
    }

    /// Those in the same section, itself among them, in their order.
    public static List<Section> sisters(Sections.Tree tree, Section section) {
        Long parent = section.parentId();
        return parent == null
                ? tree.top()
                : tree.byId(parent).map(tree::children).orElseGet(tree::top);
    }

    /// Puts all that stands in section `id` into section `into`, and leads its addresses there.
    ///
    /// @throws Declined when other sections lie in it, or both are one
    public void merge(long id, long into) {
        Sections.Tree tree = Sections.tree(sql);
        Section section = section(tree, id);
        Section heir = section(tree, into);
        if (id == into) {
            throw new Declined("A section cannot be merged with itself.");
        }
        if (!tree.children(section).isEmpty()) {
            throw new Declined("Other sections lie in " + section.name() + ". Move or merge them first.");
        }
        List<Long> stories = sql.select(STORY_SECTION.STORY_ID)
                .from(STORY_SECTION)
                .where(STORY_SECTION.SECTION_ID.eq(id))
                .fetch(STORY_SECTION.STORY_ID);
        hand(STORY_SECTION, STORY_SECTION.STORY_ID, STORY_SECTION.SECTION_ID, id, into);
        sql.update(STORY)
                .set(STORY.SECTION_ID, into)
                .where(STORY.SECTION_ID.eq(id))
                .execute();
        inWorkingCopies(id, into);
        repoint("section", id, into);
        sql.deleteFrom(ACCOUNT_SECTION)
                .where(ACCOUNT_SECTION.SECTION_ID.eq(id))
                .and(ACCOUNT_SECTION.ACCOUNT_ID.in(sql.select(ACCOUNT_SECTION.ACCOUNT_ID)
                        .from(ACCOUNT_SECTION)
                        .where(ACCOUNT_SECTION.SECTION_ID.eq(into))))
                .execute();
        sql.update(ACCOUNT_SECTION)
                .set(ACCOUNT_SECTION.SECTION_ID, into)
                .where(ACCOUNT_SECTION.SECTION_ID.eq(id))
                .execute();
        List<Section> above = new ArrayList<>(tree.line(section));
        above.addAll(tree.line(heir));
        refile(above);
        Sections.remove(transaction, section, heir);
        stories.forEach(story -> transaction.changed("story:" + story));
        record("section-merged", "section:" + into, section.name() + " → " + heir.name());
    }

    /// Throws an empty section away; it can be brought back.
    ///
    /// @throws Declined when something stands in it
    public void remove(long id) {
        Sections.Tree tree = Sections.tree(sql);
        Section section = section(tree, id);
        boolean filed = !tree.children(section).isEmpty()
                || sql.fetchExists(STORY_SECTION, STORY_SECTION.SECTION_ID.eq(id))
                || sql.fetchExists(STORY, STORY.SECTION_ID.eq(id));
        if (filed || sql.fetchExists(ACCOUNT_SECTION, ACCOUNT_SECTION.SECTION_ID.eq(id))) {
            throw new Declined(section.name() + " is not empty. Merge it with another section instead.");
        }
        Trash.keep(transaction, "section", section.name(), section, who.name());
        sql.deleteFrom(MENU_ITEM).where(isMenuItem("section", id)).execute();
        sql.deleteFrom(ORIGIN)
                .where(ORIGIN.NOUN.eq("section").and(ORIGIN.NOUN_ID.eq(id)))
                .execute();
        Sections.remove(transaction, section, null);
        record("section-removed", "section:" + id, section.name());
    }

    // topics ---------------------------------------------------------------------------------------------------------

    /// @throws Declined when it cannot be so
    public void changeTopic(long id, String name, String slug, String description) {
        Topic topic = topic(id);
        checkWords(name, slug, description);
        if (sql.fetchExists(TOPIC, TOPIC.SLUG.eq(slug).and(TOPIC.ID.ne(id)))) {
            throw new Declined("Another topic has the address /tag/" + slug + "/. Take another, or merge the two.");
        }
        if (topic.name().equals(name) && topic.slug().equals(slug)) {
            Topics.describe(transaction, id, name, description(description));
        } else {
            Topics.rename(transaction, topic, slug, name, description(description));
            ofTopic(id).forEach(story -> transaction.changed("story:" + story));
        }
        record("topic-changed", "topic:" + id, topic.name().equals(name) ? name : topic.name() + " → " + name);
    }

    /// Puts all stories on topic `id` onto topic `into`, and leads its address there.
    ///
    /// @throws Declined when both are one
    public void mergeTopic(long id, long into) {
        Topic topic = topic(id);
        Topic heir = topic(into);
        if (id == into) {
            throw new Declined("A topic cannot be merged with itself.");
        }
        List<Long> stories = ofTopic(id);
        hand(STORY_TOPIC, STORY_TOPIC.STORY_ID, STORY_TOPIC.TOPIC_ID, id, into);
        repoint("topic", id, into);
        lists().topic(id);
        lists().topic(into);
        Topics.remove(transaction, topic, heir);
        transaction.changed("topic:" + into);
        stories.forEach(story -> transaction.changed("story:" + story));
        record("topic-merged", "topic:" + into, topic.name() + " → " + heir.name());
    }

    private List<Long> ofTopic(long id) {
        return sql.select(STORY_TOPIC.STORY_ID)
                .from(STORY_TOPIC)
                .where(STORY_TOPIC.TOPIC_ID.eq(id))
                .fetch(STORY_TOPIC.STORY_ID);
    }

    // what follows ---------------------------------------------------------------------------------------------------

    private Recount lists() {
        return new Recount(transaction, Settings.of(sql).zone());
    }

    private void refile(List<Section> sections) {
        Sections.Tree tree = Sections.tree(sql);
        for (long id : new TreeSet<>(sections.stream().map(Section::id).toList())) {
            Set<Long> within = new TreeSet<>();
            tree.byId(id).ifPresent(section -> tree.within(section).forEach(one -> within.add(one.id())));
            lists().section(id, within);
        }
    }

    /// Puts the stories that `filed` has under `id` under `into`, where they are not yet.
    private void hand(Table<?> filed, Field<Long> story, Field<Long> under, long id, long into) {
        sql.insertInto(filed, story, under)
                .select(sql.select(story, DSL.val(into))
                        .from(filed)
                        .where(under.eq(id))
                        .and(story.notIn(sql.select(story).from(filed).where(under.eq(into)))))
                .execute();
        sql.deleteFrom(filed).where(under.eq(id)).execute();
    }

    /// What points to one thing by its number points to another now.
    private void repoint(String noun, long id, long into) {
        sql.update(MENU_ITEM)
                .set(MENU_ITEM.NOUN_ID, into)
                .where(isMenuItem(noun, id))
                .execute();
        sql.update(ORIGIN)
                .set(ORIGIN.NOUN_ID, into)
                .where(ORIGIN.NOUN.eq(noun).and(ORIGIN.NOUN_ID.eq(id)))
                .execute();
        transaction.changed(noun + ":" + id);
    }

    private static Condition isMenuItem(String noun, long id) {
        return MENU_ITEM.NOUN.eq(noun).and(MENU_ITEM.NOUN_ID.eq(id));
    }

    private void inWorkingCopies(long id, long into) {
        sql.select(WORKING_COPY.STORY_ID, WORKING_COPY.FURNITURE)
                .from(WORKING_COPY)
                .where(WORKING_COPY.FURNITURE.contains(Long.toString(id)))
                .forEach(row -> {
                    Furniture furniture = Furniture.of(row.value2());
                    if (furniture.sectionIds().contains(id)) {
                        SequencedSet<Long> sections = new LinkedHashSet<>();
                        furniture.sectionIds().forEach(one -> sections.add(one == id ? into : one));
                        sql.update(WORKING_COPY)
                                .set(
                                        WORKING_COPY.FURNITURE,
                                        furniture.in(List.copyOf(sections)).json())
                                .where(WORKING_COPY.STORY_ID.eq(row.value1()))
                                .execute();
                    }
                });
    }

    // checks ---------------------------------------------------------------------------------------------------------

    private static Section section(Sections.Tree tree, long id) {
        return tree.byId(id).orElseThrow(() -> new Declined("That section is not there any more."));
    }

    private static @Nullable Section parent(Sections.Tree tree, @Nullable Long id) {
        return id == null ? null : section(tree, id);
    }

    private Topic topic(long id) {
        return Topics.byId(sql, id).orElseThrow(() -> new Declined("That topic is not there any more."));
    }

    private void check(Sections.Tree tree, @Nullable Section parent, Said said, @Nullable Section changed) {
        checkWords(said.name(), said.slug(), said.description());
        if (said.colour() < 0 || said.colour() > COLOURS) {
            throw new Declined("There are the colours 1 to " + COLOURS + ".");
        }
        if (changed != null && parent != null && tree.line(parent).contains(changed)) {
            throw new Declined(changed.name() + " cannot lie in itself.");
        }
        String path = (parent == null ? "" : parent.path() + "/") + said.slug();
        Optional<Long> there = sql.select(SECTION.ID)
                .from(SECTION)
                .where(SECTION.PATH.eq(path))
                .fetchOptional(SECTION.ID);
        if (there.isPresent() && (changed == null || there.get() != changed.id())) {
            throw new Declined("Another section has the address /category/" + path + "/. Take another slug.");
        }
    }

    private static void checkWords(String name, String slug, String description) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Declined("A name is needed, of at most " + LONGEST_NAME + " characters.");
        }
        if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches() || RESERVED.contains(slug)) {
            throw new Declined("“" + slug + "” is no part of an address. Take small letters, digits and hyphens.");
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new Declined("The description has more than " + LONGEST_DESCRIPTION + " characters.");
        }
    }

    private static String description(String typed) {
        return CleanHtml.inline(typed).html();
    }

    private void record(String act, String subject, String detail) {
        Audit.record(transaction, who, act, subject, detail);
    }
}
