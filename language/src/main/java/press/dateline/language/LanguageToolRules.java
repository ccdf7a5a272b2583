package press.dateline.language;

import java.util.List;
import java.util.Set;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.RuleSource;
import press.dateline.copydesk.Severity;

/// The few rules of LanguageTool that a newsroom can live with. All others are off: on news most of what they say is
/// wrong or a matter of taste, and the one on dates without a year goes by the clock of the machine.
public final class LanguageToolRules implements RuleSource {
    private static final String CODE = "C8";

    private static final Set<String> SPELLING = Set.of("MORFOLOGIK_RULE_EN_US", "MORFOLOGIK_RULE_EN_GB");

    @Override
    public List<NamedRule> rules() {
        return List.of(
                rule("language/unpaired-quotes", "Quotation marks", Severity.WARN, Set.of("EN_UNPAIRED_QUOTES")),
                rule("language/repeated-word", "Repeated word", Severity.WARN, Set.of("ENGLISH_WORD_REPEAT_RULE")),
                rule("language/a-or-an", "A or an", Severity.WARN, Set.of("EN_A_VS_AN")),
                rule("language/invalid-date", "Date that is none", Severity.WARN, Set.of("INVALID_DATE")),
                rule("language/never", "Date that never comes", Severity.WARN, Set.of("TWELFTH_OF_NEVER")),
                rule("language/weekday", "Weekday and date", Severity.WARN, Set.of("EN_DATE_WEEKDAY")),
                rule("language/spelling", "Spelling", Severity.NOTE, SPELLING));
    }

    private static NamedRule rule(String id, String title, Severity severity, Set<String> theirs) {
        return new NamedRule(
                id, CODE, title, (galley, margin) -> mark(galley, margin, severity, theirs));
    }

    private static void mark(Galley galley, Margin margin, Severity severity, Set<String> theirs) {
        for (Matches.Match match : galley.once(Matches.class, Matches::of).all()) {
            if (theirs.contains(match.rule())) {
                margin.mark(severity, match.place(), match.message(), "", List.of(), match.suggestions());
            }
        }
    }
}
