package press.dateline.copydesk;

import java.util.List;

/// What the newsroom's archive knows. Asked while a copy is read, so answers must be quick and the same throughout a
/// reading. Thread-safe.
public interface Archive {
    /// In how many published stories a name stands in just this spelling.
    int storiesWithName(String name);

    /// The names of published stories that are one slip of the pen away from `name`, the most frequent first. An
    /// archive that cannot look so answers with none.
    default List<String> namesLike(String name) {
        return List.of();
    }

    /// The desk's own words and patterns.
    HouseRules houseRules();

    /// Of a newsroom without a past.
    static Archive empty() {
        return with(HouseRules.none());
    }

    /// Of a newsroom without a past that has rules of its own.
    static Archive with(HouseRules rules) {
        return new Archive() {
            @Override
            public int storiesWithName(String name) {
                return 0;
            }

            @Override
            public HouseRules houseRules() {
                return rules;
            }
        };
    }
}
