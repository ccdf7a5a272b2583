package press.dateline.copydesk.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.file.Moment;

/// The options of a check.
public final class CheckOptions {
    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--published",
            paramLabel = "INSTANT",
            description =
                    "when it goes out, such as 2024-03-04 or 2024-03-04T09:00+01:00 (default: what the file says)")
    @Nullable
    String published;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "whose calendar counts, such as Europe/Moscow (default: what the file says, else UTC)")
    @Nullable
    String zone;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "language of the words, such as en-GB (default: what the file says, else en)")
    @Nullable
    String language;

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif",
            description = "how to say what was found (default: text)")
    Format format = Format.TEXT;

    @Option(
            names = "--rules",
            paramLabel = "LIST",
            split = ",",
            description =
                    "only these, by id (date/weekday-mismatch), code (T1) or group (date); with a minus before it, all but"
                            + " that one")
    List<String> rules = new ArrayList<>();

    @Option(
            names = "--house",
            paramLabel = "FILE.json",
            description = "rules of the house, see docs/copydesk/README.md")
    @Nullable
    Path house;

    @Option(
            names = "--language-tool",
            paramLabel = "DIR",
            description = "also check spelling and grammar with the jars in this folder (default: not)")
    @Nullable
    Path languageTool;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "plain text (.txt, headline on the first line), HTML, Markdown or a WordPress export;"
                    + " - for standard input")
    List<String> files = new ArrayList<>();

    /// How findings are said.
    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    /// The moment asked for; empty where each file is to be taken at its own word.
    Optional<Publication> publication() {
        if (published == null) {
            return Optional.empty();
        }
        return Optional.of(Moment.read(published, zone().orElse(ZoneOffset.UTC))
                .orElseThrow(() -> wrong("--published: “" + published
                        + "” is no moment" + (zone == null ? "" : " of " + zone)
                        + "; write it as 2024-03-04 or 2024-03-04T09:00")));
    }

    Optional<ZoneId> zone() {
        try {
            return Optional.ofNullable(zone).map(ZoneId::of);
        } catch (DateTimeException e) {
            throw wrong("--zone: “" + zone + "” is no time zone; write one such as Europe/Paris");
        }
    }

    Optional<Locale> language() {
        try {
            return Optional.ofNullable(language).map(tag -> new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build());
        } catch (IllformedLocaleException e) {
            throw wrong("--lang: “" + language + "” is no language; write one such as en or en-GB");
        }
    }

    CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
