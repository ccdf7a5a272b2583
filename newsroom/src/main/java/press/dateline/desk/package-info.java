/// The desk: where editors work, under `/desk/`. Server-rendered pages that work without script, never cached.
///
/// Begin with [DeskRoutes], the one list of what the desk answers to: method, path, what one must be allowed to, and
/// the method that answers. [Desk] is the way there: it reads the request, knows who asks, refuses what comes from
/// elsewhere and what is not allowed, and writes the answer. To add a screen: a row in [DeskRoutes], a class with a
/// public record for each template in `templates/desk/`, its words in `words_en.properties`. To add something that not
/// everyone may do: an entry in [press.dateline.people.Act], a place in [press.dateline.people.Rights].
@NullMarked
package press.dateline.desk;

import org.jspecify.annotations.NullMarked;
