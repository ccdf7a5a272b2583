package press.dateline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.dateline.people.Accounts;
import press.dateline.store.Backup;
import press.dateline.store.Database;
import press.dateline.store.Restore;

/// `dateline restore FILE`: a newsroom out of a backup.
@Command(
        name = "restore",
        description = {
            "Put the newsroom of a backup into an empty or a new folder.",
            "Every file is compared with its hash first; one that is damaged leaves the folder as it was."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "what backup wrote")
    Path file = Path.of("");

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (ProgressLines progress = ProgressLines.on(spec.commandLine().getErr())) {
            Backup.Contents contents = Restore.run(file, data.folder(), RestoreCommand::settle, progress.sinceNow());
            progress.close();
            out.printf(
                    Locale.ROOT,
                    "restored %,d files, %,d bytes, each as it was backed up; everyone signs in again%n",
                    contents.files(),
                    contents.bytes());
            out.flush();
        }
        return 0;
    }

    private static void settle(Database database) {
        database.beginAnew();
        database.write(transaction -> {
            Accounts.signEveryoneOut(transaction);
            return 0;
        });
    }
}
