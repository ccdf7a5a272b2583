package press.dateline.desk;

import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.PRESENCE;
import static press.dateline.store.tables.Tables.SECTION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.people.Act;
import press.dateline.people.SignedIn;
import press.dateline.publishing.CopyReading;
import press.dateline.publishing.StoryDesk;
import press.dateline.store.Database;
import press.dateline.story.Furniture;
import press.dateline.story.Genre;
import press.dateline.story.ReadingTime;
import press.dateline.story.Story;
import press.dateline.story.WorkingCopies.Saved;
import press.dateline.story.WorkingCopy;

/// Writing a story: the page with its furniture and copy, what its script saves, has read and asks, and the same by a
/// plain form.
public final class StoryEditor {
    static final String PATH = StoryList.PATH;

    /// 20,000 words are some 200 KB; copy that came along can hold more markup than words.
    static final long LARGEST = 4L << 20;

    private static final List<String> AI_USES = List.of("", "none", "assisted", "generated");

    private final Database database;
    private final StoryDesk stories;
    private final CopyReading reading;
    private final StoryPreview preview;

    StoryEditor(Database database, Newspaper paper) {
        this.database = database;
        this.stories = paper.stories();
        this.reading = paper.reading();
        this.preview = new StoryPreview(database, paper.site());
    }

    /// The record of `story.html`: the saved state twice, as fields of a form and as JSON for the script.
    ///
    /// @param path of the story at the desk
    /// @param state the object of the contract between page and server, as JSON that may stand in a script element
    /// @param written whether whoever asks may write it
    /// @param stage key of the words that say where it stands
    /// @param savedBy who saved it last; empty for nobody known
    /// @param bylines one a line: name, role
    /// @param sources one a line: label, address
    /// @param findings of the saved version
    /// @param stets whether whoever asks may let findings stand
    /// @param language of the copy, as HTML has it
    public record Screen(
            DeskFrame frame,
            String path,
            String state,
            boolean written,
            String standing,
            String stage,
            WorkingCopy copy,
            String savedBy,
            List<Choice> sections,
            String topics,
            String bylines,
            String sources,
            List<Choice> genres,
            List<Choice> aiUses,
            List<Choice> people,
            List<FindingLine> findings,
            boolean stets,
            StoryMoves.Panel moves,
            int words,
            int minutes,
            String language) {
        /// The words that the script says, as JSON that may stand in a script element.
        public String editorWords() {
            return DeskJson.embedded(DeskJson.tree(frame.words().below("editor.")));
        }

        public Furniture furniture() {
            return copy.furniture();
        }

        /// The section it stands under; empty for none.
        public String mainSection() {
            return furniture().sectionIds().isEmpty()
                    ? ""
                    : Long.toString(furniture().sectionIds().getFirst());
        }

        public String copyHtml() {
            return copy.copy().html();
        }

        public String savedAtMachine() {
            return frame.words().machine(copy.savedAt());
        }
    }

    /// Something to choose.
    public record Choice(String value, String label, boolean chosen) {}

    /// Begins a story in the section that whoever begins it is limited to, under their name.
    Answer begin(DeskRequest request) {
        SignedIn who = request.signedIn();
        ObjectNode furniture = DeskJson.object().put("headline", request.field("headline"));
        who.account().sections().stream().sorted().limit(1).forEach(furniture.putArray("sectionIds")::add);
        furniture
                .putArray("bylines")
                .addObject()
                .put("personId", who.account().personId())
                .put("name", who.account().name());
        furniture.put("commentsOpen", true);
        WorkingCopy begun =
                stories.begin(Furniture.of(furniture.toString()), CleanHtml.EMPTY, StoryAtHand.editor(request));
        return Answer.seeOther(PATH + "/" + begun.storyId());
    }

    Answer show(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request);
        WorkingCopy copy = story.copy();
        DeskWords words = request.words();
        Furniture furniture = copy.furniture();
        String plain = copy.copy().plainText();
        Screen screen = database.read(sql -> new Screen(
                request.frame(
                        "story", furniture.headline().isBlank() ? words.say("story.untitled") : furniture.headline()),
                story.path(),
                DeskJson.embedded(state(sql, story, copy)),
                story.isWritten(),
                "standing." + story.story().getStanding(),
                "stage." + copy.stage().label(),
                copy,
                name(sql, copy.personId()).orElse(""),
                sections(sql, furniture.sectionIds()),
                String.join(", ", furniture.topics()),
                furniture.bylines().stream()
                        .map(credit -> credit.role().isEmpty() ? credit.name() : credit.name() + ", " + credit.role())
                        .collect(Collectors.joining("\n")),
                furniture.sources().stream()
                        .map(source ->
                                source.address().isEmpty() ? source.label() : source.label() + " | " + source.address())
                        .collect(Collectors.joining("\n")),
                Arrays.stream(Genre.values())
                        .map(genre -> new Choice(
                                // As it is kept: else the page would differ from what it was made of.
                                genre == Genre.NEWS ? "" : genre.label(),
                                words.say("genre." + genre.label()),
                                genre == Genre.of(furniture.genre())))
                        .toList(),
                AI_USES.stream()
                        .map(use -> new Choice(
                                use,
                                words.say("ai." + (use.isEmpty() ? "undeclared" : use)),
                                use.equals(furniture.aiUse())))
                        .toList(),
                people(sql),
                FindingLine.of(
                        reading.findings(sql, copy, moment(story, request.now())), StoryDesk.stets(sql, story.id())),
                story.isWritten() && request.signedIn().may(Act.STET_FINDING),
                StoryMoves.panel(request, story),
                countWords(plain),
                ReadingTime.of(plain, request.site().language()).orElse(0),
                request.site().language().toLanguageTag()));
        return Framed.holding(request.screen("story", screen));
    }

    /// When it goes out, as far as that is known: what the copy desk finds depends on it.
    static Instant moment(StoryAtHand story, Instant now) {
        @Nullable Instant from = story.story().getPublicFrom();
        return from != null && from.isAfter(now) ? from : now;
    }

    private static int countWords(String plain) {
        return plain.isBlank() ? 0 : plain.strip().split("\\s+").length;
    }

    private static Optional<String> name(DSLContext sql, @Nullable Long person) {
        return person == null
                ? Optional.empty()
                : sql.select(PERSON.NAME)
                        .from(PERSON)
                        .where(PERSON.ID.eq(person))
                        .fetchOptional(PERSON.NAME);
    }

    static List<Choice> sections(DSLContext sql, List<Long> chosen) {
        return sql.select(SECTION.ID, SECTION.NAME, SECTION.PATH)
                .from(SECTION)
                .orderBy(SECTION.PATH)
                .fetch(row -> new Choice(
                        Long.toString(row.value1()),
                        "— ".repeat((int) row.value3()
                                        .chars()
                                        .filter(c -> c == '/')
                                        .count())
                                + row.value2(),
                        chosen.contains(row.value1())));
    }

    private static List<Choice> people(DSLContext sql) {
        return sql.select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .orderBy(PERSON.NAME, PERSON.ID)
                .limit(500)
                .fetch(row -> new Choice(Long.toString(row.value1()), row.value2(), false));
    }

    // what the script asks --------------------------------------------------------------------------------------------

    Answer save(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needsWriting();
        JsonNode sent = DeskJson.read(request);
        Optional<Furniture> furniture = furniture(sent);
        if (furniture.isEmpty()
                || !sent.path("copy").isTextual()
                || !sent.path("base").canConvertToInt()) {
            return DeskJson.problem(400, request.words().say("story.unreadable"));
        }
        String copy = sent.path("copy").asText();
        Saved saved = stories.save(
                story.id(),
                sent.path("base").asInt(),
                furniture.get(),
                CleanHtml.copy(copy),
                StoryAtHand.editor(request),
                sent.path("meant").asBoolean());
        return switch (saved) {
            case Saved.Kept(WorkingCopy now) -> DeskJson.answer(200, kept(request, now, furniture.get(), copy));
            case Saved.Beside(WorkingCopy latest, long mine) ->
                DeskJson.answer(
                        409, database.read(sql -> state(sql, story, latest)).put("mine", mine));
        };
    }

    /// What was cleaned is told back, and only that.
    private static ObjectNode kept(DeskRequest request, WorkingCopy now, Furniture sent, String copy) {
        String plain = now.copy().plainText();
        ObjectNode kept = DeskJson.object();
        kept.put("version", now.version());
        kept.put("stage", now.stage().label());
        kept.put("changed", now.isChanged());
        kept.put("savedAt", now.savedAt().toString());
        kept.put("words", countWords(plain));
        kept.put("minutes", ReadingTime.of(plain, request.site().language()).orElse(0));
        if (!now.copy().html().equals(copy)) {
            kept.put("copy", now.copy().html());
        }
        if (!now.furniture().equals(sent)) {
            kept.set("furniture", DeskJson.tree(now.furniture()));
        }
        return kept;
    }

    private static Optional<Furniture> furniture(JsonNode sent) {
        try {
            return sent.path("furniture").isObject()
                    ? Optional.of(Furniture.of(sent.path("furniture").toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException notFurniture) {
            return Optional.empty();
        }
    }

    private static ObjectNode state(DSLContext sql, StoryAtHand story, WorkingCopy copy) {
        ObjectNode state = DeskJson.object();
        state.put("id", story.id());
        state.put("version", copy.version());
        state.put("stage", copy.stage().label());
        state.put("changed", copy.isChanged());
        state.put("standing", story.story().getStanding());
        state.put("savedAt", copy.savedAt().toString());
        state.put("savedBy", name(sql, copy.personId()).orElse(null));
        state.set("furniture", DeskJson.tree(copy.furniture()));
        state.put("copy", copy.copy().html());
        return state;
    }

    Answer findings(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request);
        JsonNode sent = DeskJson.read(request);
        Optional<Furniture> furniture = furniture(sent);
        if (furniture.isEmpty()) {
            return DeskJson.problem(400, request.words().say("story.unreadable"));
        }
        WorkingCopy now = story.copy();
        WorkingCopy read = new WorkingCopy(
                story.id(),
                now.version(),
                now.stage(),
                furniture.get(),
                CleanHtml.copy(sent.path("copy").asText()),
                now.savedAt(),
                now.personId(),
                now.publishedVersion());
        Instant at = LocalTime.once(
                        sent.path("publishAt").asText(), request.site().zone())
                .orElseGet(() -> moment(story, request.now()));
        ObjectNode told = DeskJson.object();
        ArrayNode found = told.putArray("findings");
        database.read(sql -> FindingLine.of(reading.findings(sql, read, at), StoryDesk.stets(sql, story.id())))
                .forEach(line -> found.add(line.json()));
        return DeskJson.answer(200, told.put("checked", request.now().toString()));
    }

    /// By script or by form.
    Answer stet(DeskRequest request) {
        StoryAtHand story = mayStet(request);
        boolean script = request.accepts("application/json");
        JsonNode sent = DeskJson.read(request);
        String key = script ? sent.path("key").asText() : request.field("key");
        String reason = (script ? sent.path("reason").asText() : request.field("reason")).strip();
        if (key.isEmpty() || reason.isEmpty()) {
            return script
                    ? DeskJson.problem(422, request.words().say("stet.needs-reason"))
                    : Answer.seeOther(story.path()).saying("stet.needs-reason");
        }
        stories.stet(story.id(), key, reason, StoryAtHand.editor(request));
        return script
                ? stets(story)
                : Answer.seeOther(story.path() + "#findings").saying("stet.kept");
    }

    /// By script or by form.
    Answer unstet(DeskRequest request) {
        StoryAtHand story = mayStet(request);
        stories.unstet(story.id(), request.number("stet"), StoryAtHand.editor(request));
        return request.accepts("application/json")
                ? stets(story)
                : Answer.seeOther(story.path() + "#findings").saying("stet.taken-back");
    }

    private StoryAtHand mayStet(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needsWriting();
        if (!request.signedIn().may(Act.STET_FINDING)) {
            throw new DeskRequest.NotAllowed();
        }
        return story;
    }

    private Answer stets(StoryAtHand story) {
        ObjectNode told = DeskJson.object();
        ArrayNode stets = told.putArray("stets");
        database.read(sql -> StoryDesk.stets(sql, story.id())).forEach(stet -> stets.addObject()
                .put("id", stet.id())
                .put("key", stet.finding())
                .put("by", stet.name())
                .put("reason", stet.reason())
                .put("at", stet.at().toString()));
        return DeskJson.answer(200, told);
    }

    Answer presence(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request);
        JsonNode sent = DeskJson.read(request);
        String tab = sent.path("tab").asText();
        if (sent.path("leaving").asBoolean()) {
            database.write(transaction -> transaction
                    .sql()
                    .deleteFrom(PRESENCE)
                    .where(PRESENCE.STORY_ID.eq(story.id()).and(PRESENCE.TAB.eq(tab)))
                    .execute());
            return DeskJson.answer(200, DeskJson.object());
        }
        return note(request, story, tab, false);
    }

    Answer takeOver(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needsWriting();
        WorkingCopy copy = story.copy();
        // What the other wrote last is kept for ever.
        stories.save(story.id(), copy.version(), copy.furniture(), copy.copy(), StoryAtHand.editor(request), true);
        return note(request, story, DeskJson.read(request).path("tab").asText(), true);
    }

    private Answer note(DeskRequest request, StoryAtHand story, String tab, boolean takesOver) {
        long account = request.signedIn().account().id();
        return DeskJson.answer(
                200, database.write(transaction -> Presence.note(transaction, story.id(), tab, account, takesOver)));
    }

    Answer preview(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request);
        WorkingCopy copy = story.copy();
        return preview.show(
                request, story.id(), copy.furniture(), copy.copy(), id -> MediaPages.PATH + "/" + id + "/view");
    }

    // the form --------------------------------------------------------------------------------------------------------

    /// Keeps what the form holds; where somebody else saved meanwhile, beside it.
    Answer keep(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needsWriting();
        Furniture furniture =
                database.read(sql -> form(sql, request, story.copy().furniture()));
        Saved saved = stories.save(
                story.id(),
                request.count("version"),
                furniture,
                CleanHtml.copy(paragraphs(request.raw("copy"))),
                StoryAtHand.editor(request),
                true);
        return switch (saved) {
            case Saved.Kept kept -> Answer.seeOther(story.path()).saying("story.kept");
            case Saved.Beside(WorkingCopy latest, long mine) ->
                Answer.seeOther(story.path() + "/history/" + mine).saying("story.beside");
        };
    }

    private static Furniture form(DSLContext sql, DeskRequest request, Furniture before) {
        return new Furniture(
                request.field("kicker"),
                request.field("headline"),
                request.field("standfirst"),
                request.field("trail"),
                request.field("dateline"),
                request.field("slug"),
                Stream.concat(Stream.of(request.field("section")), request.all("sections").stream())
                        .filter(id -> id.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .distinct()
                        .toList(),
                Stream.of(request.field("topics").split(",")).map(String::strip).toList(),
                bylines(sql, request.field("bylines"), before),
                request.field("picture").matches("\\d{1,18}") ? Long.valueOf(request.field("picture")) : null,
                request.field("sources")
                        .lines()
                        .map(line -> line.split("\\|", 2))
                        .map(parts -> new Story.Source(parts[0].strip(), parts.length > 1 ? parts[1].strip() : ""))
                        .toList(),
                request.field("ednote"),
                request.field("genre"),
                request.field("aiUse"),
                request.field("commentsOpen").equals("on"),
                request.field("seoTitle"),
                request.field("seoDescription"));
    }

    /// Of several people with one name the one who stood there before is meant.
    private static List<Furniture.Credit> bylines(DSLContext sql, String lines, Furniture before) {
        List<Furniture.Credit> credits = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String[] parts = line.split(",", 2);
            String name = parts[0].strip();
            long person = before.bylines().stream()
                    .filter(credit -> credit.name().equals(name))
                    .findFirst()
                    .map(Furniture.Credit::personId)
                    .or(() -> sql.select(PERSON.ID)
                            .from(PERSON)
                            .where(PERSON.NAME.eq(name))
                            .orderBy(PERSON.ID)
                            .limit(1)
                            .fetchOptional(PERSON.ID))
                    .orElse(0L);
            credits.add(new Furniture.Credit(person, name, parts.length > 1 ? parts[1].strip() : ""));
        }
        return credits;
    }

    /// Plain words are taken as paragraphs, parted by empty lines.
    private static String paragraphs(String typed) {
        if (typed.contains("<p") || typed.contains("<h2") || typed.contains("<ul") || typed.contains("<blockquote")) {
            return typed;
        }
        return typed.replace("\r", "")
                .lines()
                .collect(Collectors.joining("\n"))
                .transform(text -> Stream.of(text.split("\n\n+")))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> "<p>" + paragraph + "</p>")
                .collect(Collectors.joining());
    }
}
