package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;

/// The words and phrases of one language that rules look for, from `lexicon_<language>.txt`. A language without such a
/// file has none, and the rules that need them say nothing. Thread-safe.
final class Lexicon {
    private static final int LONGEST_WORD = 40;
    private static final Map<String, Lexicon> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<Character, Long> lengthsByLetter = new HashMap<>();
    private final Map<Kind, Set<String>> singles = new EnumMap<>(Kind.class);
    private final Map<String, Double> numbers = new HashMap<>();

    /// The sections of the file.
    enum Kind {
        /// Names a source for what is said.
        SAYS,
        /// Foretells without a source.
        FORECAST,
        HEDGE,
        ANONYMOUS,
        CRIME,
        /// Says that a crime is not proved, or that it is.
        QUALIFIED,
        LEFTOVER,
        PLACEHOLDER,
        CLICK_HERE,
        MAY_DOUBLE,
        RISE,
        FALL,
        ABOUT,
        GIVEN,
        /// A number in words, with its value.
        NUMBER
    }

    private record Phrase(Kind kind, List<String> words) {}

    private Lexicon(String language) {
        Kind kind = Kind.SAYS;
        for (String line : Resource.lines("lexicon_" + language + ".txt")) {
            if (line.startsWith("[")) {
                kind = Kind.valueOf(
                        line.substring(1, line.length() - 1).replace('-', '_').toUpperCase(Locale.ROOT));
            } else {
                add(kind, line);
            }
        }
        for (String word : byFirstWord.keySet()) {
            lengthsByLetter.merge(word.charAt(0), 1L << word.length(), (one, other) -> one | other);
        }
        byFirstWord
                .values()
                .forEach(phrases -> phrases.sort(
                        Comparator.comparing(phrase -> -phrase.words().size())));
    }

    private void add(Kind kind, String line) {
        if (kind == Kind.NUMBER) {
            int blank = line.indexOf(' ');
            numbers.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
            return;
        }
        List<String> words = List.of(line.split(" ", -1));
        singles.computeIfAbsent(kind, ignored -> new HashSet<>()).add(line);
        byFirstWord
                .computeIfAbsent(words.getFirst(), ignored -> new ArrayList<>())
                .add(new Phrase(kind, words));
    }

    static Lexicon of(Locale language) {
        return BY_LANGUAGE.computeIfAbsent(language.getLanguage(), Lexicon::new);
    }

    /// Whether words, in any case, are just such a phrase.
    boolean has(Kind kind, String words) {
        return words.length() <= 2 * LONGEST_WORD
                && singles.getOrDefault(kind, Set.of()).contains(plain(words));
    }

    boolean knows(Kind kind) {
        return singles.containsKey(kind);
    }

    /// What a word such as `twelve` or `million` stands for; 0 for other words.
    double number(String word) {
        return word.length() > LONGEST_WORD ? 0 : numbers.getOrDefault(plain(word), 0.0);
    }

    /// All phrases of a text, worked out once for a galley.
    static List<Span> find(Galley galley, GalleyText text, Kind kind) {
        return galley.once(Found.class, Found::new).in(text).getOrDefault(kind, List.of());
    }

    private Map<Kind, List<Span>> find(GalleyText text) {
        Map<Kind, List<Span>> found = new EnumMap<>(Kind.class);
        List<Span> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            if (!mayOpen(text.text(), words.get(i))) {
                continue;
            }
            for (Phrase phrase : byFirstWord.getOrDefault(word(text, words, i), List.of())) {
                int last = i + phrase.words().size() - 1;
                if (stands(phrase, text, words, i)) {
                    List<Span> spans = found.computeIfAbsent(phrase.kind(), ignored -> new ArrayList<>());
                    Span span = new Span(words.get(i).from(), words.get(last).to());
                    if (spans.isEmpty() || spans.getLast().to() <= span.from()) {
                        spans.add(span);
                    }
                }
            }
        }
        return found;
    }

    /// Most words open no phrase, and their first letter and length tell so without a look at the rest.
    private boolean mayOpen(String text, Span word) {
        int length = word.to() - word.from();
        long lengths = lengthsByLetter.getOrDefault(Character.toLowerCase(text.charAt(word.from())), 0L);
        return length <= LONGEST_WORD && (lengths >>> length & 1) == 1;
    }

    private static boolean stands(Phrase phrase, GalleyText text, List<Span> words, int at) {
        for (int i = 1; i < phrase.words().size(); i++) {
            if (!phrase.words().get(i).equals(word(text, words, at + i))) {
                return false;
            }
        }
        return true;
    }

    private static String word(GalleyText text, List<Span> words, int index) {
        if (index >= words.size()) {
            return "";
        }
        Span word = words.get(index);
        return word.to() - word.from() > LONGEST_WORD ? "" : plain(word.of(text.text()));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /// What was found in the texts of one galley.
    private static final class Found {
        private final Lexicon lexicon;
        private final Map<GalleyText, Map<Kind, List<Span>>> byText = new HashMap<>();

        Found(Galley galley) {
            lexicon = Lexicon.of(galley.copy().language());
        }

        Map<Kind, List<Span>> in(GalleyText text) {
            return byText.computeIfAbsent(text, lexicon::find);
        }
    }
}
