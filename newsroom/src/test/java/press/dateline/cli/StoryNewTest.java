package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.cli.CommandLines.Ended;

class StoryNewTest {
    @TempDir
    Path folder;

    private Path text;

    @BeforeEach
    void writeStory() throws IOException {
        text = Files.writeString(folder.resolve("story.txt"), "Ferry late\n\nIt was the fog.\n");
    }

    @Test
    void printsTheAddressOfWhatItPublished() {
        assertThat(fileStory("--published", "2024-03-04T23:30").out()).isEqualTo("/2024/03/04/ferry-late/\n");
        assertThat(fileStory("--published", "2024-03-04T23:30").out()).isEqualTo("/2024/03/04/ferry-late-2/\n");
        assertThat(fileStory("--published", "2024-03-05T01:30", "--zone", "Europe/Moscow", "--slug", "Fog & Co")
                        .out())
                .isEqualTo("/2024/03/04/fog-co/\n");
        assertThat(fileStory("--published", "2124-03-05T01:30").out())
                .isEqualTo("/2124/03/05/ferry-late/\nscheduled: goes out at 2124-03-05T01:30:00Z\n");
    }

    @Test
    void takesAPictureWithItsWords() throws IOException {
        Path picture = folder.resolve("Fog.png");
        ImageIO.write(new BufferedImage(1000, 500, BufferedImage.TYPE_INT_ARGB), "png", picture.toFile());

        Ended ended = fileStory("--picture", picture.toString(), "--alt", "Fog", "--credit", "Mei Sandford");

        assertThat(ended.code()).as(ended.err()).isZero();
        try (var kept = Files.walk(folder.resolve("newsroom/media"))) {
            assertThat(kept.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replaceFirst("-[0-9a-f]{12}", " as it came")))
                    .containsExactlyInAnyOrder("fog.png", "fog as it came.png");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            --published; 4 March; is no date and time
            --published; 2024-02-30T10:00; is no date and time
            --zone; Mars/Olympus; is no time zone
            --picture; missing.jpg; there is no such file
            --source; |x; write it as
            --source; Minutes|ftp://x; write it as
            --comment; no colon; write it as
            """)
    void wrongOptionEndsWithOneClearLineAndNothingKept(String option, String content, String said) {
        Ended ended = fileStory(option, content);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("dateline: ").contains(said).hasLineCount(1);
        assertThat(fileStory("--slug", "first", "--published", "2024-03-04").out())
                .isEqualTo("/2024/03/04/first/\n");
    }

    @Test
    void hourThatTheClocksSkippedIsRefused() {
        assertThat(fileStory("--published", "2024-03-31T01:30", "--zone", "Europe/London")
                        .err())
                .contains(
                        "there was no 2024-03-31T01:30 in Europe/London, where clocks were put forward to 2024-03-31T02:00");
    }

    @Test
    void hourThatTheClocksShowTwiceIsAskedBack() {
        Ended twice = fileStory("--published", "2024-10-27T01:30", "--zone", "Europe/London");

        assertThat(twice.err())
                .contains("showed 2024-10-27T01:30 twice; write 2024-10-27T01:30+01:00 or 2024-10-27T01:30Z");
        assertThat(fileStory("--published", "2024-10-27T01:30+01:00").code()).isZero();
    }

    @Test
    void anEndBeforeItsPublicationIsRefused() {
        assertThat(fileStory("--published", "2024-03-04", "--until", "2024-03-05")
                        .err())
                .isEqualTo("dateline: --until: 2024-03-05 is not after now and after the story’s publication\n");
        assertThat(fileStory("--until", "2999-01-01").code()).isZero();
    }

    @Test
    void wrongFileEndsWithOneClearLineAndNothingMade() throws IOException {
        Path file = folder.resolve("other.txt");
        assertRefused(file, "is not there");
        assertRefused(Files.createDirectory(folder.resolve("folder")), "is a folder");
        assertRefused(Files.writeString(file, " \n"), "is empty");
        assertRefused(Files.writeString(file, "Headline"), "no paragraph");
        assertRefused(Files.write(file, new byte[] {'a', 0}), "is no text: byte 1");
        assertRefused(
                Files.write(file, "Hé\n\nx".getBytes(StandardCharsets.ISO_8859_1)), "is not UTF-8: line 1, byte 1");
        assertRefused(Files.write(file, "Hé".getBytes(StandardCharsets.UTF_16LE)), "is no");
        assertThat(folder.resolve("newsroom")).doesNotExist();
    }

    @Test
    void wrongUsageHasACodeOfItsOwn() {
        assertThat(CommandLines.run("story", "new").code()).isEqualTo(2);
        assertThat(fileStory("--comments", "maybe").code()).isEqualTo(2);
        assertThat(fileStory("--alt", "no picture").code()).isEqualTo(2);
    }

    private void assertRefused(Path file, String said) {
        Ended ended = CommandLines.run("story", "new", "--file", file.toString(), "--data", data());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith("dateline: " + file).contains(said).hasLineCount(1);
    }

    private Ended fileStory(String... options) {
        List<String> args = new ArrayList<>(List.of("story", "new", "--file", text.toString(), "--data", data()));
        args.addAll(List.of(options));
        return CommandLines.run(args.toArray(String[]::new));
    }

    private String data() {
        return folder.resolve("newsroom").toString();
    }
}
