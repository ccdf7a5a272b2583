package press.dateline;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.OLD_ADDRESS;
import static press.dateline.store.tables.Tables.ORIGIN;
import static press.dateline.store.tables.Tables.RENDITION;
import static press.dateline.store.tables.Tables.SOURCE_SITE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.page.PageDraft;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Publishing;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;
import press.dateline.store.Transaction;
import press.dateline.story.Standing;

/// The newsroom of The Quay Courier, a paper of a small harbour town: the world that tests start from.
///
/// It is Friday, 8 March 2024, noon in Halifax. Two stories fill a page of a list and one thread a page of comments, so
/// that few of them make many pages. Before the public stand:
///
/// | slug | dated, local | section | topic | by |
/// |---|---|---|---|---|
/// | `pier-reopens` | 4 March 2024, 23:30 | Harbour | ferries | Ada |
/// | `ferry-timetable`, corrected | 20 February 2024 | News | ferries | Ben |
/// | `council-votes` | 20 February 2024 | News | | Ada, Ben |
/// | `boats-of-autumn`, a gallery | 2 November 2023 | Harbour | | Ada |
/// | `town-history`, sticky | 1 June 2023 | | | Ben |
///
/// and one story in each [state][State] that the public must not see, with a day, a topic, a writer, a picture, a
/// comment, an old address and a WordPress id that nothing else has. `pier-reopens` has three threads of comments and
/// one that is held.
public final class Newsroom implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("America/Halifax");
    public static final Instant NOW = at("2024-03-08T12:00");

    /// Number of the WordPress site they came from; its ids begin with 100 for the public stories.
    public static final long SITE = 1;

    private final Database database;
    private final SetClock clock;
    private final Publishing publishing;
    private final Map<String, Long> stories = new HashMap<>();
    private final Map<String, Long> pages = new HashMap<>();
    private final Map<String, Long> media = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<String, Section> sections = new HashMap<>();
    private final Map<State, Hidden> hidden = new EnumMap<>(State.class);

    /// States in which a story is not before the public.
    public enum State {
        DRAFT,
        IN_REVIEW,
        SCHEDULED,
        EMBARGOED,
        PRIVATE,
        SPIKED,
        TAKEN_DOWN;

        Standing standing() {
            return switch (this) {
                case DRAFT -> new Standing.Draft();
                case IN_REVIEW -> new Standing.InReview();
                case SCHEDULED -> new Standing.Scheduled(NOW.plus(Duration.ofDays(1)));
                case EMBARGOED -> new Standing.Embargoed(NOW.plus(Duration.ofHours(1)), "the court's order");
                case PRIVATE -> new Standing.Private();
                case SPIKED -> new Standing.Spiked();
                case TAKEN_DOWN -> new Standing.TakenDown(NOW, "a court's order");
            };
        }
    }

    /// A story that is not before the public, with all by which it might betray itself.
    ///
    /// @param path where it stands, stood or would stand
    /// @param picture path of its lead picture, whose file is there
    /// @param size path of a smaller version of it
    /// @param oldPath an address written down for it
    /// @param wordpressId under which it came
    public record Hidden(
            State state,
            long id,
            String slug,
            String path,
            Instant at,
            Topic topic,
            Person author,
            long pictureId,
            String picture,
            String size,
            String oldPath,
            long wordpressId) {}

    private Newsroom(Database database, SetClock clock) {
        this.database = database;
        this.clock = clock;
        this.publishing = new Publishing(database);
    }

    /// Opens an empty database and moves the newsroom in.
    public static Newsroom open(DatabaseAddress address) {
        SetClock clock = new SetClock(NOW.minus(Duration.ofHours(1)));
        Newsroom newsroom = new Newsroom(Database.open(address, clock), clock);
        newsroom.moveIn();
        clock.set(NOW);
        return newsroom;
    }

    /// A moment of the town's clock, `2024-03-04T23:30`.
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    public Database database() {
        return database;
    }

    public SetClock clock() {
        return clock;
    }

    public Publishing publishing() {
        return publishing;
    }

    public long story(String slug) {
        return Objects.requireNonNull(stories.get(slug), slug);
    }

    public long page(String slug) {
        return Objects.requireNonNull(pages.get(slug), slug);
    }

    /// @param file name such as `pier.jpg`
    public long media(String file) {
        return Objects.requireNonNull(media.get(file), file);
    }

    public Person person(String slug) {
        return Objects.requireNonNull(people.get(slug), slug);
    }

    public Topic topic(String slug) {
        return Objects.requireNonNull(topics.get(slug), slug);
    }

    public Section section(String slug) {
        return Objects.requireNonNull(sections.get(slug), slug);
    }

    public Hidden hidden(State state) {
        return Objects.requireNonNull(hidden.get(state));
    }

    // moving in ------------------------------------------------------------------------------------------------------

    private void moveIn() {
        database.write(transaction -> {
            Settings.keep(
                    transaction,
                    SiteSettings.DEFAULTS
                            .with(Setting.TITLE, "The Quay Courier")
                            .with(Setting.TAGLINE, "News from the water's edge")
                            .with(Setting.ZONE, ZONE.getId())
                            .with(Setting.ADDRESS, "https://courier.example")
                            .with(Setting.STORIES_PER_PAGE, "2")
                            .with(Setting.COMMENTS_PER_PAGE, "1"));
            transaction
                    .sql()
                    .insertInto(SOURCE_SITE)
                    .set(SOURCE_SITE.ID, SITE)
                    .set(SOURCE_SITE.ADDRESS, "https://courier.example")
                    .set(SOURCE_SITE.TITLE, "The Quay Courier")
                    .set(SOURCE_SITE.BASE_PATH, "")
                    .set(SOURCE_SITE.PERMALINK, "/%year%/%monthnum%/%day%/%postname%/")
                    .set(SOURCE_SITE.ZONE, ZONE.getId())
                    .execute();
            sectionsTopicsAndPeople(transaction);
            Batch batch = publishing.batch(transaction);
            publicStories(transaction, batch);
            pages(transaction, batch);
            for (State state : State.values()) {
                hide(transaction, batch, state);
            }
            batch.finish();
            return 0;
        });
        publishing.correct(story("ferry-timetable"), "<p>The last ferry leaves at ten, not at nine.</p>", "Ben");
        clock.pass(Duration.ofMinutes(1));
        publishing.move(hidden(State.TAKEN_DOWN).id(), State.TAKEN_DOWN.standing(), "The editor", "a court's order");
    }

    private void sectionsTopicsAndPeople(Transaction transaction) {
        Section news = Sections.add(transaction, null, "news", "News", "");
        sections.put("news", news);
        sections.put("harbour", Sections.add(transaction, news, "harbour", "Harbour", ""));
        sections.put("sport", Sections.add(transaction, null, "sport", "Sport", ""));
        topics.put("ferries", Topics.add(transaction, "ferries", "Ferries", ""));
        people.put("ada", People.add(transaction, "ada", "Ada Quayle", "", null, null));
        people.put("ben", People.add(transaction, "ben", "Ben Shore", "", null, null));
        came(transaction, "section", 7, section("harbour").id());
        came(transaction, "topic", 8, topic("ferries").id());
        came(transaction, "person", 2, person("ada").id());
    }

    private void publicStories(Transaction transaction, Batch batch) {
        long harbour = section("harbour").id();
        long news = section("news").id();
        long ada = person("ada").id();
        long ben = person("ben").id();
        long ferries = topic("ferries").id();
        long pier = picture(transaction, "/wp-content/uploads/2024/03/pier.jpg", true);
        long lost = picture(transaction, "/wp-content/uploads/2024/03/lost.jpg", false);
        publish(
                transaction,
                batch,
                101,
                Copy.of("pier-reopens")
                        .at(at("2024-03-04T23:30"))
                        .in(harbour)
                        .about(ferries)
                        .by(ada)
                        .picture(pier)
                        .with(lost));
        publish(
                transaction,
                batch,
                102,
                Copy.of("ferry-timetable")
                        .at(at("2024-02-20T09:00"))
                        .in(news)
                        .about(ferries)
                        .by(ben));
        publish(
                transaction,
                batch,
                103,
                Copy.of("council-votes")
                        .at(at("2024-02-20T08:00"))
                        .in(news)
                        .by(ada)
                        .by(ben));
        publish(
                transaction,
                batch,
                104,
                Copy.of("boats-of-autumn")
                        .at(at("2023-11-02T10:00"))
                        .in(harbour)
                        .by(ada)
                        .format("gallery"));
        publish(
                transaction,
                batch,
                105,
                Copy.of("town-history").at(at("2023-06-01T10:00")).by(ben).sticky());
        came(transaction, "media", 111, pier);
        came(transaction, "media", 112, lost);
        moved(transaction, "/2024/03/04/pier-reopens/pier/", "media", pier);
        moved(transaction, "/2024/03/04/pier-reopens/lost/", "media", lost);
        moved(transaction, "/2024/03/04/pier-opens-again/", "story", story("pier-reopens"));
        for (int thread = 1; thread <= 3; thread++) {
            comment(transaction, story("pier-reopens"), thread, "approved");
        }
        comment(transaction, story("pier-reopens"), 4, "held");
    }

    private void publish(Transaction transaction, Batch batch, long wordpressId, Copy copy) {
        var draft = copy.draft();
        long id = batch.add(draft, new Standing.Published(draft.at()), "The editor");
        stories.put(draft.slug(), id);
        came(transaction, "story", wordpressId, id);
    }

    private void pages(Transaction transaction, Batch batch) {
        long about = page(batch, null, "about", "published");
        page(batch, about, "team", "published");
        page(batch, about, "payroll", "private");
        page(batch, null, "appeal", "published");
        came(transaction, "page", 121, about);
        came(transaction, "page", 122, page("team"));
        came(transaction, "page", 123, page("payroll"));
    }

    private long page(Batch batch, @Nullable Long parent, String slug, String standing) {
        Instant at = at("2023-01-02T10:00");
        long id = batch.keepPage(
                null,
                new PageDraft(
                        parent,
                        slug,
                        null,
                        slug,
                        "",
                        "<p>" + slug + "</p>",
                        null,
                        List.of(),
                        0,
                        standing,
                        standing.equals("published") ? at : null,
                        at,
                        at,
                        false,
                        "",
                        ""));
        pages.put(slug, id);
        return id;
    }

    private void hide(Transaction transaction, Batch batch, State state) {
        int n = state.ordinal() + 1;
        String name = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String slug = "hush-" + name;
        String path = "/2019/0" + n + "/1" + n + "/" + slug + "/";
        Instant at = at("2019-0" + n + "-1" + n + "T10:00");
        String file = "/wp-content/uploads/2019/" + slug;
        Topic topic = Topics.add(transaction, slug + "-topic", slug, "");
        Person author = People.add(transaction, slug + "-writer", slug, "", slug + "@courier.example", null);
        long picture = picture(transaction, file + ".jpg", true);
        Copy copy = Copy.of(slug)
                .path(path)
                .at(at)
                .in(section("sport").id())
                .about(topic.id())
                .by(author.id())
                .picture(picture);
        long id = batch.add(
                copy.draft(), state == State.TAKEN_DOWN ? new Standing.Published(at) : state.standing(), "The editor");
        stories.put(slug, id);
        String oldPath = "/2018/01/01/was-" + slug + "/";
        moved(transaction, oldPath, "story", id);
        moved(transaction, path + "picture/", "media", picture);
        came(transaction, "story", 200 + n, id);
        came(transaction, "media", 300 + n, picture);
        came(transaction, "person", 400 + n, author.id());
        for (int thread = 1; thread <= 3; thread++) {
            comment(transaction, id, thread, "approved");
        }
        hidden.put(
                state,
                new Hidden(
                        state,
                        id,
                        slug,
                        path,
                        at,
                        topic,
                        author,
                        picture,
                        file + ".jpg",
                        file + "-150x150.jpg",
                        oldPath,
                        200 + n));
    }

    private long picture(Transaction transaction, String path, boolean stored) {
        long id = transaction.nextId("media");
        transaction
                .sql()
                .insertInto(MEDIA)
                .set(MEDIA.ID, id)
                .set(MEDIA.KIND, "image")
                .set(MEDIA.PATH, path)
                .set(MEDIA.MIME, "image/jpeg")
                .set(MEDIA.WIDTH, 1200)
                .set(MEDIA.HEIGHT, 800)
                .set(MEDIA.STORED, stored)
                .set(MEDIA.UPLOADED_AT, transaction.now())
                .execute();
        for (int width : new int[] {150, 300}) {
            transaction
                    .sql()
                    .insertInto(RENDITION)
                    .set(RENDITION.MEDIA_ID, id)
                    .set(RENDITION.PATH, path.replace(".jpg", "-" + width + "x" + width + ".jpg"))
                    .set(RENDITION.MIME, "image/jpeg")
                    .set(RENDITION.WIDTH, width)
                    .set(RENDITION.HEIGHT, width)
                    .set(RENDITION.STORED, stored)
                    .execute();
        }
        media.put(path.substring(path.lastIndexOf('/') + 1), id);
        return id;
    }

    private static void comment(Transaction transaction, long story, int number, String state) {
        long id = transaction.nextId("comment");
        transaction
                .sql()
                .insertInto(COMMENT)
                .set(COMMENT.ID, id)
                .set(COMMENT.NOUN, "story")
                .set(COMMENT.NOUN_ID, story)
                .set(COMMENT.ROOT_ID, id)
                .set(COMMENT.DEPTH, 0)
                .set(COMMENT.KIND, "comment")
                .set(COMMENT.STATE, state)
                .set(COMMENT.NAME, "Reader " + number)
                .set(COMMENT.COPY, "<p>Well.</p>")
                .set(COMMENT.WRITTEN_AT, transaction.now().plusSeconds(number))
                .execute();
    }

    private static void came(Transaction transaction, String noun, long wordpressId, long id) {
        came(transaction, SITE, noun, wordpressId, id);
    }

    /// Says that a thing came from a WordPress site under an id.
    public static void came(Transaction transaction, long site, String noun, long wordpressId, long id) {
        transaction
                .sql()
                .insertInto(ORIGIN)
                .set(ORIGIN.SOURCE_SITE_ID, site)
                .set(ORIGIN.NOUN, noun)
                .set(ORIGIN.FOREIGN_KEY, Long.toString(wordpressId))
                .set(ORIGIN.NOUN_ID, id)
                .set(ORIGIN.HASH, "")
                .execute();
    }

    /// Writes an address down that a thing had on the WordPress site.
    public static void moved(Transaction transaction, String path, String noun, long id) {
        transaction
                .sql()
                .insertInto(OLD_ADDRESS)
                .set(OLD_ADDRESS.PATH, path)
                .set(OLD_ADDRESS.NOUN, noun)
                .set(OLD_ADDRESS.NOUN_ID, id)
                .set(OLD_ADDRESS.SOURCE_SITE_ID, SITE)
                .execute();
    }

    @Override
    public void close() {
        database.close();
    }
}
