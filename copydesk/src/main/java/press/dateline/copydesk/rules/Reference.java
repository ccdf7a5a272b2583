package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.rules.OtherEvent.Subject;
import press.dateline.copydesk.rules.SameEvent.Bond;
import press.dateline.copydesk.rules.SameEvent.Told;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.Token;

/// A time that belongs to a noun with `the`, which names an event told before: `the accident last week`, `the
/// hearing on September 25`.
final class Reference {
    /// So many words may stand between an event and its time: `the talks, which are due to start on`.
    private static final int LONGEST_JOINT = 9;

    private final EventLanguage language;
    private final OtherEvent other;

    Reference(EventLanguage language, OtherEvent other) {
        this.language = language;
        this.other = other;
    }

    /// A noun and whether `the`, `a` or nothing stands before it.
    private record Noun(Token token, boolean isDefinite) {}

    /// `The accident last week`, `the hearing on September 25`, `the September 25 vote`: of what was told before.
    Bond bond(Told earlier, Told later, int distance) {
        Noun noun = nounOf(later);
        if (noun == null || !noun.isDefinite()) {
            return Bond.NONE;
        }
        List<Token> told = new ArrayList<>(language.governing(earlier));
        boolean isSubject = later.time().kind() == TimeExpression.Kind.DATE && isSubject(later, noun);
        boolean isOfTwo = isSubject && other.subject(earlier.line(), later, told) != Subject.TOLD
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
                ? other.looksTheSameWay(later, earlier)
                : other.looksTheSameWay(earlier, later);
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
                || !tokens.get(at).isCapital() && language.list("settings").contains("capitalnouns")
                || language.isAnother(tokens.get(at).word())
                || language.list("past").contains(tokens.get(at).word())) {
            return null;
        }
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (language.isAnother(tokens.get(i).word())) {
                return null;
            }
            if (language.isVerbStart(tokens, 0, i)) {
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
}
