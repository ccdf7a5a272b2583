/// The sample newsroom that `serve --sample` sets up: a small newspaper that does not exist, whose stories also say
/// what Dateline does. Begin with [SampleNewspaper].
@NullMarked
package press.dateline.sample;

import org.jspecify.annotations.NullMarked;
