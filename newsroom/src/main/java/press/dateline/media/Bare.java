package press.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Pictures without what stands beside their pixels: no place where they were taken, no comments, no thumbnails,
/// nothing behind their end. The pixels stay as they are, bit for bit. Whatever is cut off or no such picture is
/// [Refused].
final class Bare {
    /// A progressive JPEG has about ten; each costs as much as a whole picture.
    private static final int MOST_SCANS = 64;

    private static final int MOST_FRAMES = 2_000;

    /// PNG (third edition) chunks that say how pixels look, and those of moving pictures.
    private static final Set<String> PNG_PIXELS = Set.of(
            "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "bKGD", "pHYs", "acTL",
            "fcTL", "fdAT");

    private static final Set<String> WEBP_PIXELS = Set.of("VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP");

    private final ByteBuffer in;
    private final ByteArrayOutputStream out;

    private Bare(byte[] picture) {
        this.in = ByteBuffer.wrap(picture);
        this.out = new ByteArrayOutputStream(picture.length);
    }

    /// @param orientation that the file goes on to state, since its pixels lie as they lay
    static byte[] jpeg(byte[] picture, int orientation, @Nullable Credits credits) {
        return read(picture, bare -> bare.jpeg(orientation, credits));
    }

    static byte[] png(byte[] picture) {
        return read(picture, bare -> bare.png(false));
    }

    /// A PNG of its header and the words in it that are not compressed, for reading them.
    static byte[] wordsOfPng(byte[] picture) {
        return read(picture, bare -> bare.png(true));
    }

    static byte[] gif(byte[] picture) {
        return read(picture, Bare::gif);
    }

    static byte[] webp(byte[] picture) {
        return read(picture, Bare::webp);
    }

    private interface Way {
        void read(Bare bare);
    }

    private static byte[] read(byte[] picture, Way way) {
        Bare bare = new Bare(picture);
        try {
            way.read(bare);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
            throw new Refused("is a damaged picture (it ends before it should)");
        }
        return bare.out.toByteArray();
    }

    /// ISO/IEC 10918-1 Annex B.
    private void jpeg(int orientation, @Nullable Credits credits) {
        copy(2);
        boolean said = false;
        int scans = 0;
        while (true) {
            int marker = marker();
            if (marker == 0xd9) {
                out.write(0xff);
                out.write(marker);
                return;
            }
            int start = in.position();
            int length = Short.toUnsignedInt(in.getShort());
            byte[] segment = new byte[length - 2];
            in.get(segment);
            boolean header = marker == 0xe0 && begins(segment, "JFIF\0");
            if (!said && !header) {
                write(Credits.segments(orientation, credits));
                said = true;
            }
            boolean kept = header
                    || (marker == 0xe2 && begins(segment, "ICC_PROFILE\0"))
                    || (marker == 0xee && begins(segment, "Adobe"))
                    || (marker >= 0xc0 && marker <= 0xdd);
            if (kept) {
                out.write(0xff);
                out.write(marker);
                out.write(in.array(), start, length);
            }
            if (marker == 0xda) {
                if (++scans > MOST_SCANS) throw new Refused("is a picture that takes too long to read");
                scan();
            }
        }
    }

    private int marker() {
        if (in.get() != (byte) 0xff) throw new IllegalArgumentException("no marker");
        int marker = 0xff;
        while (marker == 0xff) marker = Byte.toUnsignedInt(in.get());
        return marker;
    }

    /// Up to the next marker that is no part of the scan.
    private void scan() {
        byte[] bytes = in.array();
        int start = in.position();
        int at = start;
        while (true) {
            if (bytes[at] == (byte) 0xff) {
                int next = Byte.toUnsignedInt(bytes[at + 1]);
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) break;
            }
            at++;
        }
        out.write(bytes, start, at - start);
        in.position(at);
    }

    private void png(boolean words) {
        copy(8);
        String type = "";
        while (!type.equals("IEND")) {
            int start = in.position();
            int length = in.getInt();
            type = letters(4);
            if (length < 0 || length > in.remaining() - 4) throw new IllegalArgumentException("too long");
            boolean kept = words
                    ? Set.of("IHDR", "IEND", "eXIf").contains(type) || (type.equals("iTXt") && plain(length))
                    : PNG_PIXELS.contains(type);
            if (kept) out.write(in.array(), start, length + 12);
            in.position(start + length + 12);
        }
    }

    /// Keyword, zero, then the flag that says whether the text is compressed.
    private boolean plain(int length) {
        byte[] bytes = in.array();
        for (int at = in.position(); at < in.position() + Math.min(length - 1, 80); at++) {
            if (bytes[at] == 0) return bytes[at + 1] == 0;
        }
        return false;
    }

    private void gif() {
        copy(10);
        Pixels.check(screen(out.toByteArray()));
        int flags = in.get(in.position());
        copy(3 + colours(flags));
        int frames = 0;
        while (true) {
            int block = Byte.toUnsignedInt(in.get(in.position()));
            if (block == 0x3b) {
                copy(1);
                return;
            } else if (block == 0x2c) {
                if (++frames > MOST_FRAMES) throw new Refused("has more than " + MOST_FRAMES + " frames");
                copy(9);
                copy(1 + colours(in.get(in.position())));
                copy(1);
                blocks(true);
            } else if (block == 0x21) {
                int label = Byte.toUnsignedInt(in.get(in.position() + 1));
                boolean kept = label == 0xf9
                        || (label == 0xff
                                && new String(in.array(), in.position() + 3, 11, StandardCharsets.ISO_8859_1)
                                        .equals("NETSCAPE2.0"));
                if (kept) copy(2);
                else in.position(in.position() + 2);
                blocks(kept);
            } else {
                throw new IllegalArgumentException("no block");
            }
        }
    }

    /// The size of a GIF's screen, which its frames lie on.
    static Pixels.Size screen(byte[] gif) {
        ByteBuffer header = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        return new Pixels.Size(Short.toUnsignedInt(header.getShort(6)), Short.toUnsignedInt(header.getShort(8)));
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private void blocks(boolean kept) {
        int length;
        do {
            length = Byte.toUnsignedInt(in.get(in.position()));
            if (kept) copy(length + 1);
            else in.position(in.position() + length + 1);
        } while (length > 0);
    }

    /// RFC 9649 §2.
    private void webp() {
        in.order(ByteOrder.LITTLE_ENDIAN);
        copy(12);
        int end = Math.min(in.getInt(4) + 8, in.limit());
        while (in.position() + 8 <= end) {
            int start = in.position();
            String type = letters(4);
            int length = in.getInt();
            int whole = length + (length & 1) + 8;
            if (length < 0 || length > end - start - 8) throw new IllegalArgumentException("too long");
            byte[] chunk = Arrays.copyOfRange(in.array(), start, Math.min(start + whole, in.limit()));
            if (type.equals("VP8X")) chunk[8] &= ~0x0c;
            if (WEBP_PIXELS.contains(type)) write(chunk);
            in.position(Math.min(start + whole, in.limit()));
        }
        byte[] whole = out.toByteArray();
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
        out.reset();
        write(whole);
    }

    private String letters(int count) {
        byte[] letters = new byte[count];
        in.get(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] segment, String with) {
        return new String(segment, 0, Math.min(with.length(), segment.length), StandardCharsets.ISO_8859_1)
                .equals(with);
    }

    private void copy(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        write(bytes);
    }

    private void write(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
    }
}
