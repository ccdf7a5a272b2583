package press.dateline.copydesk;

import java.util.Optional;

/// A rule of the house: words the desk wants otherwise.
///
/// @param name short and unique, such as `percent-sign`
/// @param pattern the words, or a regular expression of the linear-time kind
/// @param isExpression whether `pattern` is an expression rather than words
/// @param replacement what to write instead, where one thing is right
/// @param reason why, for whoever is stopped by it
/// @param owner who answers for the rule
/// @param severity warn or note
public record HouseRule(
        String name,
        String pattern,
        boolean isExpression,
        Optional<String> replacement,
        String reason,
        String owner,
        Severity severity) {}
