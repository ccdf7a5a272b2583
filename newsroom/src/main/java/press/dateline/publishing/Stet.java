package press.dateline.publishing;

import java.time.Instant;

/// A finding that was let stand.
///
/// @param finding its key, which outlives edits elsewhere in the copy
/// @param name who let it stand
public record Stet(long id, String finding, String reason, String name, Instant at) {}
