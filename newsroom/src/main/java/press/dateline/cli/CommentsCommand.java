package press.dateline.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.dateline.comment.Lessons;

/// `dateline comments`: work on what readers say, beside the desk.
@Command(
        name = "comments",
        description = "What readers say.",
        mixinStandardHelpOptions = true,
        subcommands = {CommentsCommand.Learn.class})
final class CommentsCommand {
    private static final String COMMAND = "dateline comments";

    /// `dateline comments learn`.
    @Command(
            name = "learn",
            description = {
                "Teach the spam filter anew: all that moderators decided, and what came with an import",
                "as approved or as spam."
            },
            mixinStandardHelpOptions = true)
    static final class Learn implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                Lessons.Learned learned;
                try (ProgressLines progress =
                        ProgressLines.on(spec.commandLine().getErr())) {
                    var sinceNow = progress.sinceNow();
                    learned = Lessons.anew(newsroom.database(), (done, total) -> sinceNow.at("Comments", done, total));
                }
                out.printf(
                        Locale.ROOT,
                        "learned from %,d approved comments and %,d called spam%n",
                        learned.good(),
                        learned.spam());
                if (!learned.enough()) {
                    out.println("the filter says nothing before it knows 20 of each");
                }
                return 0;
            });
        }
    }
}
