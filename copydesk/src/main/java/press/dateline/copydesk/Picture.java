package press.dateline.copydesk;

import org.jspecify.annotations.Nullable;

/// A picture of the story, as far as it has words.
///
/// @param source its address or file name, to name it by
/// @param alt the words for those who do not see it; null where there are none, empty where it is decoration
/// @param caption null where there is none
/// @param credit who made it; empty where nobody is named
public record Picture(String source, @Nullable String alt, @Nullable Passage caption, String credit) {}
