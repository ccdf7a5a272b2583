package press.dateline.bench;

import static press.dateline.store.tables.Tables.PUBLIC_STORY;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY_COPY;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import press.dateline.bench.Peers.Kind;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;

/// WordPress as Debian packages it, with its default theme, on MariaDB and PHP-FPM behind nginx, all started by us, in
/// a folder of their own, for the time of measuring: once as it is, and once behind nginx's page cache as it is usually
/// set up (a minute, one request fills it, compressed on each answer).
final class WordPress implements AutoCloseable {
    static final String PACKAGES =
            "wordpress wordpress-theme-twentytwentythree mariadb-server php-fpm php-mysql php-gd nginx-light";

    private static final Path SOURCES = Path.of("/usr/share/wordpress");
    private static final int STORIES = 1_000;

    private final Path folder;
    private final int plain;
    private final int cached;
    private final List<Child> children = new ArrayList<>();
    private String story = "";

    private WordPress(Path folder, int plain, int cached) {
        this.folder = folder;
        this.plain = plain;
        this.cached = cached;
    }

    static boolean installed() throws IOException {
        return Files.exists(SOURCES.resolve("wp-load.php")) && Served.installed("mariadbd") && fpm() != null;
    }

    private static @org.jspecify.annotations.Nullable Path fpm() throws IOException {
        try (Stream<Path> programs = Files.list(Path.of("/usr/sbin"))) {
            return programs.filter(each -> each.getFileName().toString().matches("php-fpm\\d.*"))
                    .findFirst()
                    .orElse(null);
        }
    }

    /// Sets it up anew with [stories][#stories], and starts it.
    static WordPress start(Path folder, String stories) throws IOException, InterruptedException {
        WordPress wordpress = new WordPress(folder, Served.freePort(), Served.freePort());
        try {
            wordpress.begin(stories);
        } catch (IOException | InterruptedException | RuntimeException e) {
            wordpress.close();
            throw e;
        }
        return wordpress;
    }

    private void begin(String stories) throws IOException, InterruptedException {
        MadeNewsrooms.remove(folder);
        Files.createDirectories(folder.resolve("database"));
        Path socket = folder.resolve("sql.sock");
        run(
                folder,
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + folder.resolve("database"),
                "--auth-root-authentication-method=normal",
                "--user=" + System.getProperty("user.name"));
        children.add(Child.start(
                List.of(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + folder.resolve("database"),
                        "--socket=" + socket,
                        "--skip-networking",
                        "--innodb-buffer-pool-size=256M",
                        "--user=" + System.getProperty("user.name")),
                Map.of(),
                folder.resolve("sql.log")));
        for (int i = 0; i < 200 && !Files.exists(socket); i++) {
            Thread.sleep(100);
        }
        run(folder, "mariadb", "--no-defaults", "--socket=" + socket, "-uroot", "-e", "CREATE DATABASE wordpress");
        run(folder, "cp", "-rL", SOURCES.toString(), folder.resolve("www").toString());
        Files.writeString(folder.resolve("www/wp-config.php"), config(socket));
        Files.writeString(folder.resolve("stories.tsv"), stories);
        Files.writeString(folder.resolve("fill.php"), FILL);
        run(folder, "php", "-d", "memory_limit=512M", "fill.php", "http://127.0.0.1:" + plain);
        Files.writeString(folder.resolve("fpm.conf"), pool(folder));
        children.add(Child.start(
                List.of(
                        String.valueOf(fpm()),
                        "-F",
                        "-R",
                        "-y",
                        folder.resolve("fpm.conf").toString(),
                        "-d",
                        "opcache.enable=1",
                        "-d",
                        "opcache.memory_consumption=192"),
                Map.of(),
                folder.resolve("php.log")));
        children.add(Nginx.start(folder.resolve("nginx"), sites(folder, plain, cached)));
        story = Files.readString(folder.resolve("story.txt")).strip();
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("setup.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed: " + Files.readString(log));
        }
    }

    private static String config(Path socket) {
        return """
                <?php
                define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
                define('DB_HOST', 'localhost:%s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
                define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
                if (isset($_SERVER['HTTP_HOST'])) { define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']); define('WP_SITEURL', WP_HOME); }
                $table_prefix = 'wp_';
                if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
                require_once ABSPATH . 'wp-settings.php';
                """
                .formatted(socket);
    }

    /// The newest stories, in base64: headline, copy, section, moment.
    static String stories(Path data) {
        StringBuilder lines = new StringBuilder();
        try (DataFolder home = DataFolder.open(data, "bench");
                Database database = Database.open(home.database(), InstantSource.system())) {
            database.read(sql -> {
                sql.select(PUBLIC_STORY.HEADLINE, STORY_COPY.COPY, SECTION.NAME, PUBLIC_STORY.DATED_AT)
                        .from(PUBLIC_STORY.join(STORY_COPY).on(STORY_COPY.STORY_ID.eq(PUBLIC_STORY.ID)))
                        .leftJoin(SECTION)
                        .on(SECTION.ID.eq(PUBLIC_STORY.SECTION_ID))
                        .orderBy(PUBLIC_STORY.DATED_AT.desc())
                        .limit(STORIES)
                        .forEach(row -> {
                            String section = row.value3();
                            for (String cell : List.of(
                                    row.value1(),
                                    row.value2(),
                                    section == null ? "News" : section,
                                    row.value4().toString())) {
                                lines.append(Base64.getEncoder().encodeToString(cell.getBytes(StandardCharsets.UTF_8)))
                                        .append('\t');
                            }
                            lines.append('\n');
                        });
                return 0;
            });
        }
        return lines.toString();
    }

    private static final String FILL =
            """
            <?php
            $_SERVER['HTTP_HOST'] = parse_url($argv[1], PHP_URL_HOST) . ':' . parse_url($argv[1], PHP_URL_PORT);
            $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
            define('WP_INSTALLING', true);
            require __DIR__ . '/www/wp-load.php';
            require_once ABSPATH . 'wp-admin/includes/upgrade.php';
            require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
            require_once ABSPATH . 'wp-admin/includes/image.php';
            function wp_new_blog_notification($a = 0, $b = 0, $c = 0, $d = 0) {}
            wp_install('The Gazette', 'editor', 'editor@gazette.example', true, '', 'not-a-secret');
            update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
            global $wp_rewrite; $wp_rewrite->init(); $wp_rewrite->flush_rules(true);
            $image = imagecreatetruecolor(1600, 1067);
            for ($i = 0; $i < 4000; $i++) {
                imagefilledrectangle($image, rand(0, 1600), rand(0, 1067), rand(0, 1600), rand(0, 1067), rand(0, 0xffffff));
            }
            @mkdir(ABSPATH . 'wp-content/uploads', 0755, true);
            imagejpeg($image, ABSPATH . 'wp-content/uploads/picture.jpg', 82);
            $sections = [];
            foreach (file(__DIR__ . '/stories.tsv') as $n => $line) {
                [$title, $copy, $section, $at] = array_map('base64_decode', explode("\\t", $line));
                if (!isset($sections[$section])) { $sections[$section] = wp_create_category($section); }
                $id = wp_insert_post(['post_title' => $title, 'post_content' => $copy, 'post_status' => 'publish',
                    'post_category' => [$sections[$section]], 'post_date_gmt' => gmdate('Y-m-d H:i:s', strtotime($at)),
                    'post_date' => gmdate('Y-m-d H:i:s', strtotime($at))]);
                if ($n == 0) { $first = $id; $category = $sections[$section]; }
            }
            delete_option('rewrite_rules'); // made anew by the first request, with sections
            file_put_contents(__DIR__ . '/story.txt', parse_url(get_permalink($first), PHP_URL_PATH) . "\\n"
                . '/category/' . get_category($category)->slug . '/');
            """;

    private static String pool(Path folder) {
        return """
                [global]
                error_log = %1$s/fpm.log
                [www]
                listen = %1$s/php.sock
                %2$spm = static
                pm.max_children = 8
                """
                .formatted(folder, "root".equals(System.getProperty("user.name")) ? "user = root\ngroup = root\n" : "");
    }

    private static String sites(Path folder, int plain, int cached) {
        String site =
                """
                server {
                  listen 127.0.0.1:%d backlog=1024;
                  root %s/www; index index.php;
                  gzip on; gzip_comp_level 5; gzip_types text/xml application/rss+xml;
                  location / { try_files $uri $uri/ /index.php?$args; }
                  location ~ \\.php$ {
                    fastcgi_pass unix:%s/php.sock;
                    fastcgi_index index.php;
                    fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
                    fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD $request_method;
                    fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;
                    fastcgi_param SCRIPT_NAME $fastcgi_script_name; fastcgi_param REQUEST_URI $request_uri;
                    fastcgi_param DOCUMENT_URI $document_uri; fastcgi_param DOCUMENT_ROOT $document_root;
                    fastcgi_param SERVER_PROTOCOL $server_protocol; fastcgi_param REMOTE_ADDR $remote_addr;
                    fastcgi_param SERVER_NAME $server_name; fastcgi_param SERVER_PORT $server_port;
                    fastcgi_param HTTP_HOST $http_host;
                    %s
                  }
                }
                """;
        String keep =
                """
                fastcgi_cache pages; fastcgi_cache_valid 200 404 60s; fastcgi_cache_lock on;
                    fastcgi_cache_use_stale updating; fastcgi_cache_background_update on;
                    fastcgi_ignore_headers Cache-Control Expires Set-Cookie;""";
        return "fastcgi_cache_path " + folder.resolve("pages")
                + " keys_zone=pages:10m; fastcgi_cache_key $request_method$request_uri;\n"
                + site.formatted(plain, folder, folder, "") + site.formatted(cached, folder, folder, keep);
    }

    List<Peer> peers() throws IOException, InterruptedException {
        List<String> found = story.lines().toList();
        Map<Kind, String> pages = new EnumMap<>(Kind.class);
        pages.put(Kind.STORY, found.getFirst());
        pages.put(Kind.FRONT, "/");
        pages.put(Kind.SECTION, found.getLast());
        pages.put(Kind.FEED, "/feed/");
        pages.put(Kind.SEARCH, "/?s=harbour");
        pages.put(Kind.PICTURE, "/wp-content/uploads/picture.jpg");
        pages.put(Kind.NOTHING, "/nothing/at/all/");
        for (String page : pages.values()) {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plain + page))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != (page.startsWith("/nothing") ? 404 : 200)) {
                throw new IOException("WordPress answers " + page + " with " + answer.statusCode() + "; see " + folder);
            }
        }
        return List.of(
                new Peer("WordPress", plain, pages, children),
                new Peer("WordPress, page cache", cached, pages, children));
    }

    @Override
    public void close() {
        children.reversed().forEach(Child::close);
    }
}
