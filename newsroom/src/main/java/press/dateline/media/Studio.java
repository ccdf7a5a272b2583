package press.dateline.media;

import java.io.IOException;
import java.nio.file.Path;
import press.dateline.store.Database;

/// All that handles pictures while a site is served: one of each. Thread-safe.
public record Studio(MediaStore store, Darkroom darkroom, PictureDesk desk, Prints prints, FileFetch fetch)
        implements AutoCloseable {
    /// Opens it over folders of this machine, in which no other process is at work, and takes away what an earlier one
    /// left half done.
    ///
    /// @param media for the files of pictures
    /// @param prints for their prints, which can all be thrown away
    public static Studio open(Database database, Path media, Path prints) {
        FolderStore store = new FolderStore(media);
        try {
            store.sweep(key -> database.read(sql -> MediaEntry.isNamed(sql, key)));
        } catch (IOException e) {
            System.getLogger("press.dateline.media").log(System.Logger.Level.WARNING, "cannot clear " + media, e);
        }
        Darkroom darkroom = new Darkroom();
        Prints made = new Prints(database, store, darkroom, prints);
        made.start();
        return new Studio(store, darkroom, new PictureDesk(store), made, new FileFetch(store));
    }

    @Override
    public void close() {
        prints.close();
        fetch.close();
    }
}
