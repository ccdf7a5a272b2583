package press.dateline.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import press.dateline.media.Pixels.Size;

/// Looks at files before they are kept: tells what they are by their bytes, refuses what is damaged or too large, takes
/// from pictures all that stands beside their pixels, and reads what they say of themselves. Two pictures at a time are
/// turned into pixels, the others wait. Thread-safe; one for the process.
public final class Darkroom {
    private static final float DRAWN_QUALITY = 0.9f;
    private static final int LAMPS = 2;

    private final Semaphore lamps = new Semaphore(LAMPS, true);

    /// Looks at a file, which stays where it is until what comes of this is kept.
    ///
    /// @throws Refused when it is of no known kind, damaged or too large
    /// @throws IOException when it cannot be read
    public Developed develop(Path file) throws IOException {
        FileType type = FileType.of(head(file))
                .orElseThrow(
                        () -> new Refused("is of no kind that can be taken: pictures as JPEG, PNG, GIF, WebP or SVG,"
                                + " sound as MP3, M4A, Ogg, FLAC or WAV, film as MP4, MOV or WebM, and PDF can"));
        long bytes = Files.size(file);
        if (bytes > type.largest()) {
            throw new Refused(
                    "has " + (bytes >> 20) + " MB; at most " + (type.largest() >> 20) + " MB of its kind are taken");
        }
        if (!type.kind().equals("image")) {
            return new Developed(type, hash(file), file, null, bytes, null, null, Embedded.NOTHING);
        }
        byte[] picture = Files.readAllBytes(file);
        return type == FileType.SVG ? drawing(file, picture) : lit(() -> picture(file, picture, type));
    }

    private static Developed drawing(Path file, byte[] svg) {
        Drawing clean = Drawing.clean(svg);
        return new Developed(
                FileType.SVG,
                hash(svg),
                file,
                clean.svg(),
                clean.svg().length,
                clean.width(),
                clean.height(),
                Embedded.NOTHING);
    }

    private static Developed picture(Path file, byte[] picture, FileType type) throws IOException {
        byte[] plain = bare(picture, type, 1, null);
        Size lying = Pixels.measure(plain, type);
        Embedded embedded =
                switch (type) {
                    case PNG -> Embedded.read(Bare.wordsOfPng(picture));
                    case GIF -> Embedded.NOTHING;
                    default -> Embedded.read(picture);
                };
        int orientation = embedded.orientation();
        BufferedImage upright = Pixels.develop(plain, type, orientation);
        boolean onlyUpright = orientation != 1 && type != FileType.JPEG;
        Credits credits = new Credits(embedded.creator(), embedded.credit(), embedded.terms());
        // Of these only a JPEG is believed everywhere when it says how it lies.
        byte[] published = onlyUpright ? Encoders.png(upright) : bare(picture, type, orientation, credits);
        boolean across = Pixels.lies(orientation);
        return new Developed(
                onlyUpright ? FileType.PNG : type,
                hash(picture),
                file,
                published,
                published.length,
                across ? lying.height() : lying.width(),
                across ? lying.width() : lying.height(),
                embedded);
    }

    private static byte[] bare(byte[] picture, FileType type, int orientation, @Nullable Credits credits) {
        return switch (type) {
            case JPEG -> Bare.jpeg(picture, orientation, credits);
            case PNG -> Bare.png(picture);
            case GIF -> Bare.gif(picture);
            case WEBP -> Bare.webp(picture);
            case SVG, MP3, M4A, OGG, WAV, FLAC, MP4, MOV, WEBM, PDF ->
                throw new IllegalArgumentException(type + " has no pixels");
        };
    }

    /// Makes a JPEG of a picture that was drawn.
    public Developed develop(BufferedImage picture) {
        try {
            BufferedImage opaque = Pixels.drawn(picture, picture.getWidth(), picture.getHeight());
            byte[] file = Encoders.jpeg(opaque, DRAWN_QUALITY);
            return new Developed(
                    FileType.JPEG,
                    hash(file),
                    null,
                    file,
                    file.length,
                    picture.getWidth(),
                    picture.getHeight(),
                    Embedded.NOTHING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture in memory", e);
        }
    }

    /// Runs `work`, which holds a picture's pixels, as soon as there is room for them.
    <T> T lit(Callable<T> work) throws IOException {
        lamps.acquireUninterruptibly();
        try {
            return work.call();
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IOException(fault);
        } finally {
            lamps.release();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileType.HEAD);
        }
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                digest.update(some, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
