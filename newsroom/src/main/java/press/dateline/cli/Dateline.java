package press.dateline.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `dateline`: the list of all commands. Exit code 0 for success, 1 for "did not succeed", 2 for wrong usage.
@QuarkusMain
@Command(
        name = "dateline",
        description = "A news site as fast as static files, with a copy desk that can prove what it did.",
        mixinStandardHelpOptions = true,
        versionProvider = Dateline.Version.class,
        subcommands = {
            Serve.class,
            Import.class,
            StoryCommand.class,
            FrontCommand.class,
            Check.class,
            HouseCommand.class,
            SettingsCommand.class,
            Reindex.class,
            UserCommand.class,
            CommentsCommand.class,
            ReaderCommand.class,
            LedgerCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            Doctor.class
        })
public final class Dateline {
    public static void main(String... args) {
        // Quarkus asks for its own log manager before anything logs.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(args));
    }

    /// Runs one command and returns its exit code.
    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Dateline())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::reportUsage)
                .setExecutionExceptionHandler(Failures::report);
    }

    /// What `--version` prints.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Dateline.class.getPackage().getImplementationVersion();
            return new String[] {"Dateline " + (version == null ? "development" : version)};
        }
    }
}
