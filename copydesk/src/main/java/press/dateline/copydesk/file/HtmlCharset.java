package press.dateline.copydesk.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jsoup.Jsoup;

/// The encoding that an HTML file says it has: by the mark in front, else by its `<meta>` or XML declaration.
final class HtmlCharset {
    /// So far in a declaration has to stand; four times what the HTML standard grants.
    private static final int HEAD = 4_096;

    private HtmlCharset() {}

    /// The same file in UTF-8; empty where its bytes are not in the encoding it names.
    static Optional<byte[]> toUtf8(byte[] file) {
        Charset charset = of(file);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Optional.of(file);
        }
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static Charset of(byte[] file) {
        byte[] head = Arrays.copyOf(file, Math.min(file.length, HEAD));
        try {
            Charset named =
                    Jsoup.parse(new ByteArrayInputStream(head), null, "").charset();
            boolean latin = named.equals(StandardCharsets.ISO_8859_1) || named.equals(StandardCharsets.US_ASCII);
            return latin ? windows() : named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What browsers take for Latin 1, as the Encoding standard of the WHATWG has it.
    private static Charset windows() {
        return Charset.forName("windows-1252");
    }
}
