package press.dateline.store;

import java.time.Instant;

/// One entry of the change log: at `position`, whatever carries `tag` (`story:42`, `section:7`, `front`, `settings`)
/// changed for readers.
///
/// @param position place in the log; grows with the order of commits, without holes
/// @param tag what changed
/// @param at when it was committed, UTC
public record Change(long position, String tag, Instant at) {}
