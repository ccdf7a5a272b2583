package press.dateline.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;

/// A front as JSON, as it is stored and as people write it (docs/front.md). Reading is strict: what is misspelt is told
/// and not passed over, since a block would quietly be another one.
public final class FrontJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_PICKS = 40;

    private FrontJson() {}

    /// What a kind of block is called, and how many stories it has unless it says so.
    public enum Kind {
        BREAKING(1),
        LEAD(4),
        NUMBERED(8),
        TABS(8),
        FEATURED(4),
        STORIES(4),
        OPINION(4),
        PICTURES(5),
        MOST_READ(5),
        NEWSLETTER(0),
        TEXT(0),
        ADVERTISEMENT(0);

        private final int count;

        Kind(int count) {
            this.count = count;
        }

        /// As in the JSON.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static String write(Front front) {
        return tree(front).toPrettyString();
    }

    private static ObjectNode tree(Front front) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode blocks = json.putArray("blocks");
        front.blocks().forEach(block -> write(block, blocks.addObject()));
        return json;
    }

    /// What the ledger keeps of a launch.
    static String record(Front front, String by, @Nullable Long restored) {
        ObjectNode json = MAPPER.createObjectNode().put("by", by);
        if (restored != null) {
            json.put("restored", restored);
        }
        return json.<ObjectNode>set("front", tree(front)).toString();
    }

    private static void write(Block block, ObjectNode json) {
        json.put("kind", kind(block).label());
        if (!block.heading().isEmpty()) {
            json.put("heading", block.heading());
        }
        switch (block) {
            case Block.Breaking(var heading, var stories) -> write(stories, json);
            case Block.Lead(var heading, var stories, int related, var links) -> {
                write(stories, json);
                json.put("related", related);
                write(links, "links", json);
            }
            case Block.Numbered(var heading, var stories) -> write(stories, json);
            case Block.Tabs(var heading, int count, var picks) -> {
                json.put("count", count);
                write(picks, "picks", json);
            }
            case Block.Featured(var heading, var stories) -> write(stories, json);
            case Block.Stories(var heading, var layout, var stories) -> {
                json.put("layout", layout.name().toLowerCase(Locale.ROOT));
                write(stories, json);
            }
            case Block.Opinion(var heading, var stories) -> write(stories, json);
            case Block.Pictures(var heading, var stories) -> write(stories, json);
            case Block.MostRead(var heading, int count) -> json.put("count", count);
            case Block.Newsletter(var heading, var text, var label, var address) ->
                json.put("text", text.html()).put("label", label).put("address", address);
            case Block.Text(var heading, var text) -> json.put("text", text.html());
            case Block.Advertisement(var heading, var text) -> json.put("text", text.html());
        }
    }

    private static Kind kind(Block block) {
        return switch (block) {
            case Block.Breaking _ -> Kind.BREAKING;
            case Block.Lead _ -> Kind.LEAD;
            case Block.Numbered _ -> Kind.NUMBERED;
            case Block.Tabs _ -> Kind.TABS;
            case Block.Featured _ -> Kind.FEATURED;
            case Block.Stories _ -> Kind.STORIES;
            case Block.Opinion _ -> Kind.OPINION;
            case Block.Pictures _ -> Kind.PICTURES;
            case Block.MostRead _ -> Kind.MOST_READ;
            case Block.Newsletter _ -> Kind.NEWSLETTER;
            case Block.Text _ -> Kind.TEXT;
            case Block.Advertisement _ -> Kind.ADVERTISEMENT;
        };
    }

    private static void write(Choice stories, ObjectNode json) {
        switch (stories.source()) {
            case Source.Top() -> json.put("source", "top");
            case Source.Latest() -> json.put("source", "latest");
            case Source.InSection(var path) -> json.putObject("source").put("section", path);
            case Source.OnTopic(var slug) -> json.putObject("source").put("topic", slug);
            case Source.ByAuthor(var slug) -> json.putObject("source").put("author", slug);
            case Source.MostRead() -> json.put("source", "most-read");
            case Source.HandPicked(), Source.Related() -> json.put("source", "picks");
        }
        json.put("count", stories.count());
        write(stories.picks(), "picks", json);
    }

    private static void write(List<Pick> picks, String name, ObjectNode json) {
        if (picks.isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray(name);
        for (Pick pick : picks) {
            ObjectNode one = array.addObject().put("story", pick.story());
            Instant until = pick.until();
            if (until != null) {
                one.put("until", until.toString());
            }
        }
    }

    /// @param stories finds a story by its address, where a pick names one by it
    /// @throws NotAFront when the text describes none
    public static Front read(String text, Function<String, Optional<Long>> stories) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new NotAFront("it is no JSON"
                    + (at == null ? "" : ": look at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
        if (json == null || !(json.get("blocks") instanceof ArrayNode array)) {
            throw new NotAFront("a front is an object with a list of “blocks”");
        }
        if (array.size() > Front.MOST_BLOCKS) {
            throw new NotAFront("it has " + array.size() + " blocks; at most " + Front.MOST_BLOCKS + " fit");
        }
        List<Block> blocks = new ArrayList<>();
        for (JsonNode block : array) {
            blocks.add(new Reader("block " + (blocks.size() + 1), block, stories).block());
        }
        return new Front(blocks);
    }

    /// Reads one block and says where it stands when something is wrong with it.
    private record Reader(String where, JsonNode json, Function<String, Optional<Long>> stories) {
        Block block() {
            if (!json.isObject()) {
                throw wrong("is no object");
            }
            String name = words("kind");
            Kind kind = Arrays.stream(Kind.values())
                    .filter(one -> one.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("has the kind “" + name + "”; there are "
                            + Arrays.stream(Kind.values()).map(Kind::label).collect(Collectors.joining(", "))));
            Block block = read(kind);
            for (Iterator<String> fields = json.fieldNames(); fields.hasNext(); ) {
                String field = fields.next();
                if (!known(kind).contains(field)) {
                    throw wrong("has “" + field + "”, which a block of the kind " + name + " does not know; it knows "
                            + known(kind).stream().sorted().collect(Collectors.joining(", ")));
                }
            }
            return block;
        }

        private static Set<String> known(Kind kind) {
            return switch (kind) {
                case BREAKING, NUMBERED, FEATURED, OPINION, PICTURES ->
                    Set.of("kind", "heading", "source", "count", "picks");
                case LEAD -> Set.of("kind", "heading", "source", "count", "picks", "related", "links");
                case STORIES -> Set.of("kind", "heading", "layout", "source", "count", "picks");
                case TABS -> Set.of("kind", "heading", "count", "picks");
                case MOST_READ -> Set.of("kind", "heading", "count");
                case NEWSLETTER -> Set.of("kind", "heading", "text", "label", "address");
                case TEXT, ADVERTISEMENT -> Set.of("kind", "heading", "text");
            };
        }

        private Block read(Kind kind) {
            String heading = words("heading");
            return switch (kind) {
                case BREAKING -> new Block.Breaking(heading, choice(kind));
                case LEAD -> {
                    Choice stories = choice(kind);
                    if (stories.count() > 5) {
                        throw wrong("has " + stories.count() + " stories; a lead has at most four beside it");
                    }
                    yield new Block.Lead(heading, stories, number("related", 3, 0, 6), picks("links"));
                }
                case NUMBERED -> new Block.Numbered(heading, choice(kind));
                case TABS -> new Block.Tabs(heading, number("count", kind.count, 1, Choice.MOST), picks("picks"));
                case FEATURED -> new Block.Featured(heading, choice(kind));
                case STORIES -> new Block.Stories(heading, layout(), choice(kind));
                case OPINION -> new Block.Opinion(heading, choice(kind));
                case PICTURES -> new Block.Pictures(heading, choice(kind));
                case MOST_READ -> new Block.MostRead(heading, number("count", kind.count, 1, Choice.MOST));
                case NEWSLETTER -> new Block.Newsletter(heading, html(), words("label"), address());
                case TEXT -> new Block.Text(heading, html());
                case ADVERTISEMENT -> new Block.Advertisement(heading, html());
            };
        }

        private Choice choice(Kind kind) {
            return new Choice(source(), number("count", kind.count, 1, Choice.MOST), picks("picks"));
        }

        private Source source() {
            JsonNode source = json.get("source");
            if (source == null) {
                return new Source.Latest();
            }
            if (source.isTextual()) {
                return switch (source.textValue()) {
                    case "top" -> new Source.Top();
                    case "latest" -> new Source.Latest();
                    case "most-read" -> new Source.MostRead();
                    case "picks" -> new Source.HandPicked();
                    default -> throw wrong("has the source “" + source.textValue() + "”" + SOURCES);
                };
            }
            if (source.isObject() && source.size() == 1) {
                String name = source.fieldNames().next();
                String value = source.get(name).asText();
                switch (name) {
                    case "section" -> {
                        return new Source.InSection(value);
                    }
                    case "topic" -> {
                        return new Source.OnTopic(value);
                    }
                    case "author" -> {
                        return new Source.ByAuthor(value);
                    }
                    default -> throw wrong("has a source by “" + name + "”" + SOURCES);
                }
            }
            throw wrong("has a source that is none" + SOURCES);
        }

        private static final String SOURCES = "; there are \"top\", \"latest\", \"most-read\", \"picks\", "
                + "{\"section\": PATH}, {\"topic\": SLUG} and {\"author\": SLUG}";

        private Block.Layout layout() {
            String name = words("layout");
            return name.isEmpty()
                    ? Block.Layout.LIST
                    : Arrays.stream(Block.Layout.values())
                            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    wrong("has the layout “" + name + "”; there are list, grid, double and scroller"));
        }

        private List<Pick> picks(String name) {
            JsonNode array = json.get(name);
            if (array == null) {
                return List.of();
            }
            if (!array.isArray() || array.size() > MOST_PICKS) {
                throw wrong("has “" + name + "” that are no list of at most " + MOST_PICKS + " stories");
            }
            List<Pick> picks = new ArrayList<>();
            array.forEach(one -> picks.add(pick(name, one)));
            return picks;
        }

        private Pick pick(String name, JsonNode json) {
            JsonNode story = json.isObject() ? json.get("story") : json;
            @Nullable JsonNode until = json.isObject() ? json.get("until") : null;
            if (story == null || !(story.isIntegralNumber() || story.isTextual())) {
                throw wrong("has among its “" + name + "” one without a story; name it by its number or its address");
            }
            long id = story.isTextual()
                    ? stories.apply(story.textValue())
                            .orElseThrow(() -> wrong("names a story at " + story.textValue() + ", and there is none"))
                    : story.longValue();
            return new Pick(id, until == null || until.isNull() ? null : moment(until.asText()));
        }

        private Instant moment(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw wrong("keeps a story until “" + text + "”; write a moment such as 2024-03-04T18:00:00Z");
            }
        }

        private int number(String name, int otherwise, int least, int most) {
            JsonNode number = json.get(name);
            if (number == null) {
                return otherwise;
            }
            if (!number.isInt() || number.intValue() < least || number.intValue() > most) {
                throw wrong("has the " + name + " " + number + "; take a number from " + least + " to " + most);
            }
            return number.intValue();
        }

        private String words(String name) {
            JsonNode words = json.get(name);
            if (words == null) {
                return "";
            }
            if (!words.isTextual() || words.textValue().length() > LONGEST_WORDS) {
                throw wrong("has a " + name + " that is no text of at most " + LONGEST_WORDS + " characters");
            }
            return words.textValue().strip();
        }

        private CleanHtml html() {
            JsonNode text = json.get("text");
            if (text == null) {
                return CleanHtml.EMPTY;
            }
            if (!text.isTextual() || text.textValue().length() > LONGEST_TEXT) {
                throw wrong("has a text of more than " + LONGEST_TEXT + " characters, or that is none");
            }
            return CleanHtml.copy(text.textValue());
        }

        private String address() {
            String address = words("address");
            boolean own = address.startsWith("/") && !address.startsWith("//");
            if (!own && !address.startsWith("https://") && !address.startsWith("http://")) {
                throw wrong("leads to “" + address + "”; take a path of this site or an address with https://");
            }
            return address;
        }

        private NotAFront wrong(String what) {
            return new NotAFront(where + " " + what);
        }
    }
}
