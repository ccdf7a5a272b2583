package press.dateline.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaLibrary;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Settings;
import press.dateline.store.Transaction;
import press.dateline.story.Furniture;
import press.dateline.story.ReadingTime;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;

/// Files manuscripts: finds the sections, topics and people they name, adds those that are new, and hands the story to
/// the [Batch]. Belongs to the transaction's thread.
public final class Filing {
    private static final int TRAIL = 40;

    private final Transaction transaction;
    private final Batch batch;
    private final UnaryOperator<String> slugs;
    private final Locale language;

    /// @param slugs makes the last part of an address of a name
    public Filing(Transaction transaction, Batch batch, UnaryOperator<String> slugs) {
        this.transaction = transaction;
        this.batch = batch;
        this.slugs = slugs;
        this.language = Settings.of(transaction.sql()).language();
    }

    /// Adds the story and puts it where `standing` says; [Batch#finish] remains to be called.
    ///
    /// @return its id
    public long file(Manuscript story, Standing standing, String by) {
        String words = story.copy().plainText();
        long id = batch.add(
                new StoryDraft(
                        story.slug(),
                        null,
                        story.kicker(),
                        story.headline(),
                        CleanHtml.text(story.standfirst()).html(),
                        story.standfirst().isEmpty() ? firstWords(words) : story.standfirst(),
                        story.dateline(),
                        story.copy().html(),
                        "standard",
                        words.isBlank() ? 0 : words.strip().split("\\s+").length,
                        ReadingTime.of(words, language).orElse(0),
                        story.sections().stream().map(this::section).toList(),
                        story.topics().stream().map(this::topic).toList(),
                        story.bylines().stream()
                                .map(name -> new StoryDraft.ByPerson(person(name.name()), name.role()))
                                .toList(),
                        story.pictureId(),
                        story.mediaIds(),
                        story.sources(),
                        story.at(),
                        story.at(),
                        story.sticky(),
                        story.commentsOpen(),
                        "",
                        ""),
                standing,
                by);
        if (standing.publicFrom() != null) {
            Responsibility.filing(transaction, id, story, standing, by);
        }
        return id;
    }

    /// What a working copy is to readers: its names looked up, its words counted, its pictures found.
    ///
    /// @param dated the moment it is dated
    StoryDraft draft(Furniture furniture, CleanHtml copy, Instant dated, Instant updated) {
        String words = copy.plainText();
        String standfirst = CleanHtml.stored(furniture.standfirst()).plainText().strip();
        return new StoryDraft(
                slug(furniture.slug().isEmpty() ? furniture.headline() : furniture.slug()),
                null,
                furniture.kicker(),
                furniture.headline(),
                furniture.standfirst(),
                Stream.of(furniture.trail(), standfirst)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseGet(() -> firstWords(words)),
                furniture.dateline(),
                copy.html(),
                "standard",
                words.isBlank() ? 0 : words.strip().split("\\s+").length,
                ReadingTime.of(words, language).orElse(0),
                furniture.sectionIds(),
                furniture.topics().stream().map(this::topic).toList(),
                furniture.bylines().stream()
                        .map(credit -> new StoryDraft.ByPerson(
                                credit.personId() > 0 ? credit.personId() : person(credit.name()), credit.role()))
                        .toList(),
                furniture.pictureId(),
                MediaLibrary.standingIn(transaction.sql(), copy.html()),
                furniture.sources(),
                dated,
                updated,
                false,
                furniture.commentsOpen(),
                furniture.seoTitle(),
                furniture.seoDescription());
    }

    private static String firstWords(String text) {
        String[] words = text.strip().split("\\s+", TRAIL + 1);
        String first = String.join(" ", List.of(words).subList(0, Math.min(TRAIL, words.length)));
        return words.length > TRAIL ? first + " …" : first;
    }

    /// The section that `line` names, from the top: `Harbour > Ferries`. A single name is looked for at every depth.
    public long section(String line) {
        List<String> names = Stream.of(line.split(">"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Sections.Tree tree = Sections.tree(transaction.sql());
        if (names.size() == 1) {
            Optional<Section> known = named(names.getFirst(), tree.top()).or(() -> anywhere(tree, names.getFirst()));
            if (known.isPresent()) {
                return known.get().id();
            }
        }
        @Nullable Section above = null;
        for (String name : names) {
            @Nullable Section parent = above;
            above = named(name, parent == null ? tree.top() : tree.children(parent))
                    .orElseGet(() -> Sections.add(transaction, parent, slug(name), name, ""));
        }
        return Objects.requireNonNull(above, "a section has a name").id();
    }

    private static Optional<Section> anywhere(Sections.Tree tree, String name) {
        return tree.top().stream()
                .flatMap(top -> below(tree, top))
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Stream<Section> below(Sections.Tree tree, Section section) {
        return Stream.concat(Stream.of(section), tree.children(section).stream().flatMap(child -> below(tree, child)));
    }

    private static Optional<Section> named(String name, List<Section> sections) {
        return sections.stream()
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public long topic(String name) {
        return Topics.byName(transaction.sql(), name)
                .map(Topic::id)
                .orElseGet(() -> Topics.add(transaction, slug(name), name, "").id());
    }

    public long person(String name) {
        return People.byName(transaction.sql(), name).map(Person::id).orElseGet(() -> People.add(
                        transaction, slug(name), name, "", null, null)
                .id());
    }

    private String slug(String name) {
        String slug = slugs.apply(name);
        return slug.isEmpty() ? "unnamed" : slug;
    }
}
