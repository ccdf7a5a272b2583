/// The one door to the public: moves stories and pages between states, and writes lists, counts, ledger, change log and
/// outbox in the same transaction. Desk, command line, scheduler, import and REST all go through it. Begin with
/// [Publishing].
@NullMarked
package press.dateline.publishing;

import org.jspecify.annotations.NullMarked;
