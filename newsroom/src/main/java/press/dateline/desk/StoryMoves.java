package press.dateline.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Finding;
import press.dateline.people.Act;
import press.dateline.publishing.Move;
import press.dateline.publishing.Moved;
import press.dateline.publishing.StoryDesk;
import press.dateline.settings.ClockTime;
import press.dateline.store.Database;
import press.dateline.story.Standing;

/// Moving a story on its way: each move is a form with a button, and tells on the next page what came of it.
public final class StoryMoves {
    private final Database database;
    private final StoryDesk stories;
    private final TakeDownReceipts receipts;

    StoryMoves(Database database, Newspaper paper) {
        this.database = database;
        this.stories = paper.stories();
        this.receipts = new TakeDownReceipts(database, paper);
    }

    /// What can be done with a story by whoever asks: the part `story-moves.html`.
    ///
    /// @param version of the working copy that is moved
    /// @param ends when it is taken down by itself
    /// @param first what comes next for it
    /// @param further the rest
    public record Panel(
            String path, String token, int version, @Nullable Instant ends, List<Offer> first, List<Offer> further) {}

    /// A form.
    ///
    /// @param name last part of its address
    public record Offer(String name, List<Field> fields) {
        static Offer of(String name, Field... fields) {
            return new Offer(name, List.of(fields));
        }

        public String label() {
            return "move." + name;
        }
    }

    /// @param type of the input; `text` for several lines
    /// @param label key of its words
    public record Field(String name, String type, String label, boolean required) {}

    private static final Field REASON = new Field("reason", "text", "move.reason", false);
    private static final Field WHY = new Field("reason", "text", "move.why", true);

    static Panel panel(DeskRequest request, StoryAtHand story) {
        List<Offer> first = new ArrayList<>();
        List<Offer> further = new ArrayList<>();
        boolean live = story.standing() == Standing.Kind.PUBLISHED;
        if (story.isWritten()) {
            offer(first, story, new Move.Submit(), Offer.of("review"));
        }
        if (story.may(Act.APPROVE_STORY)) {
            offer(first, story, new Move.Approve(), Offer.of("approval"));
            offer(further, story, new Move.SendBack(""), Offer.of("hand-back", WHY));
        }
        if (story.may(Act.CORRECT_STORY)) {
            Field changes = new Field("changes", "checkbox", "move.with-changes", false);
            Field note = new Field("note", "text", "move.note", true);
            offer(
                    first,
                    story,
                    new Move.Correct("", false),
                    story.copy().isChanged() ? Offer.of("corrections", note, changes) : Offer.of("corrections", note));
        }
        if (story.may(Act.PUBLISH_STORY)) {
            if (!live || story.copy().isChanged()) {
                Field at = new Field("at", "datetime-local", "move.at", false);
                offer(first, story, new Move.Publish(), live ? Offer.of("publication") : Offer.of("publication", at));
            }
            Field until = new Field("until", "datetime-local", "move.until", true);
            offer(further, story, new Move.Embargo(Instant.MAX, ""), Offer.of("embargo", until, WHY));
            offer(first, story, new Move.Withdraw(""), Offer.of("withdrawal", REASON));
        }
        if (story.isWritten()) {
            offer(further, story, new Move.Spike(""), Offer.of("spike", REASON));
            offer(first, story, new Move.Revive(), Offer.of("revival"));
        }
        if (story.may(Act.TAKE_DOWN_STORY)) {
            Field off = new Field("at", "datetime-local", "move.off", true);
            offer(further, story, new Move.End(Instant.MAX, ""), Offer.of("end", off, WHY));
            if (story.story().getEndsAt() != null) {
                offer(further, story, new Move.Stay(), Offer.of("stay"));
            }
            offer(further, story, new Move.TakeDown(""), Offer.of("takedown", WHY));
            offer(first, story, new Move.PutBack(""), Offer.of("put-back", WHY));
        }
        return new Panel(
                story.path(),
                request.frame("story", "").token(),
                story.copy().version(),
                story.story().getEndsAt(),
                first,
                further);
    }

    private static void offer(List<Offer> offers, StoryAtHand story, Move move, Offer offer) {
        if (move.isAllowed(story.standing(), story.copy().stage())) {
            offers.add(offer);
        }
    }

    /// The record of `stopped.html`: what the copy desk stops, each with its place and a way to let it stand.
    ///
    /// @param again address of the move that was stopped
    /// @param label key of its words
    public record Stopped(
            DeskFrame frame, String path, String again, String label, List<FindingLine> findings, boolean stets) {}

    Answer review(DeskRequest request) {
        return move(request, StoryAtHand::needsWriting, new Move.Submit());
    }

    Answer handBack(DeskRequest request) {
        return move(request, story -> story.needs(Act.APPROVE_STORY), new Move.SendBack(request.field("reason")));
    }

    Answer approve(DeskRequest request) {
        return move(request, story -> story.needs(Act.APPROVE_STORY), new Move.Approve());
    }

    Answer publish(DeskRequest request) {
        return request.field("at").isEmpty()
                ? move(request, story -> story.needs(Act.PUBLISH_STORY), new Move.Publish())
                : at(request, "at", Act.PUBLISH_STORY, Move.Schedule::new);
    }

    Answer embargo(DeskRequest request) {
        return at(request, "until", Act.PUBLISH_STORY, until -> new Move.Embargo(until, request.field("reason")));
    }

    Answer end(DeskRequest request) {
        return at(request, "at", Act.TAKE_DOWN_STORY, at -> new Move.End(at, request.field("reason")));
    }

    Answer stay(DeskRequest request) {
        return move(request, story -> story.needs(Act.TAKE_DOWN_STORY), new Move.Stay());
    }

    /// A time that no clock shows, or one that clocks show twice, is said to be so, with what can be written instead.
    private Answer at(DeskRequest request, String field, Act act, Function<Instant, Move> move) {
        Optional<ClockTime> at =
                LocalTime.read(request.field(field), request.site().zone());
        Answer back = Answer.seeOther(StoryAtHand.of(database, request).path());
        if (at.isEmpty()) {
            return back.saying("move.no-time");
        }
        return switch (at.get()) {
            case ClockTime.Once(Instant moment) -> move(request, story -> story.needs(act), move.apply(moment));
            case ClockTime.Never(Instant then, LocalDateTime shown) ->
                back.saying("move.no-clock", request.words().moment(then));
            case ClockTime.Twice _ -> back.saying("move.twice");
        };
    }

    Answer withdraw(DeskRequest request) {
        return move(request, story -> story.needs(Act.PUBLISH_STORY), new Move.Withdraw(request.field("reason")));
    }

    Answer spike(DeskRequest request) {
        return move(request, StoryAtHand::needsWriting, new Move.Spike(request.field("reason")));
    }

    Answer revive(DeskRequest request) {
        return move(request, StoryAtHand::needsWriting, new Move.Revive());
    }

    Answer correct(DeskRequest request) {
        return move(
                request,
                story -> story.needs(Act.CORRECT_STORY),
                new Move.Correct(request.field("note"), request.field("changes").equals("on")));
    }

    Answer takeDown(DeskRequest request) {
        return move(request, story -> story.needs(Act.TAKE_DOWN_STORY), new Move.TakeDown(request.field("reason")));
    }

    Answer putBack(DeskRequest request) {
        return move(request, story -> story.needs(Act.TAKE_DOWN_STORY), new Move.PutBack(request.field("reason")));
    }

    /// Asks all parts of the site once more whether a story that was taken down is gone.
    Answer askAgain(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needs(Act.TAKE_DOWN_STORY);
        receipts.collect(story.id(), StoryAtHand.editor(request));
        return Answer.seeOther(story.path() + "/history#receipts").saying("receipts.asked");
    }

    private Answer move(DeskRequest request, Function<StoryAtHand, StoryAtHand> allowed, Move move) {
        StoryAtHand story = allowed.apply(StoryAtHand.of(database, request));
        int version = request.count("version") == 0 ? story.copy().version() : request.count("version");
        Moved moved = stories.move(story.id(), version, move, StoryAtHand.editor(request));
        Answer back = Answer.seeOther(story.path());
        return switch (moved) {
            case Moved.Done done -> done(request, story, move, back);
            case Moved.NotFromHere _ -> back.saying("move.not-from-here");
            case Moved.Behind _ -> back.saying("move.behind");
            case Moved.NeedsOtherEyes _ -> back.saying("move.other-eyes");
            case Moved.TooLate _ -> back.saying("move.too-late");
            case Moved.TooEarly _ -> back.saying("move.too-early");
            case Moved.NeedsReason _ -> back.saying("move.needs-reason");
            case Moved.Stopped(List<Finding> findings) -> stopped(request, story, findings);
        };
    }

    private Answer done(DeskRequest request, StoryAtHand story, Move move, Answer back) {
        return switch (move) {
            case Move.Schedule(Instant at) ->
                back.saying("moved.scheduled", request.words().moment(at));
            case Move.Embargo(Instant until, String why) ->
                back.saying("moved.embargoed", request.words().moment(until));
            case Move.End(Instant at, String why) ->
                back.saying("moved.end-planned", request.words().moment(at));
            case Move.TakeDown _ -> {
                boolean gone = receipts.collect(story.id(), StoryAtHand.editor(request));
                yield Answer.seeOther(story.path() + "/history#receipts")
                        .saying(gone ? "moved.taken-down" : "moved.taken-down-partly");
            }
            case Move.Submit _,
                    Move.SendBack _,
                    Move.Approve _,
                    Move.Publish _,
                    Move.Withdraw _,
                    Move.Spike _,
                    Move.Revive _,
                    Move.Correct _,
                    Move.Stay _,
                    Move.PutBack _ -> back.saying("moved." + move.done());
        };
    }

    private Answer stopped(DeskRequest request, StoryAtHand story, List<Finding> findings) {
        String name = request.path().substring(request.path().lastIndexOf('/') + 1);
        return request.screen(
                422,
                "stopped",
                new Stopped(
                        request.frame("stopped"),
                        story.path(),
                        request.path(),
                        "move." + name,
                        FindingLine.of(findings, List.of()),
                        story.isWritten() && request.signedIn().may(Act.STET_FINDING)));
    }
}
