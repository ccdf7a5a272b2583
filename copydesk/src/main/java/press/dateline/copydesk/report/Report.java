package press.dateline.copydesk.report;

import java.io.IOException;

/// Takes what was checked, story by story, and says it at once: memory does not grow with their number. Closing it says
/// what is to be said at the end. Confined to one thread.
public interface Report extends AutoCloseable {
    void story(Checked story) throws IOException;

    /// @param reason what is wrong and what to do, to follow the file's name
    void unreadable(String file, String reason) throws IOException;

    @Override
    void close() throws IOException;
}
