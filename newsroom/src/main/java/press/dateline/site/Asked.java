package press.dateline.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.People;
import press.dateline.search.Question;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;

/// What the search page is asked for, as its address says it: `/search/?q=ferry&section=harbour&page=2`.
///
/// @param words as typed; of a longer question the first 200 characters
/// @param section path of a section, empty for all
/// @param topic slug of a topic, empty for all
/// @param author slug of a person, empty for all
/// @param from first day, `2024-03-04`, empty for the beginning
/// @param to last day, empty for today
/// @param page from 1
public record Asked(String words, String section, String topic, String author, String from, String to, int page) {
    /// Where the search page is.
    public static final String PATH = "/search/";

    /// No section, topic or person has this id.
    private static final long NOBODY = -1;

    private static final int LONGEST_VALUE = 200;

    /// The words alone, as other sites' addresses have them.
    public static Asked words(String words, int page) {
        return new Asked(words, "", "", "", "", "", Math.max(1, page));
    }

    static Asked of(PageKey key) {
        return new Asked(
                key.parameter("q").orElse(""),
                key.parameter("section").orElse(""),
                key.parameter("topic").orElse(""),
                key.parameter("author").orElse(""),
                key.parameter("from").orElse(""),
                key.parameter("to").orElse(""),
                key.parameter("page")
                        .map(Addresses::number)
                        .filter(page -> page > 0)
                        .orElse(1));
    }

    static PageKey key(RequestTarget target) {
        Map<String, String> parameters = new TreeMap<>();
        for (String name : new String[] {"q", "section", "topic", "author", "from", "to", "page"}) {
            Optional<String> value = target.parameter(name);
            value.map(Asked::shortened).filter(text -> !text.isBlank()).ifPresent(text -> parameters.put(name, text));
        }
        return new PageKey(target.path(), parameters);
    }

    private static String shortened(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, value.codePointCount(0, LONGEST_VALUE) - 1));
    }

    /// The address that asks for the same on another page.
    public String href(int number) {
        return new PageKey(PATH, parameters(number)).toString();
    }

    /// The address of the feed of what this finds.
    public String feed(FeedFormat format) {
        return feedKey(format).toString();
    }

    PageKey feedKey(FeedFormat format) {
        return new PageKey(FeedAddress.of(PATH, format), parameters(1));
    }

    private Map<String, String> parameters(int number) {
        Map<String, String> parameters = new LinkedHashMap<>(
                Map.of("q", words, "section", section, "topic", topic, "author", author, "from", from, "to", to));
        parameters.put("page", number == 1 ? "" : Integer.toString(number));
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    public String href() {
        return href(page);
    }

    // the question ---------------------------------------------------------------------------------------------------

    /// What is asked of the index, within the read transaction of `sql`.
    public Question question(DSLContext sql, Instant now) {
        return question(
                Sections.tree(sql).byPath(section).map(Section::id),
                topic.isEmpty()
                        ? Optional.empty()
                        : Topics.publicBySlug(sql, topic, now).map(Topic::id),
                author.isEmpty()
                        ? Optional.empty()
                        : People.publicBySlug(sql, author, now).map(press.dateline.people.Person::id));
    }

    /// What is not public filters like what never was: nothing is found under it.
    Question question(Optional<Long> sectionId, Optional<Long> topicId, Optional<Long> authorId) {
        return new Question(
                words, id(section, sectionId), id(topic, topicId), id(author, authorId), day(from), day(to));
    }

    private static OptionalLong id(String name, Optional<Long> id) {
        return name.isEmpty() ? OptionalLong.empty() : OptionalLong.of(id.orElse(NOBODY));
    }

    /// A day as it is typed, null for what is none.
    static @Nullable LocalDate day(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    // another question -----------------------------------------------------------------------------------------------

    Asked withWords(String other) {
        return new Asked(other, section, topic, author, from, to, 1);
    }

    Asked withSection(String other) {
        return new Asked(words, other, topic, author, from, to, 1);
    }

    Asked withTopic(String other) {
        return new Asked(words, section, other, author, from, to, 1);
    }

    Asked withAuthor(String other) {
        return new Asked(words, section, topic, other, from, to, 1);
    }

    Asked between(String first, String last) {
        return new Asked(words, section, topic, author, first, last, 1);
    }
}
