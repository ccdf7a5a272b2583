/// The public pages, in the theme Broadsheet: front, story, section, topic, author, archive, static page, errors.
///
/// Each page is a record that holds everything it shows ([FrontPage], [StoryPage], [ListPage], [StaticPage],
/// [ErrorPage]) around one [Frame] that all pages share. Whoever answers a request fills the record and gives it to
/// [Broadsheet], which writes HTML. No record here reads the database, the clock or the settings.
///
/// Two habits hold for all of them: a text that is not set is the empty string, and a component whose name ends in
/// `Html` is markup that has already been through the allow-list; every other text is escaped when it is printed.
@NullMarked
package press.dateline.site;

import org.jspecify.annotations.NullMarked;
