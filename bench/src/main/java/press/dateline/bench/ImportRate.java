package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import press.dateline.delivery.RequestTarget;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.wordpress.ImportOptions;
import press.dateline.wordpress.ImportRefused;
import press.dateline.wordpress.ImportReport;
import press.dateline.wordpress.OldAddresses;
import press.dateline.wordpress.Progress;
import press.dateline.wordpress.Progress.Stage;
import press.dateline.wordpress.Resolver;
import press.dateline.wordpress.WordPressImport;

/// A process of its own that imports one file and prints, in one line, what the import took and what its report took:
/// items, failures, seconds and processor seconds of the import, the same of the report, megabytes at the peak.
final class ImportRate {
    private ImportRate() {}

    /// Notes when the report, which asks for every old address, began, and says now and then how far it all is.
    private static final class Stopwatch implements Progress {
        private static final long PAUSE = 20_000_000_000L;

        private long reportBegan;
        private double cpuAtReport;
        private long said = System.nanoTime();

        @Override
        public void at(Step step) {
            if (System.nanoTime() - said > PAUSE) {
                said = System.nanoTime();
                System.err.printf(
                        Locale.ROOT,
                        "  %s: %,d of %,d, %,.0f items a second%n",
                        step.stage().name().toLowerCase(Locale.ROOT),
                        step.done(),
                        step.total(),
                        step.itemsPerSecond());
            }
            if (step.stage() == Stage.ADDRESSES && reportBegan == 0) {
                reportBegan = System.nanoTime();
                cpuAtReport = cpu();
            }
        }
    }

    public static void main(String[] args) throws IOException, ImportRefused {
        Path file = Path.of(args[0]);
        Stopwatch watch = new Stopwatch();
        long began = System.nanoTime();
        double cpuAtBegin = cpu();
        try (DataFolder folder = DataFolder.open(Path.of(args[1]), "bench");
                Database database = Database.open(folder.database(), InstantSource.system());
                ImportReport report = new WordPressImport(database, folder.media(), resolver(database))
                        .run(file, new ImportOptions(null, null, "bench"), watch)) {
            long end = System.nanoTime();
            double cpuAtEnd = cpu();
            System.out.printf(
                    Locale.ROOT,
                    "%d %d %.3f %.3f %.3f %.3f %d%n",
                    report.totals().items(),
                    report.totals().of("failed"),
                    (watch.reportBegan - began) / 1e9,
                    watch.cpuAtReport - cpuAtBegin,
                    (end - watch.reportBegan) / 1e9,
                    cpuAtEnd - watch.cpuAtReport,
                    Kernel.peakMegabytes(ProcessHandle.current().pid()));
        }
    }

    private static double cpu() {
        return Kernel.cpu(ProcessHandle.current()).toMillis() / 1e3;
    }

    static Resolver resolver(Database database) {
        Addresses addresses = new Addresses(List.of(new OldAddresses()));
        return address -> RequestTarget.parse(address)
                .map(target -> {
                    Place place = database.read(sql -> addresses.resolve(
                            sql, Addresses.key(target), database.clock().instant()));
                    return new Resolver.Answer(
                            place.status(), place instanceof Place.Moved(String location) ? location : null);
                })
                .orElse(new Resolver.Answer(400, null));
    }
}
