package press.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static press.dateline.store.tables.Tables.STORY;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.Newsroom;
import press.dateline.html.CleanHtml;
import press.dateline.media.Print.Crop;
import press.dateline.media.Print.Format;
import press.dateline.store.DatabaseAddress;

/// Pictures kept, printed, described, put away and brought back, on both databases.
abstract class PrintsTest {
    private Newsroom newsroom;
    private Path folder;
    private Studio studio;

    abstract DatabaseAddress address(Path folder);

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        newsroom = Newsroom.open(address(folder));
        studio = Studio.open(newsroom.database(), folder.resolve("media"), folder.resolve("prints"));
    }

    @AfterEach
    void close() {
        studio.close();
        newsroom.close();
    }

    @Test
    void theSameBytesAreKeptOnce() throws Exception {
        byte[] picture = Pictures.as("jpg", Pictures.redAndBlue(1600, 800));

        PictureDesk.Kept first = keep("pier.jpg", picture);
        PictureDesk.Kept again = keep("other.jpg", picture);
        PictureDesk.Kept another = keep("pier.jpg", Pictures.as("jpg", Pictures.redAndBlue(1601, 800)));

        assertThat(again).isEqualTo(new PictureDesk.Kept(first.id(), true));
        assertThat(entry(first.id()).path()).isEqualTo("/media/2024/03/pier.jpg");
        assertThat(entry(another.id()).path()).isEqualTo("/media/2024/03/pier-2.jpg");
        try (Stream<Path> left = Files.list(folder.resolve("media/.incoming"))) {
            assertThat(left).as("half-written files").isEmpty();
        }
        try (Stream<String> originals = studio.store().list("originals")) {
            assertThat(originals).hasSize(2);
        }
    }

    @Test
    void eachFormatAndCropIsMadeOnceAndKeepsTheFocalPoint() throws Exception {
        long id = keep("pier.jpg", Pictures.as("jpg", Pictures.redAndBlue(2400, 800)))
                .id();
        describe(id, 100, 50, "Courier");
        Negative negative = entry(id).negative().orElseThrow();

        assertThat(negative.widths(Crop.WHOLE)).containsExactly(320, 480, 640, 960, 1280, 1920);
        assertThat(negative.widths(Crop.THREE_TWO)).containsExactly(320, 480, 640, 960, 1200);
        for (Format format : Format.values()) {
            if (!format.made()) {
                continue;
            }
            Print print = new Print(id, negative.edition(), 480, Crop.THREE_TWO, format);
            assertThat(Print.at(print.path())).contains(print);
            byte[] bytes = Files.readAllBytes(studio.prints().file(print).orElseThrow());
            assertThat(FileType.of(bytes).map(FileType::mime).orElse("image/avif"))
                    .isEqualTo(format.mime());
            if (format == Format.JPEG) {
                BufferedImage crop = Pictures.read(bytes);
                assertThat(crop.getWidth()).isEqualTo(480);
                assertThat(crop.getHeight()).isEqualTo(320);
                assertThat(crop.getRGB(10, 160) & 0xff)
                        .as("blue, which the right half is")
                        .isGreaterThan(200);
                assertThat(Embedded.read(bytes).credit()).isEqualTo("Courier");
            }
        }
    }

    @Test
    void manyWhoAskAtOnceGetTheSamePrintAndNoSizeIsMadeThatPagesDoNotName() throws Exception {
        long id = keep("pier.jpg", Pictures.as("jpg", Pictures.redAndBlue(1600, 800)))
                .id();
        Print print = new Print(id, 1, 640, Crop.WHOLE, Format.JPEG);

        List<String> names = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> studio.prints().make(print).orElse(""))
                .distinct()
                .toList();

        assertThat(names).containsExactly(id + "/1/640.jpg");
        assertThat(studio.prints().make(new Print(id, 1, 641, Crop.WHOLE, Format.JPEG)))
                .isEmpty();
        assertThat(studio.prints().make(new Print(99_999, 1, 640, Crop.WHOLE, Format.JPEG)))
                .isEmpty();
        assertThat(Print.at("/media/prints/" + id + "/1/../../640.jpg")).isEmpty();
    }

    @Test
    void anotherFocalPointOrFileMakesOtherPrintsAndTheOldOnesGo() throws Exception {
        long id = keep("pier.jpg", Pictures.as("jpg", Pictures.redAndBlue(1600, 800)))
                .id();
        studio.prints().makeAll(id);
        assertThat(folder.resolve("prints/" + id + "/1")).isDirectoryContaining("glob:**/480.jpg");

        Developed other = developed(Pictures.as("jpg", Pictures.redAndBlue(1200, 800)));
        newsroom.database().write(transaction -> {
            studio.desk().replace(transaction, id, other);
            return id;
        });
        Optional<String> made = studio.prints().make(new Print(id, 1, 480, Crop.WHOLE, Format.JPEG));

        assertThat(made).contains(id + "/2/480.jpg");
        assertThat(entry(id).width()).isEqualTo(1200);
        assertThat(folder.resolve("prints/" + id + "/2")).isDirectoryContaining("glob:**/480.jpg");
        assertThat(folder.resolve("prints/" + id + "/1")).doesNotExist();
        Developed drawing = developed("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> newsroom.database().write(transaction -> {
                    studio.desk().replace(transaction, id, drawing);
                    return id;
                }));
    }

    @Test
    void aPictureInUseStaysAndOneThatWasPutAwayComesBack() throws Exception {
        long id = keep("pier.jpg", Pictures.as("jpg", Pictures.redAndBlue(600, 400)))
                .id();
        newsroom.database().write(transaction -> transaction
                .sql()
                .update(STORY)
                .set(STORY.PICTURE_ID, id)
                .where(STORY.ID.eq(newsroom.story("pier-reopens")))
                .execute());
        assertThat(delete(id)).isFalse();
        newsroom.database().write(transaction -> transaction
                .sql()
                .update(STORY)
                .setNull(STORY.PICTURE_ID)
                .where(STORY.PICTURE_ID.eq(id))
                .execute());

        assertThat(delete(id)).isTrue();
        assertThat(found("pier")).doesNotContain(id);
        newsroom.database().write(transaction -> {
            MediaEntry.restore(transaction, id);
            return id;
        });

        assertThat(found("PIER")).contains(id);
        assertThat(found("100%_")).isEmpty();
    }

    private List<Long> found(String query) {
        List<MediaEntry> entries = newsroom.database().read(sql -> MediaEntry.search(sql, query, null));
        return entries.stream().map(MediaEntry::id).toList();
    }

    private boolean delete(long id) {
        return newsroom.database()
                .write(transaction -> MediaEntry.delete(
                        transaction, MediaEntry.of(transaction.sql(), id).orElseThrow()));
    }

    private void describe(long id, int focalX, int focalY, String credit) {
        newsroom.database().write(transaction -> {
            MediaEntry.describe(
                    transaction,
                    MediaEntry.of(transaction.sql(), id).orElseThrow(),
                    new MediaEntry.Words("", "", CleanHtml.EMPTY, credit, "", "", focalX, focalY));
            return id;
        });
    }

    private MediaEntry entry(long id) {
        return Objects.requireNonNull(
                newsroom.database().read(sql -> MediaEntry.of(sql, id).orElseThrow()));
    }

    private Developed developed(byte[] picture) throws Exception {
        Path file = studio.store().scratch();
        Files.write(file, picture);
        return studio.darkroom().develop(file);
    }

    private PictureDesk.Kept keep(String name, byte[] picture) throws Exception {
        Path file = studio.store().scratch();
        Files.write(file, picture);
        Developed developed = studio.darkroom().develop(file);
        PictureDesk.Kept kept = newsroom.database().write(transaction -> studio.desk()
                .keep(transaction, developed, PictureDesk.stem(name, YearMonth.of(2024, 3)), PictureDesk.Words.NONE));
        Files.deleteIfExists(file);
        return kept;
    }
}
