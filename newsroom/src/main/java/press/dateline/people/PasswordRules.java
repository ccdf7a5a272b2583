package press.dateline.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a password must be: long enough and not one that everybody tries first. Nothing is asked of its characters
/// (NIST SP 800-63B-4 §3.1.1.2).
public final class PasswordRules {
    /// In characters as people count them.
    public static final int SHORTEST = 8;

    /// Beyond this nobody types, and hashing would cost.
    public static final int LONGEST = 1000;

    private static final int TELLING = 4;

    private PasswordRules() {}

    /// Why a password will not do.
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        /// It is little more than the name of the site or of its owner.
        NAMES
    }

    /// @param names of the site and of whoever chooses it: title, host, printed name, mail address
    public static Optional<Fault> fault(String password, Collection<String> names) {
        String plain = folded(password);
        int length = plain.codePointCount(0, plain.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (plain.codePoints().distinct().count() < TELLING || common().contains(plain)) {
            return Optional.of(Fault.COMMON);
        }
        boolean named = names.stream()
                .flatMap(name -> Set.of(name.split("[\\s@]+")).stream())
                .map(PasswordRules::letters)
                .filter(name -> name.length() >= TELLING)
                .anyMatch(name -> letters(plain.replace(name, "")).length() < TELLING && plain.contains(name));
        return named ? Optional.of(Fault.NAMES) : Optional.empty();
    }

    private static String letters(String text) {
        return folded(text).replaceAll("[^\\p{L}]", "");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// Read when a password is chosen, which is seldom.
    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
