package press.dateline.delivery;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The security headers of public pages and of files. Immutable.
///
/// @param page sent with every page, unless the page sets the header of that name itself
/// @param file sent with files that someone uploaded, together with a policy by their type
public record SecurityHeaders(Map<String, String> page, Map<String, String> file) {
    /// The one line of script that stands in a page itself, at its head, as it is: what a reader chose, light or dark,
    /// has to be known before anything is painted, and a file of its own would be waited for.
    private static final String SCHEME = "'sha256-HI41sLtqj3rJfwVVuPcFJlVidzHTWz70a7ErZduaFiM='";

    /// Everything from ourselves, nothing inline but [#SCHEME], nothing evaluated.
    public static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "script-src 'self' " + SCHEME
            + "; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// Nothing in a file may run or load anything.
    static final String FILE_POLICY = "default-src 'none'; sandbox";

    /// A drawing opened by itself may style itself.
    static final String DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /// Browsers play a film opened by itself in a page that loads it again.
    static final String FILM_POLICY = "default-src 'none'; media-src 'self'; sandbox";

    private static final String PERMISSIONS = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), "
            + "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// Two years, as the preload list asks for, without asking to be on it.
    private static final String TRANSPORT = "max-age=63072000";

    /// The headers of one site.
    ///
    /// @param site the address the site is read at; `Strict-Transport-Security` is sent only if it is `https`
    public static SecurityHeaders forSite(URI site) {
        Map<String, String> file = new LinkedHashMap<>();
        file.put("X-Content-Type-Options", "nosniff");
        file.put("Referrer-Policy", "strict-origin-when-cross-origin");
        if ("https".equalsIgnoreCase(site.getScheme())) {
            file.put("Strict-Transport-Security", TRANSPORT);
        }
        Map<String, String> page = new LinkedHashMap<>(file);
        page.put("Content-Security-Policy", POLICY);
        page.put("Cross-Origin-Opener-Policy", "same-origin");
        page.put("Cross-Origin-Resource-Policy", "same-origin");
        page.put("Permissions-Policy", PERMISSIONS);
        page.put("X-Frame-Options", "DENY");
        // Pictures are linked from other sites, feed readers and social networks.
        file.put("Cross-Origin-Resource-Policy", "cross-origin");
        return new SecurityHeaders(Map.copyOf(page), Map.copyOf(file));
    }

    /// [#POLICY] widened by hosts that a site trusts with its readers.
    ///
    /// @param frames whose pages may stand within ours
    /// @param scripts whose scripts may run; these are not written for trusted types, which are then not asked for
    public static String policy(Collection<String> frames, Collection<String> scripts) {
        String policy = POLICY;
        if (!scripts.isEmpty()) {
            policy = policy.replace("script-src 'self'", "script-src 'self'" + sources(scripts))
                    .replace("connect-src 'self'", "connect-src 'self'" + sources(scripts))
                    .replace("img-src 'self' data:", "img-src 'self' data:" + sources(scripts))
                    .replace("; require-trusted-types-for 'script'", "");
        }
        return frames.isEmpty() ? policy : policy + "; frame-src" + sources(frames);
    }

    private static String sources(Collection<String> hosts) {
        return hosts.stream().sorted().map(host -> " https://" + host).collect(Collectors.joining());
    }

    /// The policy of a file opened by itself; empty for PDF, which Chromium refuses to show in a sandbox and every
    /// browser shows apart from the site.
    static String filePolicy(String contentType) {
        if (contentType.equals("application/pdf")) {
            return "";
        }
        if (contentType.equals("image/svg+xml")) {
            return DRAWING_POLICY;
        }
        boolean film = contentType.startsWith("video/") || contentType.startsWith("audio/");
        return film ? FILM_POLICY : FILE_POLICY;
    }
}
