package press.dateline.desk;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Entities;
import press.dateline.html.CleanHtml;
import press.dateline.story.Furniture;

/// Two versions of a story side by side, paragraph by paragraph, with the words that differ marked.
public final class Comparison {
    /// Beyond, a paragraph is shown as changed without saying where: finding that out grows with the square of it.
    private static final int LONGEST_LINE = 20_000;

    private static final int MOST_LINES = 3_000;

    /// Marks in private use, which no text of a story keeps, until what is around them is escaped.
    private static final char DELETED = '\uE000';
    private static final char INSERTED = '\uE001';
    private static final char END = '\uE002';

    private Comparison() {}

    /// A paragraph before and after.
    ///
    /// @param kind `same`, `changed`, `new` or `gone`
    /// @param before HTML in which only `del` is markup
    /// @param after HTML in which only `ins` is markup
    public record Row(String kind, String before, String after) {}

    /// @return empty when there is too much to compare
    static Optional<List<Row>> of(
            Furniture furniture, CleanHtml copy, Furniture otherFurniture, CleanHtml otherCopy, Locale language) {
        List<String> before = lines(furniture, copy);
        List<String> after = lines(otherFurniture, otherCopy);
        if (before.size() > MOST_LINES || after.size() > MOST_LINES) {
            return Optional.empty();
        }
        DiffRowGenerator generator = DiffRowGenerator.create()
                .showInlineDiffs(true)
                .mergeOriginalRevised(false)
                .inlineDiffBySplitter(line -> words(line, language))
                .lineNormalizer(line -> line)
                .oldTag(opens -> Character.toString(opens ? DELETED : END))
                .newTag(opens -> Character.toString(opens ? INSERTED : END))
                .build();
        return Optional.of(generator.generateDiffRows(before, after).stream()
                .map(row -> new Row(kind(row.getTag()), html(row.getOldLine()), html(row.getNewLine())))
                .toList());
    }

    private static String kind(DiffRow.Tag tag) {
        return switch (tag) {
            case EQUAL -> "same";
            case CHANGE -> "changed";
            case INSERT -> "new";
            case DELETE -> "gone";
        };
    }

    private static List<String> lines(Furniture furniture, CleanHtml copy) {
        List<String> lines = new ArrayList<>();
        lines.add(furniture.kicker());
        lines.add(furniture.headline());
        lines.add(CleanHtml.stored(furniture.standfirst()).plainText());
        lines.add(furniture.dateline());
        lines.addAll(copy.plainText().lines().toList());
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("[\uE000-\uE002]", ""))
                .toList();
    }

    private static List<String> words(String line, Locale language) {
        if (line.length() > LONGEST_LINE) {
            return List.of(line);
        }
        List<String> words = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getWordInstance(language);
        breaks.setText(line);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            words.add(line.substring(from, to));
        }
        return words;
    }

    private static String html(String marked) {
        StringBuilder html = new StringBuilder();
        String open = "";
        int from = 0;
        for (int at = 0; at < marked.length(); at++) {
            char c = marked.charAt(at);
            if (c == DELETED || c == INSERTED || c == END) {
                html.append(Entities.escape(marked.substring(from, at)));
                if (c == END) {
                    html.append(open.isEmpty() ? "" : "</" + open + ">");
                    open = "";
                } else {
                    open = c == DELETED ? "del" : "ins";
                    html.append('<').append(open).append('>');
                }
                from = at + 1;
            }
        }
        html.append(Entities.escape(marked.substring(from)));
        return html.append(open.isEmpty() ? "" : "</" + open + ">").toString();
    }
}
