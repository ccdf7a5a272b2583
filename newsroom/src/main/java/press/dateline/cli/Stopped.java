package press.dateline.cli;

import java.io.PrintWriter;

/// Says, when the process is told to stop in the midst of long work, that nothing is lost. Until it is closed.
final class Stopped implements AutoCloseable {
    private final Thread hook;

    private Stopped(Thread hook) {
        this.hook = hook;
    }

    static Stopped sayWhenStopped(ProgressLines progress, String what, PrintWriter err) {
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            progress.close();
            err.println("dateline: stopped; " + what);
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new Stopped(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook is at it already.
        }
    }
}
