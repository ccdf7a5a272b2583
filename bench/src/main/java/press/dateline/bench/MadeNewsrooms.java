package press.dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import press.dateline.wordpress.ExportMaker;

/// Exports and newsrooms made for the benchmarks, below `bench/target`. The same seed makes the same ones, and the
/// first stories of a large one are the stories of a small one.
final class MadeNewsrooms {
    private static final long SEED = 7;

    /// About 300 words a story, which is a newspaper's.
    static final int ORDINARY = 2_000;

    private final Path folder;

    MadeNewsrooms(Path folder) {
        this.folder = folder;
    }

    /// The export of so many stories; made when it is not there.
    Path export(int stories, int padding) throws IOException {
        return export("made-" + stories + "-" + padding + ".xml", new ExportMaker.Amount(stories, padding, 3, 37));
    }

    /// The export of so many stories with three comments each on average, of which 1,000,000 lie between 2010 and 2025;
    /// made when it is not there.
    Path discussed(int stories) throws IOException {
        return export("discussed-" + stories + ".xml", new ExportMaker.Amount(stories, ORDINARY, 6, 8));
    }

    private Path export(String name, ExportMaker.Amount amount) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path part = folder.resolve("made.part");
            ExportMaker.write(part, SEED, amount);
            Files.move(part, file);
        }
        return file;
    }

    /// A folder that does not exist.
    Path fresh(String name) throws IOException {
        Path fresh = folder.resolve(name);
        remove(fresh);
        return fresh;
    }

    /// The newsroom with so many stories; imported when it is not there.
    Path imported(int stories) throws IOException, InterruptedException {
        Path data = newsroom(stories);
        if (!Files.exists(data)) {
            Path part = fresh("newsroom.part");
            Child.Ended ended = ImportBench.importing(export(stories, ORDINARY), part, List.of("-Xmx256m"), folder)
                    .ended();
            if (ended.exit() != 0) {
                throw new IOException("the import of " + stories + " stories ended with " + ended.exit());
            }
            Files.move(part, data);
        }
        return data;
    }

    Path newsroom(int stories) {
        return folder.resolve("newsroom-" + stories);
    }

    /// Keeps a newsroom just imported for the page benchmarks.
    void keep(Path data, int stories) throws IOException {
        Path kept = newsroom(stories);
        remove(kept);
        Files.move(data, kept);
    }

    static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
