package press.dateline.cli;

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
