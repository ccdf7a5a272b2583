package press.dateline.wordpress;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import press.dateline.wordpress.WxrEntry.Comment;
import press.dateline.wordpress.WxrEntry.Item;

/// Moments of an export: the UTC time where it gives one, else the local time in the site's zone. Immutable.
///
/// @param otherwise for what carries no date at all
record Dates(ZoneId zone, Instant otherwise) {
    Instant of(Item item) {
        return moment(item.date(), item.dateGmt())
                .or(() -> WxrDates.pubDate(item.pubDate()))
                .or(() -> moment(item.modified(), item.modifiedGmt()))
                .orElse(otherwise);
    }

    /// Never before the date it carries.
    Instant modified(Item item, Instant at) {
        return moment(item.modified(), item.modifiedGmt())
                .filter(modified -> modified.isAfter(at))
                .orElse(at);
    }

    Instant of(Comment comment, Instant story) {
        return moment(comment.date(), comment.dateGmt()).orElse(story);
    }

    private Optional<Instant> moment(String local, String gmt) {
        return WxrDates.moment(gmt).map(at -> at.toInstant(ZoneOffset.UTC)).or(() -> WxrDates.moment(local)
                .map(at -> at.atZone(zone).toInstant()));
    }
}
