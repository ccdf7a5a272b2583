package press.dateline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import press.dateline.copydesk.cli.CheckOptions;
import press.dateline.copydesk.cli.CheckRun;
import press.dateline.copydesk.cli.Exports;
import press.dateline.copydesk.file.SourceText;
import press.dateline.copydesk.file.StoryFile;
import press.dateline.copydesk.report.Colours;
import press.dateline.wordpress.Damage;
import press.dateline.wordpress.ExportStories;
import press.dateline.wordpress.NotAnExport;

/// `dateline check`: the copy desk over files, exports of WordPress among them.
@Command(
        name = "check",
        description = {
            "Check copy before it is published: dates against the day it goes out, figures, names, quotations, form.",
            "In a WordPress export every story is checked against its own date. No command checks whether a claim is true."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing that blocks",
            "1:something that blocks",
            "2:wrong usage",
            "3:something could not be read"
        })
final class Check implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    CheckOptions options = new CheckOptions();

    @Override
    public Integer call() throws IOException {
        return new CheckRun(
                        options, this::readExport, System.in, spec.commandLine().getOut(), Colours.ofTerminal())
                .run();
    }

    private void readExport(Path file, Optional<ZoneId> zone, Exports.Reader reader) throws IOException {
        String name = file.toString();
        try (ProgressLines progress = ProgressLines.on(spec.commandLine().getErr())) {
            List<Damage> damage = ExportStories.read(
                    file,
                    zone,
                    progress,
                    (copy, line) -> reader.take(SourceText.within(name, OptionalInt.of(line), copy)));
            for (Damage one : damage) {
                if (one.outcome() == Damage.Outcome.LOST) {
                    reader.take(new StoryFile.Unreadable("has lost something: " + one));
                }
            }
        } catch (NotAnExport e) {
            reader.take(new StoryFile.Unreadable("is no export: " + e.getMessage()));
        }
    }
}
