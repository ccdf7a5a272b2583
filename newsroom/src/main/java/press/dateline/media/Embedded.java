package press.dateline.media;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.properties.XMPProperty;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;

/// What a picture says of itself, by IPTC, XMP or EXIF in this order, as plain text; empty where it says nothing. Where
/// it was taken is not among it.
///
/// @param orientation as EXIF counts it (CIPA DC-008 §4.6.4): 1 is upright
/// @param credit the credit line, else who made it
/// @param terms copyright notice, else rights and usage terms; with the address of the licence, where there is one
record Embedded(int orientation, String title, String caption, String creator, String credit, String terms) {
    static final Embedded NOTHING = new Embedded(1, "", "", "", "", "");

    private static final int LONGEST = 2_000;
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    private static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";

    /// A picture whose words cannot be read has none; its pixels may be sound all the same.
    ///
    /// @param picture JPEG, PNG or WebP without anything compressed beside its pixels
    static Embedded read(byte[] picture) {
        try {
            return of(ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture), picture.length));
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return NOTHING;
        }
    }

    private static Embedded of(Metadata metadata) {
        ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        IptcDirectory iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        XmpDirectory xmp = metadata.getFirstDirectoryOfType(XmpDirectory.class);
        Integer turned = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        String creator = first(
                texts(iptc, IptcDirectory.TAG_BY_LINE),
                xmp(xmp, DC, "creator"),
                text(exif, ExifIFD0Directory.TAG_ARTIST));
        return new Embedded(
                turned != null && turned >= 1 && turned <= 8 ? turned : 1,
                first(
                        text(iptc, IptcDirectory.TAG_HEADLINE),
                        xmp(xmp, PHOTOSHOP, "Headline"),
                        text(iptc, IptcDirectory.TAG_OBJECT_NAME),
                        xmp(xmp, DC, "title")),
                first(
                        text(iptc, IptcDirectory.TAG_CAPTION),
                        xmp(xmp, DC, "description"),
                        text(exif, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION)),
                creator,
                first(text(iptc, IptcDirectory.TAG_CREDIT), xmp(xmp, PHOTOSHOP, "Credit"), creator),
                terms(
                        first(
                                text(iptc, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                                xmp(xmp, DC, "rights"),
                                xmp(xmp, RIGHTS, "UsageTerms"),
                                text(exif, ExifIFD0Directory.TAG_COPYRIGHT)),
                        xmp(xmp, RIGHTS, "WebStatement")));
    }

    private static String terms(String notice, String address) {
        return notice.contains(address) ? notice : (notice + " " + address).strip();
    }

    private static String first(String... said) {
        return Stream.of(said).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String text(@Nullable Directory directory, int tag) {
        if (directory == null) return "";
        // IPTC says UTF-8 by a record that few programs write, and cameras write it into EXIF's ASCII.
        byte[] bytes = directory.getByteArray(tag);
        String text = bytes != null && isUtf8(bytes)
                ? new String(bytes, StandardCharsets.UTF_8)
                : Optional.ofNullable(directory.getString(tag)).orElse("");
        return plain(text);
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static String texts(@Nullable Directory directory, int tag) {
        String[] several = directory == null ? null : directory.getStringArray(tag);
        return several == null || several.length < 2
                ? text(directory, tag)
                : plain(Stream.of(several).collect(Collectors.joining(", ")));
    }

    private static String xmp(@Nullable XmpDirectory directory, String space, String name) {
        XMPMeta meta = directory == null ? null : directory.getXMPMeta();
        if (meta == null) return "";
        try {
            XMPProperty item = meta.doesArrayItemExist(space, name, 1)
                    ? meta.getArrayItem(space, name, 1)
                    : meta.getProperty(space, name);
            return item == null ? "" : plain(item.getValue());
        } catch (XMPException none) {
            return "";
        }
    }

    /// Without control characters, and not longer than words under a picture are.
    private static String plain(@Nullable String text) {
        if (text == null) return "";
        String clean = CleanHtml.text(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .plainText();
        return clean.strip();
    }
}
