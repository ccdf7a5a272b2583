package press.dateline.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import press.dateline.search.Found.Count;
import press.dateline.search.Found.Facets;

/// Counts all that a query finds, and how many of it stand under each section, topic, author and year. These are small
/// numbers of our own, so an array counts them.
final class Counting extends SimpleCollector {
    private static final int SHOWN = 10;

    /// Ids beyond are not counted; no newsroom has as many topics.
    private static final int HIGHEST = 1 << 22;

    private final Tally sections = new Tally(Piece.SECTION);
    private final Tally topics = new Tally(Piece.TOPIC_ID);
    private final Tally authors = new Tally(Piece.AUTHOR);
    private final Tally years = new Tally(Piece.YEAR);
    private int total;

    /// One after the other on the thread that asks.
    static CollectorManager<Counting, Counting> once() {
        Counting counting = new Counting();
        return new CollectorManager<>() {
            @Override
            public Counting newCollector() {
                return counting;
            }

            @Override
            public Counting reduce(Collection<Counting> collectors) {
                return counting;
            }
        };
    }

    int total() {
        return total;
    }

    Facets facets() {
        return new Facets(sections.most(), topics.most(), authors.most(), years.most());
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        sections.in(context);
        topics.in(context);
        authors.in(context);
        years.in(context);
    }

    @Override
    public void collect(int document) throws IOException {
        total++;
        sections.count(document);
        topics.count(document);
        authors.count(document);
        years.count(document);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    private static final class Tally {
        private final String field;
        private int[] counts = new int[256];
        private SortedNumericDocValues values = DocValues.emptySortedNumeric();

        Tally(String field) {
            this.field = field;
        }

        void in(LeafReaderContext context) throws IOException {
            values = DocValues.getSortedNumeric(context.reader(), field);
        }

        void count(int document) throws IOException {
            if (!values.advanceExact(document)) {
                return;
            }
            for (int i = values.docValueCount(); i > 0; i--) {
                long value = values.nextValue();
                if (value >= 0 && value < HIGHEST) {
                    if (value >= counts.length) {
                        counts = Arrays.copyOf(counts, Integer.highestOneBit((int) value) << 1);
                    }
                    counts[(int) value]++;
                }
            }
        }

        List<Count> most() {
            List<Count> found = new ArrayList<>();
            for (int id = 0; id < counts.length; id++) {
                if (counts[id] > 0) {
                    found.add(new Count(id, counts[id]));
                }
            }
            return found.stream()
                    .sorted(Comparator.comparingInt(Count::pieces).reversed())
                    .limit(SHOWN)
                    .toList();
        }
    }
}
