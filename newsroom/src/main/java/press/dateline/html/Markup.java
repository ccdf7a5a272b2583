package press.dateline.html;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlStreamEventReceiver;

/// Writes what the policy lets through. Escapes only what HTML needs escaped, so that the text stays readable and the
/// same tree always makes the same string.
final class Markup implements HtmlStreamEventReceiver {
    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr", "source", "track");

    private final StringBuilder out;
    private int depth;
    private boolean preJustOpened;

    Markup(StringBuilder out) {
        this.out = out;
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {
        int length = out.length();
        while (length > 0 && out.charAt(length - 1) <= ' ') length--;
        out.setLength(length);
    }

    @Override
    public void openTag(String name, List<String> attributes) {
        out.append('<').append(name);
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            out.append(' ').append(attributes.get(i));
            String value = attributes.get(i + 1);
            if (isFlag(attributes.get(i))) continue;
            out.append("=\"");
            escapeAttribute(value, out);
            out.append('"');
        }
        out.append('>');
        preJustOpened = name.equals("pre");
        if (VOID.contains(name)) {
            if (depth == 0 && name.equals("hr")) out.append('\n');
        } else depth++;
    }

    private static boolean isFlag(String name) {
        return switch (name) {
            case "controls", "reversed", "open" -> true;
            default -> false;
        };
    }

    @Override
    public void closeTag(String name) {
        preJustOpened = false;
        out.append("</").append(name).append('>');
        if (--depth == 0 && Vocabulary.isBlock(name)) out.append('\n');
    }

    @Override
    public void text(String text) {
        // A parser takes the first line break of a pre away, so one that matters needs another before it.
        if (preJustOpened && text.startsWith("\n")) out.append('\n');
        preJustOpened = false;
        escapeText(text, out);
    }

    static void escapeText(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\u00a0' -> out.append("&nbsp;");
                default -> out.append(c);
            }
        }
    }

    private static void escapeAttribute(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\u00a0' -> out.append("&nbsp;");
                default -> out.append(c);
            }
        }
    }
}
