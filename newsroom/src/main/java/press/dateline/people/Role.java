package press.dateline.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What someone is in the newsroom. [Rights] says what follows from it.
public enum Role {
    CONTRIBUTOR,
    WRITER,
    EDITOR,
    MANAGING_EDITOR,
    ADMINISTRATOR;

    /// As it is kept and typed: `managing-editor`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Key of its words.
    public String key() {
        return "role." + label();
    }

    public static Optional<Role> labelled(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
