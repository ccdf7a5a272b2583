package press.dateline.copydesk.rules;

import java.util.List;
import java.util.stream.Stream;
import press.dateline.copydesk.rules.EventMismatch.Line;
import press.dateline.copydesk.rules.OtherEvent.Subject;
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

    /// So many words may stand between two times of one sentence: `will be heard next week, with a hearing listed for`.
    private static final int LONGEST_ASIDE = 16;

    private final EventLanguage language;
    private final OtherEvent other;
    private final Reference reference;
    private final Continuation continuation;

    SameEvent(EventWords events, Times times) {
        this.language = new EventLanguage(events);
        this.other = new OtherEvent(language, times);
        this.reference = new Reference(language, other);
        this.continuation = new Continuation(language, other);
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
        Bond bond = bond(relative, date, distance, isDateLater);
        return bond == Bond.STRONG && !(isDateLater && isTight(relative, date)) ? Bond.LOOSE : bond;
    }

    /// Looking back, a weekday is that of many things, and so is `It all began on …`.
    private boolean isTight(Told relative, Told date) {
        boolean isPast = other.tense(date) == Tense.PAST;
        boolean isPointing = language.pointsBack(date.tokens(), 0);
        return !isPast || relative.time().kind() == TimeExpression.Kind.DEICTIC && !isPointing;
    }

    private Bond bond(Told relative, Told date, int distance, boolean isDateLater) {
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
        Bond referred = reference.bond(earlier, later, distance);
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
                || !other.looksTheSameWay(relative, date)
                || other.beginsWhatEnds(governing, date)) {
            return Bond.NONE;
        }
        if (isDateLater
                && language.pointsBack(date.tokens(), 0)
                && other.hasOtherObject(relative.line(), date, governing)) {
            return Bond.NONE;
        }
        if (pointsBack(date, governing, distance, isDateLater)) {
            return Bond.STRONG;
        }
        boolean isNext = isDateLater && distance == 1;
        Subject subject = isDateLater ? other.subject(relative.line(), date, governing) : Subject.TOLD;
        if (isDateLater
                && (subject == Subject.OTHERS
                        || other.isIndefinite(date) && !isItsOutcome(date, governing)
                        || other.hasOtherObject(relative.line(), date, governing))) {
            return Bond.NONE;
        }
        Bond named = subject == Subject.TOLD ? namesTheSame(relative.line(), date, governing) : Bond.NONE;
        if (named != Bond.NONE || !isNext) {
            return named;
        }
        return continuation.isOf(relative, date, governing, subject) ? Bond.LOOSE : Bond.NONE;
    }

    /// `The court will rule next week. A ruling is expected on …`; a meeting of somebody would be another one.
    private boolean isItsOutcome(Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int noun = language.clauseStart(tokens, date.at()) + 1;
        return noun + 1 < date.at()
                && language.isEventOf(tokens.get(noun), governing)
                && language.isVerbStart(tokens, noun, noun + 1)
                && language.hasAny(tokens, noun, date.at(), "scheduled");
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

    /// `It is scheduled for …`, `The event takes place on …`.
    private boolean pointsBack(Told date, List<Token> governing, int distance, boolean isDateLater) {
        List<Token> tokens = date.tokens();
        if (distance > 1 || !isDateLater || tokens.isEmpty()) {
            return false;
        }
        String opening = tokens.getFirst().word();
        if (language.pointsBack(tokens, 0)) {
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
        int end = language.clauseEnd(tokens, date.end());
        boolean isVerbLast = language.list("settings").contains("verblast");
        List<Token> clause = isFronted
                ? tokens.subList(date.end(), end)
                : isVerbLast ? tokens.subList(start, Math.max(end, date.at())) : before;
        List<Token> shared = clause.stream()
                .filter(token -> language.isNamed(token, first, governing))
                .toList();
        if (shared.isEmpty()) {
            return Bond.NONE;
        }
        List<Token> predicate = isVerbLast ? tokens : clause;
        boolean isPut = language.hasAny(predicate, 0, predicate.size(), "scheduled")
                || language.hasAny(predicate, 0, predicate.size(), "happens");
        boolean isSubject = clause.indexOf(shared.getFirst()) <= LONGEST_SUBJECT;
        boolean isDefinite =
                language.list("definite").contains(clause.getFirst().word());
        if (isPut && isSubject || isDefinite && clause.indexOf(shared.getFirst()) <= 4) {
            boolean isOfSubject =
                    language.sharesStem(clause.subList(0, language.subjectEnd(clause, 0, clause.size())), governing);
            return isOfSubject || isFronted && language.sharesStem(shared, governing) ? Bond.STRONG : Bond.LOOSE;
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
}
