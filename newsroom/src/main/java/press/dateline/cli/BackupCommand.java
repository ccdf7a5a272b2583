package press.dateline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.dateline.store.Backup;

/// `dateline backup FILE`: the whole newsroom in one file, while it is served.
@Command(
        name = "backup",
        description = {
            "Write the whole newsroom into one file, while it is served.",
            "In it are the database with all settings and accounts, pictures and files, and looks. What the environment"
                    + " says, such as passwords of servers, is not."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "such as newsroom-2026-11-24.zip; must not be there yet")
    Path file = Path.of("");

    @Override
    public Integer call() {
        return data.toRead((newsroom, out) -> {
            try (ProgressLines progress = ProgressLines.on(spec.commandLine().getErr())) {
                Backup.Contents contents =
                        Backup.write(newsroom.database(), newsroom.folder(), file, progress.sinceNow());
                progress.close();
                out.printf(Locale.ROOT, "%s holds %,d files, %,d bytes%n", file, contents.files(), contents.bytes());
            }
            return 0;
        });
    }
}
