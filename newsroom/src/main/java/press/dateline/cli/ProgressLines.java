package press.dateline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import press.dateline.wordpress.Progress;

/// How far long work is: a bar with rate and time left on a terminal, else a plain line every few seconds. Belongs to
/// the thread that works.
final class ProgressLines implements Progress, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final long KILOBYTE = 1024;

    private final PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private @Nullable Stage stage;
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
        if (step.stage() != stage) {
            close();
            stage = step.stage();
            lastLine = System.nanoTime();
            if (terminal) {
                bar = start(step);
            }
        }
        if (bar != null) {
            bar.maxHint(unit(step) == KILOBYTE ? step.total() / KILOBYTE : step.total());
            bar.stepTo(unit(step) == KILOBYTE ? step.done() / KILOBYTE : step.done());
            bar.setExtraMessage(items(step));
        } else if (!terminal && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            long percent = step.total() == 0 ? 0 : step.done() * 100 / step.total();
            out.println(name(step.stage()) + ": " + percent + " %, " + items(step));
            out.flush();
        }
    }

    private static ProgressBar start(Step step) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(name(step.stage()))
                .setInitialMax(Math.max(1, step.total()))
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .showSpeed();
        if (unit(step) == KILOBYTE) {
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

    private static String items(Step step) {
        return String.format(Locale.ROOT, "%,d items, %,.0f/s", step.items(), step.itemsPerSecond());
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
