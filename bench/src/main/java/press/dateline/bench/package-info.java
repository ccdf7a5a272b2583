/// Benchmarks: what an import, a page and a hit cost, and whether that grows with the archive. Begin with
/// [Bench][press.dateline.bench.Bench], which `bench/run` starts. They print; they judge nothing and fail no build.
///
/// Processor time is the steadiest figure on a machine that does other things too; rates depend on who else is running.
@NullMarked
package press.dateline.bench;

import org.jspecify.annotations.NullMarked;
