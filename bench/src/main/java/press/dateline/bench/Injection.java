package press.dateline.bench;

import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Place;

/// An error put into a story, or something right put there to see that it is left alone.
///
/// @param kind what it is, such as `T1 with year`
/// @param code of the rule that should find it
/// @param wrong whether it is an error
/// @param words what was put there
record Injection(String kind, String code, boolean wrong, NewsStory story, String words) {
    /// Whether `finding` is about it: the rule's, and of words that have part of these, there or in a related place.
    boolean isFoundBy(Finding finding) {
        return finding.rule().code().equals(code)
                && (has(finding.words()) || finding.related().stream().anyMatch(place -> has(wordsAt(place))));
    }

    private boolean has(String found) {
        return !found.isEmpty() && (words.contains(found) || found.contains(words));
    }

    private String wordsAt(Place place) {
        return switch (place.part()) {
            case HEADLINE -> cut(story.headline(), place);
            case BODY -> cut(story.copy().body().get(place.index()).passage().text(), place);
            case STANDFIRST, DATELINE, CAPTION, PICTURE, FURNITURE -> "";
        };
    }

    private static String cut(String text, Place place) {
        return text.substring(place.from(), Math.min(place.to(), text.length()));
    }
}
