package press.dateline.desk;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// The desk's words, as ICU message patterns in `words_en.properties`, with moments in the site's zone. Immutable.
public final class DeskWords {
    private static final Properties ENGLISH = load("words_en.properties");

    private final ZoneId zone;

    DeskWords(ZoneId zone) {
        this.zone = zone;
    }

    public String languageTag() {
        return "en";
    }

    /// @throws IllegalArgumentException when there are no such words
    public String say(String key) {
        return say(key, new Object[0]);
    }

    public String say(String key, Object value) {
        return say(key, new Object[] {value});
    }

    public String say(String key, Object first, Object second) {
        return say(key, new Object[] {first, second});
    }

    String say(String key, Object[] values) {
        String pattern = ENGLISH.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("The desk has no words for '" + key + "'");
        }
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(values);
    }

    /// All words whose keys begin so, by the rest of the key, for a script that puts values in itself.
    Map<String, String> below(String prefix) {
        return ENGLISH.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), ENGLISH::getProperty));
    }

    /// The words of one of several things of a kind: `front.kind.lead`.
    public String of(String kind, String name) {
        return say(kind + "." + name);
    }

    public String of(String kind, String name, Object value) {
        return say(kind + "." + name, value);
    }

    /// A choice of a setting in words; one that has none is its own.
    public String option(String option) {
        return know("option." + option) ? say("option." + option) : option;
    }

    boolean know(String key) {
        return ENGLISH.containsKey(key);
    }

    /// What was done, by the name under which it is kept.
    public String act(String key) {
        return know(key) ? say(key) : key.substring(key.indexOf('.') + 1);
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /// Day and time, short, as in a list.
    public String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).format(at.atZone(zone));
    }

    /// The hour and minute alone.
    public String hour(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).format(at.atZone(zone));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(day);
    }

    /// For machines, as in HTML's `datetime`.
    public String machine(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static Properties load(String name) {
        try (InputStream in = DeskWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
