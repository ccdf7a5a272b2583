package press.dateline.copydesk.rules;

import java.util.List;
import press.dateline.copydesk.GalleyText.Span;

/// Looks things up among spans that are in order.
final class Spans {
    private Spans() {}

    /// The index of the first span that begins at `from` or behind it; their number where none does.
    static int firstFrom(List<Span> spans, int from) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).from() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether one of the spans begins within a stretch of text.
    static boolean anyIn(List<Span> spans, int from, int to) {
        int at = firstFrom(spans, from);
        return at < spans.size() && spans.get(at).from() < to;
    }
}
