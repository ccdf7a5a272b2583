package press.dateline.wordpress;

import press.dateline.wordpress.WxrEntry.Comment;
import press.dateline.wordpress.WxrEntry.Item;

/// Under what key each thing of an export is found again. WordPress' own number, where the file gives it once; what has
/// none, or one that was there before, gets a key by what it says. The same file yields the same keys, read in its
/// order. Not thread-safe.
final class Keys {
    private final LongMap items = new LongMap();
    private final LongMap strangers = new LongMap();
    private final LongMap comments = new LongMap();

    String of(Item item) {
        if (item.id() > 0) {
            long before = items.count(item.id());
            return before == 0 ? Long.toString(item.id()) : item.id() + "~" + (before + 1);
        }
        String print = new Fingerprint()
                .all(item.type(), item.guid(), item.link(), item.title(), item.date())
                .end();
        long before = strangers.count(print.hashCode());
        return before == 0 ? "~" + print : "~" + print + "~" + (before + 1);
    }

    /// @param item the key of the item it stands under
    String of(Comment comment, String item, int place) {
        if (comment.id() > 0 && comments.count(comment.id()) == 0) return Long.toString(comment.id());
        return comment.id() + "~" + item + "~" + place;
    }
}
