package press.dateline.copydesk.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.dateline.copydesk.rules.EventMismatch.Line;
import press.dateline.copydesk.rules.SameEvent.Told;
import press.dateline.copydesk.time.Tense;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Times;
import press.dateline.copydesk.time.Token;

/// What tells that two times are about two events: a word that says so, verbs that look different ways, a beginning and
/// an end, two places, another subject or object.
final class OtherEvent {
    private final EventLanguage language;
    private final Times times;

    OtherEvent(EventLanguage language, Times times) {
        this.language = language;
        this.times = times;
    }

    /// `The hearing scheduled for September 25 was postponed`.
    boolean isMoved(Told told) {
        List<Token> tokens = told.tokens();
        return language.hasAny(
                tokens, language.clauseStart(tokens, told.at()), language.clauseEnd(tokens, told.end()), "moved");
    }

    /// `another`, `the previous`; of `second` only where something follows that it tells from a first.
    boolean tellsOfAnother(Told told) {
        List<Token> tokens = told.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isTime = EventLanguage.isTime(told.line(), tokens.get(i));
            String word = tokens.get(i).word();
            boolean isOneOfMany = language.list("sequence").contains(word)
                    && i + 1 < tokens.size()
                    && language.isContent(tokens.get(i + 1));
            if (!isTime && (language.list("another").contains(word) || isOneOfMany)) {
                return true;
            }
        }
        return false;
    }

    boolean isConditional(Told told) {
        return language.list("conditional").contains(told.tokens().getFirst().word());
    }

    /// `Since September 25`, `by September 25` is not when it happens.
    boolean isLimit(Told told) {
        return told.at() > 0
                && language.list("limit")
                        .contains(told.tokens().get(told.at() - 1).word());
    }

    /// Whether both tell where, or against whom, and not the same: `in France`, `in Germany`.
    boolean areElsewhere(Line first, Line second) {
        return language.list("where").stream().anyMatch(where -> {
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
                    && !EventLanguage.isTime(line, place)
                    && line.tokens().get(i - 1).word().equals(where)) {
                places.add(place.word());
            }
        }
        return places;
    }

    /// Past goes with past; what is to come may also be told in the present, or was fixed for its day.
    boolean looksTheSameWay(Told relative, Told date) {
        Tense wanted = direction(relative.time());
        Tense said = tense(date);
        return switch (wanted) {
            case PAST -> said == Tense.PAST;
            case FUTURE, OPEN -> said != Tense.PAST;
        };
    }

    /// `The hearing was fixed for September 25` looks forwards.
    Tense tense(Told date) {
        boolean isAim = date.at() > 0
                && language.list("fordate")
                        .contains(date.tokens().get(date.at() - 1).word());
        Tense tense = times.tense(date.time());
        return isAim && tense == Tense.PAST ? Tense.OPEN : tense;
    }

    Tense direction(TimeExpression relative) {
        int compared = relative.direction();
        return compared < 0 ? Tense.PAST : compared > 0 ? Tense.FUTURE : times.tense(relative);
    }

    /// `The exhibition opens this month. It runs until …`
    boolean beginsWhatEnds(List<Token> governing, Told date) {
        List<Token> clause = date.tokens();
        boolean begins = hasPhase(governing, "starting");
        boolean ends = hasPhase(governing, "ending");
        boolean laterBegins = hasPhase(clause, "starting");
        boolean laterEnds = hasPhase(clause, "ending");
        return begins && !ends && laterEnds && !laterBegins || ends && !begins && laterBegins && !laterEnds;
    }

    private boolean hasPhase(List<Token> tokens, String list) {
        Set<String> words = language.list(list);
        return tokens.stream()
                .map(Token::word)
                .anyMatch(word -> words.contains(word)
                        || words.stream()
                                .anyMatch(stem ->
                                        stem.endsWith("*") && word.startsWith(stem.substring(0, stem.length() - 1))));
    }

    /// `An exhibition starts on`, `a meeting of officials is planned for`.
    boolean isIndefinite(Told date) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        return start < date.at()
                && language.list("indefinite").contains(tokens.get(start).word());
    }

    /// Whose event a sentence tells.
    enum Subject {
        /// The subject was told of, or is nobody in particular.
        TOLD,
        /// It was not told of: `his successor`, `the theatre`, `rehearsals for the concert`.
        NEW,
        /// The event is that of others: `the miners' strike`.
        OTHERS
    }

    /// The subject of the date's sentence. Of an event that has its own name (`an election`), others may tell: `Britons
    /// will go to the polls`.
    Subject subject(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int start = language.clauseStart(tokens, date.at());
        int end = language.subjectEnd(tokens, start, date.at());
        List<Token> subject = tokens.subList(start, end < date.at() ? end : Math.min(start + 1, end));
        List<Token> named = subject.stream().filter(language::isContent).toList();
        if (named.isEmpty()
                || language.hasAny(subject, 0, 1, "person")
                || language.pointsBack(tokens, start)
                || language.hasAny(subject, 0, subject.size(), "happening")
                || language.hasAny(subject, 0, subject.size(), "participants")) {
            return Subject.TOLD;
        }
        int of = 0;
        while (of < subject.size()
                && !language.list("ofwhat").contains(subject.get(of).word())) {
            of++;
        }
        List<Token> head = subject.subList(0, of);
        boolean isTold = head.stream().anyMatch(token -> language.isEventOf(token, governing));
        List<Token> rest = subject.subList(Math.min(of + 1, subject.size()), subject.size());
        boolean isOfOther = of < subject.size()
                && rest.stream().anyMatch(language::isContent)
                && rest.stream()
                        .noneMatch(token -> language.isIn(first, token) || language.isEventOf(token, governing));
        boolean isTheirs = named.stream().anyMatch(token -> isTheirs(subject, token) && !language.isIn(first, token));
        if (isTold) {
            boolean isDescribed = of < subject.size()
                    && language.list("of").contains(subject.get(of).word());
            return isTheirs || isOfOther && !isDescribed ? Subject.OTHERS : isOfOther ? Subject.NEW : Subject.TOLD;
        }
        boolean isNew = head.stream().noneMatch(token -> language.isIn(first, token))
                && !hasNoun(governing, tokens.subList(end, date.at()));
        return isNew ? Subject.NEW : Subject.TOLD;
    }

    /// Whether the event is named by a noun, `will host the climate conference`, of which others may tell.
    private boolean hasNoun(List<Token> governing, List<Token> predicate) {
        for (int i = 1; i < governing.size(); i++) {
            if (language.isPastVerb(governing.get(i).word())) {
                continue;
            }
            for (int j = i - 1; j >= Math.max(0, i - 3) && language.isEventOf(governing.get(i), predicate); j--) {
                String word = governing.get(j).word();
                if (language.list("definite").contains(word)
                        || language.list("indefinite").contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// `the miners' strike`
    private static boolean isTheirs(List<Token> subject, Token token) {
        int at = subject.indexOf(token);
        return token.word().endsWith("'s")
                || at + 1 < subject.size() && "'’".contains(subject.get(at + 1).word());
    }

    /// `He will open a school on`, after `He will open the clinic`: what is done to other things is something else.
    boolean hasOtherObject(Line first, Told date, List<Token> governing) {
        List<Token> tokens = date.tokens();
        int verb = language.clauseStart(tokens, date.at()) + 1;
        while (verb < date.at() && !language.isEventOf(tokens.get(verb), governing)) {
            verb++;
        }
        int object = verb + 1;
        boolean isObject = object < date.at()
                && (language.list("definite").contains(tokens.get(object).word())
                        || language.list("indefinite")
                                .contains(tokens.get(object).word()));
        for (int i = object + 1; isObject && i < date.at(); i++) {
            if (language.isContent(tokens.get(i))) {
                return !language.isIn(first, tokens.get(i)) && !language.isEventOf(tokens.get(i), governing);
            }
        }
        return false;
    }
}
