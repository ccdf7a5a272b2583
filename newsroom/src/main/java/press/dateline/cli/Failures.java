package press.dateline.cli;

import java.util.List;
import picocli.CommandLine;
import press.dateline.store.StoreException;

/// Decides what a failed command prints: one clear line for what the user can mend, the whole trace for our own faults.
final class Failures {
    private Failures() {}

    /// A command that cannot do what it was asked, for a reason the user can mend. The message is one line that says
    /// what is wrong and what to do.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    /// Wrong usage: one line that says what is wrong and where help is. Whoever named no command at all is shown the
    /// commands.
    static int reportUsage(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        var err = command.getErr();
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> meant = unmatched.getSuggestions();
            message += meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?";
        }
        String name = command.getCommandSpec().qualifiedName();
        err.println("dateline: " + message + "; see " + name + " --help");
        if (!command.getSubcommands().isEmpty() && arguments.length == depth(command)) {
            command.usage(err);
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static int depth(CommandLine command) {
        return command.getParent() == null ? 0 : 1 + depth(command.getParent());
    }

    static int report(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        var err = command.getErr();
        switch (e) {
            case Refusal refusal -> err.println("dateline: " + refusal.getMessage());
            case StoreException fault -> err.println("dateline: " + fault.getMessage());
            default -> {
                err.println("dateline: this should not have happened; please report it with what follows");
                e.printStackTrace(err);
            }
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
