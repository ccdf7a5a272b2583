package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.store.Reading;

class CacheFollowerTest {
    private static final PageKey KEY = new PageKey("/story/");

    private final MemoryChanges changes = new MemoryChanges();
    private final PageCache cache = new PageCache(1 << 20, InstantSource.system());
    private final CacheFollower follower = new CacheFollower(changes, cache, Duration.ofMillis(2));

    private void load() {
        cache.load(KEY, key -> {
            Reading.at(changes.position());
            Reading.tag("story:1");
            return Page.html("text");
        });
    }

    @Test
    void catchingUpAppliesAllThatWasCommitted() {
        follower.catchUp();
        load();
        IntStream.range(0, 2_500).forEach(i -> changes.commit("story:" + (i + 2)));
        follower.catchUp();
        assertThat(cache.stored(KEY)).isNotNull();

        changes.commit("story:1");
        follower.catchUp();

        assertThat(cache.stored(KEY)).isNull();
        assertThat(cache.appliedPosition()).isEqualTo(2_501);
    }

    @Test
    void commitsOfOthersAreSeenByLookingAgain() throws Exception {
        follower.start();
        load();
        changes.commit("story:1");

        for (int i = 0; i < 500 && cache.stored(KEY) != null; i++) {
            Thread.sleep(5);
        }

        assertThat(cache.stored(KEY)).isNull();
        follower.close();
    }

    @Test
    void newEpochDropsEverythingAndGoesOnFromItsPosition() {
        changes.commit("story:1");
        changes.commit("story:1");
        follower.catchUp();
        load();

        changes.beginNewEpochAt(1);
        follower.catchUp();

        assertThat(cache.stored(KEY)).isNull();
        assertThat(cache.appliedPosition()).isEqualTo(1);
    }

    @Test
    void changesTrimmedBeforeTheyWereReadDropEverything() {
        follower.catchUp();
        load();
        IntStream.range(0, 10).forEach(i -> changes.commit("story:2"));
        changes.trimUpTo(5);

        follower.catchUp();

        assertThat(cache.stored(KEY)).isNull();
        assertThat(cache.appliedPosition()).isEqualTo(10);
    }

    @Test
    void logThatCannotBeReadEmptiesTheCacheUntilItCan() {
        follower.catchUp();
        load();
        changes.breakDown(true);

        assertThatThrownBy(follower::catchUp).isInstanceOf(IllegalStateException.class);

        assertThat(cache.stored(KEY)).isNull();
        changes.breakDown(false);
        follower.catchUp();
        load();
        assertThat(cache.stored(KEY)).isNotNull();
    }
}
