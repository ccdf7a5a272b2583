package press.dateline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A program started by the benchmarks, and only ended by them: by its id.
final class Child implements AutoCloseable {
    private final Process process;
    private final long began = System.nanoTime();

    private Child(Process process) {
        this.process = process;
    }

    /// Starts a program; what it says goes to `log`, or to [#awaitLine] when that is null.
    static Child start(
            List<String> command, Map<String, String> environment, @org.jspecify.annotations.Nullable Path log)
            throws IOException {
        return start(command, Path.of(""), environment, log);
    }

    /// @param folder in which it runs
    static Child start(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            @org.jspecify.annotations.Nullable Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        if (log == null) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        } else {
            Files.createDirectories(log.toAbsolutePath().getParent());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        }
        return new Child(builder.start());
    }

    /// As [#start], but what it says of its errors and of how far it is goes to our own.
    static Child heard(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(log.toFile())
                .start());
    }

    /// A program that ran to its end.
    ///
    /// @param peakMegabytes looked at ten times a second, so what came after the last look is missed
    record Ended(int exit, double seconds, Duration cpu, long peakMegabytes) {}

    Ended await() throws InterruptedException {
        Duration cpu = Duration.ZERO;
        long peak = 0;
        do {
            Duration now = Kernel.cpu(process.toHandle());
            cpu = now.compareTo(cpu) > 0 ? now : cpu;
            peak = Math.max(peak, Kernel.peakMegabytes(process.pid()));
        } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
        return new Ended(process.exitValue(), secondsSinceStart(), cpu, peak);
    }

    void awaitLine(Predicate<String> wanted) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (wanted.test(line)) {
                return;
            }
        }
        throw new IOException(process.info().commandLine().orElse("the program") + " ended before it was ready");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    double secondsSinceStart() {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        below.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroy);
    }
}
