package press.dateline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import press.dateline.comment.CommentBatch;
import press.dateline.comment.CommentDraft;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Passage;
import press.dateline.html.CleanHtml;
import press.dateline.media.Darkroom;
import press.dateline.media.Developed;
import press.dateline.media.FolderStore;
import press.dateline.media.PictureDesk;
import press.dateline.media.Refused;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Filing;
import press.dateline.publishing.Manuscript;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Transaction;
import press.dateline.story.Standing;
import press.dateline.story.Story;
import press.dateline.wordpress.Slugs;

/// `dateline story new`: a plain text file becomes a published story.
@Command(
        name = "new",
        description = {
            "Publish a story from a plain text file: the headline on the first line, then paragraphs with blank lines"
                    + " between them.",
            "Sections, topics and people are called by name; new ones are added. A moment to come schedules the story."
        },
        mixinStandardHelpOptions = true)
final class StoryNew implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--file", required = true, paramLabel = "FILE.txt", description = "the text, in UTF-8")
    Path file = Path.of("");

    @Option(
            names = "--published",
            paramLabel = "MOMENT",
            description = "such as 2024-03-04T09:00, in the zone of --zone (default: now)")
    @Nullable
    String published;

    @Option(names = "--until", paramLabel = "MOMENT", description = "when it is taken down by itself (default: never)")
    @Nullable
    String until;

    @Option(names = "--zone", paramLabel = "ZONE", description = "such as Europe/Moscow (default: the site's)")
    @Nullable
    String zone;

    @Option(
            names = "--section",
            paramLabel = "NAME",
            description = "may be given again; \"Harbour > Ferries\" lies within another")
    List<String> sections = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "NAME", description = "may be given again")
    List<String> topics = new ArrayList<>();

    @Option(names = "--byline", paramLabel = "NAME", description = "who wrote it; may be given again")
    List<String> bylines = new ArrayList<>();

    @Option(names = "--kicker", paramLabel = "TEXT", description = "short label above the headline")
    String kicker = "";

    @Option(names = "--standfirst", paramLabel = "TEXT", description = "a sentence or two below the headline")
    String standfirst = "";

    @Option(
            names = "--dateline",
            paramLabel = "PLACE",
            description = "place it was filed from (default: read from the lead, as in: SALTMARSH — The pier …)")
    @Nullable
    String dateline;

    @Option(names = "--slug", paramLabel = "SLUG", description = "last part of the address (default: the headline's)")
    @Nullable
    String slug;

    @Option(
            names = "--source",
            paramLabel = "LABEL|URL",
            description = "what it rests on, with an address or without; may be given again")
    List<String> sources = new ArrayList<>();

    @ArgGroup(exclusive = false)
    @Nullable
    Illustration illustration;

    @Option(
            names = "--comments",
            paramLabel = "open|closed",
            description = "whether readers may comment (default: closed)")
    CommentsChoice comments = CommentsChoice.CLOSED;

    @Option(names = "--comment", paramLabel = "NAME: TEXT", description = "a reader's comment; may be given again")
    List<String> commentTexts = new ArrayList<>();

    enum CommentsChoice {
        OPEN,
        CLOSED
    }

    /// The lead picture and what is said of it.
    static final class Illustration {
        @Option(
                names = "--picture",
                required = true,
                paramLabel = "FILE",
                description = "lead picture: JPEG, PNG, GIF, WebP or SVG")
        Path file = Path.of("");

        @Option(names = "--alt", paramLabel = "TEXT", description = "what it shows, for those who do not see it")
        String alt = "";

        @Option(names = "--caption", paramLabel = "TEXT", description = "printed below it")
        String caption = "";

        @Option(names = "--credit", paramLabel = "TEXT", description = "who made it")
        String credit = "";
    }

    @Override
    public Integer call() {
        Copy read = TextFile.read(file);
        Copy copy = dateline == null ? read.withDatelineFromLead() : read;
        List<Letter> letters = commentTexts.stream().map(StoryNew::letter).toList();
        List<Story.Source> from = sources.stream().map(StoryNew::source).toList();
        @Nullable ZoneId named = zone == null ? null : LocalMoment.zone(zone);
        @Nullable Developed picture = illustration == null ? null : develop(illustration.file);
        try (Newsroom newsroom = Newsroom.open(data.folder(), "dateline story new")) {
            PictureDesk pictures =
                    new PictureDesk(new FolderStore(newsroom.folder().media()));
            Filed filed = newsroom.database().write(transaction -> {
                SiteSettings site = Settings.of(transaction.sql());
                ZoneId clock = named == null ? site.zone() : named;
                Instant at = published == null ? transaction.now() : LocalMoment.read("--published", published, clock);
                Batch batch = newsroom.publishing().batch(transaction);
                @Nullable Long pictureId = picture == null ? null : keep(picture, pictures, transaction, site);
                Filing filing = new Filing(transaction, batch, name -> slug(name, site));
                Standing standing =
                        at.isAfter(transaction.now()) ? new Standing.Scheduled(at) : new Standing.Published(at);
                long id = filing.file(manuscript(copy, at, pictureId, from, site), standing, "command line");
                endAt(batch, id, at, clock, transaction.now());
                batch.finish();
                keep(letters, id, transaction);
                return new Filed(site.address() + batch.path(id).orElseThrow(), standing);
            });
            say(filed);
            return 0;
        }
    }

    private void endAt(Batch batch, long id, Instant at, ZoneId clock, Instant now) {
        if (until == null) {
            return;
        }
        Instant end = LocalMoment.read("--until", until, clock);
        if (!end.isAfter(at) || !end.isAfter(now)) {
            throw new Failures.Refusal("--until: " + until + " is not after now and after the story’s publication");
        }
        batch.endAt(id, end, "command line", "");
    }

    private record Letter(String name, String text) {}

    private record Filed(String address, Standing standing) {}

    private void say(Filed filed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(filed.address());
        if (filed.standing() instanceof Standing.Scheduled(Instant at)) {
            out.println("scheduled: goes out at " + at);
        }
        out.flush();
    }

    private Manuscript manuscript(
            Copy copy, Instant at, @Nullable Long pictureId, List<Story.Source> from, SiteSettings site) {
        String headline = copy.headline().text();
        @Nullable Passage place = copy.dateline();
        return new Manuscript(
                slug(slug == null ? headline : slug, site),
                kicker,
                headline,
                standfirst,
                dateline != null ? dateline : place == null ? "" : place.text(),
                paragraphs(copy.body()),
                sections,
                topics,
                bylines.stream().map(name -> new Manuscript.Credit(name, "")).toList(),
                pictureId,
                List.of(),
                from,
                at,
                false,
                comments == CommentsChoice.OPEN);
    }

    private static CleanHtml paragraphs(List<Block> body) {
        return CleanHtml.copy(body.stream()
                .map(block -> "<p>" + CleanHtml.text(block.passage().text()).html() + "</p>")
                .collect(Collectors.joining("\n")));
    }

    private static String slug(String name, SiteSettings site) {
        return Slugs.of(name, site.language().toLanguageTag());
    }

    private static Developed develop(Path picture) {
        try {
            Developed developed = new Darkroom().develop(picture);
            if (!developed.isPicture()) {
                throw new Failures.Refusal("--picture: " + picture + " is no picture");
            }
            return developed;
        } catch (Refused refused) {
            throw new Failures.Refusal("--picture: " + picture + " " + refused.getMessage());
        } catch (IOException e) {
            throw new Failures.Refusal("--picture: cannot read " + picture
                    + (Files.notExists(picture) ? ": there is no such file" : " (" + e.getMessage() + ")"));
        }
    }

    private long keep(Developed picture, PictureDesk pictures, Transaction transaction, SiteSettings site) {
        Illustration shown = Objects.requireNonNull(illustration);
        String name = Objects.toString(shown.file.getFileName(), "");
        YearMonth month = YearMonth.from(transaction.now().atZone(site.zone()));
        return pictures.keep(
                        transaction,
                        picture,
                        PictureDesk.stem(name, month),
                        new PictureDesk.Words(shown.alt, CleanHtml.text(shown.caption), shown.credit))
                .id();
    }

    private static void keep(List<Letter> letters, long story, Transaction transaction) {
        CommentBatch batch = new CommentBatch(transaction);
        batch.add(
                "story",
                story,
                letters.stream()
                        .map(letter -> new CommentDraft(
                                null,
                                null,
                                "comment",
                                "approved",
                                letter.name(),
                                "",
                                "",
                                "",
                                "<p>" + CleanHtml.text(letter.text()).html() + "</p>",
                                transaction.now()))
                        .toList());
        batch.finish();
    }

    private static Letter letter(String option) {
        int colon = option.indexOf(':');
        if (colon < 1 || option.substring(colon + 1).isBlank()) {
            throw new Failures.Refusal("--comment: write it as “NAME: TEXT”, and not “" + option + "”");
        }
        return new Letter(
                option.substring(0, colon).strip(), option.substring(colon + 1).strip());
    }

    private static Story.Source source(String option) {
        int bar = option.lastIndexOf('|');
        String label = (bar < 0 ? option : option.substring(0, bar)).strip();
        String address = bar < 0 ? "" : option.substring(bar + 1).strip();
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        if (label.isEmpty() || (!address.isEmpty() && !web)) {
            throw new Failures.Refusal("--source: write it as “LABEL|https://…” or “LABEL”, and not “" + option + "”");
        }
        return new Story.Source(label, address);
    }
}
