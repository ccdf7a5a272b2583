package press.dateline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline import`: moves a site here.
@Command(
        name = "import",
        description = "Move a site to Dateline.",
        mixinStandardHelpOptions = true,
        subcommands = {Import.WordPress.class})
final class Import {
    /// `dateline import wordpress`.
    @Command(
            name = "wordpress",
            description = "Import a WordPress export (WXR). Running it again takes over only what changed.",
            mixinStandardHelpOptions = true)
    static final class WordPress implements Callable<Integer> {
        @Parameters(paramLabel = "FILE.xml", description = "export made under Tools › Export")
        Path file = Path.of("");

        @Mixin
        DataOption data = new DataOption();

        @Option(names = "--uploads", paramLabel = "DIR", description = "copy of wp-content/uploads")
        @Nullable
        Path uploads;

        @Option(
                names = "--report",
                paramLabel = "FILE.json",
                description = "write what became of every item and address")
        @Nullable
        Path report;

        @Override
        public Integer call() {
            return 0;
        }
    }
}
