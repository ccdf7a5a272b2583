package press.dateline.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.search.Found;
import press.dateline.search.Found.Hit;
import press.dateline.search.Question;
import press.dateline.search.SearchIndex;
import press.dateline.section.Section;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.site.Frames.Surroundings;
import press.dateline.site.SearchPage.Choice;
import press.dateline.site.SearchPage.Counted;
import press.dateline.site.SearchPage.Facet;
import press.dateline.site.SearchPage.Result;
import press.dateline.story.PublicStories;
import press.dateline.story.Story.StoryCard;

/// Loads the search page. The index yields ids; what is shown of them is read through the gate.
final class SearchPages {
    private final Surroundings around;
    private final SearchIndex index;
    private final Asked asked;
    private final Optional<Section> section;
    private final Optional<Topic> topic;
    private final Optional<Person> author;

    private SearchPages(Surroundings around, SearchIndex index, Asked asked) {
        this.around = around;
        this.index = index;
        this.asked = asked;
        this.section = around.sections().byPath(asked.section());
        this.topic = asked.topic().isEmpty()
                ? Optional.empty()
                : Topics.publicBySlug(around.sql(), asked.topic(), around.now());
        this.author = asked.author().isEmpty()
                ? Optional.empty()
                : People.publicBySlug(around.sql(), asked.author(), around.now());
    }

    static SearchPage load(Surroundings around, SearchIndex index, Asked asked) {
        return new SearchPages(around, index, asked).load();
    }

    private SearchPage load() {
        Question question = asked.question(section.map(Section::id), topic.map(Topic::id), author.map(Person::id));
        Optional<Found> answer = question.empty()
                ? Optional.empty()
                : index.find(question, asked.page(), around.settings().storiesPerPage());
        String heading = around.site().words().say("find.heading");
        String title = asked.words().isBlank() ? heading : heading + ": " + asked.words();
        Head head = new Head(
                title,
                "",
                "",
                true,
                "",
                "",
                List.of(),
                question.empty()
                        ? List.of()
                        : List.of(new Feed(title, asked.feed(FeedFormat.RSS), FeedFormat.RSS.type())),
                "",
                null,
                null);
        return new SearchPage(
                around.frame(head),
                asked,
                !index.stands(),
                answer.map(Found::some).orElse(false),
                answer.map(Found::meant)
                        .filter(meant -> !meant.isEmpty())
                        .map(meant -> new Link(meant, asked.withWords(meant).href()))
                        .orElse(null),
                answer.map(Found::total).orElse(0),
                answer.map(found -> results(question, found)).orElse(List.of()),
                chosen(),
                answer.map(this::facets).orElse(List.of()),
                sections(),
                answer.map(found -> new Pages(Math.min(asked.page(), found.pages()), found.pages(), asked::href))
                        .orElse(new Pages(1, 1, asked::href)));
    }

    // the form -------------------------------------------------------------------------------------------------------

    private List<Link> chosen() {
        List<Link> chosen = new ArrayList<>();
        section.ifPresent(
                found -> chosen.add(new Link(found.name(), asked.withSection("").href())));
        topic.ifPresent(
                found -> chosen.add(new Link(found.name(), asked.withTopic("").href())));
        author.ifPresent(
                found -> chosen.add(new Link(found.name(), asked.withAuthor("").href())));
        LocalDate from = Asked.day(asked.from());
        LocalDate to = Asked.day(asked.to());
        if (from != null || to != null) {
            String days = (from == null ? "" : from) + " – " + (to == null ? "" : to);
            chosen.add(new Link(days.strip(), asked.between("", "").href()));
        }
        return chosen;
    }

    private List<Choice> sections() {
        List<Choice> choices = new ArrayList<>();
        around.sections().top().forEach(top -> choose(top, 0, choices));
        return choices;
    }

    private void choose(Section one, int depth, List<Choice> choices) {
        choices.add(new Choice(one.path(), one.name(), depth, one.path().equals(asked.section())));
        around.sections().children(one).forEach(child -> choose(child, depth + 1, choices));
    }

    // the answer -----------------------------------------------------------------------------------------------------

    private List<Result> results(Question question, Found found) {
        Map<Hit, Card> cards = new HashMap<>();
        for (StoryCard story : PublicStories.cards(around.sql(), ids(found, Hit.Kind.STORY), around.now())) {
            cards.put(new Hit(Hit.Kind.STORY, story.id()), Cards.of(around, story));
        }
        for (var page : press.dateline.page.Pages.trails(around.sql(), ids(found, Hit.Kind.PAGE), around.now())) {
            cards.put(new Hit(Hit.Kind.PAGE, page.id()), card(page));
        }
        Map<Hit, String> extracts = index.extracts(around.sql(), question, found.hits());
        List<Result> results = new ArrayList<>();
        for (Hit hit : found.hits()) {
            Card card = cards.get(hit);
            if (card != null) {
                results.add(new Result(card, extracts.getOrDefault(hit, ""), hit.kind() == Hit.Kind.STORY));
            }
        }
        return results;
    }

    private static List<Long> ids(Found found, Hit.Kind kind) {
        return found.hits().stream()
                .filter(hit -> hit.kind() == kind)
                .map(Hit::id)
                .toList();
    }

    private static Card card(press.dateline.page.Page.Trail page) {
        return new Card(
                page.title(),
                RequestTarget.encode(page.path()),
                "",
                null,
                Cards.plain(page.standfirst()),
                null,
                List.of(),
                page.at(),
                StoryFormat.STANDARD);
    }

    private List<Facet> facets(Found found) {
        List<Facet> facets = new ArrayList<>();
        if (section.isEmpty() || !around.sections().children(section.get()).isEmpty()) {
            add(facets, found.total(), "nav.sections", found.facets().sections(), id -> around.sections()
                    .byId(id)
                    .filter(one -> !one.path().equals(asked.section()))
                    .map(one ->
                            new Link(one.name(), asked.withSection(one.path()).href())));
        }
        if (topic.isEmpty()) {
            Map<Long, Topic> topics =
                    Topics.publicByIds(around.sql(), ids(found.facets().topics()), around.now());
            add(facets, found.total(), "topics", found.facets().topics(), id -> Optional.ofNullable(topics.get(id))
                    .map(one -> new Link(one.name(), asked.withTopic(one.slug()).href())));
        }
        if (author.isEmpty()) {
            Map<Long, Person> people =
                    People.publicByIds(around.sql(), ids(found.facets().authors()), around.now());
            add(facets, found.total(), "find.authors", found.facets().authors(), id -> Optional.ofNullable(
                            people.get(id))
                    .map(one ->
                            new Link(one.name(), asked.withAuthor(one.slug()).href())));
        }
        if (asked.from().isEmpty() && asked.to().isEmpty()) {
            add(
                    facets,
                    found.total(),
                    "find.years",
                    found.facets().years(),
                    year -> Optional.of(new Link(
                            Long.toString(year),
                            asked.between(year + "-01-01", year + "-12-31").href())));
        }
        return facets;
    }

    private static List<Long> ids(List<Found.Count> counts) {
        return counts.stream().map(Found.Count::id).toList();
    }

    /// What all results have in common narrows nothing down.
    private static void add(
            List<Facet> facets, int total, String label, List<Found.Count> counts, LongFunction<Optional<Link>> link) {
        List<Counted> entries = counts.stream()
                .flatMap(count -> link.apply(count.id()).stream()
                        .map(found -> new Counted(found.text(), found.href(), count.pieces())))
                .toList();
        boolean all = counts.size() == 1 && counts.getFirst().pieces() == total;
        if (!entries.isEmpty() && !all) {
            facets.add(new Facet(label, entries));
        }
    }
}
