package press.dateline.wordpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Databases;

class SqliteWordPressImportTest extends WordPressImportTest {
    @Override
    DatabaseAddress address() {
        return Databases.sqlite(folder);
    }

    @Override
    DatabaseAddress otherAddress(int number) {
        try {
            return Databases.sqlite(Files.createDirectories(folder.resolve("other-" + number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
