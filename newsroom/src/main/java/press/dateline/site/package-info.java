/// The public pages: front, story, section, topic, author, archive, errors. Begin with `Addresses`, the one list of
/// everything the site answers to.
@NullMarked
package press.dateline.site;

import org.jspecify.annotations.NullMarked;
