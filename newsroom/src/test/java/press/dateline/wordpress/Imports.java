package press.dateline.wordpress;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Database;

/// Runs imports for tests.
final class Imports {
    /// Knows no address.
    static final Resolver NOWHERE = address -> new Resolver.Answer(404, null);

    private Imports() {}

    static ImportReport run(Database database, Path folder, Path export) throws ImportRefused {
        return run(database, folder, export, null, Progress.NONE);
    }

    static ImportReport run(Database database, Path folder, Path export, @Nullable Path uploads, Progress progress)
            throws ImportRefused {
        return new WordPressImport(database, folder.resolve("media"), NOWHERE)
                .run(export, new ImportOptions(uploads, null, "import"), progress);
    }
}
