package press.dateline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.front.Block;
import press.dateline.front.Candidates;
import press.dateline.front.Candidates.Candidate;
import press.dateline.front.Candidates.Named;
import press.dateline.front.Draft;
import press.dateline.front.Edition;
import press.dateline.front.Editions;
import press.dateline.front.Filled;
import press.dateline.front.Filling;
import press.dateline.front.Front;
import press.dateline.front.FrontJson;
import press.dateline.front.NotAFront;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.site.PublicSite;
import press.dateline.store.Database;

/// Arranging the front page: blocks in their order, what each takes its stories from and which are picked by hand; then
/// launching it, and going back. Every act is made on the version that the editor saw. When someone else has saved
/// since, both versions are kept and shown.
public final class FrontDesk {
    static final String PATH = "/desk/front";

    /// Of a block with its words.
    static final long LARGEST = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADLINES = 3;
    private static final int HISTORY = 50;

    private final Database database;
    private final Editions editions;
    private final PublicSite site;

    FrontDesk(Database database, PublicSite site) {
        this.database = database;
        this.editions = new Editions(database);
        this.site = site;
    }

    /// The record of `front.html`.
    ///
    /// @param launched whether readers see what is arranged
    /// @param at number of the block that was worked on last; 0 for none
    /// @param did by which button, so that it is at hand again
    /// @param wrong why the last act was not done; empty when it was
    public record Page(
            DeskFrame frame,
            Draft draft,
            boolean launched,
            @Nullable Edition live,
            List<Row> rows,
            List<FrontJson.Kind> kinds,
            int at,
            String did,
            String wrong) {
        /// Where the draft is shown in the paper's own dress.
        public String preview() {
            return PATH + "/preview?version=" + draft.version();
        }
    }

    /// One block in the list of blocks.
    ///
    /// @param number from 1
    /// @param shows the first headlines it shows now
    public record Row(int number, String kind, String heading, String about, boolean last, List<String> shows) {}

    /// The record of `front-block.html`: a block as it is or as it was typed.
    ///
    /// @param block as JSON (docs/front.md); a field that it does not have is not offered
    /// @param source `latest`, `section:news/harbour`, `topic`, …
    public record BlockPage(
            DeskFrame frame,
            long version,
            int number,
            JsonNode block,
            String source,
            String topic,
            String author,
            List<Section> sections,
            List<Named> topics,
            List<Named> authors,
            List<PickList> lists,
            String q,
            List<Candidate> found,
            String wrong) {
        /// Whether a block of this kind has a field.
        public boolean has(String field) {
            return block.has(field);
        }

        public String text(String field) {
            return block.path(field).asText();
        }

        public String kind() {
            return text("kind");
        }

        /// Sources that need no name.
        public List<String> sources() {
            return List.of("latest", "top", "most-read", "picks");
        }

        public List<String> layouts() {
            return Arrays.stream(Block.Layout.values())
                    .map(layout -> layout.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        public boolean isFrom(Section section) {
            return source.equals("section:" + section.path());
        }

        public boolean isOpen(Candidate story) {
            return story.open(frame.now());
        }
    }

    /// Stories that are picked by hand.
    ///
    /// @param name `picks`, or `links` below a lead
    public record PickList(String name, List<PickLine> picks) {}

    /// @param until as a field of a form has it, or empty
    public record PickLine(int number, long story, String headline, boolean open, String until, boolean last) {}

    /// The record of `front-conflict.html`.
    public record Conflict(DeskFrame frame, Draft mine, Draft theirs, List<Line> lines) {}

    /// A place of two fronts, side by side; empty where one of them has none.
    public record Line(String theirs, String mine, boolean same) {}

    /// The record of `front-history.html`.
    public record History(DeskFrame frame, List<Edition> editions, List<Draft> versions, long draft) {}

    // looking
    // ----------------------------------------------------------------------------------------------------------

    Answer show(DeskRequest request) {
        return show(request, 200, "");
    }

    private Answer show(DeskRequest request, int status, String wrong) {
        return Framed.holding(request.screen(status, "front", database.read(sql -> {
            Draft draft = Editions.draft(sql);
            @Nullable Edition live = Editions.live(sql).orElse(null);
            Sections.Tree sections = Sections.tree(sql);
            List<Filled> filled = Filling.fill(sql, draft.front(), sections, request.now());
            List<Block> blocks = draft.front().blocks();
            List<Row> rows = IntStream.range(0, blocks.size())
                    .mapToObj(i -> row(request, blocks, i, filled, sections))
                    .toList();
            return new Page(
                    request.frame("nav.front"),
                    draft,
                    live != null && live.front().equals(draft.front()),
                    live,
                    rows,
                    List.of(FrontJson.Kind.values()),
                    request.query("at").matches("\\d{1,2}") ? Integer.parseInt(request.query("at")) : 0,
                    request.query("did"),
                    wrong);
        })));
    }

    private static Row row(
            DeskRequest request, List<Block> blocks, int i, List<Filled> filled, Sections.Tree sections) {
        Block block = blocks.get(i);
        ObjectNode json = json(block);
        List<String> shows = filled.stream()
                .filter(one -> one.block() == block)
                .flatMap(one -> one.stories().stream())
                .flatMap(List::stream)
                .map(story -> story.called())
                .limit(HEADLINES)
                .toList();
        return new Row(
                i + 1,
                json.path("kind").asText(),
                block.heading(),
                about(request.words(), json, sections),
                i == blocks.size() - 1,
                shows);
    }

    /// `News › Harbour · 5 stories · 2 picked by hand`
    private static String about(DeskWords words, JsonNode block, Sections.Tree sections) {
        List<String> parts = new ArrayList<>();
        JsonNode source = block.path("source");
        if (source.isTextual()) {
            parts.add(words.say("front.source." + source.asText()));
        } else if (source.has("section")) {
            String path = source.path("section").asText();
            parts.add(sections.byPath(path).map(Section::name).orElse(path));
        } else if (source.isObject()) {
            parts.add(source.elements().next().asText());
        }
        if (block.has("layout")) {
            parts.add(words.say("front.layout." + block.path("layout").asText()));
        }
        if (block.has("count")) {
            parts.add(words.say("front.stories", block.path("count").asInt()));
        }
        int picked = block.path("picks").size() + block.path("links").size();
        if (picked > 0) {
            parts.add(words.say("front.picked", picked));
        }
        return String.join(" · ", parts);
    }

    /// The front of `?version=` or of `?edition=` in the paper's own dress; else the draft.
    Answer preview(DeskRequest request) {
        Optional<Front> front = database.read(sql -> {
            if (isNumber(request.query("edition"))) {
                return Editions.edition(sql, Long.parseLong(request.query("edition")))
                        .map(Edition::front);
            }
            return isNumber(request.query("version"))
                    ? Editions.version(sql, Long.parseLong(request.query("version")))
                            .map(Draft::front)
                    : Optional.of(Editions.draft(sql).front());
        });
        return Framed.page(site.preview(front.orElseThrow(DeskRequest.NotThere::new)));
    }

    // arranging
    // --------------------------------------------------------------------------------------------------------

    /// `act` says what: `add`, `up:3`, `down:3`, `move:3:1`, `remove:3`; blocks are numbered from 1.
    Answer arrange(DeskRequest request) {
        String[] act = request.field("act").split(":");
        Optional<ObjectNode> base = base(request);
        if (base.isEmpty()) {
            return Answer.seeOther(PATH).saying("front.stale");
        }
        ArrayNode blocks = (ArrayNode) base.get().get("blocks");
        int from = number(act, 1, blocks.size());
        int at = from;
        switch (act[0]) {
            case "add" -> {
                ObjectNode block = blocks.objectNode().put("kind", request.field("kind"));
                if (request.field("kind").equals("newsletter")) {
                    block.put("address", "/");
                }
                at = request.field("place").equals("top") ? 1 : blocks.size() + 1;
                blocks.insert(at - 1, block);
            }
            case "up" -> at = move(blocks, from, from - 1);
            case "down" -> at = move(blocks, from, from + 1);
            case "move" -> at = move(blocks, from, number(act, 2, blocks.size()));
            case "remove" -> {
                if (from > 0) {
                    blocks.remove(from - 1);
                }
            }
            default -> throw new DeskRequest.NotThere();
        }
        // With a fragment, browsers would not put the focus back on the button that was pressed.
        String back = act[0].equals("add")
                ? PATH + "/blocks/" + at
                : PATH + "?at=" + at + "&did=" + act[0] + (act[0].equals("move") ? "#block-" + at : "");
        try {
            return save(request, base.get(), Answer.seeOther(back));
        } catch (NotAFront wrong) {
            return show(request, 422, message(wrong));
        }
    }

    /// @return where the block is now, from 1
    private static int move(ArrayNode blocks, int from, int to) {
        if (from == 0) {
            return 0;
        }
        int place = Math.clamp(to, 1, blocks.size());
        blocks.insert(place - 1, blocks.remove(from - 1));
        return place;
    }

    /// The number in a part of what was asked for, from 1 to `most`; 0 for none.
    private static int number(String[] act, int part, int most) {
        return act.length > part && act[part].matches("\\d{1,3}")
                ? Math.clamp(Integer.parseInt(act[part]), 0, most)
                : 0;
    }

    /// The front that the editor saw, as JSON; empty when that version is not kept any more.
    private Optional<ObjectNode> base(DeskRequest request) {
        return isNumber(request.field("version"))
                ? database.read(sql -> Editions.version(sql, version(request))).map(draft -> tree(draft.front()))
                : Optional.empty();
    }

    private static long version(DeskRequest request) {
        return Long.parseLong(request.field("version"));
    }

    private Answer save(DeskRequest request, ObjectNode front, Answer done) {
        return switch (editions.save(editions.read(front.toString()), version(request), request.who())) {
            case Editions.Saved.Kept kept -> done;
            case Editions.Saved.Beside(Draft mine, Draft theirs) -> conflict(request, mine, theirs);
        };
    }

    private Answer conflict(DeskRequest request, Draft mine, Draft theirs) {
        List<String> left = lines(request, theirs);
        List<String> right = lines(request, mine);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? left.get(i) : "";
            String other = i < right.size() ? right.get(i) : "";
            lines.add(new Line(one, other, one.equals(other)));
        }
        return Framed.holding(request.screen(
                409, "front-conflict", new Conflict(request.frame("front.conflict"), mine, theirs, lines)));
    }

    private List<String> lines(DeskRequest request, Draft draft) {
        return database.read(sql -> {
            Sections.Tree sections = Sections.tree(sql);
            return draft.front().blocks().stream()
                    .map(block -> {
                        ObjectNode json = json(block);
                        String kind = request.words()
                                .say("front.kind." + json.path("kind").asText());
                        return String.join(
                                " · ",
                                List.of(kind, block.heading(), about(request.words(), json, sections)).stream()
                                        .filter(part -> !part.isEmpty())
                                        .toList());
                    })
                    .toList();
        });
    }

    // one block
    // --------------------------------------------------------------------------------------------------------

    Answer showBlock(DeskRequest request) {
        Draft draft = editions.draft();
        int number = Math.clamp(request.number("block"), 0, 99);
        if (number < 1 || number > draft.front().blocks().size()) {
            throw new DeskRequest.NotThere();
        }
        return blockScreen(
                request,
                200,
                draft.version(),
                number,
                json(draft.front().blocks().get(number - 1)),
                "");
    }

    /// `act` says what beside keeping what was typed: `keep`, `find`, `picks:42`, `up:picks:2`, `down:links:1`,
    /// `drop:picks:2`.
    Answer changeBlock(DeskRequest request) {
        Optional<ObjectNode> base = base(request);
        if (base.isEmpty()) {
            return Answer.seeOther(PATH).saying("front.stale");
        }
        ArrayNode blocks = (ArrayNode) base.get().get("blocks");
        int number = Math.clamp(request.number("block"), 0, blocks.size());
        if (number == 0) {
            throw new DeskRequest.NotThere();
        }
        ObjectNode block = typed(request, (ObjectNode) blocks.get(number - 1));
        String[] act = request.field("act").split(":");
        if (act[0].equals("find")) {
            return blockScreen(request, 200, version(request), number, block, "");
        }
        Optional<String> noTime = untilFault(request);
        if (noTime.isPresent()) {
            return blockScreen(request, 422, version(request), number, block, noTime.get());
        }
        pick(block, act);
        blocks.set(number - 1, block);
        String back = act[0].equals("keep") ? PATH + "?at=" + number + "&did=edit" : PATH + "/blocks/" + number;
        try {
            Answer done = Answer.seeOther(back);
            return save(request, base.get(), act[0].equals("keep") ? done.saying("front.kept") : done);
        } catch (NotAFront wrong) {
            return blockScreen(request, 422, version(request), number, block, message(wrong));
        }
    }

    private static void pick(ObjectNode block, String[] act) {
        switch (act[0]) {
            case "picks", "links" -> {
                if (act.length > 1 && isNumber(act[1])) {
                    block.withArray(act[0]).addObject().put("story", Long.parseLong(act[1]));
                }
            }
            case "up", "down", "drop" -> {
                String list = act.length > 1 && act[1].equals("links") ? "links" : "picks";
                ArrayNode picks = block.withArray(list);
                int at = number(act, 2, picks.size());
                if (act[0].equals("drop") && at > 0) {
                    picks.remove(at - 1);
                } else {
                    move(picks, at, act[0].equals("up") ? at - 1 : at + 1);
                }
            }
            default -> {}
        }
    }

    /// The block with what was typed in the fields that it has. What does not fit is left for [FrontJson] to say.
    private static ObjectNode typed(DeskRequest request, ObjectNode before) {
        ObjectNode block = before.deepCopy();
        block.put("heading", request.field("heading"));
        for (String name : List.of("layout", "text", "label", "address")) {
            if (before.has(name)) {
                block.put(name, request.field(name));
            }
        }
        for (String name : List.of("count", "related")) {
            if (before.has(name)) {
                String typed = request.field(name);
                block.set(
                        name,
                        typed.matches("\\d{1,6}") ? block.numberNode(Integer.parseInt(typed)) : block.textNode(typed));
            }
        }
        if (before.has("source")) {
            String source = request.field("source");
            if (source.startsWith("section:")) {
                block.putObject("source").put("section", source.substring("section:".length()));
            } else if (source.equals("topic") || source.equals("author")) {
                block.putObject("source").put(source, request.field(source));
            } else {
                block.put("source", source);
            }
        }
        for (String name : List.of("picks", "links")) {
            block.set(name, picks(request, name));
            if (block.path(name).isEmpty()) {
                block.remove(name);
            }
        }
        return block;
    }

    private static ArrayNode picks(DeskRequest request, String name) {
        ArrayNode picks = JSON.createArrayNode();
        for (String story : request.all(name)) {
            if (isNumber(story)) {
                ObjectNode pick = picks.addObject().put("story", Long.parseLong(story));
                String until = request.field("until-" + name + "-" + story);
                if (!until.isEmpty()) {
                    pick.put(
                            "until",
                            LocalTime.once(until, request.site().zone())
                                    .map(Instant::toString)
                                    .orElse(until));
                }
            }
        }
        return picks;
    }

    private static Optional<String> untilFault(DeskRequest request) {
        return Stream.of("picks", "links")
                .flatMap(name -> request.all(name).stream()
                        .filter(FrontDesk::isNumber)
                        .map(story -> request.field("until-" + name + "-" + story)))
                .filter(until -> !until.isEmpty())
                .flatMap(until -> LocalTime.fault(until, request.site().zone(), request.words()).stream())
                .findFirst();
    }

    private Answer blockScreen(
            DeskRequest request, int status, long version, int number, ObjectNode block, String wrong) {
        JsonNode source = block.path("source");
        String kind = request.words().say("front.kind." + block.path("kind").asText());
        return request.screen(status, "front-block", database.read(sql -> {
            String q = request.field("q");
            Set<Long> ids = new HashSet<>();
            for (String name : List.of("picks", "links")) {
                block.path(name).forEach(pick -> ids.add(pick.path("story").asLong()));
            }
            Map<Long, Candidate> known = Candidates.of(sql, ids);
            List<PickList> lists = new ArrayList<>();
            if (block.has("source") || block.path("kind").asText().equals("tabs")) {
                lists.add(new PickList("picks", lines(request, block.path("picks"), known)));
            }
            if (block.has("related")) {
                lists.add(new PickList("links", lines(request, block.path("links"), known)));
            }
            return new BlockPage(
                    request.frame("front.block", number, kind),
                    version,
                    number,
                    block,
                    source.isTextual()
                            ? source.asText()
                            : source.has("section")
                                    ? "section:" + source.path("section").asText()
                                    : source.has("topic") ? "topic" : "author",
                    source.path("topic").asText(),
                    source.path("author").asText(),
                    Sections.tree(sql).all(),
                    Candidates.topics(sql),
                    Candidates.authors(sql),
                    lists,
                    q,
                    lists.isEmpty() || !request.field("act").equals("find") ? List.of() : Candidates.find(sql, q),
                    wrong);
        }));
    }

    private static List<PickLine> lines(DeskRequest request, JsonNode picks, Map<Long, Candidate> known) {
        List<PickLine> lines = new ArrayList<>();
        for (JsonNode pick : picks) {
            long story = pick.path("story").asLong();
            @Nullable Candidate there = known.get(story);
            lines.add(new PickLine(
                    lines.size() + 1,
                    story,
                    there == null ? "" : there.headline(),
                    there != null && there.open(request.now()),
                    until(pick.path("until").asText(), request),
                    lines.size() == picks.size() - 1));
        }
        return lines;
    }

    /// As `input type="datetime-local"` takes it; what was typed and is no moment stays as it was.
    private static String until(String moment, DeskRequest request) {
        try {
            return moment.isEmpty()
                    ? ""
                    : OffsetDateTime.parse(moment)
                            .atZoneSameInstant(request.site().zone())
                            .toLocalDateTime()
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString();
        } catch (DateTimeException notYet) {
            return moment;
        }
    }

    // launching
    // --------------------------------------------------------------------------------------------------------

    Answer launch(DeskRequest request) {
        if (!isNumber(request.field("version"))) {
            throw new DeskRequest.NotThere();
        }
        try {
            return editions.launch(version(request), request.who())
                    .map(edition -> Answer.seeOther(PATH).saying("front.launched", Long.toString(edition.number())))
                    .orElseGet(() -> Answer.seeOther(PATH).saying("front.not-launched"));
        } catch (NotAFront wrong) {
            return show(request, 422, message(wrong));
        }
    }

    Answer history(DeskRequest request) {
        return request.screen(
                "front-history",
                new History(
                        request.frame("front.history"),
                        editions.history(HISTORY),
                        database.read(sql -> Editions.versions(sql, HISTORY)),
                        editions.draft().version()));
    }

    Answer rollBack(DeskRequest request) {
        if (!isNumber(request.field("edition"))) {
            throw new DeskRequest.NotThere();
        }
        try {
            Edition edition = editions.rollBack(Long.parseLong(request.field("edition")), request.who())
                    .orElseThrow(DeskRequest.NotThere::new);
            return Answer.seeOther(PATH + "/history")
                    .saying("front.rolled-back", request.field("edition"), Long.toString(edition.number()));
        } catch (NotAFront wrong) {
            return show(request, 422, message(wrong));
        }
    }

    /// Makes an older version, or one that stood aside, the draft.
    Answer takeUp(DeskRequest request) {
        if (!isNumber(request.field("version"))) {
            throw new DeskRequest.NotThere();
        }
        Front front = database.read(sql -> Editions.version(sql, version(request)))
                .map(Draft::front)
                .orElseThrow(DeskRequest.NotThere::new);
        try {
            editions.save(front, request.who());
            return Answer.seeOther(PATH).saying("front.taken-up");
        } catch (NotAFront wrong) {
            return show(request, 422, message(wrong));
        }
    }

    // JSON
    // -------------------------------------------------------------------------------------------------------------

    private static ObjectNode json(Block block) {
        return (ObjectNode) tree(new Front(List.of(block))).path("blocks").get(0);
    }

    private static ObjectNode tree(Front front) {
        try {
            return (ObjectNode) JSON.readTree(FrontJson.write(front));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    private static String message(NotAFront wrong) {
        return Objects.requireNonNullElse(wrong.getMessage(), "");
    }
}
