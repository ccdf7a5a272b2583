package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.delivery.Loopback.Answer;
import press.dateline.store.Reading;

class FileAnswersTest {
    private static final String SATURDAY = "Sat, 02 Mar 2024 10:00:00 GMT";

    /// More than is kept in memory.
    private static final String LARGE = "0123456789".repeat(FoundFile.SMALL / 10 + 1);

    private final AtomicInteger looks = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Folder files;

    @SuppressWarnings("NullAway.Init")
    private Loopback server;

    @BeforeEach
    void fill() throws IOException {
        Path root = Files.createDirectories(folder.resolve("media/2024/03"));
        write(root.resolve("harbour.jpg"), "0123456789");
        write(root.resolve("empty.png"), "");
        write(root.resolve("drawing.svg"), "<svg/>");
        write(root.resolve("report.docx"), "words");
        write(root.resolve("page.html"), "<script>");
        write(root.resolve("café.pdf"), "%PDF");
        write(root.resolve(".htaccess"), "deny");
        write(folder.resolve("secret.jpg"), "secret");
        write(Files.createDirectories(folder.resolve("media2")).resolve("near.jpg"), "secret");
        Files.createSymbolicLink(root.resolve("link.jpg"), folder.resolve("secret.jpg"));
        Files.createSymbolicLink(root.resolve("linked"), folder);
        Files.createSymbolicLink(root.resolve("inside.jpg"), root.resolve("harbour.jpg"));
        write(root.resolve("chart.png"), LARGE);
        files = new Folder(folder.resolve("media"));
        PageCache cache = new PageCache(1 << 20, InstantSource.system());
        cache.restartAt(0);
        FastRoute route = new FastRoute(
                cache,
                target -> Optional.of(new PageKey(target.path())),
                this::render,
                Assets.read(FileAnswersTest.class.getClassLoader(), "press/dateline/delivery/theme"),
                new FastRoute.Options(Hosts.any(), SecurityHeaders.forSite(URI.create("http://localhost/")), false),
                InstantSource.system());
        server = new Loopback(route::mount);
    }

    private Page render(PageKey key) {
        looks.incrementAndGet();
        if (key.path().equals("/fault.jpg")) {
            throw new IllegalStateException("secret of the house");
        }
        Reading.tag("media:1");
        return files.find(key.path().substring(1)).map(Page::file).orElseGet(() -> {
            Reading.doNotKeep();
            return Page.html(404, "not there");
        });
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-03-02T10:00:00.123456Z")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fileIsSentWithWhatABrowserMustKnow() {
        Answer picture = server.get("/2024/03/harbour.jpg");

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.text()).isEqualTo("0123456789");
        assertThat(picture.headers())
                .containsEntry("Content-Type", "image/jpeg")
                .containsEntry("Content-Length", "10")
                .containsEntry("Last-Modified", SATURDAY)
                .containsEntry("Accept-Ranges", "bytes")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Content-Security-Policy", SecurityHeaders.FILE_POLICY)
                .containsKeys("ETag", "Date")
                .doesNotContainKey("Content-Disposition");
    }

    @Test
    void whatABrowserShallNotShowIsADownload() {
        assertThat(server.get("/2024/03/report.docx").header("Content-Disposition"))
                .isEqualTo("attachment");
        assertThat(server.get("/2024/03/page.html").headers())
                .containsEntry("Content-Type", "application/octet-stream")
                .containsEntry("Content-Disposition", "attachment");
        assertThat(server.get("/2024/03/caf%C3%A9.pdf").header("Content-Disposition"))
                .isEmpty();
        assertThat(server.get("/2024/03/drawing.svg").headers())
                .containsEntry("Content-Type", "image/svg+xml")
                .containsEntry("Content-Security-Policy", SecurityHeaders.DRAWING_POLICY);
    }

    @Test
    void whatIsMissingOrFailsIsSaidWithoutMore() {
        assertThat(server.get("/missing.jpg").text()).isEqualTo("not there");
        assertThat(server.get("/fault.jpg").status()).isEqualTo(500);
        assertThat(server.get("/fault.jpg").text()).doesNotContain("secret");
    }

    @Test
    void partIsSentWhereAPartIsAskedFor() {
        Answer part = server.get("/2024/03/harbour.jpg", "Range: bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.headers())
                .containsEntry("Content-Range", "bytes 2-4/10")
                .containsEntry("Content-Length", "3");

        Answer end = server.get("/2024/03/harbour.jpg", "Range: bytes=-3");
        assertThat(end.text()).isEqualTo("789");

        Answer beyond = server.get("/2024/03/harbour.jpg", "Range: bytes=10-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");

        assertThat(server.get("/2024/03/harbour.jpg", "Range: bytes=0-1,4-5").status())
                .isEqualTo(200);
        assertThat(server.send("HEAD", "/2024/03/harbour.jpg", "Range: bytes=2-4")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void partIsOnlyOfTheFileTheReaderKnows() {
        String etag = server.get("/2024/03/harbour.jpg").header("ETag");
        String range = "Range: bytes=0-0";

        assertThat(server.get("/2024/03/harbour.jpg", range, "If-Range: " + etag)
                        .status())
                .isEqualTo(206);
        assertThat(server.get("/2024/03/harbour.jpg", range, "If-Range: " + SATURDAY)
                        .status())
                .isEqualTo(206);
        assertThat(server.get("/2024/03/harbour.jpg", range, "If-Range: W/" + etag)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/2024/03/harbour.jpg", range, "If-Range: \"x\"").status())
                .isEqualTo(200);
    }

    @Test
    void readerWhoHasTheFileIsToldSo() {
        String etag = server.get("/2024/03/harbour.jpg").header("ETag");

        assertThat(server.get("/2024/03/harbour.jpg", "If-None-Match: " + etag).status())
                .isEqualTo(304);
        assertThat(server.get("/2024/03/harbour.jpg", "If-Modified-Since: " + SATURDAY)
                        .status())
                .isEqualTo(304);
        assertThat(server.get("/2024/03/harbour.jpg", "If-Modified-Since: Sat, 02 Mar 2024 09:59:59 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/2024/03/harbour.jpg", "If-Modified-Since: yesterday")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/2024/03/harbour.jpg", "If-None-Match: \"x\"", "If-Modified-Since: " + SATURDAY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void emptyFileAndHeadHaveNoBody() {
        assertThat(server.get("/2024/03/empty.png").headers()).containsEntry("Content-Length", "0");
        Answer head = server.send("HEAD", "/2024/03/harbour.jpg");
        assertThat(head.headers()).containsEntry("Content-Length", "10");
        assertThat(head.body()).isEmpty();
        assertThat(server.send("POST", "/2024/03/harbour.jpg", "Content-Length: 0")
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2024/03/harbour.jpg", "/2024/03/chart.png"})
    void fileIsLookedForOnceAndSentFromThenOn(String path) throws IOException {
        Answer first = server.get(path);
        Answer again = server.get(path);
        Answer part = server.get(path, "Range: bytes=3-7");

        assertThat(again.text()).isEqualTo(first.text()).isEqualTo(path.endsWith("jpg") ? "0123456789" : LARGE);
        assertThat(again.headers()).containsAllEntriesOf(without(first.headers(), "Date"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("34567");
        assertThat(looks).hasValue(1);
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        Map<String, String> left = new TreeMap<>(headers);
        left.remove(name);
        return left;
    }

    /// Nothing in the log tells of it.
    @ParameterizedTest
    @ValueSource(strings = {"harbour.jpg", "chart.png"})
    void fileChangedByHandIsSentAsItIsNow(String name) throws IOException {
        Path file = folder.resolve("media/2024/03").resolve(name);
        String etag = server.get("/2024/03/" + name).header("ETag");

        Files.writeString(file, "abcdefghijk");

        Answer changed = server.get("/2024/03/" + name, "If-None-Match: " + etag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).isEqualTo("abcdefghijk");

        Files.delete(file);
        assertThat(server.get("/2024/03/" + name).status()).isEqualTo(404);
    }

    @Test
    void linkWithinTheFolderIsFollowed() {
        assertThat(server.get("/2024/03/inside.jpg").text()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.jpg",
                "2024/../../secret.jpg",
                "../media2/near.jpg",
                "2024/03/link.jpg",
                "2024/03/linked/secret.jpg",
                "2024/03/.htaccess",
                "2024/03",
                "2024/03/harbour.jpg/",
                "2024//03/harbour.jpg",
                "/etc/passwd",
                "2024/03/harbour.jpg\0.png",
                "./2024/03/harbour.jpg",
                "missing.jpg",
                ""
            })
    void nothingOutsideOfTheFolderIsThere(String name) {
        assertThat(files.find(name)).isEmpty();
    }
}
