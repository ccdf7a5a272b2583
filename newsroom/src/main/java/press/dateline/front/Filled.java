package press.dateline.front;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.media.Picture;
import press.dateline.story.Story.StoryCard;

/// A block with what it shows.
///
/// @param about the section, topic or author that it is about, or null
/// @param stories what stands in each of its [places][Block#choices()]
/// @param portraits of who wrote them, by the number of the picture
public record Filled(
        Block block, @Nullable Subject about, List<List<StoryCard>> stories, Map<Long, Picture> portraits) {
    public Filled {
        stories = stories.stream().map(List::copyOf).toList();
    }

    /// What a block is about.
    ///
    /// @param section the number of a section, for its colour; null for topics and authors
    public record Subject(String name, String address, @Nullable Long section) {}

    /// Whether there is nothing to show.
    public boolean isEmpty() {
        return switch (block) {
            case Block.Newsletter(var heading, var text, var label, var address) -> label.isEmpty();
            case Block.Text(var heading, var text) -> text.isEmpty();
            case Block.Advertisement(var heading, var text) -> text.isEmpty();
            case Block.Lead _ -> stories.getFirst().isEmpty();
            case Block.Breaking _,
                    Block.Numbered _,
                    Block.Tabs _,
                    Block.Featured _,
                    Block.Stories _,
                    Block.Opinion _,
                    Block.Pictures _,
                    Block.MostRead _ -> stories.stream().allMatch(List::isEmpty);
        };
    }
}
