package press.dateline.copydesk.rules;

import press.dateline.copydesk.Block;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// A story of 120 words or more that names no source for anything. It blocks where it also has neither byline nor link
/// nor stated source. Interviews, opinions, reviews and listings are free.
final class NoAttribution implements Rule {
    private static final int FEWEST_WORDS = 120;

    @Override
    public void read(Galley galley, Margin margin) {
        int words = Attributions.words(galley);
        if (words < FEWEST_WORDS
                || !Attributions.isNews(galley)
                || !Lexicon.of(galley.copy().language()).knows(Kind.SAYS)
                || Attributions.count(galley) > 0
                || isMostlyTables(galley)) {
            return;
        }
        Furniture furniture = galley.copy().furniture();
        boolean fromNowhere =
                furniture != null && furniture.byline().isEmpty() && Attributions.hasNoSource(galley, furniture);
        margin.mark(
                fromNowhere ? Severity.BLOCK : Severity.WARN,
                Place.furniture(),
                fromNowhere
                        ? "Nobody is named as a source, and there is no byline, no link and no source."
                        : "Nobody is named as a source for anything in this story.",
                words + " words, no attribution");
    }

    private static boolean isMostlyTables(Galley galley) {
        long running = galley.body().stream()
                .filter(text -> text.kind() == Block.Kind.PARAGRAPH || text.kind() == Block.Kind.QUOTATION)
                .count();
        return running * 2 < galley.body().size();
    }
}
