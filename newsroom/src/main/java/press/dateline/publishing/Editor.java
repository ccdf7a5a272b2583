package press.dateline.publishing;

import org.jspecify.annotations.Nullable;

/// Who does something to a story.
///
/// @param personId null for one without an entry among the people, such as a reviewer by link
/// @param name as the newsroom and the ledger will read it
public record Editor(@Nullable Long personId, String name) {}
