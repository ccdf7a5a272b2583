package press.dateline.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in one line what went wrong below, and what to do about it.
public final class Faults {
    private Faults() {}

    static StoreException of(String what, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                if (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
                    return new StoreException(what + ": no space left on the disk; make room and try again", e);
                }
                if (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB) {
                    return new StoreException(what + ": newsroom.db is not a Dateline database", e);
                }
            }
        }
        return new StoreException(what + ": " + innermost(e), e);
    }

    /// The reason of a file fault in a few words, without the path that the caller names already.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it is not there";
            case FileSystemException fault when fault.getReason() != null -> fault.getReason();
            default -> innermost(e);
        };
    }

    private static String innermost(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
