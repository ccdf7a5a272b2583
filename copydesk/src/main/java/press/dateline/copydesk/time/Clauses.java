package press.dateline.copydesk.time;

import java.util.List;
import java.util.Set;
import press.dateline.copydesk.GalleyText.Span;

/// Looks at the words round a time: whether its verb looks forwards or back, whether somebody is said to have said it.
final class Clauses {
    private static final int NEAR = 14;

    private Clauses() {}

    /// The tense of the verb nearest to the tokens from `first` to `last`, before them else behind them, within their
    /// sentence. Verbs of saying do not count.
    static Tense tense(TimeLanguage language, List<Token> tokens, int first, int last, Span sentence) {
        Tense before = Tense.OPEN;
        for (int i = first - 1; i >= 0 && first - i <= NEAR && tokens.get(i).from() >= sentence.from(); i--) {
            before = tense(language, tokens, i, sentence);
            if (before != Tense.OPEN) {
                return before;
            }
        }
        for (int i = last + 1;
                i < tokens.size() && i - last <= NEAR && tokens.get(i).to() <= sentence.to();
                i++) {
            Tense behind = tense(language, tokens, i, sentence);
            if (behind != Tense.OPEN) {
                return behind;
            }
        }
        return Tense.OPEN;
    }

    private static Tense tense(TimeLanguage language, List<Token> tokens, int at, Span sentence) {
        Token token = tokens.get(at);
        if (token.shape() != Token.Shape.WORD || language.list("saying").contains(token.word())) {
            return Tense.OPEN;
        }
        if (language.list("future").contains(token.word()) || endsIn(language, token.word(), "futureending")) {
            return Tense.FUTURE;
        }
        boolean isNoun = token.isCapital() && language.list("settings").contains("capitalnouns");
        boolean looksPast =
                language.list("past").contains(token.word()) || !isNoun && endsIn(language, token.word(), "pastending");
        if (!looksPast) {
            return Tense.OPEN;
        }
        return isParticipleToCome(language, tokens, at, sentence) ? Tense.FUTURE : Tense.PAST;
    }

    /// `will be held`, `is to be opened`, `that he be handed over`.
    private static boolean isParticipleToCome(TimeLanguage language, List<Token> tokens, int at, Span sentence) {
        for (int i = at - 1; i >= Math.max(0, at - 4) && tokens.get(i).from() >= sentence.from(); i--) {
            String word = tokens.get(i).word();
            if (language.list("future").contains(word)
                    || language.list("infinitive").contains(word)) {
                return true;
            }
            if (language.list("past").contains(word)) {
                return false;
            }
        }
        return false;
    }

    private static boolean endsIn(TimeLanguage language, String word, String endings) {
        for (String ending : language.list(endings)) {
            if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
                return !language.list("planned").contains(word);
            }
        }
        return false;
    }

    static boolean isReported(TimeLanguage language, List<Token> tokens, int at, Span sentence) {
        Set<String> saying = language.list("saying");
        for (int i = Math.max(0, at - 40); i < Math.min(tokens.size(), at + 40); i++) {
            Token token = tokens.get(i);
            if (token.from() >= sentence.from() && token.to() <= sentence.to() && saying.contains(token.word())) {
                return true;
            }
        }
        return false;
    }
}
