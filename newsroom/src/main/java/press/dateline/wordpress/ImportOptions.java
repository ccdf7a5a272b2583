package press.dateline.wordpress;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import press.dateline.egress.Egress;

/// What an import may be told.
///
/// @param uploads a copy of the old site's `wp-content/uploads`, or null: then pictures keep their place and are listed
///     as missing
/// @param zone the zone that the export's local times are in, or null to infer it from the pairs of local and UTC times
///     in the export
/// @param by who imports, as the newsroom's records will read it
/// @param fetch how to get files that are in no copy from the old site, or null
public record ImportOptions(@Nullable Path uploads, @Nullable ZoneId zone, String by, @Nullable Egress fetch) {
    public ImportOptions(@Nullable Path uploads, @Nullable ZoneId zone, String by) {
        this(uploads, zone, by, null);
    }
}
