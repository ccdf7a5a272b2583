package press.dateline.copydesk.rules;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import press.dateline.copydesk.rules.Names.Name;

/// Tells whether two spellings may be one name with a slip of the pen: one letter more, less, other or two changed
/// places (Damerau); two such slips in names of nine letters or more.
final class Likeness {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_OF_LONGER = 5;
    private static final int LONG = 9;
    private static final Set<String> ENDINGS = Set.of(
            "", "s", "es", "n", "an", "ian", "ans", "ens", "ians", "ns", "e", "en", "er", "ers", "i", "is", "ish", "a",
            "o", "y", "ne", "nes", "in", "ese", "ic", "ism", "ist", "ists", "ia");

    private Likeness() {}

    enum Degree {
        NONE,
        /// Only accents and other marks on letters differ.
        MARKS,
        SLIP
    }

    static Degree of(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int slips = shorter >= LONG ? 2 : 1;
        if (shorter < SHORTEST
                || Math.max(one.length(), other.length()) < SHORTEST_OF_LONGER
                || Math.abs(one.length() - other.length()) > slips
                || one.charAt(0) != other.charAt(0)
                || one.equals(other)) {
            return Degree.NONE;
        }
        if (!isWithin(one, other, slips)) {
            return Degree.NONE;
        }
        return bare(one).equals(bare(other)) ? Degree.MARKS : Degree.SLIP;
    }

    /// Whether the words around two names say that they are two: another first name, or another surname.
    static boolean areApart(List<Name> one, List<Name> other, boolean mayBeFirstNames) {
        return apart(
                        one.stream().map(Name::before).toList(),
                        other.stream().map(Name::before).toList())
                || mayBeFirstNames
                        && apart(
                                one.stream().map(Name::after).toList(),
                                other.stream().map(Name::after).toList());
    }

    private static boolean apart(List<String> ones, List<String> others) {
        List<String> given = ones.stream().filter(name -> !name.isEmpty()).toList();
        List<String> otherGiven =
                others.stream().filter(name -> !name.isEmpty()).toList();
        return !given.isEmpty()
                && !otherGiven.isEmpty()
                && given.stream()
                        .noneMatch(name -> otherGiven.contains(name)
                                || otherGiven.stream().anyMatch(second -> isWithin(name, second, 1)));
    }

    /// Russia and Russian, Korean and Koreas: forms of one word. Where one ending is the
    /// tail of the other they are not: Californa.
    static boolean areForms(String one, String other) {
        int common = 0;
        while (common < one.length() && common < other.length() && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        String ending = one.substring(common);
        String otherEnding = other.substring(common);
        return common >= 3
                && ENDINGS.contains(ending)
                && ENDINGS.contains(otherEnding)
                && !isTail(ending, otherEnding)
                && !isTail(otherEnding, ending);
    }

    private static boolean isTail(String tail, String ending) {
        return !tail.isEmpty() && !tail.equals("s") && ending.endsWith(tail);
    }

    private static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'');
    }

    private static boolean isWithin(String one, String other, int slips) {
        int from = 0;
        int end = one.length();
        int otherEnd = other.length();
        while (from < end && from < otherEnd && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        while (end > from && otherEnd > from && one.charAt(end - 1) == other.charAt(otherEnd - 1)) {
            end--;
            otherEnd--;
        }
        boolean farApart = Math.max(end, otherEnd) - from > 2 * slips + 2;
        return !farApart && distance(one.substring(from, end), other.substring(from, otherEnd)) <= slips;
    }

    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(int[][] cost, String one, String other, int i, int j) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
