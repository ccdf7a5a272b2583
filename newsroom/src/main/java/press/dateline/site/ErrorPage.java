package press.dateline.site;

import java.util.List;

/// Says that there is nothing at an address, and where to go on.
///
/// @param frame what stands around it
/// @param kind why there is nothing
/// @param likely stories that may have been meant
/// @param latest the latest stories
public record ErrorPage(Frame frame, Kind kind, List<Card> likely, List<Card> latest) {
    public ErrorPage {
        likely = List.copyOf(likely);
        latest = List.copyOf(latest);
    }

    /// Why there is nothing.
    public enum Kind {
        /// Nothing was ever found there.
        NOT_FOUND(404),
        /// Something was taken down.
        GONE(410),
        /// The fault is ours. Render it ahead, without stories, so that it needs no database.
        FAULT(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The HTTP status.
        public int status() {
            return status;
        }

        /// Whether looking for words can help.
        public boolean searchable() {
            return this != FAULT;
        }

        /// The key of the heading's words.
        public String label() {
            return "error." + status;
        }

        /// The key of the sentence under the heading.
        public String text() {
            return label() + ".text";
        }
    }
}
