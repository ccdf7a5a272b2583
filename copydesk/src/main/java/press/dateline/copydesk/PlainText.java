package press.dateline.copydesk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of reading a plain text: the headline on its first line, then paragraphs with blank lines between them.
/// A line break within a paragraph counts as a blank. Encoding is UTF-8, with or without a mark in front.
public sealed interface PlainText {
    /// It is a story. Places in it count the characters of the text after the mark, line ends being one character.
    record Story(Copy copy) implements PlainText {}

    /// There is nothing but blanks.
    record Empty() implements PlainText {}

    /// There is a first line and nothing below it.
    record HeadlineOnly(String headline) implements PlainText {}

    /// It is no text: it has control characters.
    ///
    /// @param at bytes before the first of them
    record Binary(long at) implements PlainText {}

    /// It is text in another encoding, or damaged.
    ///
    /// @param at bytes before the first one that is no UTF-8
    /// @param line in which it stands, from 1
    /// @param utf16 whether it begins as UTF-16 does
    record NotUtf8(long at, int line, boolean utf16) implements PlainText {}

    /// Reads a whole file. Never fails: what is wrong is told by the kind of result.
    static PlainText read(byte[] file) {
        if (startsWith(file, 0xff, 0xfe) || startsWith(file, 0xfe, 0xff)) {
            return new NotUtf8(0, 1, true);
        }
        int mark = startsWith(file, 0xef, 0xbb, 0xbf) ? 3 : 0;
        for (int i = mark; i < file.length; i++) {
            boolean control = file[i] >= 0 && file[i] < 0x20 && "\t\n\f\r".indexOf(file[i]) < 0;
            if (control || file[i] == 0x7f) {
                return new Binary(i);
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(file, mark, file.length - mark);
        CharBuffer text = CharBuffer.allocate(file.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(bytes, text, true).isError()) {
            return new NotUtf8(bytes.position(), lineOf(file, bytes.position()), false);
        }
        return read(text.flip().toString());
    }

    /// Reads a text that is in memory already.
    static PlainText read(String text) {
        String source = text.replace("\r\n", "\n").replace('\r', '\n');
        @Nullable Passage headline = null;
        List<Passage> body = new ArrayList<>();
        int paragraph = -1;
        for (int start = 0; start <= source.length(); ) {
            int found = source.indexOf('\n', start);
            int end = found < 0 ? source.length() : found;
            boolean blank = isBlank(source, start, end);
            if (!blank && headline == null) {
                headline = passage(source, start, end);
            } else if (!blank && paragraph < 0) {
                paragraph = start;
            } else if (blank && paragraph >= 0) {
                body.add(passage(source, paragraph, start));
                paragraph = -1;
            }
            start = end + 1;
        }
        if (paragraph >= 0) {
            body.add(passage(source, paragraph, source.length()));
        }
        if (headline == null) {
            return new Empty();
        }
        return body.isEmpty() ? new HeadlineOnly(headline.text()) : new Story(Copy.of(headline, body));
    }

    private static Passage passage(String source, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(source.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(source.charAt(end - 1))) {
            end--;
        }
        return new Passage(
                source.substring(start, end)
                        .replace('\n', ' ')
                        .replace('\t', ' ')
                        .replace('\f', ' '),
                start);
    }

    private static boolean isBlank(String source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlank(source.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// White space as Unicode has it, the no-break ones and the stray byte order mark included.
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }

    private static boolean startsWith(byte[] file, int... wanted) {
        if (file.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((file[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineOf(byte[] file, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            if (file[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
