package press.dateline.publishing;

import java.util.Map;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.HouseRules;

/// What this newsroom's archive knows, at one moment.
///
/// @param names in how many stories each stands
record NewsroomArchive(Map<String, Integer> names, HouseRules houseRules) implements Archive {
    @Override
    public int storiesWithName(String name) {
        return names.getOrDefault(name, 0);
    }
}
