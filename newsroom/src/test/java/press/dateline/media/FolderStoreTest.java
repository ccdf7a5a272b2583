package press.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process that was killed leaves in the folder of files.
class FolderStoreTest {
    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = new FolderStore(folder);
    }

    private void put(String key) throws IOException {
        Path file = store.scratch();
        Files.writeString(file, "bytes of " + key);
        store.announce(key);
        store.put(key, file);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatWasSettledStaysAndLeavesNoTrace() throws IOException {
        put("media/2024/03/pier.jpg");
        store.settle("media/2024/03/pier.jpg");
        store.settle("media/2024/03/pier.jpg");

        assertThat(files()).containsExactly("media/2024/03/pier.jpg");
        store.sweep(key -> false);
        assertThat(files()).containsExactly("media/2024/03/pier.jpg");
    }

    @Test
    void whatNoRowNamesIsTakenAwayAtTheNextStart() throws IOException {
        put("media/2024/03/named.jpg");
        put("media/2024/03/orphan.jpg");
        store.announce("media/2024/03/never-put.jpg");
        Files.writeString(store.scratch(), "half");
        Files.createFile(folder.resolve(".incoming/torn.announced"));

        new FolderStore(folder).sweep(Set.of("media/2024/03/named.jpg")::contains);

        assertThat(files()).containsExactly("media/2024/03/named.jpg");
    }

    @Test
    void noKeyLeadsOutOfTheFolder() {
        assertThatThrownBy(() -> store.open("../secret")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(".incoming/x")).isInstanceOf(IllegalArgumentException.class);
    }
}
