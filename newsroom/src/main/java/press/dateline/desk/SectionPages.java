package press.dateline.desk;

import static press.dateline.store.tables.Tables.STORY_SECTION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import press.dateline.publishing.SectionDesk;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Declined;
import press.dateline.site.SectionMark;
import press.dateline.store.Database;

/// The sections of the site: their order, names, addresses and colours, and two made one.
public final class SectionPages {
    static final String PATH = "/desk/site";

    private static final String ONE = PATH + "/sections/";

    private final Database database;

    SectionPages(Database database) {
        this.database = database;
    }

    /// The record of `sections.html`.
    ///
    /// @param typed what was typed of a new section, when it was refused
    /// @param wrong why, or empty
    public record Page(
            DeskFrame frame,
            List<Row> rows,
            List<Choice> parents,
            List<Integer> colours,
            Typed typed,
            int at,
            String did,
            String wrong) {}

    /// @param accent which colour it wears, its own or another's
    /// @param place among its sisters, from 0
    public record Row(Section section, int depth, int accent, int stories, int place, boolean last) {}

    /// A section to choose, with the way to it.
    public record Choice(long id, String name) {}

    /// As a form has it.
    public record Typed(String parent, String name, String slug, String description, int colour) {
        public boolean isIn(Choice section) {
            return parent.equals(Long.toString(section.id()));
        }
    }

    /// The record of `section.html`.
    public record One(
            DeskFrame frame,
            Section section,
            Typed typed,
            int stories,
            List<Choice> parents,
            List<Choice> others,
            List<Integer> colours,
            String wrong) {}

    Answer list(DeskRequest request) {
        return list(request, 200, new Typed("", "", "", "", 0), "");
    }

    private Answer list(DeskRequest request, int status, Typed typed, String wrong) {
        return request.screen(status, "sections", database.read(sql -> {
            Sections.Tree tree = Sections.tree(sql);
            List<Row> rows = new ArrayList<>();
            Map<Long, Integer> stories = stories(sql);
            rows(tree, tree.top(), 0, 0, stories, rows);
            return new Page(
                    request.frame("nav.sections"),
                    rows,
                    choices(tree, tree.all()),
                    colours(),
                    typed,
                    request.query("at").matches("\\d{1,9}") ? Integer.parseInt(request.query("at")) : 0,
                    request.query("did"),
                    wrong);
        }));
    }

    private static void rows(
            Sections.Tree tree,
            List<Section> sisters,
            int depth,
            int above,
            Map<Long, Integer> stories,
            List<Row> rows) {
        for (int i = 0; i < sisters.size(); i++) {
            Section section = sisters.get(i);
            int otherwise = above > 0 ? above : i % SectionMark.ACCENTS + 1;
            int accent = section.colour() > 0 ? section.colour() : otherwise;
            rows.add(
                    new Row(section, depth, accent, stories.getOrDefault(section.id(), 0), i, i == sisters.size() - 1));
            rows(tree, tree.children(section), depth + 1, accent, stories, rows);
        }
    }

    private static Map<Long, Integer> stories(DSLContext sql) {
        return sql.select(STORY_SECTION.SECTION_ID, DSL.count())
                .from(STORY_SECTION)
                .groupBy(STORY_SECTION.SECTION_ID)
                .fetchMap(STORY_SECTION.SECTION_ID, DSL.count());
    }

    private static List<Choice> choices(Sections.Tree tree, List<Section> sections) {
        return sections.stream()
                .map(section -> new Choice(
                        section.id(),
                        String.join(
                                " › ",
                                tree.line(section).stream().map(Section::name).toList())))
                .toList();
    }

    private static List<Integer> colours() {
        return IntStream.rangeClosed(0, SectionMark.ACCENTS).boxed().toList();
    }

    private static Typed typed(DeskRequest request) {
        String colour = request.field("colour");
        return new Typed(
                request.field("parent"),
                request.field("name"),
                request.field("slug"),
                request.field("description"),
                colour.matches("\\d") ? Integer.parseInt(colour) : 0);
    }

    private static SectionDesk.Said said(Typed typed) {
        @Nullable Long parent = typed.parent().matches("\\d{1,18}") ? Long.valueOf(typed.parent()) : null;
        return new SectionDesk.Said(parent, typed.name(), typed.slug(), typed.description(), typed.colour());
    }

    Answer add(DeskRequest request) {
        Typed typed = typed(request);
        try {
            work(request, desk -> desk.add(said(typed)));
            return Answer.seeOther(PATH).saying("sections.added", typed.name());
        } catch (Declined declined) {
            return list(request, 422, typed, String.valueOf(declined.getMessage()));
        }
    }

    private void work(DeskRequest request, Consumer<SectionDesk> work) {
        database.write(transaction -> {
            work.accept(new SectionDesk(transaction, request.who()));
            return transaction.now();
        });
    }

    /// `to` is the place among its sisters, from 0.
    Answer order(DeskRequest request) {
        String to = request.field("to");
        long id = request.number("section");
        try {
            work(request, desk -> desk.order(id, to.matches("\\d{1,4}") ? Integer.parseInt(to) : 0));
        } catch (Declined gone) {
            throw new DeskRequest.NotThere();
        }
        return Answer.seeOther(
                PATH + "?at=" + id + "&did=" + (request.field("did").equals("down") ? "down" : "up"));
    }

    Answer show(DeskRequest request) {
        return one(request, 200, null, "");
    }

    private Answer one(DeskRequest request, int status, @Nullable Typed typed, String wrong) {
        long id = request.number("section");
        return request.screen(status, "section", database.read(sql -> {
            Sections.Tree tree = Sections.tree(sql);
            Section section = tree.byId(id).orElseThrow(DeskRequest.NotThere::new);
            Long parent = section.parentId();
            List<Section> within = tree.within(section);
            return new One(
                    request.frame("sections.one", section.name()),
                    section,
                    typed != null
                            ? typed
                            : new Typed(
                                    parent == null ? "" : parent.toString(),
                                    section.name(),
                                    section.slug(),
                                    section.description(),
                                    section.colour()),
                    stories(sql).getOrDefault(id, 0),
                    choices(
                            tree,
                            tree.all().stream()
                                    .filter(other -> !within.contains(other))
                                    .toList()),
                    choices(
                            tree,
                            tree.all().stream()
                                    .filter(other -> other.id() != id)
                                    .toList()),
                    colours(),
                    wrong);
        }));
    }

    Answer change(DeskRequest request) {
        Typed typed = typed(request);
        try {
            work(request, desk -> desk.change(request.number("section"), said(typed)));
            return Answer.seeOther(ONE + request.number("section")).saying("sections.kept");
        } catch (Declined declined) {
            return one(request, 422, typed, String.valueOf(declined.getMessage()));
        }
    }

    Answer merge(DeskRequest request) {
        String into = request.field("into");
        if (!into.matches("\\d{1,18}")) {
            return one(request, 422, null, request.words().say("sections.merge.which"));
        }
        try {
            work(request, desk -> desk.merge(request.number("section"), Long.parseLong(into)));
            return Answer.seeOther(ONE + into).saying("sections.merged");
        } catch (Declined declined) {
            return one(request, 422, null, String.valueOf(declined.getMessage()));
        }
    }

    Answer remove(DeskRequest request) {
        try {
            work(request, desk -> desk.remove(request.number("section")));
            return Answer.seeOther(PATH).saying("sections.removed");
        } catch (Declined declined) {
            return one(request, 422, null, String.valueOf(declined.getMessage()));
        }
    }
}
