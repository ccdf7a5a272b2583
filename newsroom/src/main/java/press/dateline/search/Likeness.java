package press.dateline.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import press.dateline.story.Story;

/// Which stories are like which, kept for as long as the story's words stay and for an hour at most: the index is asked
/// once for a page that is made again and again. Holds ids and nothing else, some 150 bytes a story. Thread-safe.
final class Likeness {
    private static final int STORIES = 50_000;
    private static final Duration HOLDS = Duration.ofHours(1);

    private final Cache<Long, Alike> stories =
            Caffeine.newBuilder().maximumSize(STORIES).executor(Runnable::run).build();

    /// @param words what it was told by
    private record Alike(int words, int atMost, Instant at, List<Long> ids) {
        boolean holds(int asked, int most, Instant now) {
            return words == asked && atMost == most && now.isBefore(at.plus(HOLDS));
        }
    }

    /// What is kept, else what `ask` answers. A list that is not full may be fuller with the next story,
    /// and is not kept.
    Optional<List<Long>> of(Story story, int atMost, Instant now, Supplier<Optional<List<Long>>> ask) {
        int words = Objects.hash(story.card().headline(), story.card().standfirst(), story.copy(), story.topics());
        Alike kept = stories.getIfPresent(story.id());
        if (kept != null && kept.holds(words, atMost, now)) {
            return Optional.of(kept.ids());
        }
        Optional<List<Long>> asked = ask.get();
        asked.filter(ids -> ids.size() == atMost)
                .ifPresent(ids -> stories.put(story.id(), new Alike(words, atMost, now, List.copyOf(ids))));
        return asked;
    }

    /// Forgets the lists in which one of `gone` stands.
    void forget(Set<Long> gone) {
        stories.asMap().values().removeIf(alike -> alike.ids().stream().anyMatch(gone::contains));
    }
}
