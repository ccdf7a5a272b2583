package press.dateline.wordpress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a file handed to the importer is, judged by its first megabyte.
public enum FileKind {
    EXPORT,
    MISSING,
    FOLDER,
    PIPE,
    UNREADABLE,
    EMPTY,
    ARCHIVE,
    GHOST,
    JSON,
    HTML,
    FEED,
    OTHER_XML,
    BINARY,
    TEXT;

    private static final int HEAD = 1 << 20;

    public static FileKind of(Path file) {
        if (!Files.exists(file)) return MISSING;
        if (Files.isDirectory(file)) return FOLDER;
        // The importer goes over a file twice.
        if (!Files.isRegularFile(file)) return PIPE;
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException broken) {
            return UNREADABLE;
        }
        return ofHead(head);
    }

    /// @throws NotAnExport saying in one line what the file is and what to do
    static void requireExport(Path file) throws NotAnExport {
        String problem =
                switch (of(file)) {
                    case EXPORT -> null;
                    case MISSING -> "there is no such file; check the path";
                    case FOLDER -> "this is a folder; name the export file in it (its name ends in .xml)";
                    case PIPE -> "this is a pipe or a device; keep the export as a file and name that";
                    case UNREADABLE -> "the file cannot be read; check its permissions";
                    case EMPTY -> "the file is empty; export it again in WordPress under Tools, Export";
                    case ARCHIVE -> "this is a compressed archive; unpack it and name the .xml file inside";
                    case GHOST ->
                        "this is a Ghost export, not a WordPress export; the WordPress importer cannot read it";
                    case JSON ->
                        "this is a JSON file, not a WordPress export; export from WordPress under Tools, Export";
                    case HTML ->
                        "this is a web page, not a WordPress export; sign in to WordPress and download it again"
                                + " under Tools, Export";
                    case FEED ->
                        "this is a feed without WordPress data, not an export; export from WordPress under Tools,"
                                + " Export";
                    case OTHER_XML ->
                        "this is XML, but not a WordPress export; export from WordPress under Tools, Export";
                    case BINARY -> "this is a binary file, not a WordPress export; name the .xml file of the export";
                    case TEXT ->
                        "this is a text file, not a WordPress export; export from WordPress under Tools, Export";
                };
        if (problem != null) throw new NotAnExport(file + ": " + problem);
    }

    private static FileKind ofHead(byte[] head) {
        if (head.length == 0) return EMPTY;
        if (isArchive(head)) return ARCHIVE;
        String text = new String(head, charset(head));
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("\uFEFF")) lower = lower.substring(1).strip();
        if (lower.isEmpty()) return EMPTY;
        if (lower.startsWith("{") || lower.startsWith("["))
            return lower.contains("\"mobiledoc\"")
                            || lower.contains("\"posts_tags\"")
                            || lower.contains("\"lexical\"")
                            || lower.contains("\"exported_on\"")
                    ? GHOST
                    : JSON;
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) return HTML;
        if (lower.contains("<rss") || lower.contains("<channel") || lower.contains("<rdf:rdf"))
            return lower.contains("wordpress.org/export/") || lower.contains("<wp:") ? EXPORT : FEED;
        if (lower.contains("<item") && lower.contains("<wp:")) return EXPORT;
        if (lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<body")) return HTML;
        if (lower.contains("<feed")) return FEED;
        if (lower.startsWith("<?xml") || lower.startsWith("<!--")) return OTHER_XML;
        if (text.indexOf('\0') >= 0) return BINARY;
        return lower.startsWith("<") ? OTHER_XML : TEXT;
    }

    private static boolean isArchive(byte[] head) {
        int first = at(head, 0) << 8 | at(head, 1);
        return first == 0x1F8B
                || first == 0x504B
                || first == 0x425A
                || first == 0xFD37
                || first == 0x377A
                || first == 0x5261
                || first == 0x28B5;
    }

    private static Charset charset(byte[] head) {
        int first = at(head, 0) << 8 | at(head, 1);
        if (first == 0xFFFE || at(head, 0) == '<' && at(head, 1) == 0) return StandardCharsets.UTF_16LE;
        if (first == 0xFEFF || at(head, 0) == 0 && at(head, 1) == '<') return StandardCharsets.UTF_16BE;
        return StandardCharsets.UTF_8;
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : 0;
    }
}
