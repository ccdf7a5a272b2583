package press.dateline.wordpress;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.dateline.delivery.RequestTarget;
import press.dateline.wordpress.WxrEntry.Site;

/// Knows which addresses were the old site's own, and what they are here. Immutable.
final class OldSite {
    static final String UPLOADS = "/wp-content/uploads/";

    private final String address;
    private final String base;
    private final Set<String> hosts;
    private final String mediaPrefix;

    private OldSite(String address, String base, Set<String> hosts, String mediaPrefix) {
        this.address = address;
        this.base = base;
        this.hosts = hosts;
        this.mediaPrefix = mediaPrefix;
    }

    static OldSite of(Site site) {
        String home = firstOf(site.baseBlogUrl(), site.link(), site.baseSiteUrl());
        Split at = Split.of(home);
        String base = at.path().endsWith("/") ? at.path().substring(0, at.path().length() - 1) : at.path();
        Set<String> hosts = new HashSet<>();
        for (String url : new String[] {home, site.link(), site.baseBlogUrl()})
            if (!Split.of(url).host().isEmpty()) hosts.add(Split.of(url).host());
        String address = at.host().isEmpty() ? home : at.scheme() + "://" + at.authority() + base;
        return new OldSite(
                address,
                RequestTarget.parse(encoded(base.isEmpty() ? "/" : base)).isPresent() ? base : "",
                Set.copyOf(hosts),
                "");
    }

    private static String firstOf(String... texts) {
        for (String text : texts) if (!text.isBlank()) return text.strip();
        return "";
    }

    /// The same site, with its files kept below a folder of their own, beside those of another site.
    OldSite withMediaPrefix(String prefix) {
        return new OldSite(address, base, hosts, prefix);
    }

    /// Its address without a slash at the end.
    String address() {
        return address;
    }

    /// Scheme and host of its address: what our own addresses, which keep the folder, begin with. Empty when it is no
    /// address of the web.
    String origin() {
        return address.startsWith("http") ? address.substring(0, address.length() - base.length()) : "";
    }

    /// The folder it lay in: `/blog`, or empty.
    String base() {
        return base;
    }

    String host() {
        return Split.of(address).host();
    }

    /// Where on the old site an address was; empty when it is not one of the site's, or one that no server should
    /// answer.
    Optional<RequestTarget> locate(String url) {
        Split at = Split.of(url);
        if (!at.host().isEmpty() && !hosts.contains(at.host())) return Optional.empty();
        if (at.host().isEmpty() && !url.startsWith("/")) return Optional.empty();
        String path = at.path().isEmpty() ? "/" : at.path();
        if (!isInside(path)) return Optional.empty();
        return RequestTarget.parse(encoded(path) + (at.query().isEmpty() ? "" : "?" + encoded(at.query())));
    }

    /// The decoded path of a permalink; empty for `?p=1` and its like, for the home page and for other sites.
    Optional<String> permalink(String url) {
        return locate(url)
                .filter(target -> target.query().isEmpty())
                .map(RequestTarget::path)
                .filter(path -> !path.equals("/") && !path.equals(base) && !path.equals(base + "/"))
                .filter(path -> !path.endsWith("/index.php") && path.length() < 1000);
    }

    private boolean isInside(String path) {
        return base.isEmpty() || path.equals(base) || path.startsWith(base + "/");
    }

    /// Where an address leads from now on: relative to our root when it was the site's own, else as it is.
    String here(String url) {
        Split at = Split.of(url);
        if (at.host().isEmpty()) return mediaPrefix.isEmpty() ? url : hereFile(url);
        String file = filePath(at);
        if (!file.isEmpty()) return file;
        if (!hosts.contains(at.host()) || !isInside(at.path().isEmpty() ? "/" : at.path())) return url;
        String path = at.path().isEmpty() ? "/" : at.path();
        return path
                + (at.query().isEmpty() ? "" : "?" + at.query())
                + (at.fragment().isEmpty() ? "" : "#" + at.fragment());
    }

    private String hereFile(String url) {
        return url.startsWith(base + UPLOADS) ? mediaPrefix + url : url;
    }

    /// The path under which a file of the old site is kept here, decoded; empty when the address is none of a file in
    /// its uploads.
    Optional<String> file(String url) {
        Split at = Split.of(url);
        String path = at.host().isEmpty() ? (url.startsWith("/") ? at.path() : "") : filePath(at);
        if (path.isEmpty() || !path.startsWith(mediaPrefix + base + UPLOADS) && !path.startsWith(mediaPrefix + UPLOADS))
            return Optional.empty();
        return RequestTarget.parse(encoded(path)).map(RequestTarget::path).filter(p -> !p.endsWith("/"));
    }

    /// Where the old site itself has a file of its uploads; empty when the address is none of those.
    Optional<String> source(String url) {
        Split at = Split.of(url);
        if (at.host().endsWith(".files.wordpress.com"))
            return file(url).map(path -> at.scheme() + "://" + at.authority() + encoded(at.path()));
        return file(url)
                .filter(path -> !origin().isEmpty())
                .map(path -> origin() + RequestTarget.encode(path.substring(mediaPrefix.length())));
    }

    /// Files lie on the site itself, on WordPress.com's host for them, or come through its picture proxy.
    private String filePath(Split at) {
        String path = at.path();
        String host = at.host();
        if (host.matches("i[0-3]\\.wp\\.com")) {
            int slash = path.indexOf('/', 1);
            if (slash < 0) return "";
            host = Split.bare(path.substring(1, slash));
            path = path.substring(slash);
        }
        if (hosts.contains(host) && path.startsWith(base + UPLOADS)) return mediaPrefix + path;
        if (host.endsWith(".files.wordpress.com")) {
            String name = host.substring(0, host.length() - ".files.wordpress.com".length());
            if (hosts.contains(name + ".wordpress.com") || hosts.size() == 1)
                return mediaPrefix + UPLOADS.substring(0, UPLOADS.length() - 1) + path;
        }
        return "";
    }

    /// The path under which an attachment is kept, from its address and the place WordPress noted for it.
    Optional<String> attachment(String url, String attachedFile) {
        Optional<String> file = file(url);
        if (file.isPresent()) return file;
        String place = attachedFile;
        int uploads = place.lastIndexOf("/uploads/");
        if (uploads >= 0) place = place.substring(uploads + 9);
        if (place.isEmpty() || place.startsWith("/")) {
            String path = Split.of(url).path();
            int at = path.indexOf(UPLOADS);
            place = at >= 0 ? path.substring(at + UPLOADS.length()) : path.isEmpty() ? "" : path.substring(1);
        }
        if (place.isEmpty() || place.endsWith("/")) return Optional.empty();
        return RequestTarget.parse(encoded(mediaPrefix + base + UPLOADS + place))
                .map(RequestTarget::path);
    }

    /// An address as it is written in exports, made fit for [RequestTarget]: what is beyond ASCII, and blanks, escaped.
    static String encoded(String raw) {
        boolean plain = true;
        for (int i = 0; i < raw.length() && plain; i++) plain = raw.charAt(i) > ' ' && raw.charAt(i) < 0x7f;
        if (plain) return raw;
        StringBuilder out = new StringBuilder(raw.length() + 32);
        for (byte b : raw.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f) out.append((char) b);
            else out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
        }
        return out.toString();
    }

    /// An address in its parts, read kindly.
    ///
    /// @param host in lower case, without `www.` and port; empty for an address without one
    private record Split(String scheme, String authority, String host, String path, String query, String fragment) {
        static Split of(String raw) {
            String url = raw.strip();
            String scheme = "";
            int start = -1;
            if (url.regionMatches(true, 0, "http://", 0, 7)) {
                scheme = "http";
                start = 7;
            } else if (url.regionMatches(true, 0, "https://", 0, 8)) {
                scheme = "https";
                start = 8;
            } else if (url.startsWith("//")) {
                scheme = "https";
                start = 2;
            }
            String authority = "";
            String rest = url;
            if (start >= 0) {
                int end = start;
                while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) end++;
                authority = url.substring(start, end).toLowerCase(Locale.ROOT);
                rest = url.substring(end);
            }
            String fragment = "";
            int hash = rest.indexOf('#');
            if (hash >= 0) {
                fragment = rest.substring(hash + 1);
                rest = rest.substring(0, hash);
            }
            String query = "";
            int mark = rest.indexOf('?');
            if (mark >= 0) {
                query = rest.substring(mark + 1);
                rest = rest.substring(0, mark);
            }
            return new Split(scheme, authority, bare(authority), rest, query, fragment);
        }

        static String bare(String authority) {
            int colon = authority.indexOf(':');
            String host = colon < 0 ? authority : authority.substring(0, colon);
            return host.startsWith("www.") ? host.substring(4) : host;
        }
    }
}
