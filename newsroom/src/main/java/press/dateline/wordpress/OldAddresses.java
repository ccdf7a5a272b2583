package press.dateline.wordpress;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.delivery.PageKey;
import press.dateline.site.Elsewhere;
import press.dateline.site.Place;

/// Every address that a WordPress site answered to, with or without a site that moved here: permalinks of any
/// structure, also with a wrong section or date, ids in the query, feeds, attachment pages, old slugs, pages of a
/// story, the machinery's own doors. Thread-safe.
///
/// Whatever is found leads to where it stands now in one hop. What is not public is passed over as if it were not
/// there, so that the answer is that of an address that never was.
public final class OldAddresses implements Elsewhere {
    @Override
    public Optional<Place> find(DSLContext sql, PageKey key, Instant now) {
        return new OldAddress(sql, SourceSite.all(sql), key, now).find();
    }
}
