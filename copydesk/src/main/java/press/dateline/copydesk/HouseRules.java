package press.dateline.copydesk;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import press.dateline.copydesk.GalleyText.Span;

/// The rules of a house, ready to read copy with. Both kinds of pattern take time that grows with the text and no
/// faster. Immutable, thread-safe; made once and kept, since making it compiles every pattern.
public final class HouseRules {
    /// No expression may grow beyond this many characters with its repeats written out: `(a{1000}){1000}` is short and
    /// would fill the memory while it is compiled.
    private static final int LARGEST_EXPRESSION = 20_000;

    private static final HouseRules NONE = new HouseRules(List.of());

    private final List<Ready> ready;

    private HouseRules(List<Ready> ready) {
        this.ready = List.copyOf(ready);
    }

    /// Words of a text that a rule of the house wants otherwise.
    ///
    /// @param replacement what to write instead; empty where the rule has nothing or the words must be thought of
    public record Hit(HouseRule rule, Span span, Optional<String> replacement) {}

    /// A copy in which a rule that is tried finds something.
    ///
    /// @param hits the places, in reading order; never empty
    public record Trial(Copy copy, List<Place> hits) {
        public Trial {
            hits = List.copyOf(hits);
        }
    }

    public static HouseRules none() {
        return NONE;
    }

    /// The rules, ready.
    ///
    /// @throws IllegalArgumentException at the first rule that [#fault] speaks against, and at two of one name
    public static HouseRules of(List<HouseRule> rules) {
        Set<String> names = new HashSet<>();
        List<Ready> ready = new ArrayList<>();
        for (HouseRule rule : rules) {
            fault(rule).ifPresent(fault -> {
                throw new IllegalArgumentException(rule.name() + ": " + fault);
            });
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(rule.name() + ": there are two rules of this name");
            }
            ready.add(Ready.of(rule));
        }
        return new HouseRules(ready);
    }

    /// What is wrong with a rule, in a sentence for whoever wrote it; empty when it can be used.
    public static Optional<String> fault(HouseRule rule) {
        if (rule.name().isBlank() || rule.reason().isBlank() || rule.owner().isBlank()) {
            return Optional.of("a rule needs a name, a reason and an owner");
        }
        if (rule.severity() == Severity.BLOCK) {
            return Optional.of("a rule of the house warns or notes; it cannot block");
        }
        if (rule.pattern().isBlank()) {
            return Optional.of("the pattern has no words");
        }
        return rule.isExpression() ? faultOfExpression(rule) : Optional.empty();
    }

    /// Tries a rule on many copies, lazily, before anybody has to live with it.
    ///
    /// @throws IllegalArgumentException when [#fault] speaks against the rule
    public static Stream<Trial> tryOn(HouseRule rule, Stream<Copy> copies) {
        HouseRules alone = of(List.of(rule));
        return copies.map(copy -> new Trial(copy, alone.places(copy)))
                .filter(trial -> !trial.hits().isEmpty());
    }

    /// Everything the rules find in one text, rule by rule.
    public List<Hit> in(String text) {
        List<Hit> hits = new ArrayList<>();
        for (Ready rule : ready) {
            rule.find(text, hits);
        }
        return List.copyOf(hits);
    }

    private List<Place> places(Copy copy) {
        return new Galley(copy, Archive.empty())
                .texts().stream()
                        .flatMap(text -> in(text.text()).stream().map(hit -> text.place(hit.span())))
                        .toList();
    }

    private static Optional<String> faultOfExpression(HouseRule rule) {
        try {
            if (writtenOut(rule.pattern()) > LARGEST_EXPRESSION) {
                return Optional.of("the expression is too large: repeat fewer times");
            }
            Pattern pattern = Pattern.compile(rule.pattern());
            if (pattern.matches("")) {
                return Optional.of("the expression matches no words at all, so it would match everywhere");
            }
            return rule.replacement().flatMap(words -> faultOfReplacement(words, pattern.groupCount()));
        } catch (PatternSyntaxException fault) {
            return Optional.of("the expression cannot be read: " + fault.getDescription() + " at “" + fault.getPattern()
                    + "”; looking around and back is not to be had");
        }
    }

    /// How long an expression is with all its counted repeats written out, at most: as if each stood within the others.
    private static double writtenOut(String expression) {
        double length = expression.length();
        int at = expression.indexOf('{');
        while (at >= 0 && length <= LARGEST_EXPRESSION) {
            int close = expression.indexOf('}', at);
            String counts = close < 0 ? "" : expression.substring(at + 1, close);
            if (!counts.isEmpty() && counts.chars().allMatch(mark -> mark == ',' || mark >= '0' && mark <= '9')) {
                String last = counts.substring(counts.lastIndexOf(',') + 1);
                length *= Math.max(
                        1, Double.parseDouble(last.isEmpty() ? counts.substring(0, counts.indexOf(',')) + ".0" : last));
            }
            at = expression.indexOf('{', at + 1);
        }
        return length;
    }

    private static Optional<String> faultOfReplacement(String words, int groups) {
        int dollar = words.indexOf('$');
        while (dollar >= 0) {
            int group = dollar + 1 < words.length() ? Character.digit(words.charAt(dollar + 1), 10) : -1;
            if (group < 0 || group > groups) {
                return Optional.of(
                        "the replacement names a group that the expression has not: after “$” stands one of 0 to "
                                + groups);
            }
            dollar = words.indexOf('$', dollar + 1);
        }
        return Optional.empty();
    }

    /// A rule that can be run.
    private sealed interface Ready {
        void find(String text, List<Hit> hits);

        static Ready of(HouseRule rule) {
            return rule.isExpression() ? new Expression(rule, Pattern.compile(rule.pattern())) : WholeWords.of(rule);
        }
    }

    private record Expression(HouseRule rule, Pattern pattern) implements Ready {
        @Override
        public void find(String text, List<Hit> hits) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    Span span = new Span(matcher.start(), matcher.end());
                    hits.add(new Hit(rule, span, rule.replacement().map(words -> fill(matcher, words))));
                }
            }
        }

        private static String fill(Matcher matcher, String replacement) {
            StringBuilder filled = new StringBuilder();
            for (int at = 0; at < replacement.length(); at++) {
                if (replacement.charAt(at) == '$') {
                    at++;
                    String group = matcher.group(Character.digit(replacement.charAt(at), 10));
                    filled.append(group == null ? "" : group);
                } else {
                    filled.append(replacement.charAt(at));
                }
            }
            return filled.toString();
        }
    }

    /// Words as they are, not within longer ones. In small letters they are found in any; with a capital they are found
    /// as they are.
    private record WholeWords(HouseRule rule, String words, boolean anyCase) implements Ready {
        static WholeWords of(HouseRule rule) {
            String words = rule.pattern().strip();
            return new WholeWords(rule, words, words.equals(words.toLowerCase(Locale.ROOT)));
        }

        @Override
        public void find(String text, List<Hit> hits) {
            for (int at = 0; at + words.length() <= text.length(); at++) {
                int end = at + words.length();
                if (matchesAt(text, at)
                        && isEdge(text, at, words.codePointAt(0))
                        && isEdge(text, end, words.codePointBefore(words.length()))) {
                    String found = text.substring(at, end);
                    hits.add(new Hit(rule, new Span(at, end), rule.replacement().map(other -> inCaseOf(found, other))));
                    at = end - 1;
                }
            }
        }

        private boolean matchesAt(String text, int at) {
            for (int i = 0; i < words.length(); i++) {
                char wanted = words.charAt(i);
                char found = text.charAt(at + i) == '\u00a0' ? ' ' : text.charAt(at + i);
                if (found != wanted && !(anyCase && Character.toLowerCase(found) == wanted)) {
                    return false;
                }
            }
            return true;
        }

        /// Whether a word may begin or end at `at`, where `own` is the letter of ours beside it.
        private static boolean isEdge(String text, int at, int own) {
            return !isInWord(own)
                    || at == 0
                    || at == text.length()
                    || !isInWord(text.codePointBefore(at))
                    || !isInWord(text.codePointAt(at));
        }

        private static boolean isInWord(int letter) {
            return Character.isLetterOrDigit(letter) || Character.getType(letter) == Character.NON_SPACING_MARK;
        }

        private String inCaseOf(String found, String other) {
            boolean raise = anyCase
                    && Character.isUpperCase(found.codePointAt(0))
                    && Character.isLowerCase(words.codePointAt(0))
                    && !other.isEmpty();
            if (!raise) {
                return other;
            }
            int rest = other.offsetByCodePoints(0, 1);
            return other.substring(0, rest).toUpperCase(Locale.ROOT) + other.substring(rest);
        }
    }
}
