package press.dateline.copydesk.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The common words and the well-known names of a language, from `words_<language>.txt` and `names_<language>.txt`;
/// none where there are no such files. Words have five letters or more. Thread-safe.
record WordLists(Set<String> words, Set<String> names) {
    private static final Map<String, WordLists> BY_LANGUAGE = new ConcurrentHashMap<>();

    static WordLists of(Locale language) {
        return BY_LANGUAGE.computeIfAbsent(
                language.getLanguage(),
                code -> new WordLists(
                        Set.copyOf(Resource.lines("words_" + code + ".txt")),
                        Set.copyOf(Resource.lines("names_" + code + ".txt"))));
    }

    /// @param lower in small letters; a word of several with hyphens is common when all of them are
    boolean isWord(String lower) {
        if (words.isEmpty()) {
            return false;
        }
        int hyphen = lower.indexOf('-');
        return hyphen < 0
                ? words.contains(lower)
                : (hyphen < 5 || words.contains(lower.substring(0, hyphen))) && isWord(lower.substring(hyphen + 1));
    }

    boolean isName(String name) {
        return names.contains(name);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
