package press.dateline.copydesk.time;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The words with which a language says that something happens: which of them may name the same event, and which put
/// it on a calendar. Read from the `@` lines of the language's file. Thread-safe.
public final class EventWords {
    private static final Map<String, EventWords> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final int SHORTEST_STEM = 3;

    /// What is put at the end of a word has so many letters at least.
    private static final int SHORTEST_TAIL = 5;

    private final TimeLanguage language;
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<String>> stems = new HashMap<>();

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
        boolean isStem = word.endsWith("*");
        String start = isStem ? word.substring(0, word.length() - 1) : word;
        (isStem ? stems : words).computeIfAbsent(start, key -> new HashSet<>()).add(family);
    }

    /// The words of a list of the file, such as `scheduled`.
    public Set<String> list(String name) {
        return language.list(name);
    }

    /// The kinds of events a word may name, none where it names none: `summit` and `talks` share one. Where words are
    /// put together, what the last part names: `Warnstreik`.
    public Set<String> families(String word) {
        Set<String> found = new HashSet<>();
        addFamilies(word, found);
        if (language.list("settings").contains("compounds")) {
            for (int from = SHORTEST_STEM; word.length() - from >= SHORTEST_TAIL && found.isEmpty(); from++) {
                addFamilies(word.substring(from), found);
            }
        }
        return found;
    }

    private void addFamilies(String word, Set<String> found) {
        found.addAll(words.getOrDefault(word, Set.of()));
        for (int length = word.length(); length >= SHORTEST_STEM; length--) {
            found.addAll(stems.getOrDefault(word.substring(0, length), Set.of()));
        }
    }
}
