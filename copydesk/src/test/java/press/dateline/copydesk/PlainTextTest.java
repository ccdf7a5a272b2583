package press.dateline.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void firstLineIsTheHeadlineAndBlankLinesPartTheParagraphs() {
        Copy copy =
                story("\n  Ferry late again \nIt was the fog,\nthe captain said.\n \t\n\nPassengers disagreed.  \n");

        assertThat(copy.headline().text()).isEqualTo("Ferry late again");
        assertThat(texts(copy)).containsExactly("It was the fog, the captain said.", "Passengers disagreed.");
        assertThat(copy.standfirst()).isNull();
        assertThat(copy.dateline()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyPassageIsFoundInTheSourceWhereItSays(String lineEnd) {
        String source = "Fähre 🛳 spät\n\n  Der Nebel,\nsagt man.\n\nZweiter Absatz.";

        Copy copy = story(source.replace("\n", lineEnd));

        assertThat(copy.headline()).isEqualTo(at(source, "Fähre 🛳 spät"));
        assertThat(copy.body()).map(Block::passage).allSatisfy(passage -> assertThat(source.replace('\n', ' '))
                .startsWith(source.replace('\n', ' ').substring(0, passage.at()) + passage.text()));
    }

    @Test
    void openingCapitalsBeforeAnEmDashAreTheDateline() {
        Copy copy = story("Pier reopens\n\nST. OSWIN’S (Marsh)\n").withDatelineFromLead();
        assertThat(copy.dateline()).isNull();

        copy = story("Pier reopens\n\nSALT QUAY, S.M. — The pier is open.\n\nFAR — Away.")
                .withDatelineFromLead();

        assertThat(copy.dateline()).isEqualTo(new Passage("SALT QUAY, S.M.", 14));
        assertThat(texts(copy)).containsExactly("The pier is open.", "FAR — Away.");
        assertThat(copy.body().getFirst().passage().at()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NASA — the space agency — said it would.",
                "NATO — Norway said — is ready.",
                "Moscow — The meeting was short.",
                "A — The first letter.",
                "— Yes, she said.",
                "1914 — The war begins.",
                "HARBOUR — ",
                "SALTMARSH - The wrong dash.",
                "IN A VERY LONG OPENING OF CAPITALS THAT GOES ON AND ON AND ON — The end."
            })
    void whatMayMeanAnythingElseIsNoDateline(String lead) {
        Copy copy = story("Headline\n\n" + lead);

        assertThat(copy.withDatelineFromLead()).isEqualTo(copy);
    }

    @Test
    void datelineIsReadInAnyScriptWithCapitals() {
        Copy copy = story("Заголовок\n\nМОСКВА — Встреча прошла.").withDatelineFromLead();

        assertThat(copy.dateline()).isEqualTo(new Passage("МОСКВА", 11));
    }

    @Test
    void markInFrontOfTheFileIsNoPartOfTheHeadline() {
        assertThat(story("\ufeffHeadline\n\nText.").headline()).isEqualTo(new Passage("Headline", 1));
        assertThat(PlainText.read("\ufeffHeadline\n\nText.".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(PlainText.read("Headline\n\nText."));
    }

    @Test
    void whatIsNoStoryIsToldByKind() {
        assertThat(PlainText.read(new byte[0])).isEqualTo(new PlainText.Empty());
        assertThat(PlainText.read(" \n\u00a0\n\t")).isEqualTo(new PlainText.Empty());
        assertThat(PlainText.read("Only this\n\n")).isEqualTo(new PlainText.HeadlineOnly("Only this"));
        assertThat(PlainText.read(new byte[] {'P', 'K', 3, 4})).isEqualTo(new PlainText.Binary(2));
        assertThat(PlainText.read(new byte[] {'a', '\n', 'b', 0})).isEqualTo(new PlainText.Binary(3));
        assertThat(PlainText.read("Caf\u00e9\n\nx".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new PlainText.NotUtf8(3, 1, false));
        assertThat(PlainText.read("Cafe\n\n\u00e9t\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new PlainText.NotUtf8(6, 3, false));
        assertThat(PlainText.read("Text".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new PlainText.NotUtf8(0, 1, true));
    }

    @Test
    void torpidTextEndsQuickly() {
        assertThat(texts(story("H\n" + "\n".repeat(1_000_000) + "x".repeat(1_000_000))
                        .withDatelineFromLead()))
                .hasSize(1);
        assertThat(PlainText.read("— ".repeat(1_000_000))).isInstanceOf(PlainText.HeadlineOnly.class);
    }

    @Test
    void characterCutOffAtTheEndIsNoUtf8() {
        byte[] cut = {'H', '\n', '\n', (byte) 0xe2, (byte) 0x80};

        assertThat(PlainText.read(cut)).isEqualTo(new PlainText.NotUtf8(3, 3, false));
    }

    private static Copy story(String text) {
        return ((PlainText.Story) PlainText.read(text)).copy();
    }

    private static List<String> texts(Copy copy) {
        return copy.body().stream().map(block -> block.passage().text()).toList();
    }

    private static Passage at(String source, String words) {
        return new Passage(words, source.indexOf(words));
    }
}
