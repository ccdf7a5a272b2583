package press.dateline.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import press.dateline.store.Faults;
import press.dateline.store.StoreException;

/// What a site puts into the folder `theme` of its data to look as no other: `tokens.css`, which may set custom
/// properties and nothing else, and pictures such as a logo. Read once, at the start. Immutable.
///
/// @param files by the name of the asset they become
/// @param sizes of pictures by their names, where they can be told
public record Theme(Map<String, byte[]> files, Map<String, Size> sizes) {
    /// The site looks as Broadsheet does.
    public static final Theme NONE = new Theme(Map.of(), Map.of());

    private static final String TOKENS = "tokens.css";

    /// The name under which the style sheet asks for a site's own tokens.
    private static final String OWN_TOKENS = "own-tokens.css";

    private static final int LARGEST = 1 << 20;
    private static final Pattern PICTURE = Pattern.compile("[A-Za-z0-9_-]{1,80}\\.(?:svg|png|jpe?g|webp|avif|gif)");
    private static final Pattern SELECTOR = Pattern.compile(":root|\\.accent-[0-8]|:lang\\([a-zA-Z-]{2,12}\\)");
    private static final Pattern TOKEN = Pattern.compile("--[a-z][a-z0-9-]{0,40}");

    /// Numbers, colours, lengths, names of letters, and calculations with them.
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} \\t\\r\\n#.,%()+*/'\"_-]{1,400}");

    public Theme {
        files = Map.copyOf(files);
        sizes = Map.copyOf(sizes);
    }

    /// Width and height in pixels.
    public record Size(int width, int height) {}

    /// @throws StoreException with one line that says what is wrong and where, when the folder holds what cannot be
    ///     taken
    public static Theme read(Path folder) {
        if (!Files.isDirectory(folder)) return NONE;
        Map<String, byte[]> files = new HashMap<>();
        Map<String, Size> sizes = new HashMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean picture = PICTURE.matcher(name).matches();
                if (!picture && !name.equals(TOKENS)) continue;
                if (Files.size(file) > LARGEST) throw new StoreException(file + " is larger than 1 MB");
                byte[] bytes = Files.readAllBytes(file);
                if (picture) {
                    files.put("theme/" + name, bytes);
                    size(name, bytes).ifPresent(size -> sizes.put(name, size));
                } else {
                    check(file, new String(bytes, StandardCharsets.UTF_8));
                    files.put(OWN_TOKENS, bytes);
                }
            }
            return new Theme(files, sizes);
        } catch (IOException e) {
            throw new StoreException("cannot read " + folder + " (" + Faults.reason(e) + ")", e);
        }
    }

    /// A picture of the folder, ready to be printed; empty when there is none of that name.
    Optional<Picture> picture(String name, String alt, AssetUrls assets) {
        if (name.isEmpty() || !files.containsKey("theme/" + name)) return Optional.empty();
        Size size = sizes.getOrDefault(name, new Size(0, 0));
        return Optional.of(new Picture(assets.url("theme/" + name), size.width(), size.height(), alt));
    }

    private static Optional<Size> size(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".svg")) return drawing(new String(bytes, StandardCharsets.UTF_8));
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return Optional.empty();
            ImageReader reader = readers.next();
            reader.setInput(in);
            return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
        }
    }

    private static Optional<Size> drawing(String svg) {
        Element root = Jsoup.parse(svg, "", Parser.xmlParser()).selectFirst("svg");
        if (root == null) return Optional.empty();
        List<String> box = List.of(root.attr("viewBox").strip().split("[\\s,]+"));
        String width = root.hasAttr("width") ? root.attr("width") : box.size() == 4 ? box.get(2) : "";
        String height = root.hasAttr("height") ? root.attr("height") : box.size() == 4 ? box.get(3) : "";
        return pixels(width).flatMap(wide -> pixels(height).map(high -> new Size(wide, high)));
    }

    private static Optional<Integer> pixels(String length) {
        try {
            double pixels = Double.parseDouble(length.toLowerCase(Locale.ROOT).replace("px", ""));
            return pixels >= 1 && pixels < 10_000 ? Optional.of((int) Math.round(pixels)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void check(Path file, String css) {
        String rest = withoutComments(css);
        int at = 0;
        while (true) {
            int open = rest.indexOf('{', at);
            if (open < 0) break;
            int close = rest.indexOf('}', open);
            if (close < 0) throw unfit(file, rest, open, "a brace is not closed");
            for (String selector : rest.substring(at, open).split(","))
                if (!SELECTOR.matcher(selector.strip()).matches())
                    throw unfit(
                            file,
                            rest,
                            open,
                            "“" + shortened(selector) + "” is neither :root, :lang() nor .accent-1 to .accent-8");
            checkTokens(file, rest, open + 1, close);
            at = close + 1;
        }
        String left = rest.substring(at);
        if (!left.isBlank())
            throw unfit(
                    file,
                    rest,
                    rest.length() - left.stripLeading().length(),
                    "“" + shortened(left) + "” belongs to no rule");
    }

    private static void checkTokens(Path file, String css, int from, int to) {
        int at = from;
        for (String token : css.substring(from, to).split(";", -1)) {
            int colon = token.indexOf(':');
            boolean fits = token.isBlank()
                    || colon > 0
                            && TOKEN.matcher(token.substring(0, colon).strip()).matches()
                            && VALUE.matcher(token.substring(colon + 1).strip()).matches()
                            && !token.toLowerCase(Locale.ROOT).contains("url");
            if (!fits)
                throw unfit(
                        file,
                        css,
                        at + token.length() - token.stripLeading().length(),
                        "“" + shortened(token)
                                + "” sets no custom property; only lines such as --house: #9b1c1f; are taken");
            at += token.length() + 1;
        }
    }

    /// The same length and lines, with comments blanked out.
    private static String withoutComments(String css) {
        Matcher comments = Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/").matcher(css);
        return comments.replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private static StoreException unfit(Path file, String css, int at, String why) {
        long line = 1 + css.substring(0, at).chars().filter(c -> c == '\n').count();
        return new StoreException(file + " line " + line + ": " + why);
    }
}
