package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What Linux accounts to a process, in `/proc` (proc(5)).
final class Kernel {
    private Kernel() {}

    /// Processor time, user and system, of a process and of those it started.
    static Duration cpu(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// The most memory that a process ever had resident, in MB; 0 when it has ended.
    static long peakMegabytes(long process) {
        return kilobytes(Path.of("/proc/" + process + "/status"), "VmHWM:") / 1024;
    }

    /// Resident memory with shared pages divided among those who share them, in MB; 0 when it has ended.
    static long proportionalMegabytes(long process) {
        return kilobytes(Path.of("/proc/" + process + "/smaps_rollup"), "Pss:") / 1024;
    }

    /// As [#proportionalMegabytes], with those that the process started.
    static long familyMegabytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> proportionalMegabytes(each.pid()))
                .sum();
    }

    private static long kilobytes(Path file, String field) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    /// Load averages of the last 1, 5 and 15 minutes.
    static String load() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
        return fields[0] + " " + fields[1] + " " + fields[2];
    }

    static String machine() throws IOException {
        long memory = kilobytes(Path.of("/proc/meminfo"), "MemTotal:") / 1024;
        return Runtime.getRuntime().availableProcessors() + " cores, " + Numbers.whole(memory / 1024.0)
                + " GB of memory, " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", JDK "
                + Runtime.version();
    }
}
