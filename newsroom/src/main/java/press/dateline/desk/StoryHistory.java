package press.dateline.desk;

import static press.dateline.store.tables.Tables.ACT;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SIGN_OFF;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.ledger.Ledger;
import press.dateline.people.Act;
import press.dateline.publishing.Receipt;
import press.dateline.publishing.StoryDesk;
import press.dateline.store.Database;
import press.dateline.story.Furniture;
import press.dateline.story.Revision;
import press.dateline.story.WorkingCopies;

/// What became of a story: its versions, what was done to it and by whom, what stands in the ledger about it, and who
/// may read it by a link.
public final class StoryHistory {
    private static final int MOST = 200;

    private final Database database;
    private final StoryDesk stories;

    StoryHistory(Database database, Newspaper paper) {
        this.database = database;
        this.stories = paper.stories();
    }

    /// The record of `history.html`.
    ///
    /// @param latest version of the working copy
    /// @param published version that readers see; 0 for none
    /// @param links by which someone from outside reads it
    public record Page(
            DeskFrame frame,
            String path,
            int latest,
            int published,
            List<Version> versions,
            List<Deed> deeds,
            List<Entry> ledger,
            List<Receipt> receipts,
            List<ReviewLinks.Link> links,
            boolean written,
            boolean takesDown) {}

    /// @param occasion key of the words for why it was kept
    public record Version(long id, int version, String occasion, Instant at, String by, String headline) {}

    /// Something that was done to it.
    public record Deed(Instant at, String act, String by, String reason, @Nullable Instant from) {}

    /// A row of the ledger.
    public record Entry(long id, Instant at, String act, String record, String hash) {}

    /// The record of `versions.html`: two versions side by side.
    ///
    /// @param rows nothing when there is too much to compare
    public record Compared(
            DeskFrame frame,
            String path,
            Version before,
            Version after,
            List<Comparison.Row> rows,
            List<Version> versions,
            boolean tooMuch,
            boolean written) {}

    Answer show(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request);
        Integer published = story.copy().publishedVersion();
        return request.screen(
                "history",
                database.read(sql -> new Page(
                        request.frame("history", title(request, story.copy().furniture())),
                        story.path(),
                        story.copy().version(),
                        published == null ? 0 : published,
                        versions(sql, story.id()),
                        deeds(sql, story.id()),
                        ledger(sql, story.id()),
                        Receipt.of(sql, story.id()),
                        ReviewLinks.of(sql, story.id(), request.now()),
                        story.isWritten(),
                        story.may(Act.TAKE_DOWN_STORY)
                                && story.story().getStanding().equals("taken-down"))));
    }

    private static String title(DeskRequest request, Furniture furniture) {
        return furniture.headline().isBlank() ? request.words().say("story.untitled") : furniture.headline();
    }

    private static List<Version> versions(DSLContext sql, long story) {
        List<Revision> revisions = WorkingCopies.revisions(sql, story, MOST);
        Set<Long> people = new HashSet<>();
        revisions.forEach(revision -> {
            if (revision.personId() != null) {
                people.add(revision.personId());
            }
        });
        Map<Long, String> names = sql.select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .where(PERSON.ID.in(people))
                .fetchMap(PERSON.ID, PERSON.NAME);
        return revisions.stream().map(revision -> version(revision, names)).toList();
    }

    private static Version version(Revision revision, Map<Long, String> names) {
        Long person = revision.personId();
        return new Version(
                revision.id(),
                revision.version(),
                "occasion." + revision.occasion().label(),
                revision.at(),
                person == null ? "" : names.getOrDefault(person, ""),
                revision.furniture().headline());
    }

    private static List<Deed> deeds(DSLContext sql, long story) {
        var passed = sql.select(SIGN_OFF.SIGNED_AT, SIGN_OFF.NAME, SIGN_OFF.WAY, SIGN_OFF.VERSION)
                .from(SIGN_OFF)
                .where(SIGN_OFF.STORY_ID.eq(story))
                .orderBy(SIGN_OFF.ID.desc())
                .limit(MOST)
                .fetch(row -> new Deed(
                        row.value1(),
                        row.value3().equals("link") ? "act.signed-by-link" : "act.signed-off",
                        row.value2(),
                        Integer.toString(row.value4()),
                        null));
        var done = sql.select(ACT.ACTED_AT, ACT.ACT_, ACT.PERSON, ACT.REASON, ACT.EFFECTIVE_FROM)
                .from(ACT)
                .where(ACT.STORY_ID.eq(story))
                .orderBy(ACT.ACTED_AT.desc(), ACT.ID.desc())
                .limit(MOST)
                .fetch(row -> new Deed(row.value1(), "act." + row.value2(), row.value3(), row.value4(), row.value5()));
        return Stream.concat(passed.stream(), done.stream())
                .sorted(Comparator.comparing(Deed::at).reversed())
                .toList();
    }

    private static List<Entry> ledger(DSLContext sql, long story) {
        return Ledger.of(sql, "story:" + story).reversed().stream()
                .limit(MOST)
                .map(entry -> new Entry(
                        entry.id(),
                        entry.at(),
                        entry.act(),
                        Ledger.opened(sql, entry.record()),
                        entry.hash().substring(0, 12)))
                .toList();
    }

    /// A version beside another: the one that `with` names, else the one before it.
    Answer compare(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request);
        long wanted = request.number("revision");
        return database.read(sql -> {
            List<Version> versions = versions(sql, story.id());
            Revision after = WorkingCopies.revision(sql, story.id(), wanted).orElseThrow(DeskRequest.NotThere::new);
            Revision before = other(request, versions, wanted)
                    .flatMap(id -> WorkingCopies.revision(sql, story.id(), id))
                    .orElse(after);
            Optional<List<Comparison.Row>> rows = Comparison.of(
                    before.furniture(),
                    before.copy(),
                    after.furniture(),
                    after.copy(),
                    request.site().language());
            return request.screen(
                    "versions",
                    new Compared(
                            request.frame(
                                    "versions", title(request, story.copy().furniture())),
                            story.path(),
                            named(versions, before),
                            named(versions, after),
                            rows.orElse(List.of()),
                            versions,
                            rows.isEmpty(),
                            story.isWritten()));
        });
    }

    private static Version named(List<Version> versions, Revision revision) {
        return versions.stream()
                .filter(version -> version.id() == revision.id())
                .findFirst()
                .orElseGet(() -> version(revision, Map.of()));
    }

    private static Optional<Long> other(DeskRequest request, List<Version> versions, long wanted) {
        String with = request.query("with");
        if (with.matches("\\d{1,18}")) {
            return Optional.of(Long.valueOf(with));
        }
        List<Long> ids = versions.stream().map(Version::id).toList();
        int at = ids.indexOf(wanted);
        return at >= 0 && at + 1 < ids.size() ? Optional.of(ids.get(at + 1)) : Optional.empty();
    }

    Answer restore(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needsWriting();
        boolean restored = stories.restore(story.id(), request.count("revision"), StoryAtHand.editor(request))
                .isPresent();
        if (!restored) {
            throw new DeskRequest.NotThere();
        }
        return Answer.seeOther(story.path()).saying("history.restored");
    }
}
