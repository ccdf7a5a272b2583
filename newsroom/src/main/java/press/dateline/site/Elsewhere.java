package press.dateline.site;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.delivery.PageKey;

/// Knows addresses that are not the site's own: those a site had before it moved here. Thread-safe.
@FunctionalInterface
public interface Elsewhere {
    /// Where `key` leads, or empty when it was never an address of the old site. Reads through the gate, so that a
    /// redirect to what is not public does not betray it.
    Optional<Place> find(DSLContext sql, PageKey key, Instant now);
}
