package press.dateline.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in one line what went wrong below, and what to do about it.
public final class Faults {
    private static final String FULL = "no space left on the disk; make room and try again";

    private Faults() {}

    static StoreException of(String what, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Optional<String> known =
                    switch (cause) {
                        case SQLiteException sqlite -> ofSqlite(sqlite.getResultCode());
                        case SQLException sql -> ofServer(String.valueOf(sql.getSQLState()));
                        default -> Optional.empty();
                    };
            if (known.isPresent()) {
                return new StoreException(what + ": " + known.get(), e);
            }
        }
        return new StoreException(what + ": " + innermost(e), e);
    }

    /// The low byte is the kind of fault, the rest its shade (sqlite.org/rescode.html).
    private static Optional<String> ofSqlite(SQLiteErrorCode code) {
        if (code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return Optional.of(FULL);
        }
        return switch (code.code & 0xFF) {
            case 5 -> Optional.of("another process holds it; stop that one first");
            case 8, 14 -> Optional.of("it cannot be written; check the permissions of the folder and of what is in it");
            case 10 -> Optional.of("the disk does not read or write it; check the disk, then try again");
            case 11 -> Optional.of("the file is damaged; restore the folder from a backup");
            case 13 -> Optional.of(FULL);
            case 26 -> Optional.of("it is no database of Dateline's; name another folder with --data");
            default -> Optional.empty();
        };
    }

    /// Classes of SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html).
    private static Optional<String> ofServer(String state) {
        if (state.startsWith("08")) {
            return Optional.of(
                    "the server does not answer; check that it runs, and its host and port in DATELINE_DATABASE");
        }
        if (state.startsWith("28")) {
            return Optional.of("the server refuses user and password; check both in DATELINE_DATABASE");
        }
        return switch (state) {
            case "3D000" -> Optional.of("the server has no such database; make it with createdb");
            case "42501" -> Optional.of("the user may not do this there; let it own the database");
            case "53100" -> Optional.of("no space left on the server's disk; make room and try again");
            case "53300" -> Optional.of("the server has no connection left; raise its max_connections");
            default -> Optional.empty();
        };
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
