package press.dateline.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.People;
import press.dateline.section.Section;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Setting;
import press.dateline.site.Frames.Surroundings;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.StoryList.Period;

/// Loads a page of a list of stories: section, topic, author, date, latest.
final class ListPages {
    private ListPages() {}

    static Optional<ListPage> load(Surroundings around, Place.OfList place) {
        Optional<Listings.ListPage> found = Listings.page(
                around.sql(),
                place.list(),
                place.period(),
                place.number(),
                around.settings().storiesPerPage(),
                around.zone(),
                around.now());
        return found.flatMap(page -> subject(around, place).map(subject -> page(around, place, page, subject)));
    }

    /// What is printed above the stories.
    private record Subject(
            ListPage.Kind kind,
            String heading,
            int accent,
            String description,
            Optional<Profile> author,
            List<Link> below,
            List<Link> above) {}

    private static Optional<Subject> subject(Surroundings around, Place.OfList place) {
        return switch (place.kind()) {
            case Place.Kind.Latest latest -> Optional.of(latest(around));
            case Place.Kind.OfSection(long id) -> around.sections().byId(id).map(section -> ofSection(around, section));
            case Place.Kind.OfTopic(long id) ->
                Topics.publicById(around.sql(), id, around.now()).map(ListPages::ofTopic);
            case Place.Kind.OfAuthor(long id) ->
                People.publicById(around.sql(), id, around.now()).map(person -> ofAuthor(around, person));
            case Place.Kind.OfDate date -> Optional.of(ofDate(around, place.period()));
        };
    }

    private static Subject latest(Surroundings around) {
        return new Subject(
                ListPage.Kind.LATEST,
                around.site().words().say("list.latest"),
                0,
                "",
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Subject ofSection(Surroundings around, Section section) {
        List<Link> line = StoryPages.breadcrumb(around, section);
        return new Subject(
                ListPage.Kind.SECTION,
                section.name(),
                around.mark(section).accent(),
                section.description(),
                Optional.empty(),
                around.sections().children(section).stream()
                        .map(child -> new Link(child.name(), RequestTarget.encode(child.address())))
                        .toList(),
                line.subList(0, line.size() - 1));
    }

    private static Subject ofTopic(Topic topic) {
        return new Subject(
                ListPage.Kind.TOPIC, topic.name(), 0, topic.description(), Optional.empty(), List.of(), List.of());
    }

    private static Subject ofAuthor(Surroundings around, press.dateline.people.Person person) {
        return new Subject(
                ListPage.Kind.AUTHOR,
                person.name(),
                0,
                "",
                Optional.of(StoryPages.profile(around, person)),
                List.of(),
                List.of());
    }

    private static Subject ofDate(Surroundings around, Period period) {
        Words words = around.site().words();
        String heading =
                switch (period) {
                    case Period.All all -> words.say("list.latest");
                    case Period.OfYear(int year) -> Integer.toString(year);
                    case Period.OfMonth(var month) -> words.month(month.atDay(1));
                    case Period.OfDay(LocalDate day) -> words.day(day);
                };
        List<Link> above =
                switch (period) {
                    case Period.All all -> List.of();
                    case Period.OfYear year -> List.of();
                    case Period.OfMonth(var month) -> List.of(year(month.getYear()));
                    case Period.OfDay(LocalDate day) ->
                        List.of(
                                year(day.getYear()),
                                new Link(
                                        words.month(day), "/%04d/%02d/".formatted(day.getYear(), day.getMonthValue())));
                };
        return new Subject(ListPage.Kind.DATE, heading, 0, "", Optional.empty(), List.of(), above);
    }

    private static Link year(int year) {
        return new Link(Integer.toString(year), "/%04d/".formatted(year));
    }

    private static List<Feed> feeds(Surroundings around, Place.OfList place, Subject subject) {
        return switch (place.kind()) {
            case Place.Kind.OfSection _, Place.Kind.OfTopic _, Place.Kind.OfAuthor _ ->
                List.of(new Feed(
                        subject.heading() + " – " + around.site().title(),
                        RequestTarget.encode(FeedAddress.of(place.base(), FeedFormat.RSS)),
                        FeedFormat.RSS.type()));
            case Place.Kind.Latest _, Place.Kind.OfDate _ -> List.of();
        };
    }

    private static ListPage page(Surroundings around, Place.OfList place, Listings.ListPage page, Subject subject) {
        Pages pages =
                new Pages(page.number(), page.pages(), n -> RequestTarget.encode(Addresses.listPage(place.base(), n)));
        Head head = new Head(
                subject.heading(),
                Cards.plain(subject.description()),
                around.absolute(Addresses.listPage(place.base(), page.number())),
                false,
                pages.previous(),
                pages.next(),
                subject.above(),
                feeds(around, place, subject),
                "",
                null,
                null);
        return new ListPage(
                around.frame(head),
                subject.kind(),
                subject.heading(),
                subject.accent(),
                subject.description(),
                subject.author().orElse(null),
                subject.below(),
                Cards.of(around, PublicStories.cards(around.sql(), page.ids(), around.now())),
                page.stories(),
                pages,
                around.settings().get(Setting.LIST_ASIDE).equals("none") ? List.of() : ErrorPages.latest(around));
    }
}
