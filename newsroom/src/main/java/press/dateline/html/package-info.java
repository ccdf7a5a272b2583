/// The one allow-list for HTML that comes in, whatever door it comes in by: editor, import, REST, a reader's comment.
///
/// Begin at [CleanHtml]. The way of a text: jsoup reads it as a browser would (HTML5 parsing rules, bounded depth);
/// [Cleaning] walks the tree and rebuilds it so that the HTML standard's content models hold; every tag and attribute
/// then passes the OWASP sanitizer's policy of its [Profile]; [Markup] writes what is left. There is a single parse:
/// the policy takes the events of the walk and never sees a string.
@NullMarked
package press.dateline.html;

import org.jspecify.annotations.NullMarked;
