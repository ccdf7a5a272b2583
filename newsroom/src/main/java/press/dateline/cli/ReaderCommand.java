package press.dateline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import press.dateline.comment.Readers;
import press.dateline.people.Audit;

/// `dateline reader`: what is kept of a reader, handed out or erased.
@Command(
        name = "reader",
        description = "What is kept of a reader, known by the mail address.",
        mixinStandardHelpOptions = true,
        subcommands = {ReaderCommand.Export.class, ReaderCommand.Erase.class})
final class ReaderCommand {
    private static final String COMMAND = "dateline reader";

    /// `dateline reader export EMAIL`.
    @Command(name = "export", description = "Print everything as JSON.", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "EMAIL", description = "mail address of the reader")
        String email = "";

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                String kept = newsroom.database().read(sql -> Readers.export(sql, email));
                out.print(kept);
                return 0;
            });
        }
    }

    /// `dateline reader erase EMAIL`.
    @Command(
            name = "erase",
            description = "Empty the reader’s comments and take them off the site, for good.",
            mixinStandardHelpOptions = true)
    static final class Erase implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "EMAIL", description = "mail address of the reader")
        String email = "";

        @Override
        public Integer call() {
            if (email.isBlank()) {
                throw new Failures.Refusal("a mail address is needed");
            }
            return data.in(COMMAND, (newsroom, out) -> {
                int erased = newsroom.database()
                        .write(transaction -> Readers.erase(transaction, email, Audit.Who.COMMAND_LINE));
                out.println("erased: " + erased);
                return 0;
            });
        }
    }
}
