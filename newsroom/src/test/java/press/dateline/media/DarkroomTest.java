package press.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.SharedData;

/// What comes in, told by its bytes.
class DarkroomTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final Darkroom darkroom = new Darkroom();

    @Test
    void aPictureIsToldByItsBytesAndNotByItsName() throws Exception {
        Path file = file("story.pdf", Pictures.as("png", Pictures.redAndBlue(40, 20)));

        Developed developed = darkroom.develop(file);

        assertThat(developed.type).isEqualTo(FileType.PNG);
        assertThat(developed.width).isEqualTo(40);
        assertThat(developed.height).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script></html>", "", "MZ\u0090", "#!/bin/sh", "<?php echo 1;"})
    void whatIsNoPictureIsRefused(String content) throws Exception {
        Path file = file("pier.jpg", content.getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> darkroom.develop(file))
                .withMessageStartingWith("is of no kind that can be taken");
    }

    @Test
    void soundFilmAndDocumentsAreToldByTheirMagic() throws Exception {
        assertThat(type("ID3\u0003")).isEqualTo(FileType.MP3);
        assertThat(type("fLaC")).isEqualTo(FileType.FLAC);
        assertThat(type("RIFF....WAVEfmt ")).isEqualTo(FileType.WAV);
        assertThat(type("....ftypM4A ")).isEqualTo(FileType.M4A);
        assertThat(type("....ftypisom")).isEqualTo(FileType.MP4);
        assertThat(type("....ftypqt  ")).isEqualTo(FileType.MOV);
        assertThat(type("%PDF-1.7")).isEqualTo(FileType.PDF);
    }

    private FileType type(String start) throws Exception {
        return darkroom.develop(file("x", start.getBytes(StandardCharsets.ISO_8859_1))).type;
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedBeforeItIsRead() throws Exception {
        Path file = file("bomb.png", Pictures.emptyPng(30_000, 30_000));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> darkroom.develop(file))
                .withMessage("has 900 million pixels; at most 60 million are taken");
    }

    @Test
    void whatAPictureSaysOfItselfBecomesItsWordsAndOnlyCreditsGoOut() throws Exception {
        byte[] jpeg = Pictures.withSegment(
                Pictures.as("jpg", Pictures.redAndBlue(60, 40)),
                0xed,
                Pictures.iptc(
                        80,
                        "Ada Quayle",
                        110,
                        "Courier/Quayle",
                        116,
                        "© Courier 2024",
                        120,
                        "The pier, früh",
                        90,
                        "Secretville"));

        Developed developed = darkroom.develop(file("pier.jpg", jpeg));

        assertThat(developed.embedded)
                .isEqualTo(new Embedded(1, "", "The pier, früh", "Ada Quayle", "Courier/Quayle", "© Courier 2024"));
        byte[] published = Objects.requireNonNull(developed.published);
        assertThat(new String(published, StandardCharsets.UTF_8))
                .contains("Ada Quayle", "© Courier 2024", "Courier/Quayle")
                .doesNotContain("Secretville", "The pier");
        assertThat(Embedded.read(published).creator()).isEqualTo("Ada Quayle");
        assertThat(Pictures.read(published).getWidth()).isEqualTo(60);
    }

    @Test
    void theAddressOfTheLicenceComesWithTheTerms() throws Exception {
        String xmp =
                """
                http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
                xmpRights:WebStatement="https://licence.example/by/4.0/"><dc:rights><rdf:Alt>
                <rdf:li xml:lang="x-default">© Ada Quayle</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF>
                </x:xmpmeta>""";

        Embedded embedded = Embedded.read(Pictures.withSegment(
                Pictures.as("jpg", Pictures.redAndBlue(60, 40)), 0xe1, xmp.getBytes(StandardCharsets.UTF_8)));

        assertThat(embedded.terms()).isEqualTo("© Ada Quayle https://licence.example/by/4.0/");
    }

    @Test
    void whatHangsBehindAPictureIsCutOff() throws Exception {
        for (String format : List.of("jpg", "png", "gif")) {
            byte[] picture = Pictures.as(format, Pictures.redAndBlue(60, 40));
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            more.writeBytes(picture);
            more.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

            Developed developed = darkroom.develop(file("x", more.toByteArray()));

            assertThat(new String(Objects.requireNonNull(developed.published), StandardCharsets.ISO_8859_1))
                    .as(format)
                    .doesNotContain("script");
        }
    }

    /// A comment in the wrong place, a picture cut off: each beginning of a file is refused or a whole picture.
    @Test
    void cutPicturesAreRefusedAndNothingWorse() throws Exception {
        for (String format : List.of("jpg", "png", "gif")) {
            byte[] picture = Pictures.as(format, Pictures.redAndBlue(30, 20));
            for (int length = 0; length < picture.length; length += 7) {
                Path file = file("x", java.util.Arrays.copyOf(picture, length));
                assertThatExceptionOfType(Refused.class).isThrownBy(() -> darkroom.develop(file));
            }
        }
    }

    @Test
    void aDrawingKeepsItsLinesAndLosesWhatRuns() {
        String svg =
                """
                <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <?xml-stylesheet href="http://evil.example/x.css"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20" onload="alert(1)">
                <style>.a { fill: red } </style><style>@import url(http://evil.example/x.css);</style>
                <script>alert(1)</script><foreignObject><p>hm</p></foreignObject>
                <a href="javascript:alert(1)"><text>x</text></a><set attributeName="href" to="javascript:alert(1)"/>
                <g id="one"><rect class="a" width="4" height="4" style="fill:url(http://evil.example/)"/></g>
                <g id="two"><use href="#one"/><use href="#one"/></g><use href="#two"/>
                <image href="http://evil.example/x.png"/><text>&x; y</text></svg>
                """;

        Drawing drawing = Drawing.clean(svg.getBytes(StandardCharsets.UTF_8));

        String clean = new String(drawing.svg(), StandardCharsets.UTF_8);
        assertThat(clean)
                .contains(".a { fill: red }", "<rect", "viewBox", "#one")
                .doesNotContain(
                        "evil", "script", "alert", "foreignObject", "onload", "<set", "#two", "ENTITY", "?xml-");
        assertThat(drawing.width()).isEqualTo(30);
        assertThat(drawing.height()).isEqualTo(20);
    }

    @Test
    void everyPictureOfTheOrientationSetComesOutUpright() throws Exception {
        Path set = SharedData.path("img-exif");
        for (String shape : List.of("Landscape", "Portrait")) {
            BufferedImage upright = small(set.resolve(shape + "_1.jpg"));
            for (int i = 2; i <= 8; i++) {
                BufferedImage turned = small(set.resolve(shape + "_" + i + ".jpg"));
                assertThat(turned.getWidth()).as(shape + i).isEqualTo(upright.getWidth());
                assertThat(difference(upright, turned)).as(shape + " " + i).isLessThan(18);
            }
        }
    }

    /// As its print shows it, from what is published.
    private BufferedImage small(Path file) throws Exception {
        Developed developed = darkroom.develop(file);
        byte[] published = Objects.requireNonNull(developed.published);
        BufferedImage picture = Pixels.develop(
                published, FileType.JPEG, Embedded.read(published).orientation());
        assertThat(picture.getWidth()).isEqualTo(developed.width);
        boolean across = picture.getWidth() > picture.getHeight();
        return Pixels.scaled(
                picture,
                Print.Crop.WHOLE.of(picture.getWidth(), picture.getHeight(), 50, 50),
                across ? 60 : 40,
                across ? 40 : 60);
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 0xff) - (other.getRGB(x, y) >> 8 & 0xff));
            }
        }
        return (double) sum / (one.getWidth() * one.getHeight());
    }

    @Test
    void noPlaceIsPublishedOfThePicturesThatTellOne() throws Exception {
        Path set = SharedData.path("img-exif");
        try (Stream<Path> files = Files.list(set)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jpg")).toList()) {
                Metadata said = ImageMetadataReader.readMetadata(
                        new ByteArrayInputStream(Objects.requireNonNull(darkroom.develop(file).published)));
                assertThat(said.containsDirectoryOfType(GpsDirectory.class)).isFalse();
                for (Print.Format format : List.of(Print.Format.JPEG, Print.Format.WEBP)) {
                    byte[] print = Encoders.encode(small(file), format, new Credits("Ada Quayle", "", ""));
                    assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(print))
                                    .containsDirectoryOfType(GpsDirectory.class))
                            .as(file + " as " + format)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void hostilePicturesAreRefusedOrHarmless() throws Exception {
        for (Path file : hostile()) {
            try {
                assertHarmless(file, darkroom.develop(file));
            } catch (Refused no) {
                assertThat(no.getMessage()).isNotBlank();
            }
        }
    }

    private static List<Path> hostile() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String set : List.of("hostile/img", "hostile/svg")) {
            try (Stream<Path> files = Files.list(SharedData.path(set))) {
                files.filter(file -> !file.toString().endsWith(".json"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    /// In a process that has 128 MB for all: whoever takes more ends it. Two seconds of the processor are for
    /// each file, and for a print of what was taken.
    @Test
    void hostilePicturesTakeLittleTimeAndMemory() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        hostile().forEach(file -> command.add(file.toString()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said;
        try (BufferedReader lines = child.inputReader()) {
            said = lines.lines().toList();
        }

        assertThat(child.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .filteredOn(line -> line.startsWith("took"))
                .hasSize(hostile().size());
        assertThat(said)
                .filteredOn(line -> line.startsWith("took"))
                .allSatisfy(line ->
                        assertThat(Long.parseLong(line.split(" ")[1])).as(line).isLessThan(PATIENCE.toMillis()));
    }

    /// Looks at the files it is given.
    static final class Child {
        public static void main(String[] files) throws Exception {
            Darkroom darkroom = new Darkroom();
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            for (String file : files) {
                long start = clock.getCurrentThreadCpuTime();
                try {
                    Developed developed = darkroom.develop(Path.of(file));
                    if (developed.type.raster()) {
                        print(developed);
                    }
                } catch (Refused no) {
                    System.out.println(file + " " + no.getMessage());
                }
                System.out.println("took " + (clock.getCurrentThreadCpuTime() - start) / 1_000_000 + " " + file);
            }
        }

        private static void print(Developed developed) throws IOException {
            byte[] published = Objects.requireNonNull(developed.published);
            BufferedImage picture = Pixels.develop(published, developed.type, 1);
            Rectangle whole = Print.Crop.WHOLE.of(picture.getWidth(), picture.getHeight(), 50, 50);
            Encoders.encode(
                    Pixels.scaled(picture, whole, Math.min(640, whole.width), Math.min(480, whole.height)),
                    Print.Format.JPEG,
                    new Credits("", "", ""));
        }
    }

    private static void assertHarmless(Path file, Developed developed) {
        String published = new String(Objects.requireNonNull(developed.published), StandardCharsets.ISO_8859_1);
        String lower = published.toLowerCase(Locale.ROOT);
        assertThat(lower)
                .as(file.toString())
                .doesNotContain("<script", "<?php", "<%", "javascript:", "<html", "alert(");
        if (developed.type == FileType.SVG) {
            Document svg = Jsoup.parse(published, "", Parser.xmlParser());
            assertThat(svg.select("script, foreignObject, set, animate, iframe, a"))
                    .as(file.toString())
                    .isEmpty();
            svg.getAllElements().forEach(element -> element.attributes().forEach(attribute -> assertThat(attribute)
                    .as(file.toString())
                    .matches(one -> !one.getKey().startsWith("on"))
                    .matches(one -> !one.getKey().endsWith("href")
                            || one.getValue().startsWith("#")
                            || one.getValue().startsWith("data:image/"))));
            assertThat(lower).as(file.toString()).doesNotContain("@import", "url(http", "<!doctype", "<?xml-");
        }
    }

    private Path file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }
}
