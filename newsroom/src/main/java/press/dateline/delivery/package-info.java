/// How a page gets out: the page cache and its one rule, the fast route ahead of everything, compression, conditional
/// requests, static assets, files from disk and security headers. Plumbing: no newsroom word lives here; what a page
/// shows is known here only as tags of the change log.
///
/// Begin with `PageCache`, whose comment states the one rule, then `FastRoute`, which brings cache and socket
/// together. `CacheFollower` keeps the cache true to the change log.
@NullMarked
package press.dateline.delivery;

import org.jspecify.annotations.NullMarked;
