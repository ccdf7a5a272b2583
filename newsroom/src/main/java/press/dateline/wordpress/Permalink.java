package press.dateline.wordpress;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A permalink structure of WordPress, such as `/%year%/%monthnum%/%day%/%postname%/`, as a question to a path: is it
/// one of yours, and what does it name? What a structure consists of is told in WordPress's handbook, "Structure tags".
final class Permalink {
    private static final Pattern PART = Pattern.compile("%([a-z_]{3,12})%");

    /// Longer paths are no permalinks: slugs have at most 200 characters.
    private static final int LONGEST_PATH = 600;

    private static final Permalink NONE = new Permalink(Pattern.compile("(?!)"), Set.of());

    private final Pattern pattern;
    private final Set<String> parts;

    private Permalink(Pattern pattern, Set<String> parts) {
        this.pattern = pattern;
        this.parts = parts;
    }

    /// What a path names. Whatever the structure does not tell is empty.
    record Named(Optional<String> id, Optional<String> slug, DateInPath date) {}

    /// A structure that cannot be read, or that names neither a story nor its moment, matches nothing.
    static Permalink of(String structure) {
        StringBuilder pattern = new StringBuilder("/?");
        Set<String> parts = new HashSet<>();
        Matcher part = PART.matcher(structure);
        int end = structure.startsWith("/") ? 1 : 0;
        while (part.find()) {
            String shape = shape(part.group(1));
            if (shape.isEmpty() || !parts.add(part.group(1)) || part.start() < end) {
                return NONE;
            }
            pattern.append(Pattern.quote(structure.substring(end, part.start())));
            pattern.append("(?<")
                    .append(group(part.group(1)))
                    .append('>')
                    .append(shape)
                    .append(')');
            end = part.end();
        }
        String rest = structure.substring(Math.min(end, structure.length()));
        pattern.append(Pattern.quote(rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest));
        boolean names = parts.contains("post_id") || parts.contains("postname") || parts.contains("second");
        return names ? new Permalink(Pattern.compile(pattern.append("/?").toString()), parts) : NONE;
    }

    private static String shape(String part) {
        return switch (part) {
            case "year" -> "\\d{4}";
            case "monthnum", "day", "hour", "minute", "second" -> "\\d{1,2}";
            case "post_id" -> "\\d{1,18}";
            case "postname", "author" -> "[^/]{1,200}";
            case "category" -> ".{1,400}?";
            default -> "";
        };
    }

    private static String group(String part) {
        return part.replace("_", "");
    }

    Optional<Named> match(String path) {
        if (path.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(path);
        return matcher.matches()
                ? Optional.of(new Named(
                        part(matcher, "post_id"),
                        part(matcher, "postname"),
                        new DateInPath(
                                number(matcher, "year"),
                                number(matcher, "monthnum"),
                                number(matcher, "day"),
                                number(matcher, "hour"),
                                number(matcher, "minute"),
                                number(matcher, "second"))))
                : Optional.empty();
    }

    private Optional<String> part(Matcher matcher, String part) {
        return parts.contains(part) ? Optional.of(matcher.group(group(part))) : Optional.empty();
    }

    private int number(Matcher matcher, String part) {
        return parts.contains(part) ? Integer.parseInt(matcher.group(group(part))) : DateInPath.UNSAID;
    }
}
