package press.dateline.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.dateline.copydesk.Archive;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.HouseRuleFile;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.file.StoryFile;
import press.dateline.copydesk.report.Checked;
import press.dateline.copydesk.report.Colours;
import press.dateline.copydesk.report.JsonReport;
import press.dateline.copydesk.report.Report;
import press.dateline.copydesk.report.SarifReport;
import press.dateline.copydesk.report.TextReport;
import press.dateline.copydesk.rules.Rules;

/// One run of the check over files. What cannot be read does not keep the rest from being checked.
public final class CheckRun {
    /// Nothing that blocks.
    public static final int CLEAN = 0;

    public static final int BLOCKED = 1;

    /// Something could not be read, whatever was found in the rest.
    public static final int UNREAD = 3;

    private static final long LARGEST = 20_000_000;
    private static final int HEAD = 4_096;

    private final CheckOptions options;
    private final Exports exports;
    private final InputStream in;
    private final PrintWriter out;
    private final Colours colours;
    private final Optional<Publication> publication;
    private final Optional<Locale> language;
    private final List<NamedRule> rules;
    private final CopyDesk desk;
    private final Archive archive;
    private boolean blocked;
    private boolean unread;

    /// @throws picocli.CommandLine.ParameterException when an option makes no sense
    public CheckRun(CheckOptions options, Exports exports, InputStream in, PrintWriter out, Colours colours) {
        this.options = options;
        this.exports = exports;
        this.in = in;
        this.out = out;
        this.colours = colours;
        this.publication = options.publication();
        this.language = options.language();
        this.rules = rules(options);
        this.desk = new CopyDesk(rules);
        this.archive = Archive.with(houseRules(options));
        options.zone();
    }

    private static HouseRules houseRules(CheckOptions options) {
        if (options.house == null) {
            return HouseRules.none();
        }
        try {
            return switch (HouseRuleFile.read(Files.readString(options.house))) {
                case HouseRuleFile.Result.Read(HouseRules rules) -> rules;
                case HouseRuleFile.Result.Refused(List<String> faults) ->
                    throw options.wrong("--house: " + options.house + ": " + String.join("; ", faults));
            };
        } catch (IOException e) {
            throw options.wrong("--house: " + options.house + " cannot be read as UTF-8 text");
        }
    }

    private static List<NamedRule> rules(CheckOptions options) {
        List<NamedRule> all = new ArrayList<>(Rules.all());
        try {
            if (options.languageTool != null) {
                all.addAll(JarFolder.rules(options.languageTool));
            }
            return Selection.of(all, options.rules);
        } catch (IllegalArgumentException e) {
            throw options.wrong(String.valueOf(e.getMessage()));
        }
    }

    /// @return the exit code
    public int run() throws IOException {
        try (Report report = report()) {
            for (String file : options.files) {
                read(file, report);
            }
        }
        return unread ? UNREAD : blocked ? BLOCKED : CLEAN;
    }

    private Report report() throws IOException {
        String version = Optional.ofNullable(CheckRun.class.getPackage().getImplementationVersion())
                .orElse("development");
        return switch (options.format) {
            case TEXT -> new TextReport(out, colours);
            case JSON -> new JsonReport(out, version);
            case SARIF -> new SarifReport(out, version, rules);
        };
    }

    private void read(String file, Report report) throws IOException {
        try {
            if (file.equals("-")) {
                byte[] bytes = in.readNBytes((int) LARGEST);
                take(StoryFile.read(file, bytes, options.zone()), file, report);
            } else if (isExport(Path.of(file))) {
                exports.read(Path.of(file), options.zone(), story -> take(story, file, report));
            } else {
                take(story(file), file, report);
            }
        } catch (NoSuchFileException e) {
            unreadable(file, "is not there", report);
        } catch (AccessDeniedException e) {
            unreadable(file, "may not be read by this account", report);
        } catch (IOException | UncheckedIOException e) {
            unreadable(file, "cannot be read (" + e.getMessage() + ")", report);
        }
    }

    private StoryFile story(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            return new StoryFile.Unreadable("is a folder; name files");
        }
        if (Files.size(path) > LARGEST) {
            return new StoryFile.Unreadable("has " + Files.size(path) / 1_000_000 + " MB; that is no story");
        }
        return StoryFile.read(file, Files.readAllBytes(path), options.zone());
    }

    private static boolean isExport(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(path)) {
            String head = new String(file.readNBytes(HEAD), StandardCharsets.UTF_8);
            return StoryFile.Format.of(path.toString(), head) == StoryFile.Format.EXPORT;
        }
    }

    private void take(StoryFile file, String name, Report report) throws IOException {
        switch (file) {
            case StoryFile.Story story -> check(story, report);
            case StoryFile.Export() ->
                unreadable(name, "is a WordPress export; name it as a file, not on standard input", report);
            case StoryFile.Unreadable(String reason) -> unreadable(name, reason, report);
        }
    }

    private void check(StoryFile.Story story, Report report) throws IOException {
        Copy stated = language.map(story.copy()::in).orElse(story.copy());
        Copy copy = publication.map(stated::publishedAt).orElse(stated);
        List<Finding> findings;
        try {
            findings = desk.read(copy, archive);
        } catch (RuntimeException | StackOverflowError fault) {
            unreadable(story.source().name(), "makes a rule fail (" + fault + "); please report it", report);
            return;
        }
        blocked |= findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK);
        report.story(new Checked(story.source(), copy, findings));
    }

    private void unreadable(String file, String reason, Report report) throws IOException {
        unread = true;
        report.unreadable(file, reason);
    }
}
