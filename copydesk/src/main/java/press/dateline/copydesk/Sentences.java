package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.dateline.copydesk.GalleyText.Span;

/// Cuts a text into sentences: a full stop ends one unless it belongs to an abbreviation, an initial or an ordinal.
final class Sentences {
    private static final String CLOSERS = "\"'\u201d\u2019\u00bb)]\u201c";

    private Sentences() {}

    static List<Span> of(String text, Locale language) {
        Abbreviations abbreviations = Abbreviations.of(language);
        List<Span> sentences = new ArrayList<>();
        int start = skipBlanks(text, 0);
        for (int at = start; at < text.length(); at++) {
            if (!ends(text, at, abbreviations)) {
                continue;
            }
            int end = at + 1;
            while (end < text.length() && (CLOSERS.indexOf(text.charAt(end)) >= 0 || isStop(text.charAt(end)))) {
                end++;
            }
            sentences.add(new Span(start, end));
            start = skipBlanks(text, end);
            at = Math.max(at, start - 1);
        }
        if (start < text.length()) {
            sentences.add(new Span(start, text.length()));
        }
        return List.copyOf(sentences);
    }

    private static boolean ends(String text, int at, Abbreviations abbreviations) {
        char mark = text.charAt(at);
        if (!isStop(mark)) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && (CLOSERS.indexOf(text.charAt(next)) >= 0 || isStop(text.charAt(next)))) {
            next++;
        }
        if (next < text.length() && !PlainText.isBlank(text.charAt(next))) {
            return false;
        }
        int following = skipBlanks(text, next);
        boolean lowerFollows = following < text.length() && Character.isLowerCase(text.codePointAt(following));
        return !lowerFollows && (mark != '.' || !abbreviations.endsAt(text, at));
    }

    private static boolean isStop(char mark) {
        return mark == '.' || mark == '!' || mark == '?' || mark == '\u2026' || mark == '\u3002';
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && PlainText.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
