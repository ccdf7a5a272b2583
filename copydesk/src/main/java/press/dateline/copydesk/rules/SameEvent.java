package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.rules.EventMismatch.Line;
import press.dateline.copydesk.time.EventWords;
import press.dateline.copydesk.time.Tense;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// Tells whether a relative time and a date are about one event, by what is for it: a word that both go with, of one
/// stem (`meet`, `meeting`) or of one family (`go to the polls`, `election`), said with `the` or `that`; a sentence
/// that points back (`it is scheduled for`, `the two-day event starts on`). And by what is against it: verbs that look
/// different ways, words that tell of two (`another`, `a meeting`), a beginning and an end, two places.
final class SameEvent {
    private static final int SHORTEST_STEM = 4;

    /// A subject ends after so many words at most.
    private static final int LONGEST_SUBJECT = 12;

    /// So many words may stand between an event and its time: `the talks, which are due to start on`.
    private static final int LONGEST_JOINT = 9;

    /// And so many between two times of one sentence: `will be heard next week, with a hearing listed for`.
    private static final int LONGEST_ASIDE = 16;

    private final EventWords events;
    private final Times times;
    private final Map<String, Set<String>> families = new HashMap<>();

    SameEvent(EventWords events, Times times) {
        this.events = events;
        this.times = times;
    }

    /// How sure it is that two times are about one event.
    enum Bond {
        NONE,
        LOOSE,
        STRONG
    }

    /// A time in its sentence.
    ///
    /// @param at index of its first token
    /// @param end index of the token behind it
    record Told(Line line, TimeExpression time, int at, int end) {
        static Told of(Line line, TimeExpression time) {
            return new Told(
                    line,
                    time,
                    Times.indexAt(line.tokens(), time.span().from()),
                    Times.indexAt(line.tokens(), time.span().to() - 1) + 1);
        }

        List<Token> tokens() {
            return line.tokens();
        }

        boolean isBefore(Told other) {
            return at < other.at;
        }
    }

    /// @param distance how many sentences apart, 0 within one
    /// @param isDateLater whether the date stands behind the relative time
    Bond between(Told relative, Told date, int distance, boolean isDateLater) {
        Told earlier = isDateLater ? relative : date;
        Told later = isDateLater ? date : relative;
        if (isLimit(date) || isLimit(relative) || isMoved(earlier) || isMoved(later)) {
            return Bond.NONE;
        }
        if (distance == 0) {
            return isDateLater ? joined(earlier, later) : Bond.NONE;
        }
        if (areElsewhere(relative.line(), date.line())) {
            return Bond.NONE;
        }
        Bond referred = refersBack(earlier, later, distance);
        if (referred != Bond.NONE) {
            return referred;
        }
        List<Token> governing = governing(relative);
        if (isDateLater && sharesEvent(whenClause(date), governing)) {
            return Bond.STRONG;
        }
        if (governing.isEmpty()
                || tellsOfAnother(later)
                || isDateLater && isConditional(date)
                || hasAny(earlier.tokens(), 0, earlier.at(), "preparing")
                || !looksTheSameWay(relative.time(), date.time())
                || beginsWhatEnds(governing, date)) {
            return Bond.NONE;
        }
        if (isDateLater && hasAny(date.tokens(), 0, 1, "pronoun") && hasOtherObject(relative.line(), date, governing)) {
            return Bond.NONE;
        }
        if (pointsBack(date, governing, distance, isDateLater)) {
            return Bond.STRONG;
        }
        boolean isOther = isIndefinite(date)
                || hasOtherObject(relative.line(), date, governing)
                || hasOtherSubject(relative.line(), date, governing);
        if (isDateLater && isOther) {
            return occurs(relative, date, governing, distance) ? Bond.LOOSE : Bond.NONE;
        }
        Bond named = namesTheSame(relative.line(), date, governing);
        if (named != Bond.NONE || distance > 1 || !isDateLater) {
            return named;
        }
        return bridges(relative, date) || goesOn(relative.line(), date, governing) ? Bond.LOOSE : Bond.NONE;
    }

    // What is against it

    /// `The hearing scheduled for September 25 was postponed`.
    private boolean isMoved(Told told) {
        List<Token> tokens = told.tokens();
        return hasAny(tokens, clauseStart(tokens, told.at()), clauseEnd(tokens, told.end()), "moved");
    }

    /// `another`, `the previous`; of `second` only where something follows that it tells from a first.
    private boolean tellsOfAnother(Told told) {
        List<Token> tokens = told.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isTime = isTime(told.line(), tokens.get(i));
            String word = tokens.get(i).word();
            boolean isOneOfMany =
                    events.list("sequence").contains(word) && i + 1 < tokens.size() && isContent(tokens.get(i + 1));
            if (!isTime && (events.list("another").contains(word) || isOneOfMany)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTime(Line line, Token token) {
        return line.times().stream().anyMatch(time -> time.span().contains(token.from()));
    }

    private boolean isConditional(Told told) {
        return events.list("conditional").contains(told.tokens().getFirst().word());
    }

    /// `Since September 25`, `by September 25` is not when it happens.
    private boolean isLimit(Told told) {
        return told.at() > 0
                && events.list("limit")
                        .contains(told.tokens().get(told.at() - 1).word());
    }

    /// Whether both tell where, or against whom, and not the same: `in France`, `in Germany`.
    private boolean areElsewhere(Line first, Line second) {
        return events.list("where").stream().anyMatch(where -> {
            Set<String> here = places(first, where);
            Set<String> there = places(second, where);
            return !here.isEmpty() && !there.isEmpty() && here.stream().noneMatch(there::contains);
        });
    }

    private Set<String> places(Line line, String where) {
        Set<String> places = new HashSet<>();
        for (int i = 1; i < line.tokens().size(); i++) {
            Token place = line.tokens().get(i);
            boolean isName = place.isCapital() && place.shape() == Token.Shape.WORD;
            if (isName
                    && !isTime(line, place)
                    && line.tokens().get(i - 1).word().equals(where)) {
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

    /// `The exhibition opens this month. It runs until …`
    private boolean beginsWhatEnds(List<Token> governing, Told date) {
        List<Token> clause = date.tokens();
        boolean begins = hasPhase(governing, "starting");
        boolean ends = hasPhase(governing, "ending");
        boolean laterBegins = hasPhase(clause, "starting");
        boolean laterEnds = hasPhase(clause, "ending");
        return begins && !ends && laterEnds && !laterBegins || ends && !begins && laterBegins && !laterEnds;
    }

    private boolean hasPhase(List<Token> tokens, String list) {
        Set<String> words = events.list(list);
        return tokens.stream()
                .map(Token::word)
                .anyMatch(word -> words.contains(word)
                        || words.stream()
                                .anyMatch(stem ->
                                        stem.endsWith("*") && word.startsWith(stem.substring(0, stem.length() - 1))));
    }

    /// `An exhibition starts on`, `a meeting of officials is planned for`.
    private boolean isIndefinite(Told date) {
        List<Token> tokens = date.tokens();
        int start = clauseStart(tokens, date.at());
        return start < date.at()
                && events.list("indefinite").contains(tokens.get(start).word());
    }

    /// Whether the date's sentence has a subject of its own that was not told of: `his successor`, `the theatre`,
    /// `rehearsals for the concert`, `the miners' strike`. Of an event that has its own name (`an election`),
    // others
    /// may tell: `Britons will go to the polls`.
    private boolean hasOtherSubject(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int start = clauseStart(tokens, date.at());
        int end = start;
        while (end < date.at() && !isVerbStart(tokens, start, end)) {
            end++;
        }
        List<Token> subject = tokens.subList(start, end < date.at() ? end : Math.min(start + 1, end));
        List<Token> named = subject.stream().filter(this::isContent).toList();
        if (named.isEmpty()
                || hasAny(subject, 0, 1, "person")
                || hasAny(subject, 0, 1, "pronoun")
                || hasAny(subject, 0, subject.size(), "happening")
                || hasAny(subject, 0, subject.size(), "participants")) {
            return false;
        }
        int of = 0;
        while (of < subject.size()
                && !events.list("ofwhat").contains(subject.get(of).word())) {
            of++;
        }
        List<Token> head = subject.subList(0, of);
        boolean isTold = head.stream().anyMatch(token -> isEventOf(token, governing));
        List<Token> rest = subject.subList(Math.min(of + 1, subject.size()), subject.size());
        boolean isOfOther = of < subject.size()
                && rest.stream().anyMatch(this::isContent)
                && rest.stream().noneMatch(token -> isIn(first, token) || isEventOf(token, governing));
        boolean isTheirs = named.stream().anyMatch(token -> isTheirs(subject, token) && !isIn(first, token));
        if (isTold) {
            return isOfOther || isTheirs;
        }
        return head.stream().noneMatch(token -> isIn(first, token))
                && !hasNoun(governing, tokens.subList(end, date.at()));
    }

    /// Whether the event is named by a noun, `will host the climate conference`, of which others may tell.
    private boolean hasNoun(List<Token> governing, List<Token> predicate) {
        for (int i = 1; i < governing.size(); i++) {
            if (isPastVerb(governing.get(i).word())) {
                continue;
            }
            for (int j = i - 1; j >= Math.max(0, i - 3) && isEventOf(governing.get(i), predicate); j--) {
                String word = governing.get(j).word();
                if (events.list("definite").contains(word)
                        || events.list("indefinite").contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isPastVerb(String word) {
        return events.list("past").contains(word)
                || events.list("pastending").stream().anyMatch(word::endsWith);
    }

    /// `the miners' strike`
    private static boolean isTheirs(List<Token> subject, Token token) {
        int at = subject.indexOf(token);
        return token.word().endsWith("'s")
                || at + 1 < subject.size() && "'’".contains(subject.get(at + 1).word());
    }

    private boolean isVerbStart(List<Token> tokens, int start, int at) {
        String word = tokens.get(at).word();
        boolean isKnown = Stream.of("verbstart", "future", "past", "happens", "scheduled")
                .anyMatch(list -> events.list(list).contains(word));
        return at > start && isKnown || word.equals(",");
    }

    /// `He will open a school on`, after `He will open the clinic`: what is done to other things is something else.
    private boolean hasOtherObject(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int verb = clauseStart(tokens, date.at()) + 1;
        while (verb < date.at() && !isEventOf(tokens.get(verb), governing)) {
            verb++;
        }
        int object = verb + 1;
        boolean isObject = object < date.at()
                && (events.list("definite").contains(tokens.get(object).word())
                        || events.list("indefinite").contains(tokens.get(object).word()));
        for (int i = object + 1; isObject && i < date.at(); i++) {
            if (isContent(tokens.get(i))) {
                return !isIn(first, tokens.get(i)) && !isEventOf(tokens.get(i), governing);
            }
        }
        return false;
    }

    private boolean isIn(Line line, Token token) {
        return isContent(token) && line.tokens().stream().anyMatch(other -> isSameStem(other.word(), token.word()));
    }

    // What is for it

    /// Within one sentence: `the match next week, to be played on September 25`.
    private Bond joined(Told first, Told second) {
        List<Token> between = first.tokens().subList(Math.min(first.end(), second.at()), second.at());
        if (between.size() > LONGEST_ASIDE || tellsOfAnother(second)) {
            return Bond.NONE;
        }
        List<Token> before = first.tokens().subList(clauseStart(first.tokens(), first.at()), first.at());
        boolean isGlued = between.stream()
                .allMatch(token -> events.list("glue").contains(token.word()) || isEventOf(token, before));
        boolean isAside = between.size() > 2 && between.getFirst().word().equals(",");
        boolean isOfOneVerb = sharesEvent(between, before)
                && Stream.of("future", "past", "subordinate", "ending", "and")
                        .noneMatch(list -> hasAny(between, 0, between.size(), list));
        return (isGlued || isOfOneVerb) && isAside && !isOfSaying(before) ? Bond.LOOSE : Bond.NONE;
    }

    /// A noun and whether `the`, `a` or nothing stands before it.
    private record Noun(Token token, boolean isDefinite) {}

    /// `The accident last week`, `the hearing on September 25`, `the September 25 vote`: of what was told before.
    private Bond refersBack(Told earlier, Told later, int distance) {
        Noun noun = nounOf(later);
        if (noun == null || !noun.isDefinite()) {
            return Bond.NONE;
        }
        List<Token> told = new ArrayList<>(governing(earlier));
        boolean isSubject = later.time().kind() == TimeExpression.Kind.DATE && isSubject(later, noun);
        boolean isOfTwo = isSubject && hasOtherSubject(earlier.line(), later, told)
                || hasAny(earlier.tokens(), 0, earlier.at(), "preparing")
                || beginsWhatEnds(told, later)
                || !isAside(later, noun) && !looksLike(earlier, later);
        if (told.isEmpty() || isOfTwo) {
            return Bond.NONE;
        }
        if (isNamed(noun.token(), earlier.line(), told)) {
            return sharesStem(List.of(noun.token()), told) ? Bond.STRONG : Bond.LOOSE;
        }
        boolean isIncident = events.list("incident").contains(noun.token().word());
        return isIncident && distance == 1 && looksLike(earlier, later) ? Bond.LOOSE : Bond.NONE;
    }

    /// `The concert begins on`, and not `the concert, which begins on`
    private boolean isSubject(Told told, Noun noun) {
        List<Token> between =
                told.tokens().subList(Math.min(told.at(), told.tokens().indexOf(noun.token()) + 1), told.at());
        return between.stream()
                        .anyMatch(token -> events.list("happens").contains(token.word())
                                || events.list("verbstart").contains(token.word()))
                && !hasAny(between, 0, between.size(), "boundary");
    }

    /// `The gig, on September 25, sold out`
    private static boolean isAside(Told told, Noun noun) {
        return told.time().kind() != TimeExpression.Kind.DATE
                || told.tokens().subList(Math.min(told.at(), told.tokens().indexOf(noun.token())), told.at()).stream()
                        .anyMatch(token -> token.word().equals(","));
    }

    private boolean looksLike(Told earlier, Told later) {
        return earlier.time().kind() == TimeExpression.Kind.DATE
                ? looksTheSameWay(later.time(), earlier.time())
                : looksTheSameWay(earlier.time(), later.time());
    }

    /// The noun that a time belongs to.
    private @Nullable Noun nounOf(Told told) {
        List<Token> tokens = told.tokens();
        if (isModifier(told)) {
            return new Noun(tokens.get(told.end()), true);
        }
        int at = told.at() - 1;
        while (at > 0
                && told.at() - at < LONGEST_JOINT
                && events.list("glue").contains(tokens.get(at).word())) {
            at--;
        }
        if (at < 1
                || !isContent(tokens.get(at))
                || events.list("past").contains(tokens.get(at).word())) {
            return null;
        }
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (isAnother(tokens.get(i).word())) {
                return null;
            }
            if (events.list("verbstart").contains(tokens.get(i).word())) {
                break;
            }
            if (events.list("definite").contains(tokens.get(i).word())) {
                return new Noun(tokens.get(at), true);
            }
        }
        return new Noun(tokens.get(at), false);
    }

    /// `The September 25 vote`.
    private boolean isModifier(Told told) {
        List<Token> tokens = told.tokens();
        return told.at() > 0
                && told.end() < tokens.size()
                && events.list("definite").contains(tokens.get(told.at() - 1).word())
                && isContent(tokens.get(told.end()));
    }

    private boolean isAnother(String word) {
        return events.list("another").contains(word) || events.list("sequence").contains(word);
    }

    /// The words that a time goes with: its clause up to it; where it opens the clause, what follows. None where it
    /// tells when somebody said something.
    private List<Token> governing(Told told) {
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

    /// `It is scheduled for …`, `The event takes place on …`.
    private boolean pointsBack(Told date, List<Token> governing, int distance, boolean isDateLater) {
        List<Token> tokens = date.tokens();
        if (distance > 1 || !isDateLater || tokens.isEmpty()) {
            return false;
        }
        String opening = tokens.getFirst().word();
        if (events.list("pronoun").contains(opening)) {
            boolean isPut = hasAny(tokens, 0, date.at(), "scheduled") || hasAny(tokens, 0, date.at(), "happens");
            return isPut && (sharesEvent(tokens.subList(0, date.at()), governing) || namesNoEvent(tokens, date.at()));
        }
        return events.list("definite").contains(opening)
                && hasAny(tokens, 0, Math.min(date.at(), 6), "happening")
                && !hasOtherEvent(tokens, date.at(), governing);
    }

    private boolean namesNoEvent(List<Token> tokens, int at) {
        return tokens.subList(0, at).stream()
                .filter(token -> !events.list("happens").contains(token.word()))
                .allMatch(token -> families(token.word()).isEmpty());
    }

    private boolean hasOtherEvent(List<Token> tokens, int at, List<Token> governing) {
        List<Token> subject = tokens.subList(0, Math.min(at, 6));
        return subject.stream()
                        .filter(token -> !events.list("happening").contains(token.word())
                                && !events.list("happens").contains(token.word()))
                        .anyMatch(token -> !families(token.word()).isEmpty())
                && !sharesEvent(subject, governing);
    }

    private boolean hasAny(List<Token> tokens, int from, int to, String list) {
        Set<String> words = events.list(list);
        return from < to && tokens.subList(from, to).stream().anyMatch(token -> words.contains(token.word()));
    }

    /// `The meeting is scheduled for …`, `On September 25 the two will sit down`.
    private Bond namesTheSame(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int start = clauseStart(tokens, date.at());
        List<Token> before = tokens.subList(start, date.at());
        boolean isFronted = countContent(before) == 0;
        List<Token> clause = isFronted ? tokens.subList(date.end(), clauseEnd(tokens, date.end())) : before;
        List<Token> shared = clause.stream()
                .filter(token -> isNamed(token, first, governing))
                .toList();
        if (shared.isEmpty()) {
            return Bond.NONE;
        }
        List<Token> predicate = events.list("settings").contains("verblast") ? tokens : clause;
        boolean isPut = hasAny(predicate, 0, predicate.size(), "scheduled")
                || hasAny(predicate, 0, predicate.size(), "happens");
        boolean isSubject = clause.indexOf(shared.getFirst()) <= LONGEST_SUBJECT;
        boolean isDefinite = events.list("definite").contains(clause.getFirst().word());
        if (isPut && isSubject || isDefinite && clause.indexOf(shared.getFirst()) <= 4) {
            return sharesStem(shared, governing) ? Bond.STRONG : Bond.LOOSE;
        }
        boolean isLinked = isFronted || isAttached(clause, shared) || sharesWho(first, clause, shared);
        return isLinked ? Bond.LOOSE : Bond.NONE;
    }

    /// `on September 25, when it opens`
    private List<Token> whenClause(Told told) {
        List<Token> tokens = told.tokens();
        int end = told.end();
        int at = end < tokens.size() && tokens.get(end).word().equals(",") ? end + 1 : end;
        return at < tokens.size() && events.list("when").contains(tokens.get(at).word())
                ? tokens.subList(at + 1, clauseEnd(tokens, at + 1))
                : List.of();
    }

    /// The event's own word right before the date, as in `the vote on September 25`.
    private boolean isAttached(List<Token> clause, List<Token> shared) {
        return clause.size() - clause.indexOf(shared.getLast()) <= 6;
    }

    private boolean sharesWho(Line first, List<Token> clause, List<Token> shared) {
        if (clause.stream().anyMatch(token -> events.list("person").contains(token.word()))) {
            return true;
        }
        return shared.size() > 1
                || clause.stream()
                        .filter(token -> !shared.contains(token) && token.shape() == Token.Shape.WORD)
                        .anyMatch(token -> isIn(first, token));
    }

    /// `The hearing is scheduled for …`, after a sentence without any other such event: it is the one just told.
    private boolean bridges(Told relative, Told date) {
        List<Token> tokens = date.tokens();
        int start = clauseStart(tokens, date.at());
        int end = Math.min(date.at(), start + 5);
        if (start >= end || !events.list("definite").contains(tokens.get(start).word())) {
            return false;
        }
        boolean isScheduled = hasAny(tokens, start, date.at(), "scheduled");
        boolean isPut = isScheduled || hasAny(tokens, start, date.at(), "happens");
        List<Token> subject = tokens.subList(start + 1, end);
        boolean isNamed = subject.stream()
                .anyMatch(token -> events.list("bridge").contains(token.word())
                        && relative.tokens().stream().noneMatch(other -> isOneKind(token, other)));
        boolean isOfItsOwn = hasAny(subject, 0, subject.size(), "apart");
        return isPut && isNamed || isScheduled && !isOfItsOwn && direction(relative.time()) != Tense.PAST;
    }

    /// `They will be allowed back on …`: the sentence goes on about the same, and names no other event.
    private boolean goesOn(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        List<Token> clause = tokens.subList(clauseStart(tokens, date.at()), date.at());
        if (clause.size() < 2 || times.tense(date.time()) == Tense.PAST) {
            return false;
        }
        String opening = clause.getFirst().word();
        boolean isPointing = events.list("pronoun").contains(opening)
                || events.list("person").contains(opening);
        long known = clause.stream().filter(token -> isIn(first, token)).count();
        boolean namesEvent = clause.stream()
                .filter(token -> !events.list("happens").contains(token.word()))
                .anyMatch(token -> !families(token.word()).isEmpty());
        boolean isOneOfBoth = !namesEvent || sharesEvent(clause, governing);
        return isOneOfBoth && (isPointing || known > 1);
    }

    /// `The break-in happened on …`, `Work will start on …`: what was just told, unless that was what somebody did
    /// about it.
    private boolean occurs(Told relative, Told date, List<Token> governing, int distance) {
        List<Token> tokens = date.tokens();
        int start = clauseStart(tokens, date.at());
        if (distance > 1
                || start >= date.at()
                || isIndefinite(date)
                || events.list("possessive").contains(tokens.get(start).word())
                || hasAny(governing, 0, governing.size(), "about")) {
            return false;
        }
        boolean isDefinite = events.list("definite").contains(tokens.get(start).word());
        boolean happened =
                isDefinite && hasAny(tokens, start, date.at(), "occurred") || isDefinite && start + 3 >= date.at();
        boolean begins =
                hasAny(tokens, start, date.at(), "beginning") && hasAny(governing, 0, governing.size(), "beginning");
        boolean isPast = direction(relative.time()) == Tense.PAST;
        return happened && isPast || begins && !isPast;
    }

    private boolean isOneKind(Token one, Token other) {
        return families(one.word()).stream().anyMatch(families(other.word())::contains);
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

    private Set<String> families(String word) {
        return families.computeIfAbsent(word, events::families);
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

    /// A word of the event at the relative time, unless the sentence has that very word elsewhere: `meets to prepare
    /// the summit`. Words like `starts` go with any event and name none.
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

    /// Whether a word names what happens at the other time.
    private boolean isEventOf(Token token, List<Token> governing) {
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
    private boolean sharesStem(List<Token> words, List<Token> governing) {
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
