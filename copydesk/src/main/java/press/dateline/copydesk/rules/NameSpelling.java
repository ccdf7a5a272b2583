package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.rules.Likeness.Degree;
import press.dateline.copydesk.rules.Names.Name;
import press.dateline.copydesk.rules.Names.Spelling;

/// One name in two spellings within a story, or in another spelling than the archive has.
final class NameSpelling implements Rule {
    /// What stands more often in both spellings is two names. Twice against less than four times is a note: a slip that
    /// is made twice is seldom half of all.
    private static final int MOST_SLIPS = 2;

    private static final int KNOWN_WELL = 10;

    @Override
    public void read(Galley galley, Margin margin) {
        Names names = Names.in(galley);
        boolean capitalsMeanLittle = galley.copy().language().getLanguage().equals("de");
        Map<Integer, List<Spelling>> byInitial = new HashMap<>();
        for (Spelling spelling : sorted(names)) {
            if (isCandidate(spelling, names, galley)) {
                List<Spelling> alike =
                        byInitial.computeIfAbsent(spelling.name().codePointAt(0), initial -> new ArrayList<>());
                for (Spelling other : alike) {
                    if (!capitalsMeanLittle || names.isKnown(spelling.name()) || names.isKnown(other.name())) {
                        compare(spelling, other, names, margin);
                    }
                }
                alike.add(spelling);
                if (!spelling.isCommonWord()) {
                    lookUp(spelling, names, galley, margin);
                }
            }
        }
    }

    private static List<Spelling> sorted(Names names) {
        return names.spellings().values().stream()
                .sorted(Comparator.comparing(Spelling::name))
                .toList();
    }

    /// Without a list of common words only what is capitalised within a sentence can be told from one.
    private static boolean isCandidate(Spelling spelling, Names names, Galley galley) {
        boolean listed = !WordLists.of(galley.copy().language()).isEmpty();
        return listed || spelling.places().stream().anyMatch(name -> !name.opensSentence());
    }

    private static void compare(Spelling one, Spelling other, Names names, Margin margin) {
        Degree degree = names.likeness(one.name(), other.name());
        boolean oneKnown = names.isKnown(one.name()) || names.isKnown(other.name());
        if (degree == Degree.NONE || Likeness.areApart(one.places(), other.places(), !oneKnown)) {
            return;
        }
        Spelling odd = isOdder(one, other, names) ? one : other;
        Spelling usual = odd == one ? other : one;
        if (odd.places().size() > MOST_SLIPS) {
            return;
        }
        boolean twoWays =
                2 * odd.places().size() > usual.places().size() && odd.places().size() > 1;
        boolean certain = degree == Degree.SLIP
                && usual.places().size() >= 2
                && odd.places().size() == 1
                && !names.isKnown(odd.name());
        Name first = odd.places().getFirst();
        margin.mark(
                degree == Degree.MARKS || twoWays ? Severity.NOTE : Severity.WARN,
                first.text().place(first.span()),
                "“" + odd.name() + "” here, “" + usual.name() + "” elsewhere: is it one name?",
                odd.name() + " " + odd.places().size() + "×, " + usual.name() + " "
                        + usual.places().size() + "×",
                List.of(place(usual)),
                certain ? List.of(usual.name()) : List.of());
    }

    /// The spelling that is more likely the slip: rarer, else the unknown one, else the later one.
    private static boolean isOdder(Spelling one, Spelling other, Names names) {
        if (one.places().size() != other.places().size()) {
            return one.places().size() < other.places().size();
        }
        if (names.isKnown(one.name()) != names.isKnown(other.name())) {
            return names.isKnown(other.name());
        }
        return inOrder(one).compareTo(inOrder(other)) > 0;
    }

    private static String inOrder(Spelling spelling) {
        Place place = place(spelling);
        return "%d %9d %9d".formatted(place.part().ordinal(), place.index(), place.from());
    }

    private static Place place(Spelling spelling) {
        Name first = spelling.places().getFirst();
        return first.text().place(first.span());
    }

    private static void lookUp(Spelling spelling, Names names, Galley galley, Margin margin) {
        if (names.isKnown(spelling.name()) || spelling.name().length() < 5) {
            return;
        }
        galley.archive().namesLike(spelling.name()).stream()
                .filter(known -> !names.spellings().containsKey(known)
                        && Likeness.of(spelling.name(), known) != Degree.NONE
                        && galley.archive().storiesWithName(known) >= KNOWN_WELL)
                .findFirst()
                .ifPresent(known -> margin.mark(
                        Severity.NOTE,
                        place(spelling),
                        "“" + spelling.name() + "” has never been in the archive; “" + known + "” often has.",
                        known + " in " + galley.archive().storiesWithName(known) + " stories"));
    }
}
