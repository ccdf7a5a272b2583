/// What is said of checked copy: to people, as JSON, as SARIF. Begin with [Report].
@NullMarked
package press.dateline.copydesk.report;

import org.jspecify.annotations.NullMarked;
