package press.dateline.site;

import java.util.List;

/// One entry of a menu, with the entries below it, to any depth.
///
/// @param text what the reader sees
/// @param href where it leads; empty for an entry that only groups others
/// @param current whether this is the page being read
/// @param items the entries below it
public record MenuItem(String text, String href, boolean current, List<MenuItem> items) {
    public MenuItem {
        items = List.copyOf(items);
    }

    public MenuItem(String text, String href) {
        this(text, href, false, List.of());
    }
}
