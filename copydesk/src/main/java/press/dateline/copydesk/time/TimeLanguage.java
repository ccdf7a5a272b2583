package press.dateline.copydesk.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.time.Pattern.Meaning;
import press.dateline.copydesk.time.Pattern.Slot;
import press.dateline.copydesk.time.Pattern.Step;

/// How a language says times: its words and patterns, read once from `<language>.txt`. Thread-safe.
///
/// A line `@class word word=1 …` gives words to a slot or to a list; any other line is `pattern = meaning argument …`.
/// In a pattern `$month` is a slot, `a|b` one of several words, `?` behind either makes it optional, and what stands in
/// round brackets must stand before the time but is no part of it.
final class TimeLanguage {
    /// No word of this class.
    static final int NO = Integer.MIN_VALUE;

    private static final Map<String, TimeLanguage> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Map<Slot, Map<String, Integer>> words = new EnumMap<>(Slot.class);
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Node root = new Node();
    private int patterns;

    private Set<String> abbreviated = Set.of();
    private boolean hasCapitals;
    private boolean hasOrdinalStop;

    private TimeLanguage() {}

    /// What may follow the tokens so far.
    static final class Node {
        final Map<String, Node> byWord = new HashMap<>();
        final Map<Slot, Node> bySlot = new EnumMap<>(Slot.class);

        @Nullable
        Pattern pattern;
    }

    /// The language of a copy; one that has no file of its own has no times.
    static TimeLanguage of(Locale locale) {
        return BY_LANGUAGE.computeIfAbsent(locale.getLanguage(), TimeLanguage::read);
    }

    Node root() {
        return root;
    }

    boolean isAbbreviation(String word) {
        return abbreviated.contains(word);
    }

    boolean isOrdinalSuffix(String word) {
        return list("ordinalsuffix").contains(word);
    }

    /// Whether `25.` is the 25th.
    boolean hasOrdinalStop() {
        return hasOrdinalStop;
    }

    /// The words of a list, such as `future`; empty where the language has none.
    Set<String> list(String name) {
        return lists.getOrDefault(name, Set.of());
    }

    Map<String, Set<String>> lists() {
        return lists;
    }

    /// What a token is worth in a slot, [#NO] where it has no place there.
    int value(Slot slot, Token token) {
        return switch (token.shape()) {
            case WORD -> wordValue(slot, token);
            case NUMBER -> numberValue(slot, token);
            case ISO -> slot == Slot.ISO ? 0 : NO;
            case NUMERIC -> slot == Slot.NUMERIC ? 0 : NO;
            case CLOCK -> slot == Slot.CLOCK ? token.a() * 60 + token.b() : NO;
            case MARK -> NO;
        };
    }

    private int wordValue(Slot slot, Token token) {
        Map<String, Integer> known = words.get(slot == Slot.CLEARMONTH ? Slot.MONTH : slot);
        Integer value = known == null ? null : known.get(token.word());
        if (value == null) {
            return NO;
        }
        boolean wantsCapital = slot == Slot.MONTH || slot == Slot.CLEARMONTH || slot == Slot.WEEKDAY;
        if (wantsCapital && hasCapitals && !token.isCapital()) {
            return NO;
        }
        return slot == Slot.CLEARMONTH && list("unclear").contains(token.word()) ? NO : value;
    }

    private static int numberValue(Slot slot, Token token) {
        int number = token.a();
        boolean plain = !token.isOrdinal();
        boolean fits =
                switch (slot) {
                    case DAY -> !token.isPlural() && token.digits() <= 2 && number >= 1 && number <= 99;
                    case YEAR -> plain && token.digits() == 4 && number >= 1000 && number < 2200;
                    case ANYYEAR -> plain && token.digits() <= 4 && number > 0;
                    case DECADE -> token.isPlural() && token.digits() == 4 && number % 10 == 0;
                    case SHORTDECADE -> token.isPlural() && token.digits() == 2 && number % 10 == 0;
                    case NUMBER -> plain && token.digits() <= 4;
                    case ORDINAL -> token.isOrdinal() && !token.isPlural() && token.digits() <= 2;
                    case HOUR -> plain && token.digits() <= 2 && number <= 24;
                    default -> false;
                };
        return fits ? number : NO;
    }

    private static TimeLanguage read(String name) {
        TimeLanguage language = new TimeLanguage();
        try (InputStream file = TimeLanguage.class.getResourceAsStream(name + ".txt")) {
            if (file != null) {
                new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(language::line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        language.abbreviated = language.list("abbreviated");
        language.hasCapitals = language.list("settings").contains("capitals");
        language.hasOrdinalStop = language.list("settings").contains("ordinalstop");
        return language;
    }

    private void line(String line) {
        if (line.startsWith("@")) {
            words(line.substring(1).split(" +"));
        } else {
            int equals = line.lastIndexOf(" = ");
            String[] meaning = line.substring(equals + 3).split(" +");
            pattern(line.substring(0, equals).split(" +"), meaning);
        }
    }

    private void words(String[] parts) {
        Slot slot = slot(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String word = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            if (slot == null) {
                lists.computeIfAbsent(parts[0], key -> new HashSet<>()).add(word);
            } else {
                int value = equals < 0 ? i : Integer.parseInt(parts[i].substring(equals + 1));
                words.computeIfAbsent(slot, key -> new HashMap<>()).put(word, value);
            }
        }
    }

    private static @Nullable Slot slot(String name) {
        for (Slot slot : Slot.values()) {
            if (slot.name().equalsIgnoreCase(name)) {
                return slot;
            }
        }
        return null;
    }

    private void pattern(String[] items, String[] meaning) {
        List<String> arguments = List.of(meaning).subList(1, meaning.length);
        Meaning means = Meaning.valueOf(meaning[0].toUpperCase(Locale.ROOT));
        expand(items, 0, new ArrayList<>(), 0, new Ending(means, arguments, patterns++));
    }

    private record Ending(Meaning meaning, List<String> arguments, int rank) {}

    private void expand(String[] items, int at, List<Step> steps, int context, Ending ending) {
        if (at == items.length) {
            grow(new Pattern(List.copyOf(steps), context, ending.meaning(), ending.arguments(), ending.rank()));
            return;
        }
        String item = items[at];
        boolean isContext = item.startsWith("(") && item.endsWith(")");
        String bare = isContext ? item.substring(1, item.length() - 1) : item;
        boolean isOptional = bare.length() > 1 && bare.endsWith("?");
        if (isOptional) {
            expand(items, at + 1, steps, context, ending);
            bare = bare.substring(0, bare.length() - 1);
        }
        for (String choice : bare.split("\\|")) {
            Slot slot = choice.startsWith("$") ? slot(choice.substring(1)) : null;
            if (choice.startsWith("$") && slot == null) {
                throw new IllegalArgumentException("no slot " + choice);
            }
            steps.add(new Step(slot == null ? choice : "", slot));
            expand(items, at + 1, steps, isContext ? context + 1 : context, ending);
            steps.removeLast();
        }
    }

    private void grow(Pattern pattern) {
        if (pattern.steps().size() <= pattern.context() || endsInJoint(pattern)) {
            return;
        }
        Node node = root;
        for (Step step : pattern.steps()) {
            Slot slot = step.slot();
            node = slot == null
                    ? node.byWord.computeIfAbsent(step.word(), key -> new Node())
                    : node.bySlot.computeIfAbsent(slot, key -> new Node());
        }
        Pattern known = node.pattern;
        if (known == null || pattern.rank() < known.rank()) {
            node.pattern = pattern;
        }
    }

    /// A comma or an `of` that stayed while what it parts was left out makes no pattern.
    private boolean endsInJoint(Pattern pattern) {
        Step first = pattern.steps().get(pattern.context());
        Step last = pattern.steps().getLast();
        for (int i = 1; i < pattern.steps().size(); i++) {
            if (isComma(pattern.steps().get(i)) && isComma(pattern.steps().get(i - 1))) {
                return true;
            }
        }
        return isComma(first) || isComma(last) || list("joint").contains(last.word());
    }

    private static boolean isComma(Step step) {
        return step.word().equals(",") || step.word().equals("-");
    }
}
