package press.dateline.story;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import java.util.Locale;
import java.util.OptionalInt;

/// How long it takes to read a text. Words are found by the rules of Unicode Standard Annex 29, so every script is
/// counted; Chinese and Japanese, which set no spaces, are counted by the character.
public final class ReadingTime {
    private static final int WORDS_A_MINUTE = 250;
    private static final int CHARACTERS_A_MINUTE = 500;

    private ReadingTime() {}

    /// Whole minutes, rounded up; empty when there is nothing to read.
    ///
    /// @param plainText without markup
    /// @param language of the text
    public static OptionalInt of(String plainText, Locale language) {
        if (isSimple(plainText)) {
            int words = simpleWords(plainText);
            return words == 0 ? OptionalInt.empty() : OptionalInt.of(Math.ceilDiv(words, WORDS_A_MINUTE));
        }
        int characters = 0;
        int words = 0;
        var breaks = BreakIterator.getWordInstance(language);
        breaks.setText(plainText);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            int inWord = ideographs(plainText, from, to);
            characters += inWord;
            if (inWord == 0 && hasLetterOrDigit(plainText, from, to)) words++;
        }
        // One character counts as half a word, which keeps the sum exact.
        long halfWords = 2L * words + (long) characters * 2 * WORDS_A_MINUTE / CHARACTERS_A_MINUTE;
        if (halfWords == 0) return OptionalInt.empty();
        return OptionalInt.of((int) Math.ceilDiv(halfWords, 2L * WORDS_A_MINUTE));
    }

    /// Whether every word ends at a blank or a mark: so it is in the alphabets up to Hebrew and Arabic. The rules need
    /// not be asked then, which they answer slowly.
    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x0700 && (c < 0x1e00 || c > 0x22ff)) return false;
        }
        return true;
    }

    /// Runs of letters and digits; an apostrophe or a full stop between two letters, or a mark between two digits, does
    /// not end one.
    private static int simpleWords(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (!inWord) words++;
                inWord = true;
            } else if (inWord && !joins(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                inWord = false;
            }
        }
        return words;
    }

    private static boolean joins(char mark, char next) {
        int type = Character.getType(mark);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || mark == '_') return true;
        return ".,'’:".indexOf(mark) >= 0 && Character.isLetterOrDigit(next);
    }

    private static int ideographs(String text, int from, int to) {
        int found = 0;
        for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (!UCharacter.isLetter(point)) continue;
            int script = UScript.getScript(point);
            boolean counted = script == UScript.HAN
                    || script == UScript.HIRAGANA
                    || script == UScript.KATAKANA
                    || UCharacter.hasBinaryProperty(point, UProperty.IDEOGRAPHIC);
            if (counted) found++;
        }
        return found;
    }

    private static boolean hasLetterOrDigit(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(UCharacter::isLetterOrDigit);
    }
}
