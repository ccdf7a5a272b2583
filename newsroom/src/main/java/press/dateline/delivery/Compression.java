package press.dateline.delivery;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// How hard to compress: once per page as it enters the cache, harder for assets that are compressed once per release.
enum Compression {
    /// A 60 KB page in about 2 ms of processor time for both encodings.
    PAGE(6, 5),
    /// About 70 ms for 60 KB, for what is sent unchanged until the next release.
    ASSET(9, 11);

    /// Below this a compressed body saves no packet.
    static final int WORTHWHILE = 512;

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

    static boolean compressible(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end).strip();
        return type.startsWith("text/") || type.endsWith("+xml") || COMPRESSIBLE.contains(type);
    }

    byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed) {
            {
                def.setLevel(gzip);
            }
        }) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /// Empty where the native library does not run; gzip has to do there.
    Optional<byte[]> brotli(byte[] bytes) {
        if (!Brotli4jLoader.isAvailable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Encoder.compress(bytes, Encoder.Parameters.create(brotli).setMode(Encoder.Mode.TEXT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
