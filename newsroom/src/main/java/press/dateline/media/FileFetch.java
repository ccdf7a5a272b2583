package press.dateline.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import press.dateline.egress.Egress;
import press.dateline.store.StoreException;

/// Fetches files that an editor names by their address, from the public Internet alone. The client is made by the first
/// of them: the start does not wait for it. Thread-safe.
public final class FileFetch implements AutoCloseable {
    private static final Egress.Limits LIMITS = new Egress.Limits(Duration.ofMinutes(1), 1 << 20, 5);
    private static final long LARGEST = 100L << 20;
    private static final int OK = 200;

    private final MediaStore store;
    private @Nullable Egress gate;

    FileFetch(MediaStore store) {
        this.store = store;
    }

    /// Through a gate of the caller's.
    FileFetch(MediaStore store, Egress gate) {
        this.store = store;
        this.gate = gate;
    }

    /// What was fetched, for as long as this is open.
    ///
    /// @param name last part of the address it came from, to be trusted in nothing
    public record Fetched(Path file, String name) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                System.getLogger("press.dateline.media")
                        .log(System.Logger.Level.WARNING, "cannot take away " + file, e);
            }
        }
    }

    /// @throws Refused when the address is none, or nothing is to be had there; why is not told in detail, since that
    ///     would tell of what stands behind an address that is not public
    public Fetched get(String address) {
        try {
            Fetched fetched = new Fetched(store.scratch(), "");
            try {
                return fetched(address, fetched.file());
            } catch (IOException | RuntimeException e) {
                fetched.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException("cannot keep what was fetched: " + e.getMessage(), e);
        }
    }

    private Fetched fetched(String address, Path file) throws IOException {
        Egress.Answer answer;
        try {
            answer = gate().download(URI.create(address), file, LARGEST);
        } catch (IllegalArgumentException noAddress) {
            throw new Refused("is no address");
        } catch (FileSystemException disk) {
            throw disk;
        } catch (IOException nothing) {
            throw new Refused("could not be fetched: it must be public on the web, and have no more than 100 MB");
        }
        if (answer.status() != OK) {
            throw new Refused("answers " + answer.status());
        }
        String path = String.valueOf(answer.from().getPath());
        return new Fetched(file, path.substring(path.lastIndexOf('/') + 1));
    }

    private synchronized Egress gate() {
        Egress known = gate;
        if (known == null) {
            known = new Egress(LIMITS);
            gate = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (gate != null) {
            gate.close();
        }
    }
}
