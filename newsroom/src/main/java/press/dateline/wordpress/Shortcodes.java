package press.dateline.wordpress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.dateline.html.Embed;
import press.dateline.wordpress.WordPressCopy.Attachment;

/// Words in square brackets that stand for something else: `[gallery ids="1,2"]`, `[caption]…[/caption]`.
///
/// Those of WordPress itself and of WordPress.com become HTML. Of others the tags go and what they enclose stays. What
/// merely stands in brackets, as "[sic]" does, is text: a shortcode is known by its name, by an attribute with a quoted
/// value, or by a closing tag.
final class Shortcodes {
    private static final Set<String> OURS =
            Set.of("caption", "wp_caption", "gallery", "slideshow", "playlist", "audio", "video", "wpvideo", "embed");

    /// Each shows one page of another site, named by its address or by an id.
    private static final Set<String> EMBEDS = Set.of(
            "youtube",
            "vimeo",
            "dailymotion",
            "googlemaps",
            "tweet",
            "instagram",
            "polldaddy",
            "soundcloud",
            "ted",
            "facebook",
            "spotify",
            "flickr",
            "scribd",
            "slideshare",
            "tiktok",
            "gist",
            "crowdsignal",
            "twitter-timeline");

    private static final Set<String> CODE = Set.of(
            "sourcecode",
            "code",
            "source",
            "csharp",
            "css",
            "html",
            "xml",
            "sql",
            "php",
            "python",
            "py",
            "ruby",
            "java",
            "javascript",
            "js",
            "jscript",
            "bash",
            "cpp",
            "vb",
            "perl",
            "powershell",
            "scala",
            "diff",
            "text",
            "plain");

    private static final Set<String> OTHERS = Set.of(
            "contact-form",
            "contact-form-7",
            "contact-field",
            "wpforms",
            "ninja_form",
            "ninja_forms",
            "gravityform",
            "mc4wp_form",
            "archives",
            "sitemap",
            "googleapps",
            "latex",
            "recent_posts",
            "sharing",
            "rev_slider",
            "layerslider",
            "woocommerce_cart",
            "products",
            "add_to_cart",
            "subscribe2",
            "jetpack_subscription_form",
            "blog_subscription_form",
            "portfolio",
            "testimonials",
            "recipe",
            "nextgen",
            "nggallery",
            "singlepic",
            "tablepress",
            "toc",
            "su_button");

    private static final List<String> FAMILIES = List.of(
            "vc_",
            "et_pb_",
            "fusion_",
            "su_",
            "av_",
            "wpv-",
            "elementor-",
            "tribe_",
            "wpbb-",
            "mk_",
            "td_block",
            "cs_");

    private static final int MAX_DEPTH = 5;

    private final WordPressCopy.Context context;
    private final Consumer<String> unknown;

    /// @param unknown told the name of each shortcode that only left its content
    Shortcodes(WordPressCopy.Context context, Consumer<String> unknown) {
        this.context = context;
        this.unknown = unknown;
    }

    /// One tag in brackets.
    ///
    /// @param end index after the closing bracket
    private record Tag(
            String name,
            boolean closing,
            boolean escaped,
            boolean quotedValue,
            Map<String, String> attributes,
            int end) {
        String get(String key) {
            return attributes.getOrDefault(key, "");
        }

        /// The first value that has no name, as in `[youtube https://…]`.
        String first() {
            return get("0");
        }
    }

    /// Where the tag that begins here ends, if its name is one that we know; otherwise -1.
    static int knownTagEnd(String html, int at) {
        int name = at + 1;
        while (name < html.length() && (html.charAt(name) == '[' || html.charAt(name) == '/')) name++;
        if (name - at > 3) return -1;
        int nameEnd = nameEnd(html, name);
        if (nameEnd < 0 || !isKnown(html.substring(name, nameEnd))) return -1;
        int end = close(html, nameEnd);
        if (end < 0) return -1;
        return end + 1 < html.length() && html.charAt(end + 1) == ']' ? end + 2 : end + 1;
    }

    private static boolean isKnown(String name) {
        return OURS.contains(name)
                || EMBEDS.contains(name)
                || CODE.contains(name)
                || OTHERS.contains(name)
                || isOfFamily(name);
    }

    private static boolean isOfFamily(String name) {
        for (String family : FAMILIES) if (name.startsWith(family)) return true;
        return false;
    }

    private static int nameEnd(String html, int from) {
        int at = from;
        while (at < html.length() && at - from < 60 && isNamePart(html.charAt(at))) at++;
        boolean name = at > from && Character.isLetter(html.charAt(from)) && at < html.length();
        char next = name ? html.charAt(at) : 0;
        return name
                        && (next == ']'
                                || next == '/'
                                || next == '='
                                || next == ':'
                                || next == '\u00a0'
                                || Tags.isSpace(next))
                ? at
                : -1;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /// The closing bracket; another opening one means that there is none.
    private static int close(String html, int from) {
        for (int at = from; at < html.length(); at++) {
            char c = html.charAt(at);
            if (c == ']') return at;
            if (c == '[') return -1;
        }
        return -1;
    }

    /// The text without WordPress' own shortcodes and what they enclose.
    static String without(String raw) {
        if (raw.indexOf('[') < 0) return raw;
        var out = new StringBuilder(raw.length());
        var closings = new Closings(raw);
        int copied = 0;
        for (int at = raw.indexOf('['); at >= 0; at = raw.indexOf('[', Math.max(at + 1, copied))) {
            Tag tag = read(raw, at);
            if (tag == null || tag.escaped || !OURS.contains(tag.name)) continue;
            int closing = tag.closing || !encloses(tag.name) ? -1 : closings.after(tag.name, tag.end);
            out.append(raw, copied, at);
            copied = closing < 0 ? tag.end : closing + tag.name.length() + 3;
        }
        return out.append(raw, copied, raw.length()).toString();
    }

    // ---- program listings, before anything else touches the text

    /// Listings become preformatted text, so that what makes paragraphs and quotes leaves them alone.
    String listings(String raw) {
        if (raw.indexOf("[/") < 0) return raw;
        var out = new StringBuilder(raw.length());
        var closings = new Closings(raw);
        int copied = 0;
        for (int at = raw.indexOf('['); at >= 0; at = raw.indexOf('[', at + 1)) {
            if (at < copied) continue;
            int nameEnd = nameEnd(raw, at + 1);
            if (nameEnd < 0) continue;
            String name = raw.substring(at + 1, nameEnd);
            if (!CODE.contains(name)) continue;
            int end = close(raw, nameEnd);
            int closing = end < 0 ? -1 : closings.after(name, end);
            if (closing < 0) continue;
            String code = raw.substring(end + 1, closing);
            boolean escaped = code.contains("&lt;") || code.contains("&gt;") || code.contains("&amp;");
            out.append(raw, copied, at).append("<pre><code>");
            out.append(
                    escaped
                            ? code.replace("<", "&lt;")
                            : code.replace("&", "&amp;").replace("<", "&lt;"));
            out.append("</code></pre>");
            copied = closing + name.length() + 3;
        }
        return copied == 0 ? raw : out.append(raw, copied, raw.length()).toString();
    }

    /// Finds closing tags without looking through the same text twice when there are none.
    private static final class Closings {
        private final String text;
        private final Map<String, Integer> known = new HashMap<>();

        Closings(String text) {
            this.text = text;
        }

        int after(String name, int from) {
            Integer last = known.get(name);
            if (last != null && (last < 0 || last >= from)) return last;
            int found = text.indexOf("[/" + name + "]", from);
            known.put(name, found);
            return found;
        }
    }

    // ---- all others

    /// Replaces the shortcodes in HTML.
    String run(String html) {
        return run(html, 0);
    }

    private String run(String html, int depth) {
        if (html.indexOf('[') < 0 || depth > MAX_DEPTH) return html;
        var out = new StringBuilder(html.length() + 256);
        var closings = new Closings(html);
        int copied = 0;
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && isVerbatim(html, at)) {
                at = verbatimEnd(html, at);
                continue;
            }
            Tag tag = c == '[' ? read(html, at) : null;
            if (tag == null || !isShortcode(tag, closings)) {
                at++;
                continue;
            }
            out.append(html, copied, at);
            int end = tag.end;
            if (tag.escaped) out.append(html, at + 1, end - 1);
            else if (!tag.closing) {
                int closing = closings.after(tag.name, tag.end);
                String inner = closing < 0 ? "" : html.substring(tag.end, closing);
                Optional<String> shown = closing - tag.end > 100_000 ? Optional.empty() : show(tag, inner, depth);
                if (shown.isPresent()) {
                    out.append(shown.get());
                    if (closing >= 0 && encloses(tag.name)) end = closing + tag.name.length() + 3;
                } else unknown.accept(tag.name);
            }
            copied = end;
            at = end;
        }
        return copied == 0 ? html : out.append(html, copied, html.length()).toString();
    }

    private static boolean isVerbatim(String html, int at) {
        return html.startsWith("<pre", at)
                || html.startsWith("<script", at)
                || html.startsWith("<style", at)
                || html.startsWith("<!--", at);
    }

    private static int verbatimEnd(String html, int at) {
        if (html.startsWith("<!--", at)) return Tags.end(html, at);
        int end = html.indexOf("</" + Tags.name(html, at), at);
        return end < 0 ? at + 1 : end;
    }

    private static boolean encloses(String name) {
        return !name.equals("gallery") && !name.equals("playlist") && !name.equals("slideshow");
    }

    private static boolean isShortcode(Tag tag, Closings closings) {
        if (OURS.contains(tag.name) || OTHERS.contains(tag.name) || isOfFamily(tag.name)) return true;
        if (tag.escaped) return false;
        if (EMBEDS.contains(tag.name))
            return tag.closing || !tag.attributes.isEmpty() || closings.after(tag.name, tag.end) >= 0;
        return tag.closing
                ? closings.known.containsKey(tag.name)
                : tag.quotedValue || closings.after(tag.name, tag.end) >= 0;
    }

    private static @Nullable Tag read(String html, int at) {
        int from = at + 1;
        boolean escaped = from < html.length() && html.charAt(from) == '[';
        if (escaped) from++;
        boolean closing = from < html.length() && html.charAt(from) == '/';
        if (closing) from++;
        int nameEnd = nameEnd(html, from);
        if (nameEnd < 0) return null;
        int end = close(html, nameEnd);
        if (end < 0) return null;
        String name = html.substring(from, nameEnd);
        if (escaped) {
            if (end + 1 >= html.length() || html.charAt(end + 1) != ']') return null;
            return new Tag(name, closing, true, false, Map.of(), end + 2);
        }
        var attributes = new LinkedHashMap<String, String>();
        boolean quoted = attributes(html, nameEnd, end, attributes);
        return new Tag(name, closing, false, quoted, attributes, end + 1);
    }

    /// Reads `key="value"`, `key='value'`, `key=value` and bare values; the latter are numbered from 0.
    private static boolean attributes(String html, int from, int to, Map<String, String> into) {
        boolean quoted = false;
        int bare = 0;
        int at = from;
        while (at < to) {
            while (at < to && (Tags.isSpace(html.charAt(at)) || html.charAt(at) == '\u00a0')) at++;
            int start = at;
            while (at < to && isNamePart(html.charAt(at))) at++;
            int keyEnd = at;
            int equals = at;
            while (equals < to && Tags.isSpace(html.charAt(equals))) equals++;
            boolean named = keyEnd > start && equals < to && html.charAt(equals) == '=';
            if (named) {
                at = equals + 1;
                while (at < to && Tags.isSpace(html.charAt(at))) at++;
            } else at = start;
            if (at >= to) break;
            int quote = quoteLength(html, at);
            String value;
            if (quote > 0) {
                int valueEnd = at + quote;
                char opened = html.charAt(at);
                while (valueEnd < to && !endsValue(html, valueEnd, opened)) valueEnd++;
                value = html.substring(at + quote, valueEnd);
                at = Math.min(to, valueEnd + Math.max(1, valueEnd < to ? quoteLength(html, valueEnd) : 1));
                quoted |= named;
            } else {
                int valueEnd = at;
                while (valueEnd < to && !Tags.isSpace(html.charAt(valueEnd))) valueEnd++;
                value = html.substring(at, valueEnd);
                at = valueEnd;
            }
            if (named) into.putIfAbsent(html.substring(start, keyEnd).toLowerCase(Locale.ROOT), value);
            else if (!value.equals("/") && !value.isEmpty())
                into.put(
                        Integer.toString(bare++),
                        value.startsWith("=") || value.startsWith(":") ? value.substring(1) : value);
            if (into.size() > 50) break;
        }
        return quoted;
    }

    private static int quoteLength(String html, int at) {
        if (html.startsWith("&quot;", at)) return 6;
        return switch (html.charAt(at)) {
            case '"', '\'', '“', '”', '″', '’', '‘' -> 1;
            default -> 0;
        };
    }

    private static boolean endsValue(String html, int at, char opened) {
        char c = html.charAt(at);
        if (opened == '"' || opened == '\'') return c == opened;
        return quoteLength(html, at) > 0 && c != '\'' && c != '’';
    }

    private Optional<String> show(Tag tag, String inner, int depth) {
        return switch (tag.name) {
            case "caption", "wp_caption" -> Optional.of(caption(tag, run(inner, depth + 1)));
            case "gallery", "slideshow" -> Optional.of(gallery(tag));
            case "playlist" -> Optional.of(playlist(tag));
            case "audio" -> Optional.of(sound(tag));
            case "video" -> Optional.of(film(tag));
            case "embed" -> embed(inner.isBlank() ? tag.get("src").isEmpty() ? tag.first() : tag.get("src") : inner);
            case "youtube",
                    "vimeo",
                    "dailymotion",
                    "googlemaps",
                    "tweet",
                    "instagram",
                    "soundcloud",
                    "ted",
                    "facebook",
                    "spotify",
                    "flickr",
                    "scribd",
                    "slideshare",
                    "tiktok",
                    "gist" -> embed(addressed(tag, inner));
            default -> Optional.empty();
        };
    }

    // ---- pictures

    private String caption(Tag tag, String inner) {
        String content = inner.replace("<p>", "").replace("</p>", "").strip();
        int pictureEnd = pictureEnd(content);
        String picture = tag.get("caption").isEmpty() ? content.substring(0, pictureEnd) : content;
        String words =
                tag.get("caption").isEmpty() ? content.substring(pictureEnd).strip() : tag.get("caption");
        while (words.startsWith("<br />")) words = words.substring(6).strip();
        if (words.isEmpty()) return content;
        String id = tag.get("id").startsWith("attachment_") ? tag.get("id").substring(11) : "";
        String marked = id.isEmpty() || picture.contains("wp-image-")
                ? picture
                : picture.replaceFirst("<img ", "<img data-attachment=\"" + digits(id) + "\" ");
        String align = Markup.attribute(tag.get("align"));
        return "<figure class=\"" + align + "\">" + marked + "<figcaption>" + words + "</figcaption></figure>";
    }

    private static String digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? text : "";
    }

    private static int pictureEnd(String content) {
        int image = content.indexOf("<img");
        if (image < 0) return 0;
        int end = Tags.end(content, image);
        if (content.startsWith("<a ")) {
            int link = content.indexOf("</a>", end);
            if (link >= 0) return link + 4;
        }
        return end;
    }

    private String gallery(Tag tag) {
        List<Attachment> pictures = chosen(tag, "image/");
        var out = new StringBuilder();
        for (Attachment picture : pictures) {
            out.append("<figure>")
                    .append(Markup.picture(picture, tag.get("link")))
                    .append(Markup.caption(picture.caption()));
            out.append("</figure>");
        }
        return out.isEmpty() ? "" : "<figure class=\"gallery\">" + out + "</figure>";
    }

    /// The attachments a gallery or playlist shows, in its order.
    private List<Attachment> chosen(Tag tag, String type) {
        String ids = tag.get("ids").isEmpty() ? tag.get("include") : tag.get("ids");
        var chosen = new ArrayList<Attachment>();
        if (!ids.isEmpty())
            for (long id : numbers(ids)) context.library().attachment(id).ifPresent(chosen::add);
        else {
            long post = numbers(tag.get("id")).stream().findFirst().orElse(context.postId());
            var excluded = numbers(tag.get("exclude"));
            for (Attachment one : context.library().attachedTo(post)) if (!excluded.contains(one.id())) chosen.add(one);
            chosen.sort(order(tag));
        }
        chosen.removeIf(one -> !one.mimeType().startsWith(type));
        return chosen.size() > 500 ? chosen.subList(0, 500) : chosen;
    }

    private static Comparator<Attachment> order(Tag tag) {
        Comparator<Attachment> order =
                switch (tag.get("orderby").toLowerCase(Locale.ROOT)) {
                    case "title" -> Comparator.comparing(Attachment::title);
                    case "id", "post_date", "date" -> Comparator.comparingLong(Attachment::id);
                    default -> Comparator.comparingInt(Attachment::menuOrder).thenComparingLong(Attachment::id);
                };
        return tag.get("order").equalsIgnoreCase("desc") ? order.reversed() : order;
    }

    private static Collection<Long> numbers(String list) {
        var numbers = new LinkedHashSet<Long>();
        for (String one : list.split(",", 1_000)) {
            String digits = one.strip();
            if (!digits.isEmpty() && digits.length() < 15 && !digits(digits).isEmpty())
                numbers.add(Long.parseLong(digits));
        }
        return numbers;
    }

    // ---- sound and film

    private String sound(Tag tag) {
        String source = source(tag, "src", "mp3", "ogg", "m4a", "wav", "flac", "wma");
        if (!source.isEmpty()) return Markup.sound(source);
        return attached("audio/");
    }

    private String film(Tag tag) {
        String source = source(tag, "src", "mp4", "m4v", "webm", "ogv", "flv", "wmv");
        Optional<Embed> elsewhere = Embed.of(source).filter(Embed::known);
        if (elsewhere.isPresent()) return elsewhere.get().html("");
        if (!source.isEmpty()) return Markup.film(source, tag.get("poster"), tag.get("width"), tag.get("height"));
        return attached("video/");
    }

    private static String source(Tag tag, String... keys) {
        for (String key : keys) if (!tag.get(key).isBlank()) return tag.get(key).strip();
        String bare = tag.first();
        int options = bare.indexOf('|');
        return options < 0 ? bare : bare.substring(0, options);
    }

    private String attached(String type) {
        for (Attachment one : context.library().attachedTo(context.postId()))
            if (one.mimeType().startsWith(type)) return Markup.player(one);
        return "";
    }

    private String playlist(Tag tag) {
        var out = new StringBuilder();
        for (Attachment one : chosen(tag, tag.get("type").equals("video") ? "video/" : "audio/"))
            out.append("<figure>")
                    .append(Markup.player(one))
                    .append("<figcaption>")
                    .append(Markup.text(one.title()))
                    .append("</figcaption></figure>");
        return out.isEmpty() ? "" : "<figure class=\"playlist\">" + out + "</figure>";
    }

    // ---- other sites

    private static String addressed(Tag tag, String inner) {
        for (String key : List.of("url", "src", "id", "0"))
            if (!tag.get(key).isBlank()) return address(tag.name, tag.get(key).strip());
        return address(tag.name, inner.strip());
    }

    private static String address(String name, String value) {
        if (value.startsWith("http")) return value;
        String id = value.startsWith("=") ? value.substring(1) : value;
        if (id.startsWith("http")) return id;
        if (id.isEmpty() || !id.chars().allMatch(c -> isNamePart((char) c))) return "";
        return switch (name) {
            case "youtube" -> "https://www.youtube.com/watch?v=" + id;
            case "vimeo" -> "https://vimeo.com/" + id;
            case "dailymotion" -> "https://www.dailymotion.com/video/" + id;
            case "tweet" -> "https://twitter.com/i/status/" + id;
            case "gist" -> "https://gist.github.com/" + id;
            default -> "";
        };
    }

    private static Optional<String> embed(String address) {
        return Embed.of(plainAddress(address)).map(embed -> embed.html(""));
    }

    private static String plainAddress(String address) {
        String plain = Tags.strip(address).strip();
        return plain.replace("&amp;", "&").replace("&#038;", "&");
    }
}
