package press.dateline.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names a browser as its owner would, from what it says of itself. A guess: nothing depends on it.
final class Browsers {
    private record Name(String sign, String name) {}

    /// The first that fits; browsers also name those they descend from.
    private static final List<Name> PROGRAMS = List.of(
            new Name("Edg", "Edge"),
            new Name("OPR/", "Opera"),
            new Name("Firefox/", "Firefox"),
            new Name("Chrome/", "Chrome"),
            new Name("Safari/", "Safari"));

    private static final List<Name> SYSTEMS = List.of(
            new Name("iPhone", "iPhone"),
            new Name("iPad", "iPad"),
            new Name("Android", "Android"),
            new Name("Windows", "Windows"),
            new Name("Mac OS", "macOS"),
            new Name("Linux", "Linux"));

    private Browsers() {}

    static String name(@Nullable String agent) {
        String says = agent == null ? "" : agent;
        String program = first(PROGRAMS, says);
        String system = first(SYSTEMS, says);
        return (program.isEmpty() ? "Browser" : program) + (system.isEmpty() ? "" : " · " + system);
    }

    private static String first(List<Name> names, String says) {
        return names.stream()
                .filter(one -> says.contains(one.sign()))
                .map(Name::name)
                .findFirst()
                .orElse("");
    }
}
