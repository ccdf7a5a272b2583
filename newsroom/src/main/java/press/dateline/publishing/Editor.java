package press.dateline.publishing;

import org.jspecify.annotations.Nullable;
import press.dateline.people.Audit;

/// Who does something to a story.
///
/// @param personId null for one without an entry among the people, such as a reviewer by link
/// @param name as the newsroom and the ledger will read it
/// @param who for the audit log; null for one who leaves no line in it
public record Editor(@Nullable Long personId, String name, Audit.@Nullable Who who) {
    public Editor(@Nullable Long personId, String name) {
        this(personId, name, null);
    }
}
