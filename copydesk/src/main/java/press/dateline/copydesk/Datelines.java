package press.dateline.copydesk;

import java.util.Optional;

/// Tells a dateline from other words in capitals.
final class Datelines {
    private static final char DASH = '\u2014';
    private static final int LONGEST = 60;

    private Datelines() {}

    record Split(Passage dateline, Passage lead) {}

    /// The place that opens `first` and the sentence behind it; empty when the opening may mean anything else, such as
    /// `NASA — the agency — said`.
    static Optional<Split> split(Passage first) {
        String text = first.text();
        int dash = text.indexOf(DASH);
        if (dash < 1 || dash > LONGEST) {
            return Optional.empty();
        }
        String place = text.substring(0, dash).stripTrailing();
        String rest = text.substring(dash + 1).strip();
        if (!isPlace(place) || !beginsSentence(rest)) {
            return Optional.empty();
        }
        return Optional.of(new Split(first.until(place.length()), first.from(dash + 1)));
    }

    private static boolean isPlace(String words) {
        return words.codePoints().filter(Character::isUpperCase).count() >= 2
                && words.codePoints().allMatch(Datelines::mayStandInPlace);
    }

    private static boolean mayStandInPlace(int letter) {
        return Character.isUpperCase(letter)
                || letter == ' '
                || letter == '\u00a0'
                || ".,'\u2019-/()".indexOf(letter) >= 0
                || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /// A second dash in the same sentence makes the first one half of a bracket.
    private static boolean beginsSentence(String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        int opening = rest.codePointAt(0);
        boolean begins = Character.isUpperCase(opening)
                || Character.isDigit(opening)
                || "\"'\u201c\u2018\u00ab\u201e([".indexOf(opening) >= 0;
        int secondDash = rest.indexOf(DASH);
        int end = sentenceEnd(rest);
        return begins && (secondDash < 0 || end >= 0 && end < secondDash);
    }

    private static int sentenceEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean stop = ".!?".indexOf(text.charAt(i)) >= 0;
            if (stop && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }
}
