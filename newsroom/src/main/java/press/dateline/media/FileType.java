package press.dateline.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What can be taken in, told by its first bytes and never by its name. The ending it is kept under is ours.
enum FileType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    SVG("svg", "image/svg+xml"),
    MP3("mp3", "audio/mpeg"),
    M4A("m4a", "audio/mp4"),
    OGG("ogg", "audio/ogg"),
    WAV("wav", "audio/wav"),
    FLAC("flac", "audio/flac"),
    MP4("mp4", "video/mp4"),
    MOV("mov", "video/quicktime"),
    WEBM("webm", "video/webm"),
    PDF("pdf", "application/pdf");

    /// So many bytes tell every type.
    static final int HEAD = 1024;

    private static final long MEGABYTE = 1 << 20;

    /// Brands of the ISO base media format (ISO/IEC 14496-12 §4.3) that are films.
    private static final Set<String> FILMS =
            Set.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV");

    private final String ending;
    private final String mime;

    FileType(String ending, String mime) {
        this.ending = ending;
        this.mime = mime;
    }

    String ending() {
        return ending;
    }

    String mime() {
        return mime;
    }

    /// `image`, `audio`, `video` or `file`.
    String kind() {
        return this == PDF ? "file" : mime.substring(0, mime.indexOf('/'));
    }

    /// Made of pixels, so that prints can be made of it.
    boolean raster() {
        return this == JPEG || this == PNG || this == GIF || this == WEBP;
    }

    long largest() {
        return switch (this) {
            case JPEG, PNG, GIF, WEBP -> 64 * MEGABYTE;
            case SVG -> 2 * MEGABYTE;
            case PDF -> 128 * MEGABYTE;
            case MP3, M4A, OGG, WAV, FLAC, MP4, MOV, WEBM -> PictureDesk.LARGEST;
        };
    }

    /// @param head the first bytes of a file, at most [#HEAD]
    static Optional<FileType> of(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        String format = start.length() >= 12 ? start.substring(8, 12) : "";
        if (start.startsWith("\u00ff\u00d8\u00ff")) return Optional.of(JPEG);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) return Optional.of(PNG);
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) return Optional.of(GIF);
        if (start.startsWith("RIFF") && format.equals("WEBP")) return Optional.of(WEBP);
        if (start.startsWith("RIFF") && format.equals("WAVE")) return Optional.of(WAV);
        if (start.startsWith("fLaC")) return Optional.of(FLAC);
        if (start.startsWith("OggS")) return Optional.of(OGG);
        if (start.startsWith("%PDF-")) return Optional.of(PDF);
        if (start.startsWith("\u001aE\u00df\u00a3")) return Optional.of(WEBM);
        if (start.startsWith("ID3") || start.startsWith("\u00ff\u00fb") || start.startsWith("\u00ff\u00f3")) {
            return Optional.of(MP3);
        }
        if (start.startsWith("ftyp", 4)) return film(format);
        return isSvg(new String(head, StandardCharsets.UTF_8)) ? Optional.of(SVG) : Optional.empty();
    }

    private static Optional<FileType> film(String brand) {
        if (brand.equals("M4A ")) return Optional.of(M4A);
        if (brand.equals("qt  ")) return Optional.of(MOV);
        return FILMS.contains(brand) ? Optional.of(MP4) : Optional.empty();
    }

    private static boolean isSvg(String start) {
        String text = start.toLowerCase(Locale.ROOT).replace("\ufeff", "").stripLeading();
        return text.startsWith("<svg")
                || (text.contains("<svg")
                        && (text.startsWith("<?xml") || text.startsWith("<!doctype svg") || text.startsWith("<!--")));
    }
}
