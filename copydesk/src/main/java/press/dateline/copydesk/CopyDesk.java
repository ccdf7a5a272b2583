package press.dateline.copydesk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads copy and tells what it finds. Says nothing on whether a claim is true. Thread-safe.
public final class CopyDesk {
    /// In reading order; what stands at the same place, worst first. The rules' own order does not matter.
    private static final Comparator<Finding> IN_READING_ORDER = Comparator.comparing(
                    (Finding finding) -> finding.place().part())
            .thenComparing(finding -> finding.place().index())
            .thenComparing(finding -> finding.place().from())
            .thenComparing(Finding::severity)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(finding -> finding.place().to())
            .thenComparing(Finding::message);

    private final List<NamedRule> rules;

    public CopyDesk(List<NamedRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public List<NamedRule> rules() {
        return rules;
    }

    /// Everything found, in reading order.
    public List<Finding> read(Copy copy, Archive archive) {
        Galley galley = new Galley(copy, archive);
        List<Finding> findings = new ArrayList<>();
        for (NamedRule named : rules) {
            Margin margin = new Margin(named.name(), galley);
            named.rule().read(galley, margin);
            findings.addAll(margin.findings());
        }
        findings.sort(IN_READING_ORDER);
        return List.copyOf(findings);
    }
}
