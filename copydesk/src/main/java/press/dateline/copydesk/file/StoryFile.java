package press.dateline.copydesk.file;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.PlainText;

/// What became of reading a file as a story.
public sealed interface StoryFile {
    /// In characters: a novel has half a million, a page has scripts besides. Parsers may take seconds for longer ones.
    int LARGEST_MARKDOWN = 500_000;

    int LARGEST_PAGE = 2_000_000;

    /// So many bytes tell what a file is written in.
    int HEAD = 4_096;

    /// It is one, with the publication, byline and language that it states itself.
    record Story(Copy copy, SourceText source) implements StoryFile {}

    /// It holds many stories: a WordPress export.
    record Export() implements StoryFile {}

    /// It is none.
    ///
    /// @param reason says what is wrong and what to do, to follow the file's name
    record Unreadable(String reason) implements StoryFile {}

    /// What a file is written in.
    enum Format {
        PLAIN,
        HTML,
        MARKDOWN,
        EXPORT;

        /// As its name says, else as it begins.
        public static Format of(String name, String text) {
            String lower = name.toLowerCase(Locale.ROOT);
            String head = text.substring(0, Math.min(text.length(), 2_000)).stripLeading();
            if (head.startsWith("<?xml") || head.startsWith("<rss")) {
                return lower.endsWith(".xhtml") || head.contains("<html") ? HTML : EXPORT;
            }
            if (lower.matches(".*\\.x?html?")) {
                return HTML;
            }
            if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
                return MARKDOWN;
            }
            if (lower.endsWith(".txt") || lower.endsWith(".text")) {
                return PLAIN;
            }
            if (head.startsWith("<")) {
                return HTML;
            }
            return head.startsWith("---\n") || head.startsWith("# ") ? MARKDOWN : PLAIN;
        }
    }

    /// Reads a whole file. Never fails: what is wrong is told by the kind of result.
    ///
    /// @param name of the file
    /// @param zone for moments that the file states without one; else they are taken for UTC
    static StoryFile read(String name, byte[] file, Optional<ZoneId> zone) {
        if (Format.of(name, new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1))
                != Format.HTML) {
            return readUtf8(name, file, zone);
        }
        return HtmlCharset.toUtf8(file)
                .map(utf8 -> readUtf8(name, utf8, zone))
                .orElseGet(() -> new Unreadable("is not in the encoding that it names ("
                        + HtmlCharset.of(file).name() + "); save it as UTF-8"));
    }

    private static StoryFile readUtf8(String name, byte[] file, Optional<ZoneId> zone) {
        return switch (PlainText.read(file)) {
            case PlainText.Empty() -> new Unreadable("is empty");
            case PlainText.Binary(long at) -> new Unreadable("is no text: byte " + at + " is a control character");
            case PlainText.NotUtf8(long at, int line, boolean utf16) ->
                new Unreadable(
                        utf16
                                ? "is UTF-16; save it as UTF-8"
                                : "is not UTF-8: line " + line + ", byte " + at + "; save it as UTF-8");
            case PlainText.HeadlineOnly(String headline) -> read(name, text(file), zone);
            case PlainText.Story(Copy copy) -> read(name, text(file), zone);
        };
    }

    private static StoryFile read(String name, String text, Optional<ZoneId> zone) {
        return switch (Format.of(name, text)) {
            case HTML -> text.length() > LARGEST_PAGE ? tooLong(LARGEST_PAGE) : HtmlFile.read(name, text, zone);
            case MARKDOWN ->
                text.length() > LARGEST_MARKDOWN ? tooLong(LARGEST_MARKDOWN) : MarkdownFile.read(name, text, zone);
            case EXPORT -> new Export();
            case PLAIN -> plain(name, text);
        };
    }

    private static StoryFile tooLong(int most) {
        return new Unreadable(String.format(Locale.ROOT, "is longer than %,d characters; that is no story", most));
    }

    private static StoryFile plain(String name, String text) {
        return PlainText.read(text) instanceof PlainText.Story(Copy copy)
                ? new Story(copy.withDatelineFromLead(), SourceText.of(name, text))
                : new Unreadable("has a headline and no paragraph below it");
    }

    private static String text(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }
}
