package press.dateline.wordpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Gathers what became of each item while an import runs: the lines of the report in a file, the sums in memory.
final class Outcomes implements AutoCloseable {
    final Spill<ItemOutcome> items = Spill.of(ItemOutcome.class);
    final Map<String, Long> byOutcome = new LinkedHashMap<>();
    final Map<String, Map<String, Long>> byType = new TreeMap<>();
    final Map<String, Long> unknownMarkup = new TreeMap<>();
    final Map<String, Long> foreignTypes = new TreeMap<>();
    long words;
    long picturesFound;
    long picturesMissing;
    long comments;
    boolean changed;

    Outcomes() throws IOException {
        for (ItemOutcome.Outcome outcome : ItemOutcome.Outcome.values()) byOutcome.put(outcome.word(), 0L);
    }

    void add(ItemOutcome outcome) {
        try {
            items.add(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byOutcome.merge(outcome.outcome().word(), 1L, Long::sum);
        byType.computeIfAbsent(outcome.type(), type -> new TreeMap<>())
                .merge(outcome.outcome().word(), 1L, Long::sum);
        if (PostTypes.isForeign(outcome.type())) foreignTypes.merge(outcome.type(), 1L, Long::sum);
        if (outcome.words() != null) words += outcome.words();
        if (outcome.pictures() != null) {
            picturesFound += outcome.pictures().found();
            picturesMissing += outcome.pictures().missing().size();
        }
        if (outcome.outcome() == ItemOutcome.Outcome.IMPORTED) changed = true;
    }

    @Override
    public void close() throws IOException {
        items.close();
    }
}
