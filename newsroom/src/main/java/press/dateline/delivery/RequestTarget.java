package press.dateline.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The target of a request (RFC 9112 §3.2), read once and for all, so that every spelling of an address that is
/// accepted leads to one key and no later reader can understand it otherwise.
///
/// The path is decoded (`%c3%a9`, `%C3%A9` and nothing else are `é`). What proxies, file systems and servers read in
/// different ways is refused instead of repaired: empty and dot segments, also encoded; encoded slashes; backslashes;
/// `;` parameters; control characters; escapes that are no UTF-8; bytes beyond ASCII; more than [#MAX_LENGTH]
/// characters.
/// The query is read kindly, since trackers append all kinds of things to it: a parameter that cannot be decoded is
/// left out, and only too many of them ([#MAX_PARAMETERS]) are refused.
///
/// @param authority host and port of a target in absolute form, else empty; it stands in for the `Host` header
/// @param path decoded, beginning with `/`
/// @param query decoded parameters in the order of their first appearance, each with all its values
public record RequestTarget(String authority, String path, Map<String, List<String>> query) {
    public static final int MAX_LENGTH = 4096;
    public static final int MAX_PARAMETERS = 64;

    private static final String UNRESERVED_IN_PATH = "-._~!$&'()*+,=:@/";
    private static final String UNRESERVED_IN_QUERY = "-._~!$'()*,:@/";

    /// Reads a target in origin or absolute form; empty when it must be refused (400).
    public static Optional<RequestTarget> parse(String raw) {
        if (raw.isEmpty() || raw.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String authority = "";
        String rest = raw;
        if (raw.charAt(0) != '/') {
            int scheme = schemeLength(raw);
            if (scheme == 0) {
                return Optional.empty();
            }
            int end = scheme;
            while (end < raw.length() && raw.charAt(end) != '/' && raw.charAt(end) != '?') {
                end++;
            }
            authority = raw.substring(scheme, end);
            if (authority.isEmpty() || authority.indexOf('@') >= 0) {
                return Optional.empty();
            }
            rest = end < raw.length() && raw.charAt(end) == '/' ? raw.substring(end) : "/" + raw.substring(end);
        }
        return parse(authority, rest);
    }

    private static Optional<RequestTarget> parse(String authority, String rest) {
        int mark = -1;
        boolean escaped = false;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return Optional.empty();
            }
            if (mark >= 0) {
                continue;
            }
            if (c == '?') {
                mark = i;
            } else if (c == '%') {
                escaped = true;
            }
        }
        String path = mark < 0 ? rest : rest.substring(0, mark);
        if (escaped) {
            // An encoded slash would become a separator by decoding, so it is looked for before.
            if (path.contains("%2f") || path.contains("%2F")) {
                return Optional.empty();
            }
            Optional<String> decoded = decode(path, false);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            path = decoded.get();
        }
        if (!plain(path)) {
            return Optional.empty();
        }
        if (mark < 0) {
            return Optional.of(new RequestTarget(authority, path, Map.of()));
        }
        String target = path;
        return parseQuery(rest.substring(mark + 1)).map(query -> new RequestTarget(authority, target, query));
    }

    private static int schemeLength(String raw) {
        if (raw.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return raw.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
    }

    /// Whether the path has one meaning everywhere.
    private static boolean plain(String path) {
        int segment = 1;
        for (int i = 1; i <= path.length(); i++) {
            char c = i < path.length() ? path.charAt(i) : '/';
            if (c == '/') {
                int length = i - segment;
                boolean empty = length == 0 && i < path.length();
                boolean dots =
                        (length == 1 && path.charAt(segment) == '.') || (length == 2 && path.startsWith("..", segment));
                if (empty || dots) {
                    return false;
                }
                segment = i + 1;
            } else if (c == '\\' || c == ';' || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Map<String, List<String>>> parseQuery(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        int count = 0;
        int start = 0;
        while (start < raw.length()) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            if (end > start) {
                if (++count > MAX_PARAMETERS) {
                    return Optional.empty();
                }
                int equals = raw.indexOf('=', start);
                boolean bare = equals < 0 || equals > end;
                Optional<String> name = decode(raw.substring(start, bare ? end : equals), true);
                Optional<String> value = bare ? Optional.of("") : decode(raw.substring(equals + 1, end), true);
                if (name.isPresent() && value.isPresent()) {
                    query.computeIfAbsent(name.get(), key -> new ArrayList<>()).add(value.get());
                }
            }
            start = end + 1;
        }
        query.replaceAll((key, values) -> List.copyOf(values));
        return Optional.of(query);
    }

    private static Optional<String> decode(String raw, boolean plusIsSpace) {
        if (raw.indexOf('%') < 0) {
            return Optional.of(plusIsSpace ? raw.replace('+', ' ') : raw);
        }
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                bytes.put((byte) (c == '+' && plusIsSpace ? ' ' : c));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }

    /// The value of a parameter; of several the last, as PHP and with it WordPress understands them.
    public Optional<String> parameter(String name) {
        List<String> values = query.get(name);
        return values == null ? Optional.empty() : Optional.of(values.getLast());
    }

    /// The key of this target for a route that knows the parameters `known`; all others are left out.
    public PageKey key(String... known) {
        if (query.isEmpty()) {
            return new PageKey(path);
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String name : known) {
            parameter(name).ifPresent(value -> parameters.put(name, value));
        }
        return new PageKey(path, parameters);
    }

    /// A decoded path as it stands in an address: UTF-8, percent-encoded with upper-case digits (RFC 3986 §6.2.2.1).
    public static String encode(String path) {
        StringBuilder address = new StringBuilder(path.length() + 16);
        encode(path, UNRESERVED_IN_PATH, address);
        return address.toString();
    }

    static String encode(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path.length() + 16);
        encode(path, UNRESERVED_IN_PATH, address);
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address.append(separator);
            encode(parameter.getKey(), UNRESERVED_IN_QUERY, address);
            address.append('=');
            encode(parameter.getValue(), UNRESERVED_IN_QUERY, address);
            separator = '&';
        }
        return address.toString();
    }

    private static void encode(String text, String unreserved, StringBuilder address) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || unreserved.indexOf(c) >= 0) {
                address.append(c);
            } else {
                address.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
