package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final StoredPage PAGE = page("words ".repeat(1000));
    private static final StoredPage SHORT = page("words");

    private static StoredPage page(String text) {
        return StoredPage.of(new PageKey("/"), Page.html(text), Set.of(), 0, true, Instant.MAX);
    }

    private static String choice(String header, StoredPage page) {
        Encoded chosen = AcceptEncoding.choose(header, page);
        return chosen == null
                ? "none"
                : Stream.of(Encoding.values())
                        .filter(encoding -> page.in(encoding) == chosen)
                        .map(encoding -> encoding == Encoding.IDENTITY ? "identity" : encoding.named())
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|identity",
                "gzip, deflate, br, zstd|br",
                "gzip|gzip",
                "GZIP|gzip",
                "x-gzip|gzip",
                "deflate|identity",
                "br;q=0, gzip|gzip",
                "br;q=0.5, gzip;q=0.8|gzip",
                "br;q=0.001|br",
                "gzip;q=1.0, br;q=1|br",
                "br ; q=0.2 , gzip;Q=0.3|gzip",
                "*|br",
                "*;q=0|none",
                "identity;q=0|none",
                "identity;q=0, gzip|gzip",
                "*;q=0, identity|identity",
                "br;q=0, *|gzip",
                "gzip;q=0, br;q=0|identity",
                "gzip;q=0.5, identity|identity",
                "gzip;q=abc|identity",
                "gzip;q=2|identity",
                "gzip;level=1|identity",
                "brotli, zip|identity",
                ",,gzip,|gzip",
                "gzip;q=0.0004|identity"
            })
    void encodingIsChosenByWeight(String header, String expected) {
        assertThat(choice(header, PAGE)).isEqualTo(expected);
    }

    @Test
    void withoutAHeaderTheTextIsSentAsItIs() {
        assertThat(AcceptEncoding.choose(null, PAGE)).isSameAs(PAGE.in(Encoding.IDENTITY));
    }

    @Test
    void shortPageHasOnlyItself() {
        assertThat(choice("gzip, br", SHORT)).isEqualTo("identity");
        assertThat(choice("gzip, identity;q=0", SHORT)).isEqualTo("none");
    }

    @Test
    void everythingThatIsSentHasItsOwnTag() {
        StoredPage page = page("words ".repeat(1000));
        Set<String> tags = new HashSet<>();
        for (Encoding encoding : Encoding.values()) {
            tags.add(in(encoding, page).make().etag());
            in(encoding, page).harden(Compression.LASTING);
            tags.add(in(encoding, page).make().etag());
        }

        assertThat(tags).hasSize(5).contains(in(Encoding.IDENTITY, PAGE).make().etag());
        assertThat(in(Encoding.IDENTITY, SHORT).make().etag()).isNotIn(tags);
        assertThat(in(Encoding.IDENTITY, page("a")).make().etag())
                .isNotEqualTo(in(
                                Encoding.IDENTITY,
                                StoredPage.of(
                                        new PageKey("/"),
                                        Page.html("a").header("Link", "<x>"),
                                        Set.of(),
                                        0,
                                        true,
                                        Instant.MAX))
                        .make()
                        .etag());
    }

    @Test
    void readerIsKnownHoweverThePageWasCompressedForHim() {
        StoredPage page = page("words ".repeat(1000));
        Encoded gzip = in(Encoding.GZIP, page);
        String quick = gzip.make().etag();
        gzip.harden(Compression.LASTING);
        String hard = gzip.make().etag();
        Encoded again = in(Encoding.GZIP, page("words ".repeat(1000)));

        assertThat(quick).isNotEqualTo(hard);
        assertThat(gzip.known(quick)).isEqualTo(quick);
        assertThat(gzip.known("\"other\", W/" + hard)).isEqualTo(hard);
        assertThat(again.known(hard)).isEqualTo(hard);
        assertThat(again.ready()).isNull();
        assertThat(in(Encoding.BROTLI, page).known(hard)).isNull();
        assertThat(in(Encoding.IDENTITY, page).known(hard)).isNull();
        assertThat(in(Encoding.GZIP, page("other ".repeat(1000))).known(hard)).isNull();
        assertThat(gzip.known(null)).isNull();
    }

    private static Encoded in(Encoding encoding, StoredPage page) {
        return Objects.requireNonNull(page.in(encoding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\"|true",
                "W/\"a\"|true",
                "\"b\", \"a\"|true",
                "\"b\",W/\"a\"|true",
                " , \"a\" ,|true",
                "*|true",
                "* |true",
                "*, \"b\"|false",
                "\"b\"|false",
                "a|false",
                "\"a|false",
                "\"A\"|false",
                "w/\"a\"|false",
                "\"b\" x \"a\"|false",
                "\"a-gzip\"|false",
                "\"x,\"a\"|false",
                "``|false"
            })
    void tagsAreComparedWeakly(String header, boolean matches) {
        assertThat(Precondition.matches(header, "\"a\"")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-9|Part[from=0, length=10]",
                "bytes=5-|Part[from=5, length=95]",
                "bytes=-10|Part[from=90, length=10]",
                "bytes=-1000|Part[from=0, length=100]",
                "bytes=90-1000|Part[from=90, length=10]",
                "bytes=99-99|Part[from=99, length=1]",
                "Bytes=0-0|Part[from=0, length=1]",
                "bytes=100-|Unsatisfiable[]",
                "bytes=99999999999999999999999999-|Unsatisfiable[]",
                "bytes=0-99999999999999999999999999|Part[from=0, length=100]",
                "bytes=-0|Unsatisfiable[]",
                "bytes=9-5|Whole[]",
                "bytes=0-1,5-6|Whole[]",
                "bytes=-|Whole[]",
                "bytes=|Whole[]",
                "bytes=a-b|Whole[]",
                "bytes=--5|Whole[]",
                "bytes 0-5|Whole[]",
                "items=0-5|Whole[]"
            })
    void oneRangeIsUnderstood(String header, String expected) {
        assertThat(ByteRange.parse(header, 100)).hasToString(expected);
    }

    @Test
    void nothingOfAnEmptyFileCanBeAPart() {
        assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.parse("bytes=-5", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.parse(null, 0)).isEqualTo(new ByteRange.Whole());
    }

    @Property
    void noHeaderThrows(@ForAll String header) {
        AcceptEncoding.choose(header, PAGE);
        AcceptEncoding.choose("gzip;" + header, PAGE);
        Precondition.matches(header, "\"a\"");
        Precondition.matches("W/" + header, "\"a\"");
        ByteRange.parse("bytes=" + header, 100);
    }
}
