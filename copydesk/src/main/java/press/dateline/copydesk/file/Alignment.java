package press.dateline.copydesk.file;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.parser.Parser;

/// Finds in a stretch of HTML or Markdown the characters of the text that a parser made of it.
final class Alignment {
    private static final int LONGEST_ENTITY = 40;
    private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String source;
    private final boolean escapes;
    private final Map<String, String> entities = new HashMap<>();

    /// @param escapes whether a backslash takes the meaning from the mark behind it
    Alignment(String source, boolean escapes) {
        this.source = source;
        this.escapes = escapes;
    }

    /// Adds `text`, which stands between `from` and `to`, to a passage. Where the two fall out of step, what is left of
    /// the text stands for what is left of the source.
    void add(String text, int from, int to, PassageBuilder passage) {
        int at = from;
        int done = 0;
        while (done < text.length() && at < to) {
            char mark = source.charAt(at);
            int entity = mark == '&' ? entityAt(at, to) : 0;
            String written = source.substring(at, at + entity);
            String meant = entity == 0
                    ? ""
                    : entities.computeIfAbsent(written, entry -> Parser.unescapeEntities(entry, false));
            if (isEscape(at, to, text.charAt(done))) {
                passage.add(text.charAt(done++), at, at + 2);
                at += 2;
            } else if (!meant.equals(written) && text.startsWith(meant, done)) {
                for (int i = 0; i < meant.length(); i++) {
                    passage.add(meant.charAt(i), at, at + entity);
                }
                at += entity;
                done += meant.length();
            } else if (mark == text.charAt(done)) {
                passage.add(mark, at, at + 1);
                at++;
                done++;
            } else if (mark == '<' && source.indexOf('>', at) >= 0) {
                at = source.indexOf('>', at) + 1;
            } else {
                break;
            }
        }
        for (; done < text.length(); done++) {
            passage.add(text.charAt(done), Math.min(at, to), to);
        }
    }

    private boolean isEscape(int at, int to, char meant) {
        return escapes
                && source.charAt(at) == '\\'
                && at + 1 < to
                && source.charAt(at + 1) == meant
                && ESCAPABLE.indexOf(meant) >= 0;
    }

    /// How long the character reference is that begins at `at`; 0 where none does.
    private int entityAt(int at, int to) {
        int end = at + 1;
        int most = Math.min(to, at + LONGEST_ENTITY);
        while (end < most && (source.charAt(end) == '#' || isAlphanumeric(source.charAt(end)))) {
            end++;
        }
        if (end < most && source.charAt(end) == ';') {
            end++;
        }
        return end - at < 3 ? 0 : end - at;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
