package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;

/// A stretch of copy and where it stands in its source. In plain text each character stands for one of the source; in
/// HTML or Markdown a character may be written `&eacute;`, and tags may stand between two of them: the runs tell.
///
/// @param text without line ends; never empty
/// @param runs in the order of the text, together all of it
public record Passage(String text, List<Run> runs) {
    /// Characters `from` up to and without `to` of the text are what stands at `at` up to and without `end` of the
    /// source: one for one where both are as long, else as a whole.
    public record Run(int from, int to, int at, int end) {
        public Run {
            if (from < 0 || to <= from || at < 0 || end < at) {
                throw new IllegalArgumentException("no such run: " + from + "–" + to + " at " + at + "–" + end);
            }
        }

        boolean isOneForOne() {
            return to - from == end - at;
        }
    }

    public Passage {
        if (text.isEmpty() || runs.isEmpty() || runs.getLast().to() != text.length()) {
            throw new IllegalArgumentException("a passage has words and a place");
        }
        runs = List.copyOf(runs);
    }

    /// Words that stand in the source just so.
    ///
    /// @param at how many characters of the source stand before them
    public Passage(String text, int at) {
        this(text, List.of(new Run(0, text.length(), at, at + text.length())));
    }

    /// How many characters of the source stand before it.
    public int at() {
        return runs.getFirst().at();
    }

    /// Where in the source character `index` of the text begins.
    public int sourceFrom(int index) {
        if (index >= text.length()) {
            return runs.getLast().end();
        }
        Run run = runOf(index);
        return run.isOneForOne() ? run.at() + index - run.from() : run.at();
    }

    /// Where in the source the characters of the text before `index` end.
    public int sourceTo(int index) {
        if (index <= 0) {
            return at();
        }
        Run run = runOf(index - 1);
        return run.isOneForOne() ? run.at() + index - run.from() : run.end();
    }

    private Run runOf(int index) {
        int low = 0;
        int high = runs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (runs.get(middle).from() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return runs.get(low);
    }

    /// The words up to `to`.
    Passage until(int to) {
        return cut(0, to);
    }

    /// What is left from character `from` on, without the blanks it begins with.
    Passage from(int from) {
        int start = from;
        while (start < text.length() && PlainText.isBlank(text.charAt(start))) {
            start++;
        }
        return cut(start, text.length());
    }

    private Passage cut(int from, int to) {
        List<Run> kept = new ArrayList<>();
        for (Run run : runs) {
            int start = Math.max(run.from(), from);
            int stop = Math.min(run.to(), to);
            if (start < stop) {
                kept.add(new Run(start - from, stop - from, sourceFrom(start), sourceTo(stop)));
            }
        }
        return new Passage(text.substring(from, to), kept);
    }
}
