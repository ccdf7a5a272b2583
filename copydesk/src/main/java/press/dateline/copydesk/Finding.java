package press.dateline.copydesk;

import java.util.List;

/// Something that the copy desk wants looked at.
///
/// @param rule which rule found it
/// @param severity what is asked of the desk
/// @param place where the words stand
/// @param words as they stand there; empty where the place has none
/// @param related other places that say why, such as the date that contradicts
/// @param message a sentence that an editor understands
/// @param computed what was worked out, such as `29 October 2016 was a Saturday`; empty where nothing was
/// @param suggestions words to put in place of those found, only where that is certain; else empty
public record Finding(
        RuleName rule,
        Severity severity,
        Place place,
        String words,
        List<Place> related,
        String message,
        String computed,
        List<String> suggestions) {
    public Finding {
        related = List.copyOf(related);
        suggestions = List.copyOf(suggestions);
    }

    /// Tells the same finding again after the copy around it was edited, so that what was let stand once stays so:
    /// rule, words and what was worked out, not the place.
    public String key() {
        return rule.id() + '|' + words + '|' + computed;
    }
}
