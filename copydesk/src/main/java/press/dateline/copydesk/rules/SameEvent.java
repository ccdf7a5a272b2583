package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.List;
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
    /// A subject ends after so many words at most.
    private static final int LONGEST_SUBJECT = 12;

    /// So many words may stand between an event and its time: `the talks, which are due to start on`.
    private static final int LONGEST_JOINT = 9;

    /// And so many between two times of one sentence: `will be heard next week, with a hearing listed for`.
    private static final int LONGEST_ASIDE = 16;

    private final EventLanguage language;
    private final OtherEvent other;
    private final Times times;

    SameEvent(EventWords events, Times times) {
        this.language = new EventLanguage(events);
        this.other = new OtherEvent(language, times);
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
        if (other.isLimit(date) || other.isLimit(relative) || other.isMoved(earlier) || other.isMoved(later)) {
            return Bond.NONE;
        }
        if (distance == 0) {
            return isDateLater ? joined(earlier, later) : Bond.NONE;
        }
        if (other.areElsewhere(relative.line(), date.line())) {
            return Bond.NONE;
        }
        Bond referred = refersBack(earlier, later, distance);
        if (referred != Bond.NONE) {
            return referred;
        }
        List<Token> governing = language.governing(relative);
        if (isDateLater && language.sharesEvent(whenClause(date), governing)) {
            return Bond.STRONG;
        }
        if (governing.isEmpty()
                || other.tellsOfAnother(later)
                || isDateLater && other.isConditional(date)
                || language.hasAny(earlier.tokens(), 0, earlier.at(), "preparing")
                || !other.looksTheSameWay(relative.time(), date.time())
                || other.beginsWhatEnds(governing, date)) {
            return Bond.NONE;
        }
        if (isDateLater
                && language.hasAny(date.tokens(), 0, 1, "pronoun")
                && other.hasOtherObject(relative.line(), date, governing)) {
            return Bond.NONE;
        }
        if (pointsBack(date, governing, distance, isDateLater)) {
            return Bond.STRONG;
        }
        boolean isOther = other.isIndefinite(date)
                || other.hasOtherObject(relative.line(), date, governing)
                || other.hasOtherSubject(relative.line(), date, governing);
        if (isDateLater && isOther) {
            return occurs(relative, date, governing, distance) ? Bond.LOOSE : Bond.NONE;
        }
        Bond named = namesTheSame(relative.line(), date, governing);
        if (named != Bond.NONE || distance > 1 || !isDateLater) {
            return named;
        }
        return bridges(relative, date) || goesOn(relative.line(), date, governing) ? Bond.LOOSE : Bond.NONE;
    }

    /// Within one sentence: `the match next week, to be played on September 25`.
    private Bond joined(Told first, Told second) {
        List<Token> between = first.tokens().subList(Math.min(first.end(), second.at()), second.at());
        if (between.size() > LONGEST_ASIDE || other.tellsOfAnother(second)) {
            return Bond.NONE;
        }
        List<Token> before = first.tokens().subList(language.clauseStart(first.tokens(), first.at()), first.at());
        boolean isGlued = between.stream()
                .allMatch(token -> language.list("glue").contains(token.word()) || language.isEventOf(token, before));
        boolean isAside = between.size() > 2 && between.getFirst().word().equals(",");
        boolean isOfOneVerb = language.sharesEvent(between, before)
                && Stream.of("future", "past", "subordinate", "ending", "and")
                        .noneMatch(list -> language.hasAny(between, 0, between.size(), list));
        return (isGlued || isOfOneVerb) && isAside && !language.isOfSaying(before) ? Bond.LOOSE : Bond.NONE;
    }

    /// A noun and whether `the`, `a` or nothing stands before it.
    private record Noun(Token token, boolean isDefinite) {}

    /// `The accident last week`, `the hearing on September 25`, `the September 25 vote`: of what was told before.
    private Bond refersBack(Told earlier, Told later, int distance) {
        Noun noun = nounOf(later);
        if (noun == null || !noun.isDefinite()) {
            return Bond.NONE;
        }
        List<Token> told = new ArrayList<>(language.governing(earlier));
        boolean isSubject = later.time().kind() == TimeExpression.Kind.DATE && isSubject(later, noun);
        boolean isOfTwo = isSubject && other.hasOtherSubject(earlier.line(), later, told)
                || language.hasAny(earlier.tokens(), 0, earlier.at(), "preparing")
                || other.beginsWhatEnds(told, later)
                || !isAside(later, noun) && !looksLike(earlier, later);
        if (told.isEmpty() || isOfTwo) {
            return Bond.NONE;
        }
        if (language.isNamed(noun.token(), earlier.line(), told)) {
            return language.sharesStem(List.of(noun.token()), told) ? Bond.STRONG : Bond.LOOSE;
        }
        boolean isIncident = language.list("incident").contains(noun.token().word());
        return isIncident && distance == 1 && looksLike(earlier, later) ? Bond.LOOSE : Bond.NONE;
    }

    /// `The concert begins on`, and not `the concert, which begins on`
    private boolean isSubject(Told told, Noun noun) {
        List<Token> between =
                told.tokens().subList(Math.min(told.at(), told.tokens().indexOf(noun.token()) + 1), told.at());
        return between.stream()
                        .anyMatch(token -> language.list("happens").contains(token.word())
                                || language.list("verbstart").contains(token.word()))
                && !language.hasAny(between, 0, between.size(), "boundary");
    }

    /// `The gig, on September 25, sold out`
    private static boolean isAside(Told told, Noun noun) {
        return told.time().kind() != TimeExpression.Kind.DATE
                || told.tokens().subList(Math.min(told.at(), told.tokens().indexOf(noun.token())), told.at()).stream()
                        .anyMatch(token -> token.word().equals(","));
    }

    private boolean looksLike(Told earlier, Told later) {
        return earlier.time().kind() == TimeExpression.Kind.DATE
                ? other.looksTheSameWay(later.time(), earlier.time())
                : other.looksTheSameWay(earlier.time(), later.time());
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
                && language.list("glue").contains(tokens.get(at).word())) {
            at--;
        }
        if (at < 1
                || !language.isContent(tokens.get(at))
                || language.list("past").contains(tokens.get(at).word())) {
            return null;
        }
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (language.isAnother(tokens.get(i).word())) {
                return null;
            }
            if (language.list("verbstart").contains(tokens.get(i).word())) {
                break;
            }
            if (language.list("definite").contains(tokens.get(i).word())) {
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
                && language.list("definite").contains(tokens.get(told.at() - 1).word())
                && language.isContent(tokens.get(told.end()));
    }

    /// `It is scheduled for …`, `The event takes place on …`.
    private boolean pointsBack(Told date, List<Token> governing, int distance, boolean isDateLater) {
        List<Token> tokens = date.tokens();
        if (distance > 1 || !isDateLater || tokens.isEmpty()) {
            return false;
        }
        String opening = tokens.getFirst().word();
        if (language.list("pronoun").contains(opening)) {
            boolean isPut = language.hasAny(tokens, 0, date.at(), "scheduled")
                    || language.hasAny(tokens, 0, date.at(), "happens");
            return isPut
                    && (language.sharesEvent(tokens.subList(0, date.at()), governing)
                            || namesNoEvent(tokens, date.at()));
        }
        return language.list("definite").contains(opening)
                && language.hasAny(tokens, 0, Math.min(date.at(), 6), "happening")
                && !hasOtherEvent(tokens, date.at(), governing);
    }

    private boolean namesNoEvent(List<Token> tokens, int at) {
        return tokens.subList(0, at).stream()
                .filter(token -> !language.list("happens").contains(token.word()))
                .allMatch(token -> language.families(token.word()).isEmpty());
    }

    private boolean hasOtherEvent(List<Token> tokens, int at, List<Token> governing) {
        List<Token> subject = tokens.subList(0, Math.min(at, 6));
        return subject.stream()
                        .filter(token -> !language.list("happening").contains(token.word())
                                && !language.list("happens").contains(token.word()))
                        .anyMatch(token -> !language.families(token.word()).isEmpty())
                && !language.sharesEvent(subject, governing);
    }

    /// `The meeting is scheduled for …`, `On September 25 the two will sit down`.
    private Bond namesTheSame(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        List<Token> before = tokens.subList(start, date.at());
        boolean isFronted = language.countContent(before) == 0;
        List<Token> clause = isFronted ? tokens.subList(date.end(), language.clauseEnd(tokens, date.end())) : before;
        List<Token> shared = clause.stream()
                .filter(token -> language.isNamed(token, first, governing))
                .toList();
        if (shared.isEmpty()) {
            return Bond.NONE;
        }
        List<Token> predicate = language.list("settings").contains("verblast") ? tokens : clause;
        boolean isPut = language.hasAny(predicate, 0, predicate.size(), "scheduled")
                || language.hasAny(predicate, 0, predicate.size(), "happens");
        boolean isSubject = clause.indexOf(shared.getFirst()) <= LONGEST_SUBJECT;
        boolean isDefinite =
                language.list("definite").contains(clause.getFirst().word());
        if (isPut && isSubject || isDefinite && clause.indexOf(shared.getFirst()) <= 4) {
            return language.sharesStem(shared, governing) ? Bond.STRONG : Bond.LOOSE;
        }
        boolean isLinked = isFronted || isAttached(clause, shared) || sharesWho(first, clause, shared);
        return isLinked ? Bond.LOOSE : Bond.NONE;
    }

    /// `on September 25, when it opens`
    private List<Token> whenClause(Told told) {
        List<Token> tokens = told.tokens();
        int end = told.end();
        int at = end < tokens.size() && tokens.get(end).word().equals(",") ? end + 1 : end;
        return at < tokens.size()
                        && language.list("when").contains(tokens.get(at).word())
                ? tokens.subList(at + 1, language.clauseEnd(tokens, at + 1))
                : List.of();
    }

    /// The event's own word right before the date, as in `the vote on September 25`.
    private boolean isAttached(List<Token> clause, List<Token> shared) {
        return clause.size() - clause.indexOf(shared.getLast()) <= 6;
    }

    private boolean sharesWho(Line first, List<Token> clause, List<Token> shared) {
        if (clause.stream().anyMatch(token -> language.list("person").contains(token.word()))) {
            return true;
        }
        return shared.size() > 1
                || clause.stream()
                        .filter(token -> !shared.contains(token) && token.shape() == Token.Shape.WORD)
                        .anyMatch(token -> language.isIn(first, token));
    }

    /// `The hearing is scheduled for …`, after a sentence without any other such event: it is the one just told.
    private boolean bridges(Told relative, Told date) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        int end = Math.min(date.at(), start + 5);
        if (start >= end
                || !language.list("definite").contains(tokens.get(start).word())) {
            return false;
        }
        boolean isScheduled = language.hasAny(tokens, start, date.at(), "scheduled");
        boolean isPut = isScheduled || language.hasAny(tokens, start, date.at(), "happens");
        List<Token> subject = tokens.subList(start + 1, end);
        boolean isNamed = subject.stream()
                .anyMatch(token -> language.list("bridge").contains(token.word())
                        && relative.tokens().stream().noneMatch(other -> language.isOneKind(token, other)));
        boolean isOfItsOwn = language.hasAny(subject, 0, subject.size(), "apart");
        return isPut && isNamed || isScheduled && !isOfItsOwn && other.direction(relative.time()) != Tense.PAST;
    }

    /// `They will be allowed back on …`: the sentence goes on about the same, and names no other event.
    private boolean goesOn(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        List<Token> clause = tokens.subList(language.clauseStart(tokens, date.at()), date.at());
        if (clause.size() < 2 || times.tense(date.time()) == Tense.PAST) {
            return false;
        }
        String opening = clause.getFirst().word();
        boolean isPointing = language.list("pronoun").contains(opening)
                || language.list("person").contains(opening);
        long known =
                clause.stream().filter(token -> language.isIn(first, token)).count();
        boolean namesEvent = clause.stream()
                .filter(token -> !language.list("happens").contains(token.word()))
                .anyMatch(token -> !language.families(token.word()).isEmpty());
        boolean isOneOfBoth = !namesEvent || language.sharesEvent(clause, governing);
        return isOneOfBoth && (isPointing || known > 1);
    }

    /// `The break-in happened on …`, `Work will start on …`: what was just told, unless that was what somebody did
    /// about it.
    private boolean occurs(Told relative, Told date, List<Token> governing, int distance) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        if (distance > 1
                || start >= date.at()
                || other.isIndefinite(date)
                || language.list("possessive").contains(tokens.get(start).word())
                || language.hasAny(governing, 0, governing.size(), "about")) {
            return false;
        }
        boolean isDefinite =
                language.list("definite").contains(tokens.get(start).word());
        boolean happened = isDefinite && language.hasAny(tokens, start, date.at(), "occurred")
                || isDefinite && start + 3 >= date.at();
        boolean begins = language.hasAny(tokens, start, date.at(), "beginning")
                && language.hasAny(governing, 0, governing.size(), "beginning");
        boolean isPast = other.direction(relative.time()) == Tense.PAST;
        return happened && isPast || begins && !isPast;
    }
}
