/// Times in copy: which words mean one, and which days. Knows text, language and the moment of publication; begin with
/// [Times].
///
/// A text is cut into tokens ([Scanner]); the words and patterns of a language stand in `en.txt`, `de.txt` and so on
/// and are read into a tree ([TimeLanguage]), along which the longest pattern is looked for from each token
/// ([Tagger]); what matched is worked out against the day of publication or, in narrative, the date before it
/// ([Resolver]). Patterns have a bounded length, so the cost grows with the text and no faster.
@NullMarked
package press.dateline.copydesk.time;

import org.jspecify.annotations.NullMarked;
