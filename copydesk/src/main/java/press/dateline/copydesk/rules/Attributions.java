package press.dateline.copydesk.rules;

import press.dateline.copydesk.Block;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Furniture.Genre;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// What a story says of where it has its knowledge from.
final class Attributions {
    private Attributions() {}

    /// How often the body names a source.
    static int count(Galley galley) {
        return count(galley, Kind.SAYS);
    }

    static int count(Galley galley, Kind kind) {
        int count = 0;
        for (GalleyText text : galley.body()) {
            count += Lexicon.find(galley, text, kind).size();
        }
        return count;
    }

    /// How many words the body has.
    static int words(Galley galley) {
        return galley.body().stream().mapToInt(text -> text.words().size()).sum();
    }

    /// Whether it is to be read as news; so is what does not say what it is.
    static boolean isNews(Galley galley) {
        Furniture furniture = galley.copy().furniture();
        return furniture == null || furniture.genre() == Genre.NEWS;
    }

    static boolean hasNoSource(Galley galley, Furniture furniture) {
        return furniture.sources().isEmpty()
                && galley.copy().body().stream().map(Block::links).allMatch(links -> links.isEmpty());
    }
}
