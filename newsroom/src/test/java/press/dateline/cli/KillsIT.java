package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few of the kills that `bench/run kills` makes by the hundred.
class KillsIT {
    @Test
    void whatWasAcknowledgedSurvivesKills(@TempDir Path folder) throws Exception {
        Kills.Seen seen = new Kills(Product.built(), folder.resolve("newsroom"), 42).run(5, false);

        assertThat(seen.wrong()).as(seen.toString()).isEmpty();
        assertThat(seen.saves()).as(seen.toString()).isPositive();
        assertThat(seen.uploads()).as(seen.toString()).isPositive();
        assertThat(seen.publications()).as(seen.toString()).isPositive();
    }
}
