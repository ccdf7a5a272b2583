package press.dateline.front;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A front that was launched.
///
/// @param number grows with every launch
/// @param by who launched it
/// @param restored the older edition that this one brought back, or null
public record Edition(long number, Front front, Instant launchedAt, String by, @Nullable Long restored) {}
