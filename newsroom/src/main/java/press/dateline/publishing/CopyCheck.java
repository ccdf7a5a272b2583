package press.dateline.publishing;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import press.dateline.copydesk.Finding;
import press.dateline.story.WorkingCopy;

/// Reads a working copy as the copy desk does, for the moment at which it would go out: findings depend on it, so each
/// move that sets a moment has them afresh.
@FunctionalInterface
public interface CopyCheck {
    /// Everything found, whether let stand or not.
    List<Finding> findings(DSLContext sql, WorkingCopy copy, Instant publication);
}
