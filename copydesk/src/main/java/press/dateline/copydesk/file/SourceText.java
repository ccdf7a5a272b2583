package press.dateline.copydesk.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;
import press.dateline.copydesk.Place;

/// The text a copy was read from, and where in it things stand. Lines and columns count from 1; a column is a
/// character as Unicode counts them. Immutable.
public final class SourceText {
    private final String name;
    private final String text;
    private final int[] lineStarts;
    private final OptionalInt entryLine;
    private final boolean pairs;

    private SourceText(String name, String text, OptionalInt entryLine) {
        this.name = name;
        this.text = text;
        this.entryLine = entryLine;
        this.pairs = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        this.lineStarts = lineStarts(text);
    }

    /// @param name of the file, as it was called
    /// @param text its characters, without a mark in front, line ends being `\n`
    public static SourceText of(String name, String text) {
        return new SourceText(name, text, OptionalInt.empty());
    }

    /// A copy that was not read from a file of its own, with its words as they are for a source.
    ///
    /// @param name of what it came from
    /// @param entryLine where in that it begins
    public static StoryFile.Story within(String name, OptionalInt entryLine, Copy copy) {
        StringBuilder text = new StringBuilder();
        Copy moved = new Copy(
                move(copy.headline(), text),
                copy.standfirst() == null ? null : move(copy.standfirst(), text),
                copy.dateline() == null ? null : move(copy.dateline(), text),
                copy.body().stream()
                        .map(block -> new Block(block.kind(), move(block.passage(), text), block.links()))
                        .toList(),
                copy.pictures().stream()
                        .map(picture -> new Picture(
                                picture.source(),
                                picture.alt(),
                                picture.caption() == null ? null : move(picture.caption(), text),
                                picture.credit()))
                        .toList(),
                copy.furniture(),
                copy.language(),
                copy.publication());
        return new StoryFile.Story(moved, new SourceText(name, text.toString(), entryLine));
    }

    private static Passage move(Passage passage, StringBuilder text) {
        int at = text.length();
        text.append(passage.text()).append('\n');
        return new Passage(passage.text(), at);
    }

    /// A place in the source.
    ///
    /// @param line from 1
    /// @param column from 1
    public record Spot(int line, int column) {}

    /// From a first character to the one behind the last.
    ///
    /// @param from offset in [#text()]
    /// @param to offset in [#text()]
    public record Stretch(int from, int to) {}

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// The line of the file where the entry begins that this text was taken from; empty for a file of its own.
    public OptionalInt entryLine() {
        return entryLine;
    }

    public Spot spot(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found < 0 ? -found - 2 : found;
        int columns = pairs ? text.codePointCount(lineStarts[line], offset) : offset - lineStarts[line];
        return new Spot(line + 1, columns + 1);
    }

    /// The line on which a character stands, without its end.
    public Stretch lineAt(int offset) {
        int line = spot(offset).line();
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return new Stretch(lineStarts[line - 1], end);
    }

    /// Where a place of `copy`, which was read from this text, stands in it. Empty for what has no words.
    public Optional<Stretch> find(Copy copy, Place place) {
        return passage(copy, place)
                .map(passage -> place.from() == place.to()
                        ? new Stretch(
                                passage.sourceFrom(0),
                                passage.sourceTo(passage.text().length()))
                        : new Stretch(passage.sourceFrom(place.from()), passage.sourceTo(place.to())));
    }

    private static Optional<Passage> passage(Copy copy, Place place) {
        return switch (place.part()) {
            case HEADLINE -> Optional.of(copy.headline());
            case STANDFIRST -> Optional.ofNullable(copy.standfirst());
            case DATELINE -> Optional.ofNullable(copy.dateline());
            case BODY -> at(copy.body(), place.index()).map(Block::passage);
            case CAPTION, PICTURE -> at(copy.pictures(), place.index()).map(Picture::caption);
            case FURNITURE -> Optional.empty();
        };
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = end + 1;
        }
        return Arrays.copyOf(starts, lines);
    }
}
