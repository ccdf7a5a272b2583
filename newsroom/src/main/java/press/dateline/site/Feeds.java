package press.dateline.site;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.delivery.Page;

/// Writes what programs read: feeds, sitemaps, and files under names agreed upon. Thread-safe.
@FunctionalInterface
public interface Feeds {
    /// What `data` is at `now`; empty when there is no such thing, as for a file that the newsroom has not filled.
    Optional<Page> write(DSLContext sql, Place.Data data, Instant now);
}
