package press.dateline.wordpress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.dateline.wordpress.Damage.Outcome;

/// The damage found so far. What repeats is listed once with a count; a file of nothing but damage does not fill
/// the memory.
final class Damages {
    private static final int MOST = 5_000;
    private static final String FURTHER = "further damage, too much to list singly";

    private record Kind(String what, Outcome outcome) {}

    private final Map<Kind, Damage> repeated = new LinkedHashMap<>();
    private final List<Damage> single = new ArrayList<>();

    /// One of a kind that may recur all over the file: counted, with its first place.
    void count(int line, int column, String what, Outcome outcome) {
        count(line, column, what, outcome, 1);
    }

    /// One that deserves its own line.
    void add(int line, int column, String what, Outcome outcome) {
        if (single.size() < MOST) single.add(new Damage(line, column, what, outcome, 1));
        else count(line, column, FURTHER, outcome, 1);
    }

    private void count(int line, int column, String what, Outcome outcome, long times) {
        Kind kind = new Kind(
                repeated.size() < MOST || repeated.containsKey(new Kind(what, outcome)) ? what : FURTHER, outcome);
        repeated.merge(
                kind,
                new Damage(line, column, kind.what, outcome, times),
                (first, next) ->
                        new Damage(first.line(), first.column(), first.what(), outcome, first.times() + times));
    }

    /// In the order of the file.
    List<Damage> all() {
        List<Damage> all = new ArrayList<>(repeated.values());
        all.addAll(single);
        all.sort((a, b) ->
                a.line() != b.line() ? Integer.compare(a.line(), b.line()) : Integer.compare(a.column(), b.column()));
        return List.copyOf(all);
    }
}
