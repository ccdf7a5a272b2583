package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.delivery.Loopback.Answer;

class FileAnswersTest {
    private static final String SATURDAY = "Sat, 02 Mar 2024 10:00:00 GMT";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FileAnswers files;

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
        files = new FileAnswers(
                folder.resolve("media"),
                SecurityHeaders.forSite(URI.create("http://localhost/")),
                "public, max-age=300",
                InstantSource.system());
        server = new Loopback(router -> router.route().handler(routing -> {
            String path =
                    RequestTarget.parse(routing.request().uri()).orElseThrow().path();
            files.answer(
                    routing,
                    () -> {
                        if (path.equals("/fault.jpg")) {
                            throw new IllegalStateException("secret of the house");
                        }
                        return files.find(path.substring(1));
                    },
                    missing -> missing.response().setStatusCode(404).end("not there"));
        }));
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
                .containsEntry("Cache-Control", "public, max-age=300")
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
