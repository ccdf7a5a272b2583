package press.dateline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.dateline.search.SearchIndex;

/// `dateline reindex`: makes the search index anew.
@Command(
        name = "reindex",
        description = {
            "Make the search index anew.",
            "serve does so by itself where it is missing, broken or out of date."
        },
        mixinStandardHelpOptions = true)
final class Reindex implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    DataOption data = new DataOption();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong pieces = new AtomicLong();
        long began = System.nanoTime();
        try (Newsroom newsroom = Newsroom.open(data.folder(), "dateline reindex");
                ProgressLines progress = ProgressLines.on(err);
                Stopped stopped = Stopped.sayWhenStopped(progress, "the search index is as it was before", err);
                SearchIndex index =
                        new SearchIndex(newsroom.database(), newsroom.folder().search())) {
            index.makeAnew((done, total) -> {
                pieces.set(done);
                progress.at("Stories and pages", done, total, rate(done, began));
            });
        }
        out.printf(Locale.ROOT, "%,d stories and pages can be found%n", pieces.get());
        out.flush();
        return 0;
    }

    private static double rate(long done, long began) {
        return done * (double) Duration.ofSeconds(1).toNanos() / Math.max(1, System.nanoTime() - began);
    }
}
