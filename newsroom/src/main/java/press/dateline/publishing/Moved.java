package press.dateline.publishing;

import java.util.List;
import press.dateline.copydesk.Finding;
import press.dateline.story.Stage;
import press.dateline.story.Standing;

/// What became of a [Move].
public sealed interface Moved {
    /// It is done, and readers who ask from now on see what follows from it.
    record Done(Standing.Kind standing, Stage stage) implements Moved {}

    /// From where the story stands there is no such move.
    record NotFromHere(Standing.Kind standing, Stage stage) implements Moved {}

    /// Somebody saved since: what was to be moved is no longer the latest version.
    record Behind(int latest) implements Moved {}

    /// The copy desk stops it until these are mended or let stand.
    record Stopped(List<Finding> findings) implements Moved {
        public Stopped {
            findings = List.copyOf(findings);
        }
    }

    /// The desk demands that another person than its writer passes it.
    record NeedsOtherEyes() implements Moved {}

    /// A moment was given that has passed.
    record TooLate() implements Moved {}

    /// It would leave readers before it reaches them.
    record TooEarly() implements Moved {}

    /// A reason has to be given, and was not.
    record NeedsReason() implements Moved {}
}
