package press.dateline.copydesk.rules;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import press.dateline.copydesk.rules.EventMismatch.Line;
import press.dateline.copydesk.rules.OtherEvent.Subject;
import press.dateline.copydesk.rules.SameEvent.Told;
import press.dateline.copydesk.time.Tense;
import press.dateline.copydesk.time.Token;

/// Tells whether a sentence goes on about what the one before it announced or told, where no word of the event is said
/// twice: `The museum reopens next month. The first visitors will be let in on …`. It says no more than when something
/// is, or what those concerned will do that day, or goes on about the same people and names no other event.
final class Continuation {
    /// A subject is told by so many of its first words.
    private static final int OPENING = 5;

    /// A sentence about the past reaches its date within so many words.
    private static final int SHORT = 12;

    /// A clause of so many words says little but when.
    private static final int PLAIN = 8;

    private final EventLanguage language;
    private final OtherEvent other;

    Continuation(EventLanguage language, OtherEvent other) {
        this.language = language;
        this.other = other;
    }

    /// The date's sentence stands right behind that of the relative time.
    boolean isOf(Told relative, Told date, List<Token> governing, Subject subject) {
        boolean isForward = other.direction(relative.time()) != Tense.PAST && other.tense(date) != Tense.PAST;
        return occurs(relative, date, governing)
                || bridges(relative, date, subject)
                || saysOtherwise(relative.line(), date, governing)
                || goesOn(relative.line(), date, governing)
                || isForward
                        && (tellsWhen(relative.line(), date, governing)
                                || isForThoseConcerned(date)
                                || isFromThen(date));
    }

    /// `The break-in happened on …`, `Work will start on …`: what was just told, unless that was what somebody did
    /// about it.
    private boolean occurs(Told relative, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        if (start >= date.at()
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

    /// `The hearing is scheduled for …`, after a sentence without any other such event: it is the one just told.
    private boolean bridges(Told relative, Told date, Subject subject) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        int end = Math.min(date.at(), start + OPENING);
        if (start >= end
                || !language.list("definite").contains(tokens.get(start).word())) {
            return false;
        }
        boolean isScheduled = language.hasAny(tokens, start, date.at(), "scheduled");
        boolean isPut = isScheduled || language.hasAny(tokens, start, date.at(), "happens");
        List<Token> opening = tokens.subList(start + 1, end);
        boolean isNamed = opening.stream()
                .anyMatch(token -> language.list("bridge").contains(token.word())
                        && relative.tokens().stream().noneMatch(told -> language.isOneKind(token, told)));
        boolean isOfItsOwn = subject == Subject.NEW || language.hasAny(opening, 0, opening.size(), "apart");
        return isPut && isNamed || isScheduled && !isOfItsOwn && other.direction(relative.time()) != Tense.PAST;
    }

    /// `Countries meet this month. Ministers will gather on …`: another word for the same, for the sake of variety. The
    /// same word of somebody else would be a contrast: `The miners strike next week. The drivers strike on …`.
    private boolean saysOtherwise(Line first, Told date, List<Token> governing) {
        List<Token> clause = clause(date);
        return clause.stream().anyMatch(token -> language.isNamed(token, first, governing))
                && !language.sharesStem(clause, governing)
                && !isOfItsOwn(clause, first, governing);
    }

    /// `They will be allowed back on …`: the sentence goes on about the same, and names no other event.
    private boolean goesOn(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        boolean isPointing = language.pointsBack(tokens, 0) || language.hasAny(tokens, 0, 2, "person");
        List<Token> clause = tokens.subList(isPointing ? 0 : language.clauseStart(tokens, date.at()), date.at());
        boolean isLong = clause.size() > SHORT || language.hasAny(clause, 0, clause.size(), "earlier");
        if (clause.size() < 2 || other.tense(date) == Tense.PAST && (isLong || !isPointing)) {
            return false;
        }
        long known =
                clause.stream().filter(token -> language.isIn(first, token)).count();
        boolean namesEvent = clause.stream()
                .filter(token -> !language.list("happens").contains(token.word()))
                .anyMatch(token -> !language.families(token.word()).isEmpty());
        boolean isOneOfBoth = !namesEvent || language.sharesEvent(clause, governing);
        return isOneOfBoth && (isPointing || known > 1);
    }

    /// `The first screening is on …`, `Kick-off on … is at nine`: says when, and nothing else.
    private boolean tellsWhen(Line first, Told date, List<Token> governing) {
        List<Token> clause = clause(date);
        boolean isOwned = language.hasAny(clause, 0, 1, "possessive")
                || language.hasAny(clause, clause.size() - 2, clause.size(), "setup");
        boolean isFirst = language.hasAny(clause, 0, clause.size(), "first");
        boolean isPut =
                Stream.of("scheduled", "happens").anyMatch(list -> language.hasAny(clause, 1, clause.size(), list))
                        || isThere(clause)
                        || language.hasAny(date.tokens(), date.end(), date.end() + 1, "is");
        return !isOwned && !isOfItsOwn(clause, first, governing) && (isFirst || isPut && clause.size() <= PLAIN);
    }

    /// An event that goes beside another (`a verdict`), somebody's (`India's parliament`), or one that the
    /// sentence before names beside what it tells (`meets to prepare the summit`).
    private boolean isOfItsOwn(List<Token> clause, Line first, List<Token> governing) {
        return language.hasAny(clause, 0, OPENING, "apart")
                || clause.stream().limit(OPENING).anyMatch(token -> token.word().equals("'"))
                || clause.stream().anyMatch(token -> language.isSaidBeside(token, first, governing));
    }

    /// `The feast is in the park on`, `the bridge will be closed from`; `they are to address` tells of something else.
    private boolean isThere(List<Token> clause) {
        return IntStream.range(1, clause.size())
                .anyMatch(i ->
                        language.hasAny(clause, i, i + 1, "is") && !language.hasAny(clause, i + 1, i + 2, "tocome"));
    }

    /// `Visitors can see the cubs on …`, `From …, passengers will have to change`.
    private boolean isForThoseConcerned(Told date) {
        List<Token> clause = clause(date);
        return language.hasAny(clause, 0, 3, "participants")
                || language.hasAny(date.tokens(), 0, Math.min(3, date.at()), "participants");
    }

    /// `From … a letter will cost a pound`.
    private boolean isFromThen(Told date) {
        return language.hasAny(date.tokens(), Math.max(0, date.at() - 2), date.at(), "from");
    }

    /// The words of the date's clause up to it, or those behind it where it opens the clause.
    private List<Token> clause(Told date) {
        List<Token> tokens = date.tokens();
        List<Token> before = tokens.subList(language.clauseStart(tokens, date.at()), date.at());
        if (language.countContent(before) > 0) {
            return before;
        }
        boolean isComma =
                date.end() < tokens.size() && tokens.get(date.end()).word().equals(",");
        int from = isComma ? date.end() + 1 : date.end();
        boolean isFronted = isComma || language.list("settings").contains("verblast");
        return isFronted ? tokens.subList(from, language.clauseEnd(tokens, from)) : before;
    }
}
