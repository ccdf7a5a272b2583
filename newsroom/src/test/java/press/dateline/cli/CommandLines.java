package press.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs commands as the start script does, within the test's process.
public final class CommandLines {
    private CommandLines() {}

    /// What a command printed and how it ended.
    public record Ended(int code, String out, String err) {}

    public static Ended run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Dateline.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Ended(code, out.toString(), err.toString());
    }

    /// Runs a command that must succeed.
    ///
    /// @return what it printed
    public static String succeed(String... args) {
        Ended ended = run(args);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }
}
