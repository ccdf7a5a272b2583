package press.dateline.site;

import java.time.Instant;
import org.jooq.DSLContext;
import press.dateline.delivery.Page;

/// Writes feeds. Thread-safe.
@FunctionalInterface
public interface Feeds {
    Page write(DSLContext sql, Place.Feed feed, Instant now);
}
