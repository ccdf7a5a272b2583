package press.dateline.copydesk.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import press.dateline.copydesk.Passage;

/// What stands between two lines of `---` at the head of a Markdown file: `name: value` a line, lists in brackets or as
/// lines that begin with a dash. Of YAML that is all that is read; what is nested deeper is passed over.
final class FrontMatter {
    private final Map<String, List<Passage>> values = new HashMap<>();
    private final int end;

    private FrontMatter(int end) {
        this.end = end;
    }

    static FrontMatter of(String text) {
        int close = text.startsWith("---\n") ? text.indexOf("\n---", 3) : -1;
        int behind = close < 0 ? -1 : close + 4;
        if (behind < 0 || behind < text.length() && text.charAt(behind) != '\n') {
            return new FrontMatter(0);
        }
        FrontMatter matter = new FrontMatter(behind);
        matter.read(text, 4, close);
        return matter;
    }

    /// Where the story begins.
    int end() {
        return end;
    }

    boolean isThere() {
        return end > 0;
    }

    /// The first value under any of these names.
    Optional<Passage> first(String... names) {
        return all(names).findFirst();
    }

    Stream<Passage> all(String... names) {
        return Stream.of(names).flatMap(name -> values.getOrDefault(name, List.of()).stream());
    }

    private void read(String text, int from, int to) {
        String name = "";
        for (int at = from; at < to; ) {
            int found = text.indexOf('\n', at);
            int stop = found < 0 ? to : Math.min(found, to);
            int colon = text.indexOf(':', at);
            boolean nested = Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '-';
            int dash = nested ? dash(text, at, stop) : -1;
            if (dash >= 0) {
                add(name, text, dash + 1, stop);
            } else if (!nested && text.charAt(at) != '#' && colon >= 0 && colon < stop) {
                name = text.substring(at, colon).strip().toLowerCase(Locale.ROOT);
                addAll(name, text, colon + 1, stop);
            }
            at = stop + 1;
        }
    }

    private static int dash(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at < to && text.charAt(at) == '-' ? at : -1;
    }

    private void addAll(String name, String text, int from, int to) {
        String value = text.substring(from, to).strip();
        if (!value.startsWith("[") || !value.endsWith("]")) {
            add(name, text, from, to);
            return;
        }
        int at = text.indexOf('[', from) + 1;
        int last = text.lastIndexOf(']', to - 1);
        while (at < last) {
            int comma = text.indexOf(',', at);
            int stop = comma < 0 ? last : Math.min(comma, last);
            add(name, text, at, stop);
            at = stop + 1;
        }
    }

    private void add(String name, String text, int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
            stop--;
        }
        boolean quoted = stop - start >= 2
                && "\"'".indexOf(text.charAt(start)) >= 0
                && text.charAt(stop - 1) == text.charAt(start);
        if (quoted) {
            start++;
            stop--;
        }
        if (start < stop) {
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(new Passage(text.substring(start, stop), start));
        }
    }
}
