package press.dateline.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Someone at the desk, in one browser.
///
/// @param session id of the session
/// @param sections every section its rights reach, with those within them; empty for the whole site
public record SignedIn(Account account, long session, Set<Long> sections) {
    public SignedIn {
        sections = Set.copyOf(sections);
    }

    public Role role() {
        return account.role();
    }

    /// Whether the role allows `act` somewhere on the site.
    public boolean may(Act act) {
        return Rights.of(role()).contains(act);
    }

    /// Whether `act` is allowed on what lies in `section`.
    ///
    /// @param section null for what lies in none, which only rights for the whole site reach
    public boolean may(Act act, @Nullable Long section) {
        return may(act) && (sections.isEmpty() || (section != null && sections.contains(section)));
    }
}
