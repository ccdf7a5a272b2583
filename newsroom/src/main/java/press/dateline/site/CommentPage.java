package press.dateline.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page around one comment: what became of it, a form to answer, change, report it, or to object.
///
/// @param said what there is to say first, or empty
/// @param fault whether that is something to mend
/// @param quote the comment it is about
/// @param writing the form for a comment
/// @param plea the form for everything else
/// @param onward where to go on
public record CommentPage(
        Frame frame,
        String heading,
        String said,
        boolean fault,
        @Nullable Quote quote,
        @Nullable Writing writing,
        @Nullable Plea plea,
        List<Link> onward) {
    public CommentPage {
        onward = List.copyOf(onward);
    }

    /// @param html clean
    public record Quote(String name, Instant at, String html) {}

    /// A form with one text.
    ///
    /// @param grounds to choose from, none for none
    /// @param asksWho whether name and mail address can be given
    public record Plea(
            String action,
            String label,
            String text,
            boolean needed,
            List<Choice> grounds,
            boolean asksWho,
            String send) {
        public Plea {
            grounds = List.copyOf(grounds);
        }
    }

    public record Choice(String label, String words) {}
}
