package press.dateline.site;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.settings.Redirects;

/// Addresses that the newsroom leads elsewhere [by hand][Redirects]. What they lead to must be public, or they lead
/// nowhere. Thread-safe.
public final class ByHand implements Elsewhere {
    @Override
    public Optional<Place> find(DSLContext sql, PageKey key, Instant now) {
        return Redirects.target(sql, key.path()).map(target -> place(sql, target, now));
    }

    private static Place place(DSLContext sql, String target, Instant now) {
        if (!target.startsWith("/")) {
            return new Place.Moved(target);
        }
        int end = target.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = target.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        String rest = target.substring(end);
        return RequestTarget.parse(target.substring(0, end))
                .map(path -> Addresses.moved(sql, path.path(), now))
                .map(place -> place instanceof Place.Moved(String location) ? new Place.Moved(location + rest) : place)
                .orElseGet(Place.Nowhere::new);
    }
}
