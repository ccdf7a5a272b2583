package press.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadingTimeTest {

    @Test
    void aTextWithoutWordsHasNone() {
        assertThat(ReadingTime.of("", Locale.ENGLISH)).isEmpty();
        assertThat(ReadingTime.of(" — … ! \n\t", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void aMinuteIsTwoHundredAndFiftyWordsRoundedUp() {
        assertThat(ReadingTime.of("Ferry", Locale.ENGLISH)).hasValue(1);
        assertThat(ReadingTime.of("ferry ".repeat(250), Locale.ENGLISH)).hasValue(1);
        assertThat(ReadingTime.of("ferry ".repeat(251), Locale.ENGLISH)).hasValue(2);
    }

    @Test
    void anApostropheOrAnUmlautDoesNotSplitAWord() {
        assertThat(ReadingTime.of("Küstenschützer ".repeat(250), Locale.GERMAN)).hasValue(1);
        assertThat(ReadingTime.of("don’t ".repeat(250), Locale.ENGLISH)).hasValue(1);
    }

    @Test
    void numbersAreWords() {
        assertThat(ReadingTime.of("1,250.50 ".repeat(251), Locale.ENGLISH)).hasValue(2);
    }

    @Test
    void everyAlphabetCounts() {
        assertThat(ReadingTime.of("гавань ".repeat(251), Locale.of("ru"))).hasValue(2);
        assertThat(ReadingTime.of("الميناء ".repeat(251), Locale.of("ar"))).hasValue(2);
        assertThat(ReadingTime.of("बंदरगाह ".repeat(251), Locale.of("hi"))).hasValue(2);
        assertThat(ReadingTime.of("항구는 ".repeat(251), Locale.KOREAN)).hasValue(2);
    }

    @Test
    void chineseAndJapaneseAreCountedByTheCharacter() {
        assertThat(ReadingTime.of("港".repeat(500), Locale.JAPANESE)).hasValue(1);
        assertThat(ReadingTime.of("みなと港カモメ。".repeat(72), Locale.JAPANESE)).hasValue(2);
        assertThat(ReadingTime.of("港".repeat(501), Locale.CHINESE)).hasValue(2);
    }

    @Test
    void aMixtureIsTheSumOfItsParts() {
        assertThat(ReadingTime.of("港".repeat(250) + " " + "ferry ".repeat(125), Locale.JAPANESE))
                .hasValue(1);
        assertThat(ReadingTime.of("港".repeat(252) + " " + "ferry ".repeat(125), Locale.JAPANESE))
                .hasValue(2);
    }
}
