package press.dateline.copydesk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import press.dateline.copydesk.NamedRule;

/// Which rules are asked for.
final class Selection {
    private Selection() {}

    /// @param names ids, codes or groups; with a minus before it what is left out
    /// @throws IllegalArgumentException when no rule is called so
    static List<NamedRule> of(List<NamedRule> all, List<String> names) {
        List<NamedRule> wanted = new ArrayList<>();
        List<NamedRule> unwanted = new ArrayList<>();
        for (String name : names) {
            boolean out = name.strip().startsWith("-");
            String called = out ? name.strip().substring(1) : name.strip();
            List<NamedRule> found =
                    all.stream().filter(rule -> isCalled(rule, called)).toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no rule is called “" + called + "”; there are "
                        + String.join(
                                ", ",
                                all.stream()
                                        .flatMap(rule -> Stream.of(rule.name().id()))
                                        .toList()));
            }
            (out ? unwanted : wanted).addAll(found);
        }
        return all.stream()
                .filter(rule -> (wanted.isEmpty() || wanted.contains(rule)) && !unwanted.contains(rule))
                .toList();
    }

    private static boolean isCalled(NamedRule rule, String called) {
        return rule.name().id().equalsIgnoreCase(called)
                || rule.name().code().equalsIgnoreCase(called)
                || rule.name().id().startsWith(called + "/");
    }
}
