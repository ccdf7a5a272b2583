package press.dateline.wordpress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Prints how fast an export is read. Make one of 500 MB with `ExportMaker big.xml 80000 7 2500`, then run this with
/// `-Xmx256m` on the class path of the tests: `WxrReaderRate big.xml`.
final class WxrReaderRate {
    private WxrReaderRate() {}

    public static void main(String[] args) throws IOException, NotAnExport {
        long begin = System.nanoTime();
        long entries = 0;
        try (WxrReader reader = WxrReader.open(Path.of(args[0]))) {
            while (reader.next() != null) entries++;
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d entries, %.1f MB in %.1f s: %.0f MB/s, %d kinds of damage%n",
                    entries,
                    reader.size() / 1e6,
                    seconds,
                    reader.size() / 1e6 / seconds,
                    reader.damage().size());
        }
    }
}
