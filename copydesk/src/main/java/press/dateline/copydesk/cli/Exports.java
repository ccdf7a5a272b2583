package press.dateline.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import press.dateline.copydesk.file.StoryFile;

/// Reads files that hold many stories.
@FunctionalInterface
public interface Exports {
    /// Hands out what becomes of every story, in the order of the file.
    ///
    /// @param zone of the site's local times; empty to find it from the times in the export
    void read(Path file, Optional<ZoneId> zone, Reader reader) throws IOException;

    /// Takes the stories, and whatever could not be read.
    @FunctionalInterface
    interface Reader {
        void take(StoryFile story) throws IOException;
    }

    /// Reads none, and says where they are read.
    static Exports elsewhere() {
        return (file, zone, reader) -> reader.take(
                new StoryFile.Unreadable("is a WordPress export; bin/dateline check reads those, story by story"));
    }
}
