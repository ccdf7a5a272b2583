package press.dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.dateline.delivery.RequestTarget;
import press.dateline.egress.Egress;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.Faults;
import press.dateline.wordpress.ImportOptions;
import press.dateline.wordpress.ImportRefused;
import press.dateline.wordpress.ImportReport;
import press.dateline.wordpress.NotAnExport;
import press.dateline.wordpress.Resolver;
import press.dateline.wordpress.WordPressImport;
import press.dateline.wordpress.WxrReader;

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
            description = {
                "Import a WordPress export (WXR 1.0 to 1.2, made under Tools › Export).",
                "Run it again to take over what changed since; an import that was stopped goes on."
            },
            mixinStandardHelpOptions = true)
    static final class WordPress implements Callable<Integer> {
        private static final int DAMAGE_SHOWN = 20;

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "FILE.xml", description = "the export")
        Path file = Path.of("");

        @Mixin
        DataOption data = new DataOption();

        @Option(
                names = "--uploads",
                paramLabel = "DIR",
                description =
                        "a copy of wp-content/uploads; without it pictures keep their place and are listed as missing")
        @Nullable
        Path uploads;

        @Option(
                names = "--fetch-media",
                description =
                        "fetch files that are in no copy from the old site, while it still stands; goes on where it"
                                + " was when it is run again")
        boolean fetchMedia;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "time zone of the export's local times (default: found from the times in it)")
        @Nullable
        String zone;

        @Option(
                names = "--report",
                paramLabel = "FILE.json",
                description = "write what became of every item and every address it had")
        @Nullable
        Path report;

        /// A film over a slow line.
        private static final Egress.Limits FETCHING = new Egress.Limits(Duration.ofMinutes(30), 1 << 20, 5);

        @Override
        public Integer call() throws IOException {
            @Nullable Path copy = uploads();
            @Nullable ZoneId clock = zone();
            refuseWhatIsNoExport();
            refuseReportThatCannotBeWritten();
            ProgressLines progress = ProgressLines.on(spec.commandLine().getErr());
            try (@Nullable Egress egress = fetchMedia ? new Egress(FETCHING) : null;
                    Stopped stopped = Stopped.sayWhenStopped(
                            progress,
                            "run the same import again and it goes on",
                            spec.commandLine().getErr());
                    Newsroom newsroom = Newsroom.open(data.folder(), "dateline import");
                    progress;
                    ImportReport result = new WordPressImport(
                                    newsroom.database(), newsroom.folder().media(), resolver(newsroom))
                            .run(file, new ImportOptions(copy, clock, "import", egress), progress)) {
                progress.close();
                SampleFetch.Result fetched = SampleFetch.run(newsroom, result);
                summarise(result, fetched);
                write(result);
                boolean whole = result.totals().of("failed") == 0
                        && result.damage().stream()
                                .noneMatch(damage -> damage.outcome() == press.dateline.wordpress.Damage.Outcome.LOST)
                        && fetched.surprises().isEmpty();
                return whole ? 0 : 1;
            } catch (ImportRefused e) {
                throw new Failures.Refusal(String.valueOf(e.getMessage()));
            }
        }

        private void write(ImportReport result) {
            if (report == null) {
                return;
            }
            try {
                result.writeTo(report);
            } catch (IOException e) {
                throw new Failures.Refusal("the import is done, but --report " + report + " cannot be written ("
                        + Faults.reason(e) + "); mend that and run the same command again");
            }
        }

        private @Nullable Path uploads() {
            if (uploads != null && !Files.isDirectory(uploads)) {
                throw new Failures.Refusal(
                        "--uploads " + uploads + " is not a folder; name a copy of wp-content/uploads");
            }
            return uploads;
        }

        private @Nullable ZoneId zone() {
            try {
                return zone == null ? null : ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new Failures.Refusal("--zone " + zone + " is no time zone; write one such as Europe/Paris");
            }
        }

        /// Before the data folder is made: a wrong file leaves nothing behind.
        private void refuseWhatIsNoExport() throws IOException {
            try (WxrReader reader = WxrReader.open(file)) {
                reader.size();
            } catch (NotAnExport e) {
                throw new Failures.Refusal(String.valueOf(e.getMessage()));
            }
        }

        private void refuseReportThatCannotBeWritten() {
            if (report == null) {
                return;
            }
            Path folder = report.toAbsolutePath().getParent();
            if (Files.isDirectory(report)
                    || folder == null
                    || !Files.isDirectory(folder)
                    || !Files.isWritable(folder)) {
                throw new Failures.Refusal("--report " + report
                        + " cannot be written; name a file in a folder that is there and can be written");
            }
        }

        private static Resolver resolver(Newsroom newsroom) {
            Addresses addresses = WebSite.addresses();
            var database = newsroom.database();
            return address -> RequestTarget.parse(address)
                    .map(target -> {
                        Place place = database.read(sql -> addresses.resolve(
                                sql, Addresses.key(target), database.clock().instant()));
                        return new Resolver.Answer(
                                place.status(), place instanceof Place.Moved(String location) ? location : null);
                    })
                    .orElse(new Resolver.Answer(400, null));
        }

        private void summarise(ImportReport result, SampleFetch.Result fetched) {
            ImportReport.Totals totals = result.totals();
            List<String> lines = new ArrayList<>();
            lines.add(file.getFileName() + ": " + totals.items() + " items: " + counts(totals.byOutcome()));
            if (!totals.changed()) {
                lines.add("nothing has changed since the last import");
            }
            lines.add("people " + totals.people() + ", sections " + totals.sections() + ", topics " + totals.topics()
                    + ", menus " + totals.menus() + ", comments " + totals.comments());
            lines.add(
                    "pictures and files: " + totals.picturesFound() + " found, " + totals.picturesMissing() + " missing"
                            + (uploads == null && totals.picturesMissing() > 0
                                    ? " (name a copy of wp-content/uploads with --uploads)"
                                    : ""));
            lines.add("old addresses by answer: " + counts(totals.oldUrls()));
            lines.add("fetched for trial: " + fetched.fetched() + " of them, "
                    + (fetched.surprises().isEmpty()
                            ? "all as told"
                            : fetched.surprises().size() + " otherwise than told"));
            fetched.surprises().stream().limit(DAMAGE_SHOWN).forEach(surprise -> lines.add("  " + surprise));
            result.damage().stream().limit(DAMAGE_SHOWN).forEach(damage -> lines.add("  " + damage));
            if (result.damage().size() > DAMAGE_SHOWN) {
                lines.add("  … and " + (result.damage().size() - DAMAGE_SHOWN) + " more places; see --report");
            }
            unknown(
                    "shortcodes and blocks kept as their content",
                    result.unknown().markup(),
                    lines);
            unknown("taxonomies kept as custom fields", result.unknown().taxonomies(), lines);
            unknown("post types kept as stories", result.unknown().types(), lines);
            var out = spec.commandLine().getOut();
            lines.forEach(out::println);
            out.flush();
        }

        private static void unknown(String what, Map<String, ? extends Number> found, List<String> lines) {
            if (!found.isEmpty()) {
                lines.add(what + ": " + counts(found));
            }
        }

        private static String counts(Map<String, ? extends Number> counts) {
            return counts.isEmpty()
                    ? "none"
                    : counts.entrySet().stream()
                            .map(count -> count.getKey() + " " + count.getValue())
                            .collect(Collectors.joining(", "));
        }
    }
}
