package press.dateline.html;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/// Which elements and attributes a kind of text may hold. The OWASP policy is the gate that nothing passes but by it;
/// [Cleaning] arranges, and this decides.
enum Profile {
    COPY(
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "q",
            "cite",
            "figure",
            "figcaption",
            "img",
            "a",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "pre",
            "code",
            "kbd",
            "samp",
            "em",
            "strong",
            "b",
            "i",
            "u",
            "s",
            "del",
            "ins",
            "sub",
            "sup",
            "small",
            "mark",
            "abbr",
            "time",
            "br",
            "hr",
            "wbr",
            "details",
            "summary",
            "audio",
            "video",
            "source",
            "track",
            "ruby",
            "rt",
            "rp",
            "span",
            "div"),
    INLINE(
            "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "time", "q",
            "cite", "code", "kbd", "samp", "span", "ruby", "rt", "rp", "wbr"),
    COMMENT(
            "p",
            "br",
            "a",
            "b",
            "strong",
            "i",
            "em",
            "blockquote",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "q",
            "cite",
            "del",
            "s");

    private final Set<String> elements;
    private final PolicyFactory policy;

    Profile(String... elements) {
        this.elements = Set.of(elements);
        this.policy = policyFor(elements);
    }

    boolean allows(String element) {
        return elements.contains(element);
    }

    HtmlSanitizer.Policy policy(HtmlStreamEventReceiver out) {
        return policy.apply(out);
    }

    private static PolicyFactory policyFor(String... elements) {
        return new HtmlPolicyBuilder()
                .allowElements(elements)
                .allowWithoutAttributes("a", "span")
                .allowUrlProtocols("http", "https", "mailto", "tel")
                .allowAttributes("href", "title", "rel")
                .onElements("a")
                .allowAttributes("title")
                .onElements("abbr")
                .allowAttributes("src")
                .onElements("img", "audio", "video", "source", "track")
                .allowAttributes("alt")
                .matching(Values.ANY)
                .onElements("img")
                .allowAttributes("poster")
                .onElements("video")
                .allowAttributes("width", "height")
                .matching(Values.SIZE)
                .onElements("img", "video")
                .allowAttributes("loading")
                .matching("lazy"::equals)
                .onElements("img")
                .allowAttributes("decoding")
                .matching("async"::equals)
                .onElements("img")
                .allowAttributes("controls")
                .onElements("audio", "video")
                .allowAttributes("preload")
                .matching("none"::equals)
                .onElements("audio", "video")
                .allowAttributes("type")
                .matching(Values.MEDIA_TYPE)
                .onElements("source")
                .allowAttributes("kind", "srclang", "label")
                .onElements("track")
                .allowAttributes("cite")
                .onElements("blockquote", "q", "del", "ins")
                .allowAttributes("datetime")
                .matching(Values.MOMENT)
                .onElements("time")
                .allowAttributes("start")
                .matching(Values.NUMBER)
                .onElements("ol")
                .allowAttributes("reversed")
                .onElements("ol")
                .allowAttributes("type")
                .matching(Pattern.compile("[1aAiI]").asMatchPredicate())
                .onElements("ol")
                .allowAttributes("value")
                .matching(Values.NUMBER)
                .onElements("li")
                .allowAttributes("colspan", "rowspan")
                .matching(Values.SIZE)
                .onElements("td", "th")
                .allowAttributes("scope")
                .matching(Set.of("row", "col", "rowgroup", "colgroup")::contains)
                .onElements("th")
                .allowAttributes("open")
                .onElements("details")
                .allowAttributes("lang")
                .matching(Values.LANGUAGE)
                .globally()
                .allowAttributes("dir")
                .matching(Set.of("ltr", "rtl", "auto")::contains)
                .globally()
                .allowAttributes("id")
                .matching((String id) -> id.startsWith(Attributing.ID_PREFIX))
                .globally()
                .allowAttributes("class")
                .matching((String names) -> Vocabulary.CLASSES.containsAll(Set.of(names.split(" "))))
                .globally()
                .toFactory();
    }

    /// In a class of their own, since the constants of an enum are made before its other statics.
    private static final class Values {
        static final Predicate<String> NUMBER = Pattern.compile("-?[0-9]{1,6}").asMatchPredicate();
        static final Predicate<String> SIZE = Pattern.compile("[0-9]{1,5}").asMatchPredicate();
        static final Predicate<String> MEDIA_TYPE =
                Pattern.compile("[a-z0-9]{1,40}/[a-z0-9.+-]{1,80}").asMatchPredicate();
        static final Predicate<String> LANGUAGE =
                Pattern.compile("[A-Za-z0-9-]{2,35}").asMatchPredicate();
        static final Predicate<String> MOMENT =
                Pattern.compile("[0-9T:Z.+ PDHMSW-]{1,40}").asMatchPredicate();
        static final Predicate<String> ANY = value -> true;
    }
}
