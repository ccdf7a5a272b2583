package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.List;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.GalleyText.Span;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;

/// A quotation of five words or more with nobody who says it in its sentence or the two beside it.
final class UnattributedQuote implements Rule {
    private static final int FEWEST_WORDS = 5;

    private record Line(GalleyText text, Span span, boolean says) {}

    @Override
    public void read(Galley galley, Margin margin) {
        if (!Lexicon.of(galley.copy().language()).knows(Kind.SAYS) || !Attributions.isNews(galley)) {
            return;
        }
        List<Line> lines = lines(galley);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean said = line.says()
                    || i > 0 && lines.get(i - 1).says()
                    || i + 1 < lines.size() && lines.get(i + 1).says();
            if (!said) {
                mark(line, margin);
            }
        }
    }

    /// The sentences of the body, each told whether it has a verb of saying or a colon that leads to a quotation.
    private static List<Line> lines(Galley galley) {
        List<Line> lines = new ArrayList<>();
        for (GalleyText text : galley.body()) {
            List<Span> says = Lexicon.find(galley, text, Kind.SAYS);
            for (Span sentence : text.sentences()) {
                boolean colon =
                        text.quotations().isEmpty() || text.text().indexOf(':', sentence.from(), sentence.to()) >= 0;
                lines.add(new Line(
                        text,
                        sentence,
                        Spans.anyIn(says, sentence.from(), sentence.to())
                                || colon && !text.quotations().isEmpty()));
            }
        }
        return lines;
    }

    private static void mark(Line line, Margin margin) {
        List<Span> quotations = line.text().quotations();
        int at = Spans.firstFrom(quotations, line.span().from());
        if (at == quotations.size() || quotations.get(at).from() >= line.span().to()) {
            return;
        }
        Span quotation = quotations.get(at);
        List<Span> words = line.text().words();
        int count = Spans.firstFrom(words, quotation.to()) - Spans.firstFrom(words, quotation.from());
        if (count >= FEWEST_WORDS) {
            margin.mark(
                    Severity.NOTE, line.text().place(quotation), "Who says this?", count + " words in quotation marks");
        }
    }
}
