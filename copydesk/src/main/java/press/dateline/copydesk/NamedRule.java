package press.dateline.copydesk;

/// A rule under its name.
public record NamedRule(RuleName name, Rule rule) {
    public NamedRule(String id, String code, String title, Rule rule) {
        this(new RuleName(id, code, title), rule);
    }
}
