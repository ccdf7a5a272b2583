package press.dateline.copydesk.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place.Part;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Lexicon.Kind;
import press.dateline.copydesk.rules.Names.Name;

/// A surname that stands alone before the story says whose it is.
final class FullName implements Rule {
    @Override
    public void read(Galley galley, Margin margin) {
        Lexicon lexicon = Lexicon.of(galley.copy().language());
        Map<String, Name> alone = new HashMap<>();
        Set<String> met = new HashSet<>();
        for (Name name : Names.in(galley).all()) {
            if (name.text().part() != Part.BODY
                    || name.text().isQuoted(name.span().from())) {
                continue;
            }
            boolean isFull = lexicon.has(Kind.GIVEN, name.before());
            Name earlier = isFull ? alone.remove(name.spelling()) : null;
            if (earlier != null) {
                mark(earlier, name, margin);
            }
            boolean isAlone = name.before().isEmpty() && name.after().isEmpty() && !followsCapital(name);
            if (!isAlone) {
                met.add(name.spelling());
            } else if (!met.contains(name.spelling())) {
                alone.putIfAbsent(name.spelling(), name);
            }
        }
    }

    private static void mark(Name alone, Name full, Margin margin) {
        margin.mark(
                Severity.NOTE,
                alone.text().place(alone.span()),
                "“" + alone.spelling() + "” stands here before “" + full.before() + " " + full.spelling()
                        + "” is introduced.",
                "",
                List.of(full.text().place(full.span())),
                List.of());
    }

    /// Whether a capitalised word such as a title stands just before.
    private static boolean followsCapital(Name name) {
        String text = name.text().text();
        int end = name.span().from() - 1;
        int start = end;
        while (start > 0 && end - start < 30 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return end > start && Character.isUpperCase(text.charAt(start));
    }
}
