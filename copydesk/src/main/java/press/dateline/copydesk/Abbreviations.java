package press.dateline.copydesk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of a language that keep their full stop: `Dr.`, `Sept.`, `z. B.`. Read once from
/// `abbreviations_<language>.txt`, one a line in lower case without its last stop; a language without such a file has
/// the English ones. Thread-safe.
final class Abbreviations {
    private static final Map<String, Abbreviations> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Set<String> words;
    private final boolean ordinals;

    private Abbreviations(Set<String> words, boolean ordinals) {
        this.words = words;
        this.ordinals = ordinals;
    }

    static Abbreviations of(Locale language) {
        return BY_LANGUAGE.computeIfAbsent(language.getLanguage(), Abbreviations::read);
    }

    /// Whether the full stop at `at` belongs to the word before it.
    boolean endsAt(String text, int at) {
        int start = at;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
            if (at - start > 24) {
                return false;
            }
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean initial = at - start == 1 && Character.isUpperCase(text.charAt(start));
        boolean ordinal = ordinals
                && !word.isEmpty()
                && word.length() <= 2
                && word.chars().allMatch(Character::isDigit);
        return initial || ordinal || words.contains(word);
    }

    private static Abbreviations read(String language) {
        Set<String> words = lines(language);
        return new Abbreviations(words == null ? of(Locale.ENGLISH).words : words, language.equals("de"));
    }

    private static @Nullable Set<String> lines(String language) {
        try (InputStream file = Abbreviations.class.getResourceAsStream("abbreviations_" + language + ".txt")) {
            return file == null
                    ? null
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
