package press.dateline.copydesk;

import java.util.List;

/// What the newsroom's archive knows. Asked while a copy is read, so answers must be quick and the same throughout a
/// reading. Thread-safe.
public interface Archive {
    /// In how many published stories a name stands in just this spelling.
    int storiesWithName(String name);

    /// The desk's own words and patterns, in the order they are kept.
    List<HouseRule> houseRules();

    /// Of a newsroom without a past.
    static Archive empty() {
        return new Archive() {
            @Override
            public int storiesWithName(String name) {
                return 0;
            }

            @Override
            public List<HouseRule> houseRules() {
                return List.of();
            }
        };
    }
}
