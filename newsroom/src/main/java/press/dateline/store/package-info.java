/// Connections, dialects, migrations, the change log and the outbox. Plumbing: no newsroom word lives here.
///
/// Begin with `Database`, which hands out read and write transactions, and `ChangeLog`, the one list from which
/// everything that follows from a change is derived.
@NullMarked
package press.dateline.store;

import org.jspecify.annotations.NullMarked;
