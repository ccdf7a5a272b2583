package press.dateline.copydesk.rules;

import java.util.Comparator;
import java.util.List;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Likeness.Degree;
import press.dateline.copydesk.rules.Names.Name;
import press.dateline.copydesk.rules.Names.Spelling;

/// A name in the headline that the story does not have, while it has one almost like it.
final class HeadlineName implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Names names = Names.in(galley);
        for (Name name : names.all()) {
            if (name.text().part() == Part.HEADLINE && !names.spellings().containsKey(name.spelling())) {
                names.spellings().values().stream()
                        .filter(spelling -> names.likeness(name.spelling(), spelling.name()) == Degree.SLIP)
                        .min(Comparator.comparing(Spelling::name))
                        .ifPresent(spelling -> mark(name, spelling, margin));
            }
        }
    }

    private static void mark(Name name, Spelling spelling, Margin margin) {
        Name inStory = spelling.places().getFirst();
        margin.mark(
                Severity.WARN,
                name.text().place(name.span()),
                "The headline has “" + name.spelling() + "”, the story “" + spelling.name() + "”.",
                spelling.name() + " " + spelling.places().size() + "× in the story",
                List.of(inStory.text().place(inStory.span())),
                List.of());
    }
}
