package press.dateline.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person's sign-in.
///
/// @param email where mails go and the name to sign in with, lower case
/// @param sections the sections its rights are limited to; empty for the whole site
/// @param invited whether it waits for its owner to take it up: no password, no passkey, and nobody came in by another
///     way yet
/// @param closedAt when it was closed, or null while it is open
public record Account(
        long id,
        long personId,
        String name,
        String email,
        Role role,
        Set<Long> sections,
        boolean withPassword,
        boolean withCodes,
        boolean invited,
        Instant createdAt,
        @Nullable Instant closedAt) {
    public Account {
        sections = Set.copyOf(sections);
    }

    public boolean open() {
        return closedAt == null;
    }
}
