/// What the site hands to programs: feeds, sitemaps, files under names agreed upon, and news to those who want to be
/// told. Begin with [Syndicate], which answers, and [Telling], which tells.
@NullMarked
package press.dateline.feed;

import org.jspecify.annotations.NullMarked;
