package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import press.dateline.copydesk.rules.EventMismatch.Line;
import press.dateline.copydesk.rules.SameEvent.Told;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.Token;

/// How a language names events: which words are of one stem or family, where clauses begin and end, and which words a
/// time goes with. Confined to one thread.
final class EventLanguage {
    private static final int SHORTEST_STEM = 4;

    private final EventWords events;
    private final Map<String, Set<String>> families = new HashMap<>();

    EventLanguage(EventWords events) {
        this.events = events;
    }

    /// The words of a list of the language's file.
    Set<String> list(String name) {
        return events.list(name);
    }

    static boolean isTime(Line line, Token token) {
        return line.times().stream().anyMatch(time -> time.span().contains(token.from()));
    }

    boolean isPastVerb(String word) {
        return events.list("past").contains(word)
                || !events.list("planned").contains(word)
                        && events.list("pastending").stream().anyMatch(word::endsWith);
    }

    boolean isVerbStart(List<Token> tokens, int start, int at) {
        Token token = tokens.get(at);
        boolean isKnown = Stream.of("verbstart", "future", "past", "happens", "scheduled")
                .anyMatch(list -> events.list(list).contains(token.word()));
        boolean isFuture =
                !token.isCapital() && events.list("futureending").stream().anyMatch(token.word()::endsWith);
        return at > start && (isKnown || isFuture) || token.word().equals(",");
    }

    /// Where the subject ends that begins a clause: at its first verb, or where the time stands.
    int subjectEnd(List<Token> tokens, int start, int time) {
        int end = start;
        while (end < time && !isVerbStart(tokens, start, end)) {
            end++;
        }
        return end;
    }

    /// `It is`, and `das ist`, though not `das Haus`: what may also be an article points back before a verb alone.
    boolean pointsBack(List<Token> tokens, int at) {
        return hasAny(tokens, at, at + 1, "pronoun")
                && (!hasAny(tokens, at, at + 1, "definite")
                        || at + 1 < tokens.size() && isVerbStart(tokens, at, at + 1));
    }

    boolean isIn(Line line, Token token) {
        return isContent(token) && line.tokens().stream().anyMatch(other -> isSameStem(other.word(), token.word()));
    }

    boolean isAnother(String word) {
        return events.list("another").contains(word) || events.list("sequence").contains(word);
    }

    /// The words that a time goes with: its clause up to it; where it opens the clause, what follows. None where it
    /// tells when somebody said something.
    List<Token> governing(Told told) {
        List<Token> tokens = told.tokens();
        int start = told.at();
        while (start > 0 && !isBoundary(tokens.get(start - 1))) {
            start--;
        }
        List<Token> words = new ArrayList<>(tokens.subList(start, told.at()));
        if (isOfSaying(words)) {
            return List.of();
        }
        if (countContent(words) == 0) {
            words.addAll(tokens.subList(told.end(), clauseEnd(tokens, told.end())));
            return saysFirst(words) ? List.of() : words;
        } else {
            addAim(tokens, told.end(), words);
        }
        return words;
    }

    /// `for talks` behind the time; `to prepare the summit` is something else.
    private void addAim(List<Token> tokens, int end, List<Token> words) {
        for (int i = end; i < tokens.size() && !isBoundary(tokens.get(i)); i++) {
            if (tokens.get(i).word().equals(",")
                    || events.list("aside").contains(tokens.get(i).word())) {
                return;
            }
            words.add(tokens.get(i));
        }
    }

    private boolean isBoundary(Token token) {
        return events.list("boundary").contains(token.word())
                || ";:-".contains(token.word()) && !token.word().isEmpty();
    }

    /// Whether the last verb before the time is one of saying.
    boolean isOfSaying(List<Token> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i).word();
            if (events.list("saying").contains(word)) {
                return true;
            }
            if (events.list("future").contains(word) || events.list("past").contains(word)) {
                return false;
            }
        }
        return false;
    }

    /// `On Friday, the ministry announced …`
    private boolean saysFirst(List<Token> words) {
        for (Token token : words) {
            if (isPastVerb(token.word()) || events.list("future").contains(token.word())) {
                return events.list("saying").contains(token.word());
            }
        }
        return false;
    }

    /// @param from may lie before the first token
    /// @param to may lie behind the last
    boolean hasAny(List<Token> tokens, int from, int to, String list) {
        Set<String> words = events.list(list);
        int start = Math.max(from, 0);
        int end = Math.min(to, tokens.size());
        return start < end && tokens.subList(start, end).stream().anyMatch(token -> words.contains(token.word()));
    }

    boolean isOneKind(Token one, Token other) {
        return families(one.word()).stream().anyMatch(families(other.word())::contains);
    }

    int clauseStart(List<Token> tokens, int at) {
        int start = at > 0 && tokens.get(at - 1).word().equals(":") ? at - 1 : at;
        while (start > 0 && !isNewClause(tokens.get(start - 1).word())) {
            start--;
        }
        return start;
    }

    private boolean isNewClause(String word) {
        return word.equals(";")
                || word.equals(":")
                || events.list("subordinate").contains(word);
    }

    int clauseEnd(List<Token> tokens, int from) {
        int end = from;
        while (end < tokens.size() && (end <= from + 1 || !isBoundary(tokens.get(end)))) {
            end++;
        }
        return end;
    }

    Set<String> families(String word) {
        return families.computeIfAbsent(word, events::families);
    }

    int countContent(List<Token> words) {
        return (int) words.stream().filter(this::isContent).count();
    }

    boolean isContent(Token token) {
        return token.word().length() >= SHORTEST_STEM
                && token.shape() == Token.Shape.WORD
                && !events.list("noevent").contains(token.word())
                && !events.list("future").contains(token.word())
                && !events.list("scheduled").contains(token.word());
    }

    /// A word of the event at the relative time, unless the sentence has that very word elsewhere: `meets to prepare
    /// the summit`. Words like `starts` go with any event and name none.
    boolean isNamed(Token token, Line first, List<Token> governing) {
        boolean isAny = events.list("happens").contains(token.word())
                && governing.stream().noneMatch(other -> isSameStem(token.word(), other.word()));
        return !isSaidBeside(token, first, governing) && !isAny && isEventOf(token, governing);
    }

    boolean isSaidBeside(Token token, Line first, List<Token> governing) {
        return isContent(token)
                && first.tokens().stream()
                        .filter(other -> !governing.contains(other))
                        .anyMatch(other -> other.word().equals(token.word()));
    }

    boolean sharesEvent(List<Token> words, List<Token> governing) {
        return words.stream().anyMatch(token -> isEventOf(token, governing));
    }

    /// Whether a word names what happens at the other time.
    boolean isEventOf(Token token, List<Token> governing) {
        if (!isContent(token) && families(token.word()).isEmpty()) {
            return false;
        }
        for (Token other : governing) {
            boolean mayShareStem = isContent(token) && isContent(other) && !isName(other);
            if (isOneKind(token, other) || mayShareStem && isSameStem(token.word(), other.word())) {
                return true;
            }
        }
        return false;
    }

    /// `Meet`, `meeting`: surer than `meet`, `summit`.
    boolean sharesStem(List<Token> words, List<Token> governing) {
        return words.stream()
                .anyMatch(token -> governing.stream().anyMatch(other -> isSameStem(token.word(), other.word())));
    }

    private static boolean isName(Token token) {
        return token.isCapital() && token.from() > 0;
    }

    private static boolean isSameStem(String one, String other) {
        int common = 0;
        int shorter = Math.min(one.length(), other.length());
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= SHORTEST_STEM && common >= shorter - 3 && common * 2 >= Math.max(one.length(), other.length());
    }
}
