/// Spelling and a few rules of grammar by LanguageTool, as rules of the copy desk. Begin with [LanguageToolRules].
@NullMarked
package press.dateline.language;

import org.jspecify.annotations.NullMarked;
