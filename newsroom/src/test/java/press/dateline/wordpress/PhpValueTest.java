package press.dateline.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PhpValueTest {
    @Test
    void everyKindIsRead() {
        PhpValue value = PhpValue.read(
                "a:6:{i:0;N;i:1;b:1;i:2;i:-7;i:3;d:0.5;s:3:\"key\";s:5:\"ab\";c\";i:4;O:8:\"stdClass\":1:{s:3:\"tag\";s:1:\"x\";}}");

        assertThat(value.at("0")).isEqualTo(new PhpValue.Nothing());
        assertThat(value.at("1")).isEqualTo(new PhpValue.Truth(true));
        assertThat(value.at("2").number()).hasValue(-7);
        assertThat(value.at("3").text()).isEqualTo("0.5");
        assertThat(value.at("key").text()).isEqualTo("ab\";c");
        assertThat(value.at("4").at("tag").text()).isEqualTo("x");
        assertThat(((PhpValue.Table) value.at("4")).className()).isEqualTo("stdClass");
    }

    @Test
    void lengthsCountBytes() {
        assertThat(PhpValue.read("s:7:\"Zürich\";").text()).isEqualTo("Zürich");
        assertThat(PhpValue.read("s:4:\"🚀\";").text()).isEqualTo("🚀");
    }

    @Test
    void fractionsMayHaveAllTheirDigits() {
        assertThat(PhpValue.read("d:5.5999999999999996447286321199499070644378662109375;"))
                .isEqualTo(new PhpValue.Fraction(5.6));
    }

    @Test
    void wrongLengthsAreFoundOut() {
        PhpValue shorter = PhpValue.read("a:2:{s:1:\"url\";s:9:\"https://longer.example/\";s:1:\"b\";i:2;}");
        PhpValue longer = PhpValue.read("a:2:{s:3:\"url\";s:900:\"short\";s:1:\"b\";i:2;}");

        assertThat(shorter.at("url").text()).isEqualTo("https://longer.example/");
        assertThat(shorter.at("b").number()).hasValue(2);
        assertThat(longer.at("url").text()).isEqualTo("short");
        assertThat(longer.at("b").number()).hasValue(2);
    }

    @Test
    void whatIsNotSerializedIsUnreadable() {
        assertThat(PhpValue.read("")).isInstanceOf(PhpValue.Unreadable.class);
        assertThat(PhpValue.read("plain words")).isInstanceOf(PhpValue.Unreadable.class);
        assertThat(PhpValue.read("a:1:{s:1:\"a\";")).isInstanceOf(PhpValue.Unreadable.class);
        assertThat(PhpValue.read("i:1;i:2;")).isInstanceOf(PhpValue.Unreadable.class);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(PhpValue.read("a:1:{i:0;".repeat(200_000))).isInstanceOf(PhpValue.Unreadable.class);
        assertThat(PhpValue.read("a:2147483647:{" + "i:0;N;".repeat(200_000))).isInstanceOf(PhpValue.Unreadable.class);
    }

    @Test
    void pictureDataIsRead() {
        AttachmentMetadata picture = AttachmentMetadata.read("a:6:{s:5:\"width\";i:1600;s:6:\"height\";s:3:\"900\";"
                        + "s:4:\"file\";s:14:\"2024/03/q.jpeg\";s:14:\"original_image\";s:7:\"q-o.jpg\";"
                        + "s:5:\"sizes\";a:1:{s:6:\"medium\";a:4:{s:4:\"file\";s:13:\"q-300x169.jpg\";s:5:\"width\";i:300;"
                        + "s:6:\"height\";i:169;s:9:\"mime-type\";s:10:\"image/jpeg\";}}"
                        + "s:10:\"image_meta\";a:4:{s:6:\"credit\";s:6:\"M. Lee\";s:7:\"caption\";s:1:\"c\";"
                        + "s:17:\"created_timestamp\";s:10:\"1709500000\";s:9:\"copyright\";s:0:\"\";}}")
                .orElseThrow();

        assertThat(picture.width()).isEqualTo(1600);
        assertThat(picture.height()).isEqualTo(900);
        assertThat(picture.originalFile()).isEqualTo("q-o.jpg");
        assertThat(picture.sizes())
                .containsExactlyEntriesOf(java.util.Map.of(
                        "medium", new AttachmentMetadata.Size("q-300x169.jpg", 300, 169, "image/jpeg")));
        assertThat(picture.credit()).isEqualTo("M. Lee");
        assertThat(picture.taken()).contains(Instant.ofEpochSecond(1_709_500_000));
    }

    @Test
    void pictureDataThatIsNoneIsAbsent() {
        assertThat(AttachmentMetadata.read("")).isEmpty();
        assertThat(AttachmentMetadata.read("b:0;")).isEmpty();
    }

    @Property
    void nothingMakesItThrow(@ForAll("nearlySerialized") String text) {
        assertThatCode(() -> PhpValue.read(text).number()).doesNotThrowAnyException();
        assertThatCode(() -> AttachmentMetadata.read(text)).doesNotThrowAnyException();
    }

    @Property
    void textComesBackAsItWas(@ForAll String text) {
        // The reader of exports hands out no lone surrogates, which have no UTF-8.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        int length = whole.getBytes(StandardCharsets.UTF_8).length;

        assertThat(PhpValue.read("a:1:{i:0;s:" + length + ":\"" + whole + "\";}")
                        .at("0")
                        .text())
                .isEqualTo(whole);
    }

    @Provide
    Arbitrary<String> nearlySerialized() {
        Arbitrary<String> part = Arbitraries.of(
                "a:1:{",
                "}",
                "s:3:\"abc\";",
                "s:9:\"ü\";",
                "i:5;",
                "i:",
                "N;",
                "b:1;",
                "d:1e999;",
                "O:1:\"X\":0:{}",
                "C:1:\"X\":2:{",
                "r:1;",
                "\";",
                "s:-1:\"",
                "s:99999999999:\"x\";",
                "E:3:\"A:B\";",
                "🚀",
                ";",
                ":");
        return Arbitraries.oneOf(part.list().ofMaxSize(30).map(parts -> String.join("", parts)), Arbitraries.strings());
    }
}
