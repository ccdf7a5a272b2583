package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.rules.Likeness.Degree;

/// The words of a galley that may be names: capitalised, of three letters or more, and nowhere in the story in small
/// letters. Common words among them, as Trump is and Congress, are spellings only. Worked out once for a galley.
final class Names {
    private static final int SHORTEST = 3;

    /// Shorter common words are too near to many names.
    private static final int SHORTEST_WORD = 5;

    private static final int LONGEST = 40;
    private static final int MOST_SPELLINGS = 1_000;

    /// A story with more is a directory.
    private static final int MOST = 20_000;

    private final WordLists lists;
    private final Galley galley;
    private final Set<String> small = new HashSet<>();
    private final List<Name> all = new ArrayList<>();
    private final List<Name> commonWords = new ArrayList<>();
    private final Map<String, Spelling> spellings = new HashMap<>();

    /// One occurrence.
    ///
    /// @param spelling without the `'s` behind it
    /// @param before the name just before it, such as a first name; empty where there is none
    /// @param after the name just behind it
    record Name(String spelling, GalleyText text, Span span, boolean opensSentence, String before, String after) {}

    /// All occurrences of one spelling outside the headline, of a story's first thousand spellings; of a common word
    /// those that open no sentence.
    record Spelling(String name, boolean isCommonWord, List<Name> places) {}

    private Names(Galley galley) {
        this.galley = galley;
        this.lists = WordLists.of(galley.copy().language());
        galley.texts().forEach(this::noteSmallWords);
        galley.texts().forEach(this::addAll);
        gather(all, false);
        gather(commonWords, true);
    }

    private void gather(List<Name> names, boolean areCommonWords) {
        for (Name name : names) {
            if (name.text().part() != Part.HEADLINE
                    && (spellings.size() < MOST_SPELLINGS || spellings.containsKey(name.spelling()))) {
                spellings
                        .computeIfAbsent(
                                name.spelling(), spelling -> new Spelling(spelling, areCommonWords, new ArrayList<>()))
                        .places()
                        .add(name);
            }
        }
    }

    static Names in(Galley galley) {
        return galley.once(Names.class, Names::new);
    }

    List<Name> all() {
        return all;
    }

    /// Spellings outside the headline.
    Map<String, Spelling> spellings() {
        return spellings;
    }

    /// How alike two spellings are, and not alike when both are well known or one is but another form of the other.
    Degree likeness(String one, String other) {
        Degree degree = Likeness.of(one, other);
        if (degree == Degree.NONE || isEstablished(one) && isEstablished(other)) {
            return Degree.NONE;
        }
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        boolean cutShort = isKnown(longer) && !isKnown(shorter) && longer.startsWith(shorter);
        return !cutShort && Likeness.areForms(one, other) ? Degree.NONE : degree;
    }

    /// Whether a name is spelled as many others have spelled it.
    boolean isKnown(String name) {
        return lists.isName(name) || galley.archive().storiesWithName(name) >= 3;
    }

    /// Whether nobody would take it for a slip: a known name or a common word.
    private boolean isEstablished(String name) {
        return isKnown(name) || lists.isWord(name.toLowerCase(Locale.ROOT));
    }

    private void noteSmallWords(GalleyText text) {
        for (Span word : text.words()) {
            if (Character.isLowerCase(text.text().codePointAt(word.from())) && word.to() - word.from() <= LONGEST) {
                small.add(word.of(text.text()));
            }
        }
    }

    private void addAll(GalleyText text) {
        if (text.kind() == Block.Kind.PREFORMATTED) {
            return;
        }
        List<Span> words = text.words();
        int sentence = 0;
        String before = "";
        int endOfBefore = -1;
        for (int i = 0; i < words.size() && all.size() < MOST; i++) {
            if (!Character.isUpperCase(text.text().codePointAt(words.get(i).from()))) {
                before = "";
                continue;
            }
            Span span = withoutPossessive(text.text(), words.get(i));
            while (sentence + 1 < text.sentences().size()
                    && text.sentences().get(sentence + 1).from() <= span.from()) {
                sentence++;
            }
            boolean opens =
                    isOpening(text.text(), text.sentences().get(sentence).from(), span.from());
            String name = nameAt(text.text(), span);
            if (name.isEmpty()) {
                before = "";
                if (!opens && span.to() - span.from() >= SHORTEST_WORD && mayBeName(text.text(), span)) {
                    commonWords.add(new Name(span.of(text.text()), text, span, false, "", ""));
                }
                continue;
            }
            boolean joined = endOfBefore >= 0 && isOneBlank(text.text(), endOfBefore, span.from());
            Span following = i + 1 < words.size() ? withoutPossessive(text.text(), words.get(i + 1)) : span;
            boolean leads = isOneBlank(text.text(), span.to(), following.from());
            all.add(new Name(
                    name, text, span, opens, joined ? before : "", leads ? nameAt(text.text(), following) : ""));
            before = name;
            endOfBefore = span.to();
        }
    }

    private static boolean isOpening(String text, int sentence, int word) {
        for (int at = sentence; at < word; at++) {
            if (Character.isLetterOrDigit(text.charAt(at)) || at - sentence > 4) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneBlank(String text, int from, int to) {
        return to - from == 1 && Character.isSpaceChar(text.charAt(from));
    }

    private static Span withoutPossessive(String text, Span word) {
        boolean has = word.to() - word.from() > 2
                && "sS".indexOf(text.charAt(word.to() - 1)) >= 0
                && "'’".indexOf(text.charAt(word.to() - 2)) >= 0;
        return has ? new Span(word.from(), word.to() - 2) : word;
    }

    /// The word when it may be a name and is no common word, else nothing.
    private String nameAt(String text, Span word) {
        return mayBeName(text, word) && !lists.isWord(word.of(text).toLowerCase(Locale.ROOT)) ? word.of(text) : "";
    }

    private boolean mayBeName(String text, Span word) {
        int length = word.to() - word.from();
        return length >= SHORTEST
                && length <= LONGEST
                && Character.isUpperCase(text.codePointAt(word.from()))
                && isSpelled(word.of(text))
                && !small.contains(word.of(text).toLowerCase(Locale.ROOT));
    }

    /// Whether it has only letters and what joins them, and not capitals alone.
    private static boolean isSpelled(String name) {
        boolean hasSmall = false;
        for (int at = 0; at < name.length(); at++) {
            char mark = name.charAt(at);
            hasSmall |= Character.isLowerCase(mark);
            boolean joins = "-'’".indexOf(mark) >= 0 || Character.getType(mark) == Character.NON_SPACING_MARK;
            if (!Character.isLetter(mark) && !joins && !Character.isSurrogate(mark)) {
                return false;
            }
        }
        return hasSmall;
    }
}
