package press.dateline.delivery;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// A folder whose files may go out. A file is found only if it really lies in the folder, whatever its name or a link
/// says; names that begin with a dot are not there. Whether a reader may see the file is asked before, elsewhere.
///
/// @param root it need not exist yet
public record Folder(Path root) {
    /// The file at `name`, if it is there and lies in the folder. Blocks on the file system.
    ///
    /// @param name decoded path below the folder, without a leading slash
    public Optional<FoundFile> find(String name) {
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.charAt(0) == '.') {
                return Optional.empty();
            }
        }
        try {
            Path real = root.resolve(name).toRealPath();
            return real.startsWith(root.toRealPath()) ? Optional.ofNullable(FoundFile.at(real)) : Optional.empty();
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }
}
