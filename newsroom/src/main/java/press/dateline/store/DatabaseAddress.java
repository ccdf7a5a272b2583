package press.dateline.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// Where the data lives: a file in the data folder, or a PostgreSQL database.
public sealed interface DatabaseAddress {
    /// How it is named to people, without a password.
    String shown();

    /// SQLite, the default: one file, one process.
    record File(Path file) implements DatabaseAddress {
        @Override
        public String shown() {
            return file.toString();
        }
    }

    /// `postgresql://user:password@host:port/name`, as `DATELINE_DATABASE` says it.
    record Server(String url) implements DatabaseAddress {
        /// @throws StoreException when the address is not of that form
        public Server {
            if (!isServer(url)) {
                throw new StoreException(
                        "DATELINE_DATABASE is not a PostgreSQL address: write postgresql://user:password@host/name");
            }
        }

        private static boolean isServer(String url) {
            try {
                URI uri = new URI(url);
                boolean scheme = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
                String path = uri.getPath();
                return scheme && uri.getHost() != null && uri.getPort() < 65536 && path != null && path.length() > 1;
            } catch (URISyntaxException e) {
                return false;
            }
        }

        @Override
        public String shown() {
            URI uri = URI.create(url);
            return "postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
        }

        /// Without the password.
        @Override
        public String toString() {
            return shown();
        }
    }
}
