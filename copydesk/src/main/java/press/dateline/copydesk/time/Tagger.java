package press.dateline.copydesk.time;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.time.Pattern.Slot;

/// Finds, from the left, the longest pattern at each token of a text and hands it to the resolver.
final class Tagger {
    private final TimeLanguage language;
    private final Resolver resolver;

    Tagger(TimeLanguage language, Resolver resolver) {
        this.language = language;
        this.resolver = resolver;
    }

    /// Words that fill a pattern.
    ///
    /// @param first the first token of the time, behind its context
    /// @param last its last token
    /// @param values what each token of the pattern is worth, the context included
    record Match(Pattern pattern, int start, int first, int last, int[] values) {
        /// The `nth` filling of a slot, from 0; `otherwise` where there is none.
        int get(Slot slot, int nth, int otherwise) {
            int seen = 0;
            for (int i = 0; i < values.length; i++) {
                if (pattern.steps().get(i).slot() == slot && seen++ == nth) {
                    return values[i];
                }
            }
            return otherwise;
        }

        int get(Slot slot) {
            return get(slot, 0, 0);
        }
    }

    void tag(GalleyText text, List<Token> tokens, List<TimeExpression> into) {
        int sentence = 0;
        for (int at = 0; at < tokens.size(); ) {
            Match match = longest(tokens, at);
            if (match == null) {
                at++;
                continue;
            }
            match = further(tokens, match, match.first());
            match = further(tokens, match, match.last());
            int from = tokens.get(match.first()).from();
            while (sentence + 1 < text.sentences().size()
                    && text.sentences().get(sentence + 1).from() <= from) {
                sentence++;
            }
            TimeExpression found = resolver.resolve(text, tokens, match, sentence(text, sentence));
            if (found != null) {
                into.add(found);
            }
            at = match.last() + 1;
        }
    }

    /// `Late on Friday, 5 August` is a date that `late on Friday` ends within, so the one that reaches further counts.
    private Match further(List<Token> tokens, Match match, int start) {
        Match inner = start > match.start() ? longest(tokens, start) : null;
        return inner != null && inner.last() > match.last() ? inner : match;
    }

    private static Span sentence(GalleyText text, int index) {
        List<Span> sentences = text.sentences();
        return sentences.isEmpty() ? new Span(0, text.text().length()) : sentences.get(index);
    }

    private @Nullable Match longest(List<Token> tokens, int start) {
        Search search = new Search(tokens, start);
        search.walk(language.root(), start, 0);
        return search.best;
    }

    /// The walk along the tree from one token; as deep as the longest pattern at most.
    private final class Search {
        private static final int DEEPEST = 16;

        private final List<Token> tokens;
        private final int start;
        private final int[] values = new int[DEEPEST];

        private @Nullable Match best;

        Search(List<Token> tokens, int start) {
            this.tokens = tokens;
            this.start = start;
        }

        void walk(TimeLanguage.Node node, int at, int depth) {
            Pattern pattern = node.pattern;
            if (pattern != null && isBetter(pattern, at - 1)) {
                best = new Match(pattern, start, start + pattern.context(), at - 1, Arrays.copyOf(values, depth));
            }
            if (at == tokens.size() || depth == DEEPEST) {
                return;
            }
            Token token = tokens.get(at);
            TimeLanguage.Node byWord = node.byWord.get(token.word());
            if (byWord != null) {
                values[depth] = 0;
                walk(byWord, at + 1, depth + 1);
            }
            if (token.shape() != Token.Shape.MARK && !node.bySlot.isEmpty()) {
                node.bySlot.forEach((slot, next) -> {
                    int value = language.value(slot, token);
                    if (value != TimeLanguage.NO) {
                        values[depth] = value;
                        walk(next, at + 1, depth + 1);
                    }
                });
            }
        }

        private boolean isBetter(Pattern pattern, int last) {
            Match known = best;
            return known == null
                    || last > known.last()
                    || last == known.last() && pattern.rank() < known.pattern().rank();
        }
    }
}
