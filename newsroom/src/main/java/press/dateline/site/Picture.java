package press.dateline.site;

import java.util.List;
import java.util.regex.Pattern;

/// A picture with all that must be known to print it.
///
/// @param src its address; empty when the file is missing, then caption and credit are kept and a notice stands in
/// @param srcset candidates as in HTML's `srcset`, or empty
/// @param width of `src` in pixels; 0 when unknown
/// @param height of `src` in pixels; 0 when unknown
/// @param alt what it shows, for those who do not see it; empty for decoration
/// @param captionHtml the caption
/// @param credit who made it
/// @param sources the same in formats that not every browser shows, best first
/// @param spot classes of the style sheet that say what to keep when a box of another shape cuts it; empty for none
/// @param rights what other programs are told of whose it is
public record Picture(
        String src,
        String srcset,
        int width,
        int height,
        String alt,
        String captionHtml,
        String credit,
        List<Source> sources,
        String spot,
        Rights rights) {
    public Picture {
        sources = List.copyOf(sources);
    }

    /// @param type such as `image/avif`
    public record Source(String type, String srcset) {}

    /// Whose it is, as the media library has it.
    ///
    /// @param creator who made it, or empty
    /// @param terms copyright and licence, in words and addresses; or empty
    public record Rights(String creator, String terms) {
        static final Rights UNKNOWN = new Rights("", "");
        private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"()]+");

        /// The addresses among the terms.
        List<String> addresses() {
            return ADDRESS.matcher(terms)
                    .results()
                    .map(found -> found.group().replaceAll("[.,;:!?]{1,9}$", ""))
                    .toList();
        }

        /// The terms without addresses.
        String notice() {
            return ADDRESS.matcher(terms)
                    .replaceAll("")
                    .replaceAll("\\s{1,99}", " ")
                    .strip();
        }
    }

    Picture of(Rights owned) {
        return new Picture(src, srcset, width, height, alt, captionHtml, credit, sources, spot, owned);
    }

    /// A picture in one format.
    public Picture(String src, String srcset, int width, int height, String alt, String captionHtml, String credit) {
        this(src, srcset, width, height, alt, captionHtml, credit, List.of(), "", Rights.UNKNOWN);
    }

    /// A picture without caption and credit, as on a card.
    public Picture(String src, int width, int height, String alt) {
        this(src, "", width, height, alt, "", "");
    }

    /// The largest file there is, which has the width and height told here: for other sites, which choose for
    /// themselves.
    public String largest() {
        int last = srcset.lastIndexOf(", ");
        return srcset.isEmpty() ? src : srcset.substring(last < 0 ? 0 : last + 2, srcset.lastIndexOf(' '));
    }

    public boolean missing() {
        return src.isEmpty();
    }

    public boolean sized() {
        return width > 0 && height > 0;
    }

    /// Whether it is higher than wide, so that it is not printed at the full width of the copy.
    public boolean portrait() {
        return height > width;
    }
}
