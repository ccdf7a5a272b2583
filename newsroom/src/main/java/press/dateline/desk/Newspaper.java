package press.dateline.desk;

import press.dateline.delivery.PageCache;
import press.dateline.publishing.CopyReading;
import press.dateline.publishing.StoryDesk;
import press.dateline.search.SearchIndex;
import press.dateline.site.PublicSite;

/// What the desk makes, and where readers find it.
///
/// @param stories moves them on their way to readers
/// @param reading has the copy desk read them
/// @param site what readers see
/// @param pages those that are kept for them
/// @param index what they search in
public record Newspaper(StoryDesk stories, CopyReading reading, PublicSite site, PageCache pages, SearchIndex index) {}
