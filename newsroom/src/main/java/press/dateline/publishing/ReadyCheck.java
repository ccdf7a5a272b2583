package press.dateline.publishing;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.copydesk.Finding;
import press.dateline.store.Transaction;

/// Looks at a story that is to go out. What the copy desk finds depends on the moment, so it is asked again whenever a
/// story is put out, scheduled, re-dated or changed while it waits, within the transaction that does it.
@FunctionalInterface
public interface ReadyCheck {
    /// Looks at nothing.
    ReadyCheck NONE = (transaction, story, at) -> {};

    /// @param at the moment from which on the public sees it
    void goesOut(Transaction transaction, long story, Instant at);

    /// Looks once more at a story whose moment has come: what the check knows may have changed since it was scheduled.
    ///
    /// @return what blocks it now and did not when it was looked at before
    default List<Finding> stops(DSLContext sql, long story, Instant at) {
        return List.of();
    }
}
