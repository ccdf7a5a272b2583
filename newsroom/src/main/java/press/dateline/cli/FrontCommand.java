package press.dateline.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.dateline.front.Edition;
import press.dateline.front.Editions;
import press.dateline.front.Front;
import press.dateline.front.FrontJson;
import press.dateline.front.NotAFront;
import press.dateline.people.Audit;

/// `dateline front`: arrange the front page from the command line.
@Command(
        name = "front",
        description = "Arrange the front page: show it, bring a draft in, launch it, go back.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FrontCommand.Show.class,
            FrontCommand.Bring.class,
            FrontCommand.Launch.class,
            FrontCommand.History.class,
            FrontCommand.RollBack.class
        })
final class FrontCommand {
    private static final String COMMAND = "dateline front";
    private static final Audit.Who BY = Audit.Who.COMMAND_LINE;
    private static final long LARGEST = 1_000_000;

    /// `dateline front show`.
    @Command(
            name = "show",
            description = "Print the draft as JSON; before anything was arranged, the front the site has by itself.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Option(names = "--live", description = "the live edition instead")
        boolean live;

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                Editions editions = new Editions(newsroom.database());
                Front front = live
                        ? editions.live().map(Edition::front).orElse(Front.EMPTY)
                        : editions.draft().front();
                out.println(FrontJson.write(front));
                return 0;
            });
        }
    }

    /// `dateline front import FILE`.
    @Command(
            name = "import",
            description = "Make FILE.json the draft. Readers see it when it is launched.",
            mixinStandardHelpOptions = true)
    static final class Bring implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "FILE.json", description = "a front as front show prints it")
        Path file = Path.of("");

        @Override
        public Integer call() {
            String json = text(file);
            return data.in(COMMAND, (newsroom, out) -> {
                Editions editions = new Editions(newsroom.database());
                try {
                    editions.save(editions.read(json), BY);
                    return 0;
                } catch (NotAFront wrong) {
                    throw new Failures.Refusal(file + " was not taken: " + wrong.getMessage());
                }
            });
        }
    }

    /// `dateline front launch`.
    @Command(name = "launch", description = "Make the draft the live front page.", mixinStandardHelpOptions = true)
    static final class Launch implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                try {
                    out.println(line(new Editions(newsroom.database()).launch(BY)));
                    return 0;
                } catch (NotAFront wrong) {
                    throw new Failures.Refusal("the draft cannot be launched: " + wrong.getMessage());
                }
            });
        }
    }

    /// `dateline front history`.
    @Command(name = "history", description = "Print what was launched, newest first.", mixinStandardHelpOptions = true)
    static final class History implements Callable<Integer> {
        private static final int SHOWN = 50;

        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                new Editions(newsroom.database()).history(SHOWN).forEach(edition -> out.println(line(edition)));
                return 0;
            });
        }
    }

    /// `dateline front rollback NUMBER`.
    @Command(name = "rollback", description = "Launch an older edition again.", mixinStandardHelpOptions = true)
    static final class RollBack implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "NUMBER", description = "its number, as front history prints it")
        long number;

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                Edition edition = new Editions(newsroom.database())
                        .rollBack(number, BY)
                        .orElseThrow(() -> new Failures.Refusal(
                                "there is no edition " + number + "; front history prints those there are"));
                out.println(line(edition));
                return 0;
            });
        }
    }

    private static String line(Edition edition) {
        return "edition " + edition.number() + "  " + edition.launchedAt().truncatedTo(ChronoUnit.SECONDS) + "  "
                + edition.front().blocks().size() + " blocks  by " + edition.by()
                + (edition.restored() == null ? "" : "  (edition " + edition.restored() + " again)");
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Failures.Refusal(file + " has more than 1 MB; that is no front");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Failures.Refusal(file + " is not there");
        } catch (CharacterCodingException e) {
            throw new Failures.Refusal(file + " is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new Failures.Refusal(file + " cannot be read (" + e.getMessage() + ")");
        }
    }
}
