package press.dateline.copydesk.rules;

import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// A source without a name.
final class AnonymousSource implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        for (GalleyText text : galley.texts()) {
            for (Span span : Lexicon.find(galley, text, Kind.ANONYMOUS)) {
                margin.mark(
                        Severity.NOTE,
                        text.place(span),
                        "This source has no name: does an editor know it, and does the story say why?",
                        "");
            }
        }
    }
}
