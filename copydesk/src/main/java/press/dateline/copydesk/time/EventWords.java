package press.dateline.copydesk.time;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The words with which a language says that something happens: which of them may name the same event, and which put
/// it on a calendar. Read from the `@` lines of the language's file. Thread-safe.
public final class EventWords {
    private static final Map<String, EventWords> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final int SHORTEST_STEM = 3;

    private final TimeLanguage language;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> stems = new HashMap<>();

    private EventWords(TimeLanguage language) {
        this.language = language;
        language.lists().forEach((name, list) -> {
            if (name.startsWith("event.")) {
                list.forEach(word -> add(name, word));
            }
        });
    }

    public static EventWords of(Locale locale) {
        return BY_LANGUAGE.computeIfAbsent(
                locale.getLanguage(), key -> new EventWords(TimeLanguage.of(Locale.of(key))));
    }

    private void add(String family, String word) {
        if (word.endsWith("*")) {
            stems.put(word.substring(0, word.length() - 1), family);
        } else {
            words.put(word, family);
        }
    }

    /// The words of a list of the file, such as `scheduled`.
    public Set<String> list(String name) {
        return language.list(name);
    }

    /// Which kind of event a word names, null where it names none: `summit` and `talks` are of one family.
    public @Nullable String family(String word) {
        String known = words.get(word);
        for (int length = word.length(); known == null && length >= SHORTEST_STEM; length--) {
            known = stems.get(word.substring(0, length));
        }
        return known;
    }
}
