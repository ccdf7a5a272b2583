package press.dateline.site;

import java.time.Instant;

/// Says openly what a published story had wrong.
///
/// @param at when it was corrected
/// @param wrong what the story said, or empty
/// @param right what is true
public record CorrectionNotice(Instant at, String wrong, String right) {}
