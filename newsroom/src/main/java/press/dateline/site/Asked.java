package press.dateline.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;

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
        Map<String, String> parameters = new LinkedHashMap<>(
                Map.of("q", words, "section", section, "topic", topic, "author", author, "from", from, "to", to));
        parameters.put("page", number == 1 ? "" : Integer.toString(number));
        parameters.values().removeIf(String::isEmpty);
        return new PageKey(PATH, parameters).toString();
    }

    public String href() {
        return href(page);
    }

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
