/// Finds stories and pages by their words: a Lucene index beside the database, in the data folder's `search/`.
///
/// Begin with [press.dateline.search.SearchIndex]. The index holds what is public and nothing else, follows the change
/// log from the position it keeps with each of its commits, and can be thrown away at any time: it is made anew from
/// the database. What it finds are ids; whoever shows them reads them through the gate.
///
/// A [press.dateline.search.Question] becomes a query in `Queries`, a story or page becomes a document in `Piece`, and
/// both are taken apart by the analyzer that `Languages` has for the site's language.
@NullMarked
package press.dateline.search;

import org.jspecify.annotations.NullMarked;
