package press.dateline.search;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PUBLIC_PAGE;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.STORY_TOPIC;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Table;
import org.jsoup.Jsoup;
import press.dateline.search.Found.Hit;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.store.Microseconds;
import press.dateline.store.PublicGate;

/// A public story or static page as the index sees it, read through the gate.
///
/// @param about kicker, dateline and names of topics
/// @param people the printed names
/// @param copy its words without markup
/// @param sections the sections it stands in, and all above these
record Piece(
        Hit hit,
        String slug,
        String headline,
        String standfirst,
        String about,
        String people,
        String copy,
        Instant at,
        Set<Long> sections,
        List<Long> topics,
        List<Long> authors) {
    static final String KEY = "key";
    static final String NOUN = "noun";
    static final String ID = "id";
    static final String HEADLINE = "headline";
    static final String STANDFIRST = "standfirst";
    static final String ABOUT = "about";
    static final String PEOPLE = "people";
    static final String COPY = "copy";
    static final String AT = "at";
    static final String YEAR = "year";
    static final String SECTION = "section";
    static final String TOPIC_ID = "topic";
    static final String AUTHOR = "author";
    static final String SLUG = "slug";

    /// The words of the furniture as they are written, from which words are proposed.
    static final String WORD = "word";

    private static final FieldType OCCURS = new FieldType();

    static {
        OCCURS.setIndexOptions(IndexOptions.DOCS);
        OCCURS.setOmitNorms(true);
        OCCURS.freeze();
    }

    // reading --------------------------------------------------------------------------------------------------------

    /// Ids of public stories or pages behind `id`, ascending.
    static List<Long> idsAfter(DSLContext sql, Hit.Kind kind, long id, int atMost, Instant now) {
        return switch (kind) {
            case STORY -> idsAfter(sql, PUBLIC_STORY, PUBLIC_STORY.ID, id, atMost, now);
            case PAGE -> idsAfter(sql, PUBLIC_PAGE, PUBLIC_PAGE.ID, id, atMost, now);
        };
    }

    private static List<Long> idsAfter(
            DSLContext sql, Table<?> view, org.jooq.Field<Long> ids, long id, int atMost, Instant now) {
        return sql.select(ids)
                .from(view)
                .where(ids.gt(id))
                .and(PublicGate.open(view, now))
                .orderBy(ids)
                .limit(atMost)
                .fetch(ids);
    }

    static int count(DSLContext sql, Instant now) {
        return sql.fetchCount(PUBLIC_STORY, PublicGate.open(PUBLIC_STORY, now))
                + sql.fetchCount(PUBLIC_PAGE, PublicGate.open(PUBLIC_PAGE, now));
    }

    /// The public ones among `ids`.
    static List<Piece> read(DSLContext sql, Hit.Kind kind, Collection<Long> ids, Instant now) {
        return switch (kind) {
            case STORY -> stories(sql, ids, now);
            case PAGE -> pages(sql, ids, now);
        };
    }

    /// Standfirst and copy of the public ones among `ids`, without markup.
    static Map<Long, String> texts(DSLContext sql, Hit.Kind kind, Collection<Long> ids, Instant now) {
        Map<Long, String> texts = new HashMap<>();
        var rows =
                switch (kind) {
                    case STORY ->
                        sql.select(PUBLIC_STORY.ID, PUBLIC_STORY.STANDFIRST, STORY_COPY.COPY)
                                .from(PUBLIC_STORY.join(STORY_COPY).on(STORY_COPY.STORY_ID.eq(PUBLIC_STORY.ID)))
                                .where(PUBLIC_STORY.ID.in(ids))
                                .and(PublicGate.open(PUBLIC_STORY, now));
                    case PAGE ->
                        sql.select(PUBLIC_PAGE.ID, PUBLIC_PAGE.STANDFIRST, PUBLIC_PAGE.COPY)
                                .from(PUBLIC_PAGE)
                                .where(PUBLIC_PAGE.ID.in(ids))
                                .and(PublicGate.open(PUBLIC_PAGE, now));
                };
        rows.forEach(row -> texts.put(row.value1(), (plain(row.value2()) + " " + plain(row.value3())).strip()));
        return texts;
    }

    private static List<Piece> stories(DSLContext sql, Collection<Long> ids, Instant now) {
        Sections.Tree tree = Sections.tree(sql);
        Map<Long, List<Long>> sections = Sections.of(sql, ids);
        Named topics = Named.of(sql.select(STORY_TOPIC.STORY_ID, TOPIC.ID, TOPIC.NAME)
                .from(STORY_TOPIC.join(TOPIC).on(TOPIC.ID.eq(STORY_TOPIC.TOPIC_ID)))
                .where(STORY_TOPIC.STORY_ID.in(ids))
                .fetch());
        Named people = Named.of(sql.select(BYLINE.STORY_ID, PERSON.ID, PERSON.NAME)
                .from(BYLINE.join(PERSON).on(PERSON.ID.eq(BYLINE.PERSON_ID)))
                .where(BYLINE.STORY_ID.in(ids))
                .fetch());
        return sql.select(
                        PUBLIC_STORY.ID,
                        PUBLIC_STORY.SLUG,
                        PUBLIC_STORY.KICKER,
                        PUBLIC_STORY.HEADLINE,
                        PUBLIC_STORY.STANDFIRST,
                        PUBLIC_STORY.DATELINE,
                        PUBLIC_STORY.DATED_AT,
                        STORY_COPY.COPY)
                .from(PUBLIC_STORY.join(STORY_COPY).on(STORY_COPY.STORY_ID.eq(PUBLIC_STORY.ID)))
                .where(PUBLIC_STORY.ID.in(ids))
                .and(PublicGate.open(PUBLIC_STORY, now))
                .fetch(row -> new Piece(
                        new Hit(Hit.Kind.STORY, row.value1()),
                        row.value2(),
                        row.value4(),
                        plain(row.value5()),
                        row.value3() + ". " + row.value6() + ". " + topics.names(row.value1()),
                        people.names(row.value1()),
                        plain(row.value8()),
                        row.value7(),
                        withThoseAbove(sections.getOrDefault(row.value1(), List.of()), tree),
                        topics.ids(row.value1()),
                        people.ids(row.value1())));
    }

    private static List<Piece> pages(DSLContext sql, Collection<Long> ids, Instant now) {
        return sql.select(
                        PUBLIC_PAGE.ID,
                        PUBLIC_PAGE.SLUG,
                        PUBLIC_PAGE.TITLE,
                        PUBLIC_PAGE.STANDFIRST,
                        PUBLIC_PAGE.COPY,
                        PUBLIC_PAGE.DATED_AT)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.ID.in(ids))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .fetch(row -> new Piece(
                        new Hit(Hit.Kind.PAGE, row.value1()),
                        row.value2(),
                        row.value3(),
                        plain(row.value4()),
                        "",
                        "",
                        plain(row.value5()),
                        row.value6(),
                        Set.of(),
                        List.of(),
                        List.of()));
    }

    /// Ids and names of what belongs to each of several stories.
    private record Named(Map<Long, Map<Long, String>> byStory) {
        static Named of(Result<? extends Record3<Long, Long, String>> rows) {
            Map<Long, Map<Long, String>> byStory = new HashMap<>();
            rows.forEach(row -> byStory.computeIfAbsent(row.value1(), key -> new HashMap<>())
                    .put(row.value2(), row.value3()));
            return new Named(byStory);
        }

        List<Long> ids(long story) {
            return List.copyOf(byStory.getOrDefault(story, Map.of()).keySet());
        }

        String names(long story) {
            return String.join(". ", byStory.getOrDefault(story, Map.of()).values());
        }
    }

    private static Set<Long> withThoseAbove(List<Long> sections, Sections.Tree tree) {
        return sections.stream()
                .flatMap(id -> tree.byId(id).stream())
                .flatMap(section -> tree.line(section).stream())
                .map(Section::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String plain(String html) {
        return html.isEmpty() ? "" : Jsoup.parseBodyFragment(html).text();
    }

    // writing --------------------------------------------------------------------------------------------------------

    static Term key(Hit hit) {
        return new Term(KEY, noun(hit.kind()) + ":" + hit.id());
    }

    static String noun(Hit.Kind kind) {
        return switch (kind) {
            case STORY -> "story";
            case PAGE -> "page";
        };
    }

    /// Nothing of the words is kept in the index but where they occur; extracts are read through the gate.
    Document document(ZoneId zone) {
        Document document = new Document();
        document.add(new StringField(KEY, key(hit).bytes(), Field.Store.NO));
        document.add(new StringField(NOUN, noun(hit.kind()), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, hit.kind() == Hit.Kind.STORY ? hit.id() : -hit.id()));
        document.add(new TextField(HEADLINE, headline, Field.Store.NO));
        document.add(new TextField(STANDFIRST, standfirst, Field.Store.NO));
        document.add(new TextField(ABOUT, about, Field.Store.NO));
        document.add(new TextField(PEOPLE, people, Field.Store.NO));
        document.add(new TextField(COPY, copy, Field.Store.NO));
        document.add(new Field(WORD, String.join(" ", headline, standfirst, about, people), OCCURS));
        document.add(new LongField(AT, Microseconds.of(at), Field.Store.NO));
        document.add(new LongField(YEAR, at.atZone(zone).getYear(), Field.Store.NO));
        sections.forEach(id -> document.add(new LongField(SECTION, id, Field.Store.NO)));
        topics.forEach(id -> document.add(new LongField(TOPIC_ID, id, Field.Store.NO)));
        authors.forEach(id -> document.add(new LongField(AUTHOR, id, Field.Store.NO)));
        if (hit.kind() == Hit.Kind.STORY) {
            document.add(new Field(SLUG, slug, OCCURS));
            document.add(new BinaryDocValuesField(SLUG + "s", new BytesRef(slug)));
        }
        return document;
    }
}
