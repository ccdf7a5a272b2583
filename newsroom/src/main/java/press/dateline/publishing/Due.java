package press.dateline.publishing;

import java.util.List;
import press.dateline.copydesk.Finding;

/// What was done about a story because its moment had come.
public sealed interface Due {
    /// Readers see it.
    record LetOut(long story) implements Due {}

    /// The copy desk stopped it, by what it finds now and did not when the story was scheduled.
    record Held(long story, List<Finding> findings) implements Due {
        public Held {
            findings = List.copyOf(findings);
        }
    }

    /// It was taken down, as had been planned.
    record Ended(long story) implements Due {}
}
