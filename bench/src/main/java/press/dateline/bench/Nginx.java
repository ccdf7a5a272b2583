package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// nginx as one would set it up who wants the last bit of speed from it, run by us and only for the time of measuring.
final class Nginx {
    private Nginx() {}

    /// Starts it with these `server` blocks, and what else belongs to `http`.
    static Child start(Path folder, String http) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path config = folder.resolve("nginx.conf");
        Files.writeString(
                config,
                """
                %s
                worker_processes auto;
                daemon off;
                pid %2$s/nginx.pid;
                error_log %2$s/error.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  open_file_cache max=1000;
                  types { text/html html; text/xml xml; image/jpeg jpg; text/css css; application/javascript js; }
                  %3$s
                }
                """
                        .formatted("root".equals(System.getProperty("user.name")) ? "user root;" : "", folder, http));
        Child nginx = Child.start(
                List.of("nginx", "-p", folder.toString(), "-c", config.toString()),
                Map.of(),
                folder.resolve("nginx.log"));
        Thread.sleep(500);
        return nginx;
    }

    /// Finished files, compressed beforehand.
    static String files(Path root, int port) {
        return "server { listen 127.0.0.1:%d backlog=1024; root %s; gzip_static on; gzip_vary on; }"
                .formatted(port, root);
    }
}
