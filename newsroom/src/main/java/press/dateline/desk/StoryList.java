package press.dateline.desk;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SAVED_VIEW;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.WORKING_COPY;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.people.SignedIn;
import press.dateline.publishing.Editor;
import press.dateline.publishing.Move;
import press.dateline.publishing.Moved;
import press.dateline.publishing.StoryDesk;
import press.dateline.reads.Reads;
import press.dateline.search.Found.Hit;
import press.dateline.search.Question;
import press.dateline.search.SearchIndex;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.store.Database;
import press.dateline.store.Microseconds;
import press.dateline.store.Transaction;
import press.dateline.story.Furniture;
import press.dateline.story.Stage;
import press.dateline.story.Standing;
import press.dateline.story.WorkingCopies.Saved;

/// All stories that whoever asks may see, the last touched first: narrowed, kept as views, and worked on many at once.
/// A page is a fixed number of statements, each led by an index, whatever the size of the archive.
public final class StoryList {
    static final String PATH = "/desk/stories";

    private static final int PAGE_SIZE = 50;
    private static final int FOUND = 300;
    private static final int MOST_VIEWS = 30;

    private final Database database;
    private final StoryDesk stories;
    private final SearchIndex index;

    StoryList(Database database, Newspaper paper) {
        this.database = database;
        this.stories = paper.stories();
        this.index = paper.index();
    }

    /// The record of `stories.html`.
    ///
    /// @param query what narrows it, as the end of its address
    /// @param further address of the next page; empty on the last
    public record Page(
            DeskFrame frame,
            Narrowing narrowing,
            List<StoryEditor.Choice> states,
            List<StoryEditor.Choice> sections,
            List<StoryEditor.Choice> authors,
            List<StoryEditor.Choice> colleagues,
            List<View> views,
            List<Line> lines,
            String query,
            String further,
            boolean trash) {}

    /// A view that was kept.
    public record View(long id, String name, String query, boolean shown) {}

    /// @param state key of its words
    /// @param note key of what else is to be said: a changed working copy, or one that waits; empty for nothing
    /// @param address where readers find it; empty where they do not
    /// @param reads of the last 24 hours; null for what readers do not find
    public record Line(
            long id,
            String headline,
            String section,
            String authors,
            String state,
            String note,
            String assigned,
            Instant at,
            String address,
            @Nullable Plot reads) {}

    /// What narrows the list; what is empty does not.
    ///
    /// @param author id of a person, or `me`
    /// @param from day of the site's calendar on which or after which it was touched
    public record Narrowing(String state, String section, String author, String text, String from, String until) {
        static Narrowing of(DeskRequest request) {
            return new Narrowing(
                    one(request, "state"),
                    one(request, "section"),
                    one(request, "author"),
                    one(request, "text"),
                    one(request, "from"),
                    one(request, "until"));
        }

        private static String one(DeskRequest request, String name) {
            String given = request.query(name).strip();
            return given.length() > 200 ? given.substring(0, 200) : given;
        }

        String query() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("state", state);
            all.put("section", section);
            all.put("author", author);
            all.put("text", text);
            all.put("from", from);
            all.put("until", until);
            return all.entrySet().stream()
                    .filter(one -> !one.getValue().isEmpty())
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }

    Answer show(DeskRequest request) {
        Narrowing narrowing = Narrowing.of(request);
        String query = narrowing.query();
        Set<Long> found = narrowing.text().isEmpty() ? Set.of() : found(narrowing.text());
        return database.read(sql -> {
            List<Line> lines = lines(sql, request, narrowing, found);
            boolean more = lines.size() > PAGE_SIZE;
            List<Line> page = more ? lines.subList(0, PAGE_SIZE) : lines;
            String further = more
                    ? PATH + "?" + query + (query.isEmpty() ? "" : "&") + "after="
                            + Microseconds.of(page.getLast().at()) + "-"
                            + page.getLast().id()
                    : "";
            return request.screen(
                    "stories",
                    new Page(
                            request.frame("nav.stories"),
                            narrowing,
                            states(request.words(), narrowing.state()),
                            sections(sql, narrowing.section()),
                            authors(sql, narrowing.author()),
                            colleagues(sql),
                            views(sql, request.signedIn(), query),
                            page,
                            query,
                            further,
                            narrowing.state().equals("spiked")));
        });
    }

    /// The public ones, as readers find them.
    private Set<Long> found(String text) {
        return index.newest(Question.of(text), FOUND).stream()
                .filter(hit -> hit.kind() == Hit.Kind.STORY)
                .map(Hit::id)
                .collect(Collectors.toSet());
    }

    private List<Line> lines(DSLContext sql, DeskRequest request, Narrowing narrowing, Set<Long> found) {
        Condition fits = seen(sql, request.signedIn())
                .and(state(narrowing.state()))
                .and(section(sql, narrowing.section()))
                .and(author(sql, request, narrowing.author()))
                .and(text(sql, narrowing.text(), found))
                .and(days(narrowing, request.site().zone()))
                .and(after(request.query("after")));
        var assigned = PERSON.as("assigned");
        record Row(long id, Line line) {}
        List<Row> rows = sql.select(
                        STORY.ID,
                        STORY.HEADLINE,
                        SECTION.NAME,
                        STORY.STANDING,
                        WORKING_COPY.STAGE,
                        WORKING_COPY.VERSION,
                        WORKING_COPY.PUBLISHED_VERSION,
                        assigned.NAME,
                        STORY.TOUCHED_AT,
                        STORY.PATH)
                .from(STORY.leftJoin(SECTION)
                        .on(SECTION.ID.eq(STORY.SECTION_ID))
                        .leftJoin(WORKING_COPY)
                        .on(WORKING_COPY.STORY_ID.eq(STORY.ID))
                        .leftJoin(assigned)
                        .on(assigned.ID.eq(STORY.ASSIGNED_TO)))
                .where(fits)
                .orderBy(STORY.TOUCHED_AT.desc(), STORY.ID.desc())
                .limit(PAGE_SIZE + 1)
                .fetch(row -> new Row(
                        row.value1(),
                        new Line(
                                row.value1(),
                                row.value2().isBlank() ? request.words().say("story.untitled") : row.value2(),
                                orEmpty(row.value3()),
                                "",
                                "standing." + row.value4(),
                                note(row.value4(), row.value5(), row.value6(), row.value7()),
                                orEmpty(row.value8()),
                                row.value9(),
                                row.value4().equals("published") ? orEmpty(row.value10()) : "",
                                null)));
        List<Long> ids = rows.stream().map(Row::id).toList();
        Map<Long, String> names = names(sql, ids);
        Map<Long, long[]> reads = Reads.lastDay(sql, ids, request.now());
        return rows.stream()
                .map(row -> filled(row.line(), names.getOrDefault(row.id(), ""), reads.get(row.id())))
                .toList();
    }

    private static Line filled(Line line, String authors, long @Nullable [] reads) {
        return new Line(
                line.id(),
                line.headline(),
                line.section(),
                authors,
                line.state(),
                line.note(),
                line.assigned(),
                line.at(),
                line.address(),
                line.address().isEmpty() || reads == null ? null : Plot.of(reads));
    }

    private static Map<Long, String> names(DSLContext sql, List<Long> ids) {
        return sql
                .select(BYLINE.STORY_ID, PERSON.NAME)
                .from(BYLINE.join(PERSON).on(PERSON.ID.eq(BYLINE.PERSON_ID)))
                .where(BYLINE.STORY_ID.in(ids))
                .orderBy(BYLINE.STORY_ID, BYLINE.ORDINAL)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(), Collectors.mapping(row -> row.value2(), Collectors.joining(", "))));
    }

    private static String note(
            String standing, @Nullable String stage, @Nullable Integer version, @Nullable Integer published) {
        if (version == null || !standing.equals("published")) {
            return "";
        }
        if (!Stage.WRITING.label().equals(stage)) {
            return "stage." + stage;
        }
        return version.equals(published) ? "" : "stories.changed";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    // what narrows ----------------------------------------------------------------------------------------------------

    /// What whoever asks may see at all.
    static Condition seen(DSLContext sql, SignedIn who) {
        if (!who.may(Act.SEE_STORIES)) {
            return STORY.ID.in(own(sql, who));
        }
        return who.sections().isEmpty()
                ? DSL.noCondition()
                : STORY.SECTION_ID.in(who.sections()).or(STORY.ID.in(own(sql, who)));
    }

    /// What they write.
    static Select<Record1<Long>> own(DSLContext sql, SignedIn who) {
        long person = who.account().personId();
        return sql.select(STORY.ID)
                .from(STORY)
                .where(STORY.BEGUN_BY.eq(person))
                .union(sql.select(STORY.ID).from(STORY).where(STORY.ASSIGNED_TO.eq(person)))
                .union(sql.select(BYLINE.STORY_ID).from(BYLINE).where(BYLINE.PERSON_ID.eq(person)));
    }

    private static Condition state(String state) {
        return switch (state) {
            case "" -> STORY.STANDING.ne(new Standing.Spiked().name());
            case "in-review" ->
                STORY.STANDING
                        .eq(state)
                        .or(STORY.ID.in(DSL.select(WORKING_COPY.STORY_ID)
                                .from(WORKING_COPY)
                                .where(WORKING_COPY.STAGE.eq(state))));
            default -> STORY.STANDING.eq(state);
        };
    }

    private static Condition section(DSLContext sql, String id) {
        if (!id.matches("\\d{1,18}")) {
            return DSL.noCondition();
        }
        Sections.Tree tree = Sections.tree(sql);
        List<Long> within = tree.byId(Long.parseLong(id)).stream()
                .flatMap(section -> within(tree, section))
                .map(Section::id)
                .toList();
        return STORY.SECTION_ID.in(within);
    }

    private static Stream<Section> within(Sections.Tree tree, Section section) {
        return Stream.concat(Stream.of(section), tree.children(section).stream().flatMap(child -> within(tree, child)));
    }

    private static Condition author(DSLContext sql, DeskRequest request, String id) {
        if (id.equals("me")) {
            return STORY.ID.in(own(sql, request.signedIn()));
        }
        return id.matches("\\d{1,18}")
                ? STORY.ID.in(DSL.select(BYLINE.STORY_ID).from(BYLINE).where(BYLINE.PERSON_ID.eq(Long.valueOf(id))))
                : DSL.noCondition();
    }

    /// Published words by the index; the rest, which it does not hold, by their headlines. A number is a story's own.
    private Condition text(DSLContext sql, String text, Set<Long> found) {
        if (text.isEmpty()) {
            return DSL.noCondition();
        }
        Condition headline = index.stands() ? STORY.PUBLIC_FROM.isNull() : DSL.noCondition();
        for (String word : text.split("\\s+", 8)) {
            headline = headline.and(STORY.HEADLINE.containsIgnoreCase(word));
        }
        List<Long> unseen = sql.select(STORY.ID)
                .from(STORY)
                .where(headline)
                .orderBy(STORY.TOUCHED_AT.desc(), STORY.ID.desc())
                .limit(FOUND)
                .fetch(STORY.ID);
        List<Long> all = new ArrayList<>(found);
        all.addAll(unseen);
        if (text.matches("\\d{1,18}")) {
            all.add(Long.valueOf(text));
        }
        return STORY.ID.in(all);
    }

    private static Condition days(Narrowing narrowing, ZoneId zone) {
        Condition days = DSL.noCondition();
        Optional<LocalDate> from = day(narrowing.from());
        Optional<LocalDate> until = day(narrowing.until());
        if (from.isPresent()) {
            days = days.and(STORY.TOUCHED_AT.ge(from.get().atStartOfDay(zone).toInstant()));
        }
        if (until.isPresent()) {
            days = days.and(STORY.TOUCHED_AT.lt(
                    until.get().plusDays(1).atStartOfDay(zone).toInstant()));
        }
        return days;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /// What comes behind the last of the page before: its moment in microseconds, its id.
    private static Condition after(String key) {
        if (!key.matches("\\d{1,18}-\\d{1,18}")) {
            return DSL.noCondition();
        }
        long micros = Long.parseLong(key.substring(0, key.indexOf('-')));
        long id = Long.parseLong(key.substring(key.indexOf('-') + 1));
        Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
        return STORY.TOUCHED_AT.lt(at).or(STORY.TOUCHED_AT.eq(at).and(STORY.ID.lt(id)));
    }

    private static List<StoryEditor.Choice> states(DeskWords words, String chosen) {
        return Arrays.stream(Standing.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(state -> new StoryEditor.Choice(state, words.say("standing." + state), state.equals(chosen)))
                .toList();
    }

    private static List<StoryEditor.Choice> sections(DSLContext sql, String chosen) {
        return StoryEditor.sections(sql, chosen.matches("\\d{1,18}") ? List.of(Long.valueOf(chosen)) : List.of());
    }

    private static List<StoryEditor.Choice> authors(DSLContext sql, String chosen) {
        return sql
                .select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .orderBy(PERSON.NAME, PERSON.ID)
                .limit(500)
                .fetch()
                .stream()
                .map(row -> new StoryEditor.Choice(
                        Long.toString(row.value1()),
                        row.value2(),
                        Long.toString(row.value1()).equals(chosen)))
                .toList();
    }

    /// Those to whom a story can be given.
    private static List<StoryEditor.Choice> colleagues(DSLContext sql) {
        return sql.select(PERSON.ID, PERSON.NAME)
                .from(ACCOUNT.join(PERSON).on(PERSON.ID.eq(ACCOUNT.PERSON_ID)))
                .where(ACCOUNT.CLOSED_AT.isNull())
                .orderBy(PERSON.NAME, PERSON.ID)
                .limit(500)
                .fetch(row -> new StoryEditor.Choice(Long.toString(row.value1()), row.value2(), false));
    }

    // views -----------------------------------------------------------------------------------------------------------

    private static List<View> views(DSLContext sql, SignedIn who, String query) {
        return sql.selectFrom(SAVED_VIEW)
                .where(SAVED_VIEW.ACCOUNT_ID.eq(who.account().id()))
                .orderBy(SAVED_VIEW.NAME)
                .limit(MOST_VIEWS)
                .fetch(row -> new View(
                        row.getId(),
                        row.getName(),
                        row.getQuery(),
                        row.getQuery().equals(query)));
    }

    /// Keeps what narrows the list under a name, for whoever asks alone; or drops one that was kept.
    Answer keepView(DeskRequest request) {
        long account = request.signedIn().account().id();
        int dropped = request.count("drop");
        if (dropped > 0) {
            database.write(transaction -> transaction
                    .sql()
                    .deleteFrom(SAVED_VIEW)
                    .where(SAVED_VIEW.ID.eq((long) dropped).and(SAVED_VIEW.ACCOUNT_ID.eq(account)))
                    .execute());
            return Answer.seeOther(PATH).saying("stories.view-dropped");
        }
        String name = request.field("name");
        String query = request.field("query");
        if (name.isEmpty() || name.length() > 60 || query.length() > 1_000 || !query.matches("[A-Za-z0-9=&%+._*-]*")) {
            return Answer.seeOther(PATH).saying("stories.view-unnamed");
        }
        database.write(transaction -> transaction
                .sql()
                .insertInto(SAVED_VIEW)
                .set(SAVED_VIEW.ACCOUNT_ID, account)
                .set(SAVED_VIEW.NAME, name)
                .set(SAVED_VIEW.QUERY, query)
                .onConflict(SAVED_VIEW.ACCOUNT_ID, SAVED_VIEW.NAME)
                .doUpdate()
                .set(SAVED_VIEW.QUERY, query)
                .execute());
        return Answer.seeOther(PATH + "?" + query).saying("stories.view-kept", name);
    }

    // many at once ----------------------------------------------------------------------------------------------------

    /// Does one thing to all stories that are ticked, each by the rights one has in it.
    Answer change(DeskRequest request) {
        Editor by = StoryAtHand.editor(request);
        Optional<BiPredicate<StoryAtHand, Editor>> work = work(request);
        String query = request.field("query");
        Answer back = Answer.seeOther(query.matches("[A-Za-z0-9=&%+._*-]+") ? PATH + "?" + query : PATH);
        if (work.isEmpty()) {
            return back.saying("stories.nothing-chosen");
        }
        int done = 0;
        int left = 0;
        for (String id : request.all("id").stream().distinct().limit(PAGE_SIZE).toList()) {
            boolean made = id.matches("\\d{1,18}")
                    && StoryAtHand.of(database, request, Long.parseLong(id))
                            .filter(StoryAtHand::isWritten)
                            .filter(story -> work.get().test(story, by))
                            .isPresent();
            done += made ? 1 : 0;
            left += made ? 0 : 1;
        }
        return left == 0
                ? back.saying("stories.done", Integer.toString(done))
                : back.saying("stories.done-partly", Integer.toString(done), Integer.toString(left));
    }

    /// @return whether it was done; what readers see is changed with it, where whoever asks may publish
    private Optional<BiPredicate<StoryAtHand, Editor>> work(DeskRequest request) {
        String section = request.field("to-section");
        String topic = request.field("topic");
        String person = request.field("to-person");
        return switch (request.field("act")) {
            case "spike" -> Optional.of((story, by) -> move(story, new Move.Spike(""), by));
            case "revive" -> Optional.of((story, by) -> move(story, new Move.Revive(), by));
            case "section" ->
                section.matches("\\d{1,18}")
                        ? Optional.of((story, by) -> inSection(request, story, Long.parseLong(section), by))
                        : Optional.empty();
            case "topic" ->
                topic.isEmpty() ? Optional.empty() : Optional.of((story, by) -> save(story, about(story, topic), by));
            case "assign" ->
                person.matches("\\d{1,18}")
                        ? Optional.of((story, by) -> assign(request, story, Long.parseLong(person)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private boolean move(StoryAtHand story, Move move, Editor by) {
        return stories.move(story.id(), story.copy().version(), move, by) instanceof Moved.Done;
    }

    private boolean inSection(DeskRequest request, StoryAtHand story, long section, Editor by) {
        boolean reached = request.signedIn().may(Act.WRITE_STORY, section);
        List<Long> sections = Stream.concat(
                        Stream.of(section),
                        story.copy().furniture().sectionIds().stream().skip(1))
                .distinct()
                .toList();
        ObjectNode changed = (ObjectNode) DeskJson.tree(story.copy().furniture());
        ArrayNode ids = changed.putArray("sectionIds");
        sections.forEach(ids::add);
        return reached && save(story, changed, by);
    }

    private static ObjectNode about(StoryAtHand story, String topic) {
        ObjectNode changed = (ObjectNode) DeskJson.tree(story.copy().furniture());
        ((ArrayNode) changed.withArray("topics")).add(topic);
        return changed;
    }

    private boolean save(StoryAtHand story, ObjectNode furniture, Editor by) {
        boolean goesOut =
                story.standing() == Standing.Kind.PUBLISHED && !story.copy().isChanged();
        Saved saved = stories.save(
                story.id(),
                story.copy().version(),
                Furniture.of(furniture.toString()),
                story.copy().copy(),
                by,
                true);
        if (!(saved instanceof Saved.Kept(var now))) {
            return false;
        }
        return !goesOut
                || (story.may(Act.PUBLISH_STORY)
                        && stories.move(story.id(), now.version(), new Move.Publish(), by) instanceof Moved.Done);
    }

    private boolean assign(DeskRequest request, StoryAtHand story, long person) {
        return database.write(transaction -> {
            boolean known = transaction.sql().fetchExists(ACCOUNT, ACCOUNT.PERSON_ID.eq(person));
            if (known) {
                assign(transaction, request, story, person);
            }
            return known;
        });
    }

    private static void assign(Transaction transaction, DeskRequest request, StoryAtHand story, long person) {
        transaction
                .sql()
                .update(STORY)
                .set(STORY.ASSIGNED_TO, person)
                .set(STORY.TOUCHED_AT, transaction.now())
                .where(STORY.ID.eq(story.id()))
                .execute();
        Audit.record(transaction, request.who(), "story-assigned", "story:" + story.id(), "person:" + person);
    }
}
