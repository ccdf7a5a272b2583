package press.dateline.copydesk;

/// A stretch of copy and where it stands in its source. Each character of the text stands for one of the source, so
/// what is found at `i` in the text is found at `at + i` in the source.
///
/// @param text without line ends; never empty
/// @param at how many characters of the source stand before it
public record Passage(String text, int at) {
    public Passage {
        if (text.isEmpty() || at < 0) {
            throw new IllegalArgumentException("a passage has words and a place");
        }
    }

    /// What is left from character `from` on, without the blanks it begins with.
    Passage from(int from) {
        int start = from;
        while (start < text.length() && PlainText.isBlank(text.charAt(start))) {
            start++;
        }
        return new Passage(text.substring(start), at + start);
    }
}
