package press.dateline.desk;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.dateline.delivery.RequestTarget;
import press.dateline.settings.SiteSettings;

/// Where the desk is asked: at the site's address as it is set, or on this machine. No header can name another place.
///
/// @param text as browsers write it: `https://gazette.example`
/// @param host without port, which passkeys are bound to
record Origin(String text, String host, boolean secure) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Empty when the request is for a place the desk does not answer at.
    static Optional<Origin> of(HttpServerRequest request, RequestTarget target, SiteSettings site) {
        if (request.authority() == null) {
            return Optional.empty();
        }
        String asked = target.authority().isEmpty() ? request.authority().toString() : target.authority();
        String authority = asked.toLowerCase(Locale.ROOT);
        if (!site.address().isEmpty()) {
            URI address = URI.create(site.address());
            boolean secure = "https".equals(address.getScheme());
            if (bare(authority, secure).equals(bare(address.getRawAuthority(), secure))) {
                return Optional.of(new Origin(site.address(), address.getHost(), secure));
            }
        }
        String host = authority.replaceFirst(":\\d+$", "");
        boolean here = THIS_MACHINE.contains(host)
                && isLoopback(request.remoteAddress().hostAddress());
        return here ? Optional.of(new Origin("http://" + bare(authority, false), host, false)) : Optional.empty();
    }

    private static String bare(String authority, boolean secure) {
        String port = secure ? ":443" : ":80";
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /// Whether a page of this origin sent the request: by `Sec-Fetch-Site`, which every browser of today sends and no
    /// page can forge, else by `Origin`. A request that tells neither did not come from a page of ours.
    boolean sent(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return text.equals(request.getHeader("Origin"));
    }
}
