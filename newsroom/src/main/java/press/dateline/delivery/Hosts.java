package press.dateline.delivery;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The hosts this site answers for. A request for another host is misdirected (421), so that no foreign name that
/// points here can be used against readers.
///
/// @param names lower-case host names without port; none means any
public record Hosts(Set<String> names) {
    public static Hosts any() {
        return new Hosts(Set.of());
    }

    public static Hosts of(Collection<String> names) {
        return new Hosts(
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }

    /// @param authority host, perhaps with a port, as in a `Host` header
    boolean know(String authority) {
        if (names.isEmpty()) {
            return true;
        }
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        String name = port ? authority.substring(0, colon) : authority;
        return names.contains(name.toLowerCase(Locale.ROOT));
    }
}
