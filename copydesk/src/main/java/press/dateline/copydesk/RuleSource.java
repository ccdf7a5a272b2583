package press.dateline.copydesk;

import java.util.List;

/// Rules that come from elsewhere than [press.dateline.copydesk.rules.Rules], found by `ServiceLoader`. Nothing of them
/// is loaded until somebody asks.
public interface RuleSource {
    List<NamedRule> rules();
}
