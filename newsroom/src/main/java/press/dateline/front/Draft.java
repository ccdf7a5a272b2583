package press.dateline.front;

import java.time.Instant;

/// A version of the front that is being arranged.
///
/// @param version grows with every saving; 0 before anyone saved
/// @param by who saved it; empty before anyone did
/// @param aside whether someone else had saved first, so that it is not the draft
public record Draft(long version, Front front, Instant savedAt, String by, boolean aside) {}
