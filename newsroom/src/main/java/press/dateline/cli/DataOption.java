package press.dateline.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `--data`, the same for every command.
final class DataOption {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "folder that holds the newsroom; made when it is not there",
                "(default: ./newsroom, or ./newsroom-data beside Dateline's own sources)"
            })
    @Nullable
    Path named;

    /// Opens the newsroom for `work`, closes it, and brings out what was printed.
    ///
    /// @param owner who is told to have the folder, such as `dateline front`
    /// @param work what it is opened for, and where to print; its number is the exit code
    int in(String owner, ToIntBiFunction<Newsroom, PrintWriter> work) {
        try (Newsroom newsroom = Newsroom.open(folder(), owner)) {
            return run(newsroom, work);
        }
    }

    /// As [#in], for work that only reads: beside a `serve` too.
    int toRead(ToIntBiFunction<Newsroom, PrintWriter> work) {
        try (Newsroom newsroom = Newsroom.openToRead(folder())) {
            return run(newsroom, work);
        }
    }

    private int run(Newsroom newsroom, ToIntBiFunction<Newsroom, PrintWriter> work) {
        PrintWriter out = command.commandLine().getOut();
        int code = work.applyAsInt(newsroom, out);
        out.flush();
        return code;
    }

    Path folder() {
        return named == null ? standard(Path.of("")) : named;
    }

    /// Where the program is built, `newsroom` is the folder of its sources.
    static Path standard(Path at) {
        return Files.exists(at.resolve("newsroom").resolve("pom.xml"))
                ? at.resolve("newsroom-data")
                : at.resolve("newsroom");
    }
}
