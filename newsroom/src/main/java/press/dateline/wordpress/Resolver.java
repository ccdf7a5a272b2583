package press.dateline.wordpress;

import org.jspecify.annotations.Nullable;

/// Answers, without rendering, what a reader gets at an address. The site's own routes do.
@FunctionalInterface
public interface Resolver {
    /// @param status 200, 301, 404 or 410
    /// @param location where a 301 leads, path and query, percent-encoded; else null
    record Answer(int status, @Nullable String location) {}

    /// @param pathAndQuery percent-encoded, beginning with `/`
    Answer answer(String pathAndQuery);
}
