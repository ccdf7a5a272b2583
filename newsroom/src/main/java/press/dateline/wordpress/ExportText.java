package press.dateline.wordpress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import press.dateline.wordpress.Damage.Outcome;

/// The characters of an export, whatever encoding it is in or says it is in, without those that XML forbids.
///
/// Text that is UTF-8, says so, says nothing, or says Latin-1 is read as UTF-8, and bytes that are none as
/// Windows-1252: no Latin text forms valid UTF-8 by chance. Any other declared encoding is believed unless the whole
/// file is valid UTF-8.
final class ExportText implements Closeable {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int HEAD = 1024;

    private final SeekableByteChannel channel;
    private final Damages damages;
    private final long size;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private final CharsetDecoder decoder;
    private final boolean fallsBack;
    private final String declared;
    private final boolean declaredLatin;
    private boolean atEnd;
    private boolean finished;
    private long consumed;
    private int line = 1;
    private int column = 1;

    ExportText(Path file, Damages damages) throws IOException {
        this.damages = damages;
        channel = Files.newByteChannel(file);
        size = channel.size();
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        bytes.flip();
        declared = declaredEncoding(bytes);
        Charset charset = charset(file);
        fallsBack = charset.equals(UTF_8);
        declaredLatin = isLatin(declared);
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    long bytesRead() {
        return consumed;
    }

    long size() {
        return size;
    }

    /// Fills part of the array.
    ///
    /// @return how many characters were written, possibly 0; -1 at the end of the file
    int read(char[] into, int from, int length) throws IOException {
        if (finished) return -1;
        CharBuffer out = CharBuffer.wrap(into, from, length);
        int start = out.position();
        while (true) {
            int before = bytes.position();
            int written = out.position();
            CoderResult result = decoder.decode(bytes, out, atEnd);
            consumed += bytes.position() - before;
            if (fallsBack && declaredLatin && hasNonAscii(into, written, out.position()))
                damages.count(line, column, "the file says it is " + declared + " but is UTF-8", Outcome.REPAIRED);
            out.position(clean(into, written, out.position()));
            if (result.isError()) {
                if (out.remaining() < result.length()) break;
                readForeign(out, result.length());
                continue;
            }
            if (result.isOverflow()) break;
            if (atEnd) {
                finished = true;
                break;
            }
            if (out.position() > start) break;
            refill();
        }
        int count = out.position() - start;
        return count == 0 && finished ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void refill() throws IOException {
        bytes.compact();
        if (channel.read(bytes) < 0) atEnd = true;
        bytes.flip();
    }

    private void readForeign(CharBuffer out, int length) {
        int from = out.position();
        for (int i = 0; i < length; i++) {
            byte b = bytes.get();
            consumed++;
            out.put(
                    fallsBack
                            ? WINDOWS_1252
                                    .decode(ByteBuffer.wrap(new byte[] {b}))
                                    .get()
                            : '\uFFFD');
        }
        if (!fallsBack)
            damages.count(line, column, "bytes that are not " + decoder.charset() + " stand as \uFFFD", Outcome.LOST);
        else if (!declaredLatin)
            damages.count(line, column, "bytes that are not UTF-8 are read as Windows-1252", Outcome.REPAIRED);
        out.position(clean(out.array(), from, out.position()));
    }

    /// Drops what XML forbids and keeps count of lines. Answers the new end.
    private int clean(char[] chars, int from, int to) {
        int keep = from;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= '\uFFFE') {
                damages.count(line, column, "control characters that XML forbids are left out", Outcome.REPAIRED);
                continue;
            }
            if (c == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
            chars[keep++] = c;
        }
        return keep;
    }

    private static boolean hasNonAscii(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) if (chars[i] > 0x7F) return true;
        return false;
    }

    private Charset charset(Path file) throws IOException {
        int b0 = at(0), b1 = at(1), b2 = at(2), b3 = at(3);
        if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) return skip(3, UTF_8);
        if (b0 == 0xFF && b1 == 0xFE)
            return b2 == 0 && b3 == 0 ? skip(4, Charset.forName("UTF-32LE")) : skip(2, UTF_16LE);
        if (b0 == 0xFE && b1 == 0xFF) return skip(2, UTF_16BE);
        if (b0 == '<' && b1 == 0) return UTF_16LE;
        if (b0 == 0 && b1 == '<') return UTF_16BE;
        if (declared.isEmpty() || declared.toUpperCase(Locale.ROOT).startsWith("UTF") || isLatin(declared))
            return UTF_8;
        if (!knows(declared)) {
            damages.add(1, 1, "the file names an unknown encoding and is read as UTF-8: " + declared, Outcome.REPAIRED);
            return UTF_8;
        }
        if (isUtf8(file)) {
            damages.add(1, 1, "the file says it is " + declared + " but is UTF-8", Outcome.REPAIRED);
            return UTF_8;
        }
        return Charset.forName(declared);
    }

    private int at(int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : -1;
    }

    private Charset skip(int mark, Charset charset) {
        bytes.position(mark);
        consumed = mark;
        return charset;
    }

    private static boolean isLatin(String name) {
        if (!knows(name)) return false;
        Charset charset = Charset.forName(name);
        return charset.equals(ISO_8859_1) || charset.equals(WINDOWS_1252) || charset.equals(US_ASCII);
    }

    private static boolean knows(String name) {
        try {
            return !name.isEmpty() && Charset.isSupported(name);
        } catch (IllegalArgumentException notEvenAName) {
            return false;
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder strict = UTF_8.newDecoder();
        CharBuffer sink = CharBuffer.allocate(1 << 16);
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        try (SeekableByteChannel again = Files.newByteChannel(file)) {
            boolean end;
            do {
                end = again.read(chunk) < 0;
                chunk.flip();
                sink.clear();
                if (strict.decode(chunk, sink, end).isError()) return false;
                chunk.compact();
            } while (!end);
        }
        return true;
    }

    /// The encoding that the XML declaration names, `""` when it does not.
    static String declaredEncoding(ByteBuffer bytes) {
        String head = ISO_8859_1
                .decode(bytes.duplicate().limit(Math.min(bytes.limit(), HEAD)))
                .toString();
        int start = head.indexOf("<?xml");
        int end = start < 0 ? -1 : head.indexOf("?>", start);
        int name = end < 0 ? -1 : head.indexOf("encoding", start);
        if (name < 0 || name > end) return "";
        String rest = head.substring(name + "encoding".length(), end).strip();
        if (!rest.startsWith("=")) return "";
        rest = rest.substring(1).strip();
        if (rest.length() < 2) return "";
        int close = rest.indexOf(rest.charAt(0), 1);
        return close < 0 ? "" : rest.substring(1, close).strip();
    }
}
