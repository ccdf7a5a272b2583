package press.dateline.delivery;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// The security headers of public pages and of files. Immutable.
///
/// @param page sent with every page, unless the page sets the header of that name itself
/// @param file sent with files that someone uploaded: nothing in them may run or load anything
public record SecurityHeaders(Map<String, String> page, Map<String, String> file) {
    /// Everything from ourselves, nothing inline, nothing evaluated.
    public static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "script-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// For what is shown by itself, such as an SVG opened in a tab: it may style itself and nothing else.
    static final String FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final String PERMISSIONS = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), "
            + "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// Two years, as the preload list asks for, without asking to be on it.
    private static final String TRANSPORT = "max-age=63072000";

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
        file.put("Content-Security-Policy", FILE_POLICY);
        // Pictures are linked from other sites, feed readers and social networks.
        file.put("Cross-Origin-Resource-Policy", "cross-origin");
        return new SecurityHeaders(Map.copyOf(page), Map.copyOf(file));
    }
}
