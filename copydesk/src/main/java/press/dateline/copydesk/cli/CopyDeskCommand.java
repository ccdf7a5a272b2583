package press.dateline.copydesk.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.dateline.copydesk.report.Colours;

/// `java -jar copydesk-cli.jar FILE…`: the copy desk by itself.
@Command(
        name = "copydesk",
        description = {
            "Check copy before it is published: dates against the day it goes out, figures, names, quotations, form.",
            "It does not check whether a claim is true."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CopyDeskCommand.Version.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing that blocks",
            "1:something that blocks",
            "2:wrong usage",
            "3:something could not be read"
        })
public final class CopyDeskCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    CheckOptions options = new CheckOptions();

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CopyDeskCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CopyDeskCommand::reportUsage)
                .setExecutionExceptionHandler(CopyDeskCommand::reportFault);
    }

    @Override
    public Integer call() throws IOException {
        return new CheckRun(
                        options,
                        Exports.elsewhere(),
                        System.in,
                        spec.commandLine().getOut(),
                        Colours.ofTerminal())
                .run();
    }

    private static int reportUsage(CommandLine.ParameterException e, String[] arguments) {
        var err = e.getCommandLine().getErr();
        err.println("copydesk: " + e.getMessage() + "; see --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static int reportFault(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr().println("copydesk: this should not have happened; please report it with what follows");
        e.printStackTrace(command.getErr());
        return CheckRun.UNREAD;
    }

    /// What `--version` prints.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Dateline copy desk "
                        + Optional.ofNullable(CopyDeskCommand.class.getPackage().getImplementationVersion())
                                .orElse("development")
            };
        }
    }
}
