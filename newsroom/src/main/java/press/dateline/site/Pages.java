package press.dateline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The numbered pages of a list, of which one is being read.
///
/// @param number the page being read, from 1
/// @param count how many there are, at least 1
/// @param href the address of a page by its number
public record Pages(int number, int count, IntFunction<String> href) {
    private static final int AROUND = 1;

    public Pages {
        if (number < 1 || number > count) throw new IllegalArgumentException("page " + number + " of " + count);
    }

    /// A number to click, or the gap between two of them.
    ///
    /// @param number the page; 0 for a gap
    /// @param href its address; empty for a gap
    /// @param current whether it is the page being read
    public record Entry(int number, String href, boolean current) {
        public boolean gap() {
            return number == 0;
        }
    }

    public boolean several() {
        return count > 1;
    }

    /// The address of the page before, or empty.
    public String previous() {
        return number > 1 ? href.apply(number - 1) : "";
    }

    /// The address of the page after, or empty.
    public String next() {
        return number < count ? href.apply(number + 1) : "";
    }

    /// First, last, and those around the present one: `1 … 4 5 6 … 5000`. A gap never hides just one page.
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        int from = number - AROUND <= 3 ? 1 : number - AROUND;
        int to = number + AROUND >= count - 2 ? count : number + AROUND;
        if (from > 1) {
            entries.add(entry(1));
            entries.add(new Entry(0, "", false));
        }
        for (int page = from; page <= to; page++) entries.add(entry(page));
        if (to < count) {
            entries.add(new Entry(0, "", false));
            entries.add(entry(count));
        }
        return entries;
    }

    private Entry entry(int page) {
        return new Entry(page, href.apply(page), page == number);
    }
}
