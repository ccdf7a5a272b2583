package press.dateline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Backup;
import press.dateline.wordpress.Progress;

/// How far long work is: a bar with rate and time left on a terminal, else a plain line every few seconds. Belongs to
/// the thread that works.
final class ProgressLines implements Progress, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final long KILOBYTE = 1024;

    private final PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String current = "";
    private long lastLine;

    private ProgressLines(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressLines on(PrintWriter out) {
        var console = System.console();
        return new ProgressLines(out, console != null && console.isTerminal());
    }

    @Override
    public void at(Step step) {
        at(name(step.stage()), unit(step), step.done(), step.total(), step.items(), step.itemsPerSecond());
    }

    /// How much of one task is done.
    void at(String task, long done, long total, double perSecond) {
        at(task, 1, done, total, done, perSecond);
    }

    /// For work that says how much is done, and not how fast.
    Backup.Progress sinceNow() {
        long began = System.nanoTime();
        return (task, done, total) -> at(task, done, total, done * 1e9 / Math.max(1, System.nanoTime() - began));
    }

    private void at(String task, long unit, long done, long total, long items, double perSecond) {
        if (!task.equals(current)) {
            close();
            current = task;
            lastLine = System.nanoTime();
            if (terminal) {
                bar = start(task, unit, total);
            }
        }
        String rate = String.format(Locale.ROOT, "%,d items, %,.0f/s", items, perSecond);
        if (bar != null) {
            bar.maxHint(total / unit);
            bar.stepTo(done / unit);
            bar.setExtraMessage(rate);
        } else if (!terminal && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            long percent = total == 0 ? 0 : done * 100 / total;
            out.println(task + ": " + percent + " %, " + rate);
            out.flush();
        }
    }

    private static ProgressBar start(String task, long unit, long total) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(Math.max(1, total))
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .showSpeed();
        if (unit == KILOBYTE) {
            builder.setUnit(" kB", 1);
        }
        return builder.build();
    }

    private static long unit(Step step) {
        return switch (step.stage()) {
            case SURVEY, STORIES -> KILOBYTE;
            case MEDIA, REVISIONS, ADDRESSES -> 1;
        };
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case SURVEY -> "Looking through the file";
            case MEDIA -> "Pictures and files";
            case STORIES -> "Stories and pages";
            case REVISIONS -> "Revisions";
            case ADDRESSES -> "Old addresses";
        };
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
