package press.dateline.copydesk.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Passage.Run;

/// Gathers the characters of a passage, each with the stretch of the source that stands for it. White space counts once
/// and not at either end. Confined to one thread.
final class PassageBuilder {
    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private int blankFrom = -1;
    private int blankTo;

    /// Where the next character will stand.
    int length() {
        return text.length() + (blankFrom >= 0 && !text.isEmpty() ? 1 : 0);
    }

    /// What was gathered so far.
    String text() {
        return text.toString();
    }

    /// A blank that the source has in some form between what came and what comes.
    void blank() {
        int at = runs.isEmpty() ? 0 : runs.getLast().end();
        add(' ', at, at);
    }

    void add(char c, int from, int to) {
        if (" \t\n\f\r".indexOf(c) >= 0) {
            blankFrom = blankFrom < 0 ? from : blankFrom;
            blankTo = to;
            return;
        }
        if (blankFrom >= 0 && !text.isEmpty()) {
            put(' ', blankFrom, blankTo);
        }
        blankFrom = -1;
        put(c, from, to);
    }

    private void put(char c, int from, int to) {
        int at = text.length();
        text.append(c);
        if (!runs.isEmpty()) {
            Run last = runs.getLast();
            boolean single = last.to() - last.from() == last.end() - last.at();
            if (single && last.end() == from && to == from + 1) {
                runs.set(runs.size() - 1, new Run(last.from(), at + 1, last.at(), to));
                return;
            }
            if (last.at() == from && last.end() == to) {
                runs.set(runs.size() - 1, new Run(last.from(), at + 1, from, to));
                return;
            }
        }
        runs.add(new Run(at, at + 1, from, to));
    }

    /// The passage, when it has more than blanks; the builder is empty then.
    Optional<Passage> take() {
        boolean blank = text.chars().allMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c));
        Optional<Passage> passage = blank ? Optional.empty() : Optional.of(new Passage(text.toString(), runs));
        text.setLength(0);
        runs.clear();
        blankFrom = -1;
        return passage;
    }
}
