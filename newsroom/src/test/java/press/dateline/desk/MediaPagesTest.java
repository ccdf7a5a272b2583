package press.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.media.MediaEntry;
import press.dateline.people.Role;
import press.dateline.store.DatabaseAddress;

/// The library as a browser without script sends it, on both databases.
abstract class MediaPagesTest {
    private ServedDesk desk;
    private ServedDesk.Browser writer;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = ServedDesk.open(address(folder));
        writer = desk.signedIn(Role.WRITER);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPictureThatIsUploadedIsInTheLibraryWithItsWords() throws Exception {
        ServedDesk.Answer taken = upload("Pier at dawn.png", picture(900, 600), true, "alt", "The pier");
        long id = entries("").getFirst().id();

        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body())
                .contains(
                        "\"id\":" + id,
                        "\"path\":\"/media/",
                        "pier-at-dawn.png\"",
                        "\"width\":900",
                        "\"alt\":\"The pier\"")
                .contains("/media/prints/" + id + "/1/320.jpg 320w");
        assertThat(writer.get("/desk/media").body()).contains("pier-at-dawn.png", "/desk/media/" + id + "/view");
        assertThat(writer.get("/desk/media?q=dawn&format=json").body()).contains("\"id\":" + id);
        assertThat(writer.get("/desk/media?q=dusk&format=json").body()).contains("\"media\":[]");
        assertThat(writer.get("/desk/media/" + id + "/view").header("content-type"))
                .isEqualTo("image/jpeg");
        assertThat(writer.get("/desk/media/" + id).body()).contains("The pier", "900 × 600", "Nowhere yet");
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        ServedDesk.Answer refused = upload("pier.jpg", "<html>".getBytes(StandardCharsets.UTF_8), true);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("pier.jpg is of no kind that can be taken");
        upload("pier.jpg", "<html>".getBytes(StandardCharsets.UTF_8), false);
        assertThat(writer.get("/desk/media").body()).contains("Not taken: pier.jpg is of no kind");
    }

    @Test
    void noAddressLeadsToThisMachineOrItsNeighbours() {
        for (String address : List.of(
                "http://127.0.0.1:1/pier.jpg",
                "http://[::1]/pier.jpg",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
                "not an address",
                "http://user@192.168.0.1/")) {
            assertThat(writer.post("/desk/media/address", "address", address).status())
                    .isEqualTo(303);
            assertThat(writer.get("/desk/media").body())
                    .contains("Not taken: " + address)
                    .containsAnyOf("could not be fetched", "is no address");
        }
    }

    @Test
    void aClickOnThePictureSetsItsFocalPoint() throws Exception {
        upload("pier.png", picture(640, 320), true);
        long id = entries("").getFirst().id();

        writer.post("/desk/media/" + id + "/focus", "focus.x", "240", "focus.y", "40");

        MediaEntry entry = entries("").getFirst();
        assertThat(List.of(entry.focalX(), entry.focalY(), entry.edition())).containsExactly(75, 25, 2);
        writer.post("/desk/media/" + id, "alt", "Gulls", "caption", "<b>Gulls</b><script>", "focalX", "10");
        assertThat(entries("").getFirst().caption()).isEqualTo("<b>Gulls</b>");
        assertThat(entries("").getFirst().focalX()).isEqualTo(10);
    }

    @Test
    void whatIsPutAwayComesBack() throws Exception {
        upload("pier.png", picture(640, 320), true);
        long id = entries("pier").stream().mapToLong(MediaEntry::id).max().orElseThrow();

        writer.post("/desk/media/" + id + "/delete");
        List<Long> away = entries("").stream().map(MediaEntry::id).toList();
        writer.post("/desk/media/" + id + "/restore");

        assertThat(away).doesNotContain(id);
        assertThat(entries("")).extracting(MediaEntry::id).contains(id);
    }

    @Test
    void whatReadersSeeIsChangedByEditorsOnly() {
        long pier = desk.newsroom().media("pier.jpg");

        assertThat(writer.post("/desk/media/" + pier, "alt", "Nothing").status())
                .isEqualTo(403);
        assertThat(desk.signedIn(Role.EDITOR)
                        .post("/desk/media/" + pier, "alt", "Gulls")
                        .status())
                .isEqualTo(303);
        assertThat(desk.signedIn(Role.CONTRIBUTOR).get("/desk/media").status()).isEqualTo(403);
    }

    @Test
    void aFormWithFilesButWithoutTheTokenLeavesNothing() throws Exception {
        ServedDesk.Answer refused = writer.sendBytes(
                "POST",
                "/desk/media",
                List.of("Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=xyz"),
                form("xyz", "pier.png", picture(64, 64), List.of("token", "wrong")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(entries("pier.png")).isEmpty();
    }

    private List<MediaEntry> entries(String query) {
        return desk.database().read(sql -> MediaEntry.search(sql, query, null));
    }

    @Test
    void aFileIsReplacedAtItsAddressAndWordsStay() throws Exception {
        upload("pier.png", picture(640, 320), true, "alt", "The pier");
        MediaEntry before = entries("").getFirst();

        ServedDesk.Answer replaced =
                send("/desk/media/" + before.id() + "/replace", "new.png", picture(320, 200), false);

        MediaEntry after = entries("").getFirst();
        assertThat(replaced.location()).isEqualTo("/desk/media/" + before.id());
        assertThat(List.of(after.path(), after.alt(), after.edition()))
                .containsExactly(before.path(), "The pier", before.edition() + 1);
        assertThat(after.width()).isEqualTo(320);
        assertThat(writer.get("/desk/media/" + before.id() + "/view").status()).isEqualTo(200);
    }

    private ServedDesk.Answer upload(String name, byte[] file, boolean json, String... fields) {
        return send("/desk/media", name, file, json, fields);
    }

    private ServedDesk.Answer send(String path, String name, byte[] file, boolean json, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("token", writer.token().orElseThrow()));
        List<String> headers = new ArrayList<>(
                List.of("Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=xyz"));
        if (json) {
            headers.add("Accept: application/json");
        }
        return writer.sendBytes("POST", path, headers, form("xyz", name, file, all));
    }

    private static byte[] form(String boundary, String name, byte[] file, List<String> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i += 2) {
            out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields.get(i)
                            + "\"\r\n\r\n" + fields.get(i + 1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(file);
        out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] picture(int width, int height) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
