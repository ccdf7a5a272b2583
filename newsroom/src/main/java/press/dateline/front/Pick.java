package press.dateline.front;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A story that an editor put into a block by hand. It shows only while it is public.
///
/// @param story its id
/// @param until when it makes room for what the block finds by itself; null for never
public record Pick(long story, @Nullable Instant until) {
    boolean holds(Instant now) {
        return until == null || until.isAfter(now);
    }
}
