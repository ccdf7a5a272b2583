package press.dateline.wordpress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.dateline.html.CleanHtml;

/// What WordPress stored, made into what it would have shown: the one door to all that knows how WordPress writes.
///
/// A text with block comments goes through [Blocks]; any other is of the classic editor and gets its paragraphs by
/// [Paragraphs]. Quotes and dashes are set by [Typography], words in brackets replaced by [Shortcodes], in the order
/// in which WordPress does it. The HTML is then parsed once, [Translation] turns WordPress' classes and addresses
/// into ours, and [CleanHtml] decides what comes in. Nothing fails, whatever is given. No state; safe for concurrent
/// use.
public final class WordPressCopy {
    private static final int EXCERPT_WORDS = 55;

    private WordPressCopy() {}

    /// What is known about the text.
    ///
    /// @param language  of the site, as in `de-AT`; empty for English
    /// @param postId    WordPress' number of the post; 0 when it has none
    /// @param footnotes the post's `footnotes` meta, JSON; empty when it has none
    public record Context(String language, long postId, String footnotes, Library library) {}

    /// What the rest of the site has. Called while a text is converted, on the same thread.
    public interface Library {
        /// A file in the media library.
        Optional<Attachment> attachment(long id);

        /// The files uploaded to a post, in any order.
        List<Attachment> attachedTo(long postId);

        /// The raw content of a synced pattern (`wp_block`).
        Optional<String> pattern(long id);

        /// Where an address leads from now on: addresses of the old site become relative to the root of ours, others
        /// stay.
        String address(String url);

        /// One that knows nothing and leaves addresses as they are.
        Library NOTHING = new Library() {
            @Override
            public Optional<Attachment> attachment(long id) {
                return Optional.empty();
            }

            @Override
            public List<Attachment> attachedTo(long postId) {
                return List.of();
            }

            @Override
            public Optional<String> pattern(long id) {
                return Optional.empty();
            }

            @Override
            public String address(String url) {
                return url;
            }
        };
    }

    /// A file in the media library.
    ///
    /// @param url     as the export has it, of the old site
    /// @param caption HTML
    /// @param width   in pixels, 0 when not known
    /// @param height  in pixels, 0 when not known
    public record Attachment(
            long id,
            String url,
            String title,
            String alt,
            String caption,
            String mimeType,
            int width,
            int height,
            int menuOrder) {}

    /// A picture in the text.
    ///
    /// @param source       its address in the copy, after [Library#address(String)]
    /// @param original     its address as it was written
    /// @param attachmentId WordPress' number of the file, 0 when the text does not tell
    /// @param caption      plain text
    public record PictureUse(String source, String original, long attachmentId, String alt, String caption) {}

    /// The outcome.
    ///
    /// @param teaser  what stands before `<!--more-->`, when there is one
    /// @param parts   pages that WordPress split it into by `<!--nextpage-->`; they are joined, with a rule between
    ///     them
    /// @param unknown shortcodes and blocks that left nothing but their content, by name, each once
    public record Result(
            CleanHtml copy, Optional<CleanHtml> teaser, int parts, List<String> unknown, List<PictureUse> pictures) {
        /// The words alone.
        public String plainText() {
            return copy.plainText();
        }
    }

    /// Converts `content:encoded` of a post or page.
    public static Result convert(String raw, Context context) {
        var unknown = new LinkedHashSet<String>();
        var pictures = new ArrayList<PictureUse>();
        Breaks breaks = Breaks.of(raw);
        CleanHtml copy = clean(breaks.text(), context, unknown, pictures);
        Optional<CleanHtml> teaser = breaks.more() < 0
                ? Optional.empty()
                : Optional.of(clean(
                        breaks.text().substring(0, breaks.more()), context, new LinkedHashSet<>(), new ArrayList<>()));
        return new Result(copy, teaser, breaks.parts(), List.copyOf(unknown), List.copyOf(pictures));
    }

    private static CleanHtml clean(String raw, Context context, Set<String> unknown, List<PictureUse> pictures) {
        var shortcodes = new Shortcodes(context, unknown::add);
        var typography = Typography.of(context.language());
        boolean ofBlocks = Blocks.isIn(raw);
        String html = ofBlocks ? new Blocks(context, unknown::add).show(raw) : raw;
        html = typography.setWithFaces(shortcodes.listings(html));
        if (!ofBlocks) html = Paragraphs.of(html);
        html = shortcodes.run(html);
        var body = CleanHtml.parse(html).body();
        new Translation(context.library(), pictures).translate(body);
        return CleanHtml.copy(body);
    }

    /// A reader's comment, with its bare addresses made into links.
    ///
    /// @param language of the site
    public static CleanHtml comment(String raw, String language) {
        String html = Typography.of(language).setWithFaces(raw);
        return CleanHtml.comment(Paragraphs.of(Links.made(html)));
    }

    /// A headline or another text of one line, quotes and dashes set.
    public static CleanHtml inline(String raw, String language) {
        return CleanHtml.inline(Typography.of(language).set(raw));
    }

    /// The excerpt that WordPress makes where nobody wrote one: the first 55 words.
    public static String excerpt(String plainText) {
        return Excerpts.words(plainText, EXCERPT_WORDS);
    }

    /// The slug WordPress makes of a title: `Ça va?` becomes `ca-va`.
    public static String slug(String title, String language) {
        return Slugs.of(title, language);
    }

    /// The words of raw content, as automatic excerpts are made of them: without shortcodes and tags.
    static String stripped(String raw) {
        return Tags.strip(Shortcodes.without(raw));
    }
}
