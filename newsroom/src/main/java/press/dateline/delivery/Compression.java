package press.dateline.delivery;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// How hard to compress: the longer what comes out is sent, the harder.
enum Compression {
    /// For a page that was just made and may be gone in a moment: 30 KB in less than 0.1 ms of processor time.
    QUICK(3, 3),
    /// For a page that has lived for a while and is read: some 7 ms for 30 KB, and a fifth fewer bytes.
    LASTING(9, 10),
    /// Some 25 ms for 30 KB, for what is sent unchanged until the next release.
    ASSET(9, 11);

    /// Below this a compressed body saves no packet.
    private static final int WORTHWHILE = 512;

    private static final List<String> COMPRESSIBLE = List.of(
            "application/json",
            "application/javascript",
            "application/manifest+json",
            "application/xml",
            "application/ld+json",
            "application/feed+json",
            "image/svg+xml");

    private final int gzip;
    private final int brotli;

    Compression(int gzip, int brotli) {
        this.gzip = gzip;
        this.brotli = brotli;
    }

    /// Whether a body of this type and length is worth compressing.
    static boolean pays(String contentType, int length) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end).strip();
        return length > WORTHWHILE
                && (type.startsWith("text/") || type.endsWith("+xml") || COMPRESSIBLE.contains(type));
    }

    /// False for brotli where its native library does not run; gzip has to do there.
    static boolean knows(Encoding encoding) {
        return encoding != Encoding.BROTLI || Brotli4jLoader.isAvailable();
    }

    byte[] compress(byte[] bytes, Encoding encoding) {
        try {
            return switch (encoding) {
                case IDENTITY -> bytes;
                case GZIP -> gzip(bytes);
                case BROTLI ->
                    Encoder.compress(bytes, Encoder.Parameters.create(brotli).setMode(Encoder.Mode.TEXT));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed, 8 << 10) {
            {
                def.setLevel(gzip);
            }
        }) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
