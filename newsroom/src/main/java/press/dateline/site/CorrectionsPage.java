package press.dateline.site;

import java.util.List;

/// What was corrected in all stories, newest first.
///
/// @param frame what stands around it
/// @param corrections those on this page; when there are none the page says so
/// @param policy the newsroom's policy on corrections, or empty
/// @param pages the pages of the list
public record CorrectionsPage(Frame frame, List<Corrected> corrections, String policy, Pages pages) {
    public CorrectionsPage {
        corrections = List.copyOf(corrections);
    }

    /// One correction and the story it was made in.
    public record Corrected(CorrectionNotice notice, Link story) {}
}
