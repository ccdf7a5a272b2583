package press.dateline.reads;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kind of place a reader came from. The browser sorts it; the address itself never leaves it.
public enum Referrer {
    DIRECT,
    SEARCH,
    SOCIAL,
    SITE,
    OTHER;

    /// As it is sent and stored: `search`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Referrer> labelled(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
