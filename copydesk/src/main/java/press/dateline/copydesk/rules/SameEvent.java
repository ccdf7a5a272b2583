package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.rules.EventMismatch.Line;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.Tense;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// Tells whether a relative time in one sentence and a date in another are about one event. They are when the verbs
// look
/// the same way, nothing says that there are two events, and the date's sentence either points back (`it is scheduled
/// for`, `the two-day event starts on`), or names what the other says happens: by a word of the same stem (`meet`,
/// `meeting`) or of the same family (`go to the polls`, `election`).
final class SameEvent {
    private static final int SHORTEST_STEM = 4;

    /// A subject ends after so many words at most.
    private static final int LONGEST_SUBJECT = 12;

    private final EventWords events;
    private final Times times;
    private final Map<String, Optional<String>> families = new HashMap<>();

    SameEvent(EventWords events, Times times) {
        this.events = events;
        this.times = times;
    }

    boolean tells(
            Line first, TimeExpression relative, Line second, TimeExpression date, int distance, boolean isBefore) {
        boolean mayBe = !tellsOfAnother(first, relative)
                && !tellsOfAnother(second, date)
                && !isLimit(second, date)
                && looksTheSameWay(relative, date)
                && !areElsewhere(first, second);
        if (!mayBe) {
            return false;
        }
        List<Token> governing = governing(first, relative);
        return !governing.isEmpty()
                && (pointsBack(second, date, governing, distance, isBefore)
                        || namesTheSame(first, second, date, governing, relative.grain() != Grain.DAY));
    }

    private boolean tellsOfAnother(Line line, TimeExpression time) {
        Set<String> another = events.list("another");
        return line.tokens().stream()
                .anyMatch(
                        token -> another.contains(token.word()) && !time.span().contains(token.from()));
    }

    /// `Since September 25`, `by September 25` is not when it happens.
    private boolean isLimit(Line line, TimeExpression date) {
        int at = Times.indexAt(line.tokens(), date.span().from());
        return at > 0 && events.list("limit").contains(line.tokens().get(at - 1).word());
    }

    /// Whether both tell where, and not the same place: `in France`, `in Germany`.
    private boolean areElsewhere(Line first, Line second) {
        Set<String> here = places(first);
        Set<String> there = places(second);
        return !here.isEmpty() && !there.isEmpty() && here.stream().noneMatch(there::contains);
    }

    private Set<String> places(Line line) {
        Set<String> places = new HashSet<>();
        for (int i = 1; i < line.tokens().size(); i++) {
            Token place = line.tokens().get(i);
            boolean isName = place.isCapital() && place.shape() == Token.Shape.WORD;
            boolean isTime = line.times().stream().anyMatch(time -> time.span().contains(place.from()));
            if (isName
                    && !isTime
                    && events.list("where").contains(line.tokens().get(i - 1).word())) {
                places.add(place.word());
            }
        }
        return places;
    }

    /// Past goes with past; what is to come may also be told in the present.
    private boolean looksTheSameWay(TimeExpression relative, TimeExpression date) {
        Tense wanted = direction(relative);
        Tense said = times.tense(date);
        return switch (wanted) {
            case PAST -> said == Tense.PAST;
            case FUTURE, OPEN -> said != Tense.PAST;
        };
    }

    private Tense direction(TimeExpression relative) {
        int compared = relative.direction();
        return compared < 0 ? Tense.PAST : compared > 0 ? Tense.FUTURE : times.tense(relative);
    }

    /// The words that a relative time goes with: its clause up to it; where it opens the clause, what follows. None
    /// where it tells when somebody said something.
    private List<Token> governing(Line line, TimeExpression relative) {
        List<Token> tokens = line.tokens();
        int at = Times.indexAt(tokens, relative.span().from());
        int end = Times.indexAt(tokens, relative.span().to() - 1) + 1;
        int start = at;
        while (start > 0 && !isBoundary(tokens.get(start - 1))) {
            start--;
        }
        List<Token> words = new ArrayList<>(tokens.subList(start, at));
        if (isOfSaying(words)) {
            return List.of();
        }
        if (countContent(words) == 0) {
            int stop = end;
            while (stop < tokens.size() && (stop == end || !isBoundary(tokens.get(stop)))) {
                stop++;
            }
            words.addAll(tokens.subList(end, stop));
        } else {
            addAim(tokens, end, words);
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
    private boolean isOfSaying(List<Token> words) {
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

    private @Nullable String family(String word) {
        return families.computeIfAbsent(word, key -> Optional.ofNullable(events.family(key)))
                .orElse(null);
    }

    private int countContent(List<Token> words) {
        return (int) words.stream().filter(this::isContent).count();
    }

    private boolean isContent(Token token) {
        return token.word().length() >= SHORTEST_STEM
                && token.shape() == Token.Shape.WORD
                && !events.list("noevent").contains(token.word())
                && !events.list("future").contains(token.word())
                && !events.list("scheduled").contains(token.word());
    }

    /// `It is scheduled for …`, `The event takes place on …`.
    private boolean pointsBack(Line line, TimeExpression date, List<Token> governing, int distance, boolean isBefore) {
        if (distance > 1 || !isBefore || line.tokens().isEmpty()) {
            return false;
        }
        List<Token> tokens = line.tokens();
        int at = Times.indexAt(tokens, date.span().from());
        String opening = tokens.getFirst().word();
        if (events.list("pronoun").contains(opening)) {
            boolean isPut = hasAny(tokens, 1, at, "scheduled") || hasAny(tokens, 1, at, "happens");
            return isPut && (sharesEvent(tokens.subList(0, at), governing) || namesNoEvent(tokens, at));
        }
        boolean isDefinite = events.list("definite").contains(opening);
        return isDefinite && hasAny(tokens, 0, Math.min(at, 6), "happening") && !hasOtherEvent(tokens, at, governing);
    }

    private boolean namesNoEvent(List<Token> tokens, int at) {
        return tokens.subList(0, at).stream()
                .filter(token -> !events.list("happens").contains(token.word()))
                .allMatch(token -> family(token.word()) == null);
    }

    private boolean hasOtherEvent(List<Token> tokens, int at, List<Token> governing) {
        List<Token> subject = tokens.subList(0, Math.min(at, 6));
        return subject.stream()
                        .filter(token -> !events.list("happening").contains(token.word())
                                && !events.list("happens").contains(token.word()))
                        .anyMatch(token -> family(token.word()) != null)
                && !sharesEvent(subject, governing);
    }

    private boolean hasAny(List<Token> tokens, int from, int to, String list) {
        Set<String> words = events.list(list);
        return from < to && tokens.subList(from, to).stream().anyMatch(token -> words.contains(token.word()));
    }

    /// `The meeting is scheduled for …`, `the September 25 vote`, `On September 25 the two will sit down`.
    private boolean namesTheSame(Line first, Line second, TimeExpression date, List<Token> governing, boolean isLoose) {
        List<Token> tokens = second.tokens();
        int at = Times.indexAt(tokens, date.span().from());
        int end = Times.indexAt(tokens, date.span().to() - 1) + 1;
        boolean isModifier = end < tokens.size() && isEventOf(tokens.get(end), governing);
        if (isModifier
                && at > 0
                && events.list("definite").contains(tokens.get(at - 1).word())) {
            return true;
        }
        int start = clauseStart(tokens, at);
        List<Token> before = tokens.subList(start, at);
        boolean isFronted = countContent(before) == 0;
        List<Token> clause = isFronted ? tokens.subList(end, clauseEnd(tokens, end)) : before;
        List<Token> shared = clause.stream()
                .filter(token -> isNamed(token, first, governing))
                .toList();
        if (shared.isEmpty()) {
            return false;
        }
        List<Token> predicate = events.list("settings").contains("verblast") ? tokens : clause;
        boolean isPut = hasAny(predicate, 0, predicate.size(), "scheduled")
                || hasAny(predicate, 0, predicate.size(), "happens");
        boolean isSubject = clause.indexOf(shared.getFirst()) <= LONGEST_SUBJECT;
        boolean isLinked = isAttached(clause, shared, isFronted) || isFronted || sharesWho(first, clause, shared);
        return isPut && isSubject || isLoose && isLinked;
    }

    /// The event's own word right before the date, as in `the vote on September 25`.
    private boolean isAttached(List<Token> clause, List<Token> shared, boolean isFronted) {
        return !isFronted && clause.size() - clause.indexOf(shared.getLast()) <= 6;
    }

    private boolean sharesWho(Line first, List<Token> clause, List<Token> shared) {
        if (clause.stream().anyMatch(token -> events.list("person").contains(token.word()))) {
            return true;
        }
        return shared.size() > 1
                || clause.stream()
                        .filter(token -> !shared.contains(token) && token.word().length() >= SHORTEST_STEM)
                        .filter(token -> token.shape() == Token.Shape.WORD)
                        .anyMatch(token ->
                                first.tokens().stream().anyMatch(other -> isSameStem(token.word(), other.word())));
    }

    private int clauseStart(List<Token> tokens, int at) {
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

    private int clauseEnd(List<Token> tokens, int from) {
        int end = from;
        while (end < tokens.size() && (end <= from + 1 || !isBoundary(tokens.get(end)))) {
            end++;
        }
        return end;
    }

    /// A word of the event at the relative time, unless the sentence has that very word elsewhere: `meets to prepare
    // the
    /// summit`. Words like `starts` go with any event and name none.
    private boolean isNamed(Token token, Line first, List<Token> governing) {
        boolean isSaidElsewhere = first.tokens().stream()
                .filter(other -> !governing.contains(other))
                .anyMatch(other -> other.word().equals(token.word()));
        boolean isAny = events.list("happens").contains(token.word())
                && governing.stream().noneMatch(other -> isSameStem(token.word(), other.word()));
        return !isSaidElsewhere && !isAny && isEventOf(token, governing);
    }

    private boolean sharesEvent(List<Token> words, List<Token> governing) {
        return words.stream().anyMatch(token -> isEventOf(token, governing));
    }

    /// Whether a word names what happens at the relative time.
    private boolean isEventOf(Token token, List<Token> governing) {
        String word = token.word();
        if (!isContent(token) && family(word) == null) {
            return false;
        }
        String family = family(word);
        for (Token other : governing) {
            String otherFamily = family(other.word());
            boolean isSameFamily = family != null && family.equals(otherFamily);
            boolean mayShareStem = isContent(token) && isContent(other) && !isName(other);
            if (isSameFamily || mayShareStem && isSameStem(word, other.word())) {
                return true;
            }
        }
        return false;
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
