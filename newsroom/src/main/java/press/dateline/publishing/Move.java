package press.dateline.publishing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import press.dateline.story.Stage;
import press.dateline.story.Standing.Kind;

/// Everything that can be done to a story on its way, and from where. This is the one place that says which moves are
/// allowed; who may make them is a matter of rights.
public sealed interface Move {
    /// Hands the working copy to a second pair of eyes.
    record Submit() implements Move {}

    /// Hands it back to its writer.
    record SendBack(String reason) implements Move {}

    /// Passes it.
    record Approve() implements Move {}

    /// Brings it before readers now; on a story they see already, the new version.
    record Publish() implements Move {}

    /// Lets it go out by itself.
    record Schedule(Instant at) implements Move {}

    /// Promises that it does not go out before a moment.
    record Embargo(Instant until, String reason) implements Move {}

    /// Takes back a schedule, or lifts an embargo without publishing.
    record Withdraw(String reason) implements Move {}

    /// Drops it before publication.
    record Spike(String reason) implements Move {}

    /// Takes it off the spike.
    record Revive() implements Move {}

    /// Says openly what was wrong with what readers have.
    ///
    /// @param note plain words: what was wrong, what is right
    /// @param withChanges whether the working copy takes the place of what readers have, at the same moment
    record Correct(String note, boolean withChanges) implements Move {}

    /// Removes it from the site.
    record TakeDown(String reason) implements Move {}

    /// Takes it down by itself at a moment to come.
    record End(Instant at, String reason) implements Move {}

    /// Lets it stay: takes back the moment at which it would end.
    record Stay() implements Move {}

    /// Brings back what was taken down, in its last published version.
    record PutBack(String reason) implements Move {}

    /// Whether a story may be moved so.
    default boolean isAllowed(Kind standing, Stage stage) {
        return standings().contains(standing) && stages().contains(stage);
    }

    private Set<Kind> standings() {
        return switch (this) {
            case Submit _, SendBack _, Approve _ ->
                EnumSet.of(Kind.DRAFT, Kind.IN_REVIEW, Kind.APPROVED, Kind.PUBLISHED, Kind.PRIVATE);
            case Publish _ ->
                EnumSet.of(Kind.DRAFT, Kind.IN_REVIEW, Kind.APPROVED, Kind.SCHEDULED, Kind.PUBLISHED, Kind.PRIVATE);
            case Schedule _, Embargo _ ->
                EnumSet.of(Kind.DRAFT, Kind.IN_REVIEW, Kind.APPROVED, Kind.SCHEDULED, Kind.EMBARGOED, Kind.PRIVATE);
            case Withdraw _ -> EnumSet.of(Kind.SCHEDULED, Kind.EMBARGOED);
            case Spike _ -> EnumSet.of(Kind.DRAFT, Kind.IN_REVIEW, Kind.APPROVED, Kind.PRIVATE);
            case Revive _ -> EnumSet.of(Kind.SPIKED);
            case Correct _, TakeDown _ -> EnumSet.of(Kind.PUBLISHED);
            case End _, Stay _ -> EnumSet.of(Kind.SCHEDULED, Kind.EMBARGOED, Kind.PUBLISHED);
            case PutBack _ -> EnumSet.of(Kind.TAKEN_DOWN);
        };
    }

    private Set<Stage> stages() {
        return switch (this) {
            case Submit _ -> EnumSet.of(Stage.WRITING);
            case SendBack _ -> EnumSet.of(Stage.IN_REVIEW, Stage.APPROVED);
            case Approve _ -> EnumSet.of(Stage.WRITING, Stage.IN_REVIEW);
            case Publish _,
                    Schedule _,
                    Embargo _,
                    Withdraw _,
                    Spike _,
                    Revive _,
                    Correct _,
                    TakeDown _,
                    End _,
                    Stay _,
                    PutBack _ -> EnumSet.allOf(Stage.class);
        };
    }

    /// Whether readers get to see the working copy by it, now or later, so that the copy desk must have read it.
    default boolean needsPassing() {
        return switch (this) {
            case Submit _, Publish _, Schedule _, Embargo _ -> true;
            case Correct(String note, boolean withChanges) -> withChanges;
            case SendBack _, Approve _, Withdraw _, Spike _, Revive _, TakeDown _, End _, Stay _, PutBack _ -> false;
        };
    }

    /// As the audit log says it: `published`.
    default String done() {
        return switch (this) {
            case Submit _ -> "submitted";
            case SendBack _ -> "sent-back";
            case Approve _ -> "approved";
            case Publish _ -> "published";
            case Schedule _ -> "scheduled";
            case Embargo _ -> "embargoed";
            case Withdraw _ -> "withdrawn";
            case Spike _ -> "spiked";
            case Revive _ -> "revived";
            case Correct _ -> "corrected";
            case TakeDown _ -> "taken-down";
            case End _ -> "end-planned";
            case Stay _ -> "end-cancelled";
            case PutBack _ -> "put-back";
        };
    }
}
