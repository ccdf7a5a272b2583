package press.dateline.copydesk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Furniture.Genre;
import press.dateline.copydesk.Furniture.Stage;
import press.dateline.copydesk.HouseRule;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Severity;

class FurnitureRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String UNSOURCED = "The boats lay in the harbour and the sea was calm all day. ".repeat(12);

    @Test
    void completeFurnitureIsLeftAlone() {
        assertThat(found(furniture(List.of("Ada Quill"), List.of("Harbour office"), null, true, "none"), List.of()))
                .isEmpty();
    }

    @Test
    void storyWithoutFurnitureIsNotAskedForAny() {
        assertThat(found(null, List.of())).isEmpty();
    }

    @Test
    void missingFurnitureIsNamed() {
        assertThat(found(furniture(List.of(), List.of(), NOON.plusSeconds(1), false, null), List.of()))
                .containsExactlyInAnyOrder("M1 BLOCK", "M2 BLOCK", "M6 BLOCK", "M7 NOTE", "M9 NOTE");
        assertThat(found(furniture(List.of("Ada Quill"), List.of("x"), NOON, true, "none"), List.of()))
                .isEmpty();
    }

    @Test
    void pictureNeedsItsWords() {
        Furniture full = furniture(List.of("Ada Quill"), List.of("x"), null, true, "none");
        Passage caption = new Passage("The harbour.", 0);

        assertThat(found(full, List.of(new Picture("a.jpg", "Boats", caption, "Quill"))))
                .isEmpty();
        assertThat(found(full, List.of(new Picture("a.jpg", "", null, "Quill"))))
                .isEmpty();
        assertThat(found(full, List.of(new Picture("a.jpg", null, caption, "Quill"))))
                .containsExactly("M3 BLOCK");
        assertThat(found(full, List.of(new Picture("a.jpg", "Boats", null, "Quill"))))
                .containsExactly("M3 BLOCK");
        assertThat(found(full, List.of(new Picture("a.jpg", "Boats", caption, ""))))
                .containsExactly("M3 BLOCK");
        assertThat(found(null, List.of(new Picture("a.jpg", "Boats", null, ""))))
                .isEmpty();
    }

    @Test
    void linksAreReadByTheirForm() {
        assertThat(linked("the report", "https://harbour.test/report")).isEmpty();
        assertThat(linked("the report", "#")).containsExactly("M4 WARN");
        assertThat(linked("the report", "https://www.example.com/x")).containsExactly("M4 WARN");
        assertThat(linked("the report", "http://localhost:8080/x")).containsExactly("M4 WARN");
        assertThat(linked("Click here", "https://harbour.test/report")).containsExactly("M4 NOTE");
    }

    @Test
    void longHeadlineIsNoted() {
        assertThat(headed("x".repeat(70))).isEmpty();
        assertThat(headed("x".repeat(71))).containsExactly("M5 NOTE");
        assertThat(headed("🛳".repeat(70))).isEmpty();
        assertThat(headed("x".repeat(101))).containsExactly("M5 NOTE");
    }

    @Test
    void storyFromNowhereIsStopped() {
        assertThat(unsourced(null)).containsExactly("A1 WARN");
        assertThat(unsourced(furniture(List.of("Ada Quill"), List.of(), null, true, "none")))
                .contains("A1 WARN");
        assertThat(unsourced(furniture(List.of(), List.of("Harbour office"), null, true, "none")))
                .contains("A1 WARN");
        assertThat(unsourced(furniture(List.of(), List.of(), null, true, "none")))
                .contains("A1 BLOCK");
        assertThat(unsourced(new Furniture(
                        List.of(), List.of(), null, Stage.FILED, false, false, "none", null, Genre.OPINION)))
                .doesNotContain("A1 BLOCK", "A1 WARN");
    }

    @Test
    void datelineIsAPlaceOfTheStory() {
        assertThat(dated("SALT QUAY, S.M.", "The boats of Salt Quay lay still."))
                .isEmpty();
        assertThat(dated("SALT QUAY", "The boats lay still.")).containsExactly("D1 NOTE");
        assertThat(dated("salt quay —", "The boats of Salt Quay lay still.")).containsExactly("D1 NOTE");
    }

    @Test
    void houseRulesAreRead() {
        HouseRule rule = new HouseRule(
                "boat", "boats", false, Optional.of("vessels"), "They are vessels.", "Ada", Severity.WARN);
        Copy copy = Copy.of(new Passage("Boats late", 0), List.of());

        assertThat(new CopyDesk(Rules.all()).read(copy, Archive.with(HouseRules.of(List.of(rule)))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.words()).isEqualTo("Boats");
                    assertThat(finding.suggestions()).containsExactly("Vessels");
                    assertThat(finding.message()).isEqualTo("They are vessels. (boat, Ada)");
                });
    }

    private static List<String> headed(String headline) {
        return found(Copy.of(new Passage(headline, 0), List.of(new Passage("Text.", 0))));
    }

    private static List<String> dated(String dateline, String text) {
        return found(copy(
                null,
                List.of(),
                new Passage(dateline, 0),
                new Block(Block.Kind.PARAGRAPH, new Passage(text, 0), List.of())));
    }

    private static List<String> linked(String words, String target) {
        String text = words + " is long.";
        Block.Link link = new Block.Link(0, words.length(), target);
        return found(copy(null, List.of(), null, new Block(Block.Kind.PARAGRAPH, new Passage(text, 0), List.of(link))));
    }

    private static List<String> unsourced(@Nullable Furniture furniture) {
        return found(copy(furniture, List.of(), null, Block.paragraph(new Passage(UNSOURCED, 0))));
    }

    private static List<String> found(@Nullable Furniture furniture, List<Picture> pictures) {
        return found(copy(furniture, pictures, null, Block.paragraph(new Passage("The boats came.", 0))));
    }

    private static Copy copy(
            @Nullable Furniture furniture, List<Picture> pictures, @Nullable Passage dateline, Block block) {
        return new Copy(
                new Passage("Boats", 0),
                null,
                dateline,
                List.of(block),
                pictures,
                furniture,
                Locale.ENGLISH,
                new Publication(NOON, ZoneOffset.UTC));
    }

    private static Furniture furniture(
            List<String> byline,
            List<String> sources,
            @Nullable Instant embargo,
            boolean noted,
            @Nullable String aiUse) {
        return new Furniture(byline, sources, embargo, Stage.PUBLISHED, true, noted, aiUse, null, Genre.NEWS);
    }

    private static List<String> found(Copy copy) {
        return new CopyDesk(Rules.all())
                .read(copy, Archive.empty()).stream()
                        .map((Finding finding) -> finding.rule().code() + " " + finding.severity())
                        .toList();
    }
}
