package press.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/// What a published picture says of itself, and all that it says.
record Credits(String creator, String credit, String terms) {
    private static final int ORIENTATION = 0x0112;
    private static final int ARTIST = 0x013b;
    private static final int COPYRIGHT = 0x8298;
    private static final int SHORT = 3;
    private static final int ASCII = 2;

    /// A segment holds 64 KB; words under a picture are shorter.
    private static final int LONGEST = 4_000;

    /// The segments of a JPEG that say it: EXIF (CIPA DC-008) and XMP (ISO 16684-1), as far as there is anything to
    /// say.
    static byte[] segments(int orientation, @Nullable Credits credits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<Integer, byte[]> texts = new LinkedHashMap<>();
        if (credits != null) {
            if (!credits.creator.isEmpty()) texts.put(ARTIST, bytes(credits.creator));
            if (!credits.terms.isEmpty()) texts.put(COPYRIGHT, bytes(credits.terms));
        }
        if (orientation != 1 || !texts.isEmpty()) segment(out, "Exif\0\0", exif(orientation, texts));
        if (credits != null && !credits.credit.isEmpty()) {
            segment(
                    out,
                    "http://ns.adobe.com/xap/1.0/\0",
                    ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                                    + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
                                    + " rdf:about=\"\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\">"
                                    + "<photoshop:Credit>"
                                    + Entities.escape(new String(bytes(credits.credit), StandardCharsets.UTF_8))
                                    + "</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta>")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).getBytes(StandardCharsets.UTF_8);
    }

    /// One directory, the texts behind it.
    private static byte[] exif(int orientation, Map<Integer, byte[]> texts) {
        int entries = texts.size() + 1;
        int behind = 8 + 2 + entries * 12 + 4;
        int whole = behind
                + texts.values().stream()
                        .mapToInt(text -> Math.max(5, text.length + 1))
                        .sum();
        ByteBuffer tiff = ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(8).putShort((short) entries);
        entry(tiff, ORIENTATION, SHORT, 1, orientation);
        int at = behind;
        for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
            // What is shorter than five bytes would have to stand in the entry itself.
            int length = Math.max(5, text.getValue().length + 1);
            entry(tiff, text.getKey(), ASCII, length, at);
            tiff.put(at, text.getValue());
            at += length;
        }
        tiff.putInt(0);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void segment(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] head = name.getBytes(StandardCharsets.ISO_8859_1);
        int length = head.length + content.length + 2;
        out.write(0xff);
        out.write(0xe1);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(head);
        out.writeBytes(content);
    }
}
