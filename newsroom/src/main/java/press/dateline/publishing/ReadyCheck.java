package press.dateline.publishing;

import java.time.Instant;
import press.dateline.store.Transaction;

/// Looks at a story that is to go out. What the copy desk finds depends on the moment, so it is asked again whenever a
/// story is put out, scheduled, re-dated or changed while it waits, within the transaction that does it.
@FunctionalInterface
public interface ReadyCheck {
    /// Looks at nothing.
    ReadyCheck NONE = (transaction, story, at) -> {};

    /// @param at the moment from which on the public sees it
    void goesOut(Transaction transaction, long story, Instant at);
}
