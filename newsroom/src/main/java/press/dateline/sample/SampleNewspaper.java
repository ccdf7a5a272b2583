package press.dateline.sample;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.PAGE;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.STORY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentBatch;
import press.dateline.comment.CommentDraft;
import press.dateline.front.Editions;
import press.dateline.front.FrontJson;
import press.dateline.html.CleanHtml;
import press.dateline.media.Darkroom;
import press.dateline.media.Developed;
import press.dateline.media.FolderStore;
import press.dateline.media.PictureDesk;
import press.dateline.page.PageDraft;
import press.dateline.people.Audit;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Filing;
import press.dateline.publishing.Manuscript;
import press.dateline.publishing.Publishing;
import press.dateline.section.Sections;
import press.dateline.settings.Menus;
import press.dateline.settings.Menus.Item;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.story.Standing;
import press.dateline.story.Story;

/// Fills an empty newsroom with The Saltmarsh Gazette: stories dated around the present moment, pictures drawn for
/// them, pages, menus, comments, a correction, a front page. All of it comes in one transaction: a filling that is
/// cut off leaves an empty newsroom and perhaps some files that the next one writes again.
public final class SampleNewspaper {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String NEWSROOM = "sample";
    private static final Pattern PICTURE = Pattern.compile("<picture ([a-z-]{1,40})( [a-z -]{1,40})?>([^<]{0,300})");

    private final Database database;
    private final Publishing publishing;
    private final PictureDesk pictures;

    /// @param media folder that holds the files of pictures
    public SampleNewspaper(Database database, Publishing publishing, Path media) {
        this.database = database;
        this.publishing = publishing;
        this.pictures = new PictureDesk(new FolderStore(media));
    }

    /// Fills the newsroom, if nothing is in it.
    ///
    /// @return whether it was empty, and is filled now
    /// @throws press.dateline.store.StoreException when it cannot be kept: the newsroom is as empty as before
    public boolean fill() {
        if (!database.read(SampleNewspaper::isEmpty)) {
            return false;
        }
        Map<Plate, Developed> prints = new ConcurrentHashMap<>();
        Darkroom darkroom = new Darkroom();
        Stream.of(Plate.values()).parallel().forEach(plate -> prints.put(plate, darkroom.develop(plate.draw())));
        return database.write(transaction -> {
            if (!isEmpty(transaction.sql())) {
                return false;
            }
            if (!Settings.areKept(transaction.sql())) {
                Settings.keep(transaction, settings());
            }
            new Edition(transaction, publishing.batch(transaction), pictures, prints).fill();
            return true;
        });
    }

    private static boolean isEmpty(DSLContext sql) {
        return Stream.of(STORY, PAGE, SECTION, PERSON, MEDIA).noneMatch(sql::fetchExists);
    }

    private static SiteSettings settings() {
        return SiteSettings.DEFAULTS
                .with(Setting.TITLE, "The Saltmarsh Gazette")
                .with(Setting.TAGLINE, "News of the port, the town and the marsh")
                .with(Setting.LANGUAGE, "en-GB")
                .with(Setting.ZONE, ZONE.getId())
                .with(Setting.OWNER, "Saltmarsh Press");
    }

    /// One filling, within its transaction.
    private static final class Edition {
        private final Transaction transaction;
        private final Batch batch;
        private final PictureDesk desk;
        private final Map<Plate, Developed> prints;
        private final Filing filing;
        private final ZoneId zone;
        private final Map<Plate, Long> pictures = new HashMap<>();
        private final Map<String, Long> pages = new HashMap<>();
        private final Map<String, Long> stories = new HashMap<>();

        Edition(Transaction transaction, Batch batch, PictureDesk desk, Map<Plate, Developed> prints) {
            this.transaction = transaction;
            this.batch = batch;
            this.desk = desk;
            this.prints = prints;
            this.filing = new Filing(transaction, batch, SampleNewspaper::slug);
            this.zone = Settings.of(transaction.sql()).zone();
        }

        void fill() {
            Days today = new Days(LocalDate.ofInstant(transaction.now(), zone));
            entries("sections")
                    .forEach(entry -> Sections.describe(
                            transaction,
                            filing.section(entry.text("line", today)),
                            name(entry.text("line", today)),
                            entry.copy()));
            entries("pictures").forEach(entry -> hang(entry, today));
            entries("people").forEach(entry -> introduce(entry, today));
            // Oldest first, so that what is older has the smaller number, as in any newsroom.
            Map<Instant, Entry> inOrder = new TreeMap<>();
            entries("stories").forEach(entry -> inOrder.put(moment(entry.text("at", today)), entry));
            inOrder.forEach((at, entry) -> publish(entry, at));
            batch.finish();
            int ordinal = 0;
            for (Entry entry : entries("pages")) {
                pages.put(entry.slug(), keepPage(entry, ordinal++));
            }
            batch.finish();
            keepMenus();
            Editions.launch(
                    transaction,
                    FrontJson.read(resource("front.json"), slug -> Optional.ofNullable(stories.get(slug))),
                    new Audit.Who(null, NEWSROOM, ""));
        }

        /// A portrait hangs by itself, and not only where a story shows it.
        private void introduce(Entry entry, Days today) {
            Person person = People.add(transaction, entry.slug(), entry.text("name", today), entry.copy(), null, null);
            entry.one("picture", today).map(Plate::named).map(pictures::get).ifPresent(portrait -> {
                transaction
                        .sql()
                        .update(PERSON)
                        .set(PERSON.PICTURE_ID, portrait)
                        .where(PERSON.ID.eq(person.id()))
                        .execute();
                transaction
                        .sql()
                        .update(MEDIA)
                        .set(MEDIA.OWN_FROM, transaction.now())
                        .where(MEDIA.ID.eq(portrait))
                        .execute();
            });
        }

        private static String name(String line) {
            return line.substring(line.lastIndexOf('>') + 1).strip();
        }

        private void hang(Entry entry, Days today) {
            Plate plate = Plate.named(entry.slug());
            PictureDesk.Kept kept = desk.keep(
                    transaction,
                    Objects.requireNonNull(prints.get(plate)),
                    "/media/sample/" + plate.label(),
                    new PictureDesk.Words(
                            entry.text("alt", today),
                            CleanHtml.inline(entry.text("caption", today)),
                            entry.text("credit", today)));
            pictures.put(plate, kept.id());
        }

        /// `-35m` is so many minutes ago; `-2 07:30` is that time of the day before yesterday.
        private Instant moment(String text) {
            if (text.endsWith("m")) {
                return transaction.now().plus(Duration.ofMinutes(Long.parseLong(text.substring(0, text.length() - 1))));
            }
            String[] parts = text.split(" ");
            return LocalDate.ofInstant(transaction.now(), zone)
                    .plusDays(Long.parseLong(parts[0]))
                    .atTime(LocalTime.parse(parts[1]))
                    .atZone(zone)
                    .toInstant();
        }

        private void publish(Entry entry, Instant at) {
            Days days = new Days(LocalDate.ofInstant(at, zone));
            List<Long> shown = new ArrayList<>();
            @Nullable
            Long lead = entry.one("picture", days)
                    .map(Plate::named)
                    .map(pictures::get)
                    .orElse(null);
            long id = filing.file(
                    new Manuscript(
                            entry.slug(),
                            entry.text("kicker", days),
                            entry.text("headline", days),
                            entry.text("standfirst", days),
                            entry.text("dateline", days),
                            copy(entry, days, shown),
                            entry.all("section"),
                            entry.all("topic"),
                            entry.all("by").stream().map(Edition::credit).toList(),
                            lead,
                            shown,
                            entry.all("source").stream()
                                    .map(line -> source(days.fill(line)))
                                    .toList(),
                            at,
                            entry.text("top", days).equals("yes"),
                            !entry.text("comments", days).equals("closed")),
                    at.isAfter(transaction.now()) ? new Standing.Scheduled(at) : new Standing.Published(at),
                    NEWSROOM);
            stories.put(entry.slug(), id);
            batch.finish();
            entry.one("correction", days).ifPresent(line -> {
                int bar = line.indexOf('|');
                Instant corrected =
                        at.plus(Duration.parse(line.substring(0, bar).strip()));
                batch.correct(
                        id, CleanHtml.inline(line.substring(bar + 1).strip()).html(), corrected, NEWSROOM);
                batch.finish();
            });
            keepComments(entry, days, id, at);
        }

        private static Manuscript.Credit credit(String line) {
            int bar = line.indexOf('|');
            return bar < 0
                    ? new Manuscript.Credit(line, "")
                    : new Manuscript.Credit(
                            line.substring(0, bar).strip(),
                            line.substring(bar + 1).strip());
        }

        private static Story.Source source(String line) {
            int bar = line.indexOf('|');
            return bar < 0
                    ? new Story.Source(line, "")
                    : new Story.Source(
                            line.substring(0, bar).strip(),
                            line.substring(bar + 1).strip());
        }

        /// The copy with its dates written and its pictures, which stand there as `<picture marsh>Caption`.
        private CleanHtml copy(Entry entry, Days days, List<Long> shown) {
            String html = PICTURE.matcher(days.fill(entry.copy())).replaceAll(match -> {
                Plate plate = Plate.named(match.group(1));
                shown.add(Objects.requireNonNull(pictures.get(plate)));
                String place = match.group(2) == null
                        ? ""
                        : " class=\"" + match.group(2).strip() + "\"";
                return Matcher.quoteReplacement("<figure" + place + "><img src=\"/media/sample/" + plate.label()
                        + ".jpg\" width=\"" + Woodcut.WIDTH + "\" height=\"" + Woodcut.HEIGHT
                        + "\" loading=\"lazy\" alt=\""
                        + alt(plate) + "\"><figcaption>" + match.group(3).strip() + "</figcaption></figure>");
            });
            return CleanHtml.copy(html);
        }

        private static String alt(Plate plate) {
            return entries("pictures").stream()
                    .filter(entry -> entry.slug().equals(plate.label()))
                    .map(entry ->
                            CleanHtml.text(String.join("", entry.all("alt"))).html())
                    .findFirst()
                    .orElse("")
                    .replace("\"", "&quot;");
        }

        /// `+40m Walter Reed | text`; a line with `>` in front answers the one before it, with `>>` the answer to that.
        private void keepComments(Entry entry, Days days, long story, Instant at) {
            List<CommentDraft> drafts = new ArrayList<>();
            List<Integer> lastAtDepth = new ArrayList<>();
            for (String line : entry.all("comment")) {
                int depth = 0;
                while (line.charAt(depth) == '>') {
                    depth++;
                }
                String[] parts = line.substring(depth).strip().split(" ", 2);
                String[] words = parts[1].split("\\|", 2);
                Instant written = at.plus(Duration.ofMinutes(Long.parseLong(parts[0].replaceAll("[+m]", ""))));
                if (written.isAfter(transaction.now())) {
                    continue;
                }
                drafts.add(new CommentDraft(
                        depth == 0 ? null : lastAtDepth.get(depth - 1),
                        null,
                        "comment",
                        "approved",
                        words[0].strip(),
                        "",
                        "",
                        "",
                        CleanHtml.comment("<p>" + days.fill(words[1].strip()) + "</p>")
                                .html(),
                        written));
                while (lastAtDepth.size() > depth) {
                    lastAtDepth.removeLast();
                }
                lastAtDepth.add(drafts.size() - 1);
            }
            CommentBatch comments = new CommentBatch(transaction);
            comments.add("story", story, drafts);
            comments.finish();
        }

        private long keepPage(Entry entry, int ordinal) {
            Instant at = moment("-400 09:00");
            Days days = new Days(LocalDate.ofInstant(transaction.now(), zone));
            List<Long> shown = new ArrayList<>();
            CleanHtml copy = copy(entry, days, shown);
            return batch.keepPage(
                    null,
                    new PageDraft(
                            entry.one("parent", days).map(pages::get).orElse(null),
                            entry.slug(),
                            null,
                            entry.text("title", days),
                            "",
                            copy.html(),
                            null,
                            shown,
                            ordinal,
                            "published",
                            at,
                            at,
                            at,
                            false,
                            "",
                            entry.text("description", days)));
        }

        private void keepMenus() {
            List<Item> main = new ArrayList<>();
            Sections.Tree tree = Sections.tree(transaction.sql());
            for (String name :
                    List.of("Harbour", "Town Hall", "Land & Weather", "Business", "Culture", "Sport", "Opinion")) {
                int place = main.size();
                var section = tree.byId(filing.section(name)).orElseThrow();
                main.add(new Item(null, name, "section", section.id(), null));
                tree.children(section)
                        .forEach(child -> main.add(new Item(place, child.name(), "section", child.id(), null)));
            }
            Menus.keep(transaction, "main", "Sections", Menus.Place.MAIN, main);
            Menus.keep(
                    transaction,
                    "social",
                    "Elsewhere",
                    Menus.Place.SOCIAL,
                    List.of(
                            new Item(null, "RSS", null, null, "/feed/"),
                            new Item(null, "Contact", "page", pages.get("contact"), null)));
            Menus.keep(
                    transaction,
                    "footer",
                    "Footer",
                    Menus.Place.FOOTER,
                    Stream.of("about", "contact", "corrections-policy", "privacy")
                            .map(slug -> new Item(null, title(slug), "page", pages.get(slug), null))
                            .toList());
        }

        private static String title(String page) {
            return entries("pages").stream()
                    .filter(entry -> entry.slug().equals(page))
                    .map(entry -> String.join("", entry.all("title")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("&", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static List<Entry> entries(String name) {
        return Entry.read(resource(name + ".txt"));
    }

    private static String resource(String file) {
        try (InputStream in = SampleNewspaper.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
