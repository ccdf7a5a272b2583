package press.dateline.html;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes an address that browsers and the URL standard agree about, or none.
final class Addresses {
    private static final int MAX_LENGTH = 4_000;

    private Addresses() {}

    /// For links: http, https, mailto, tel, or relative to the site.
    static @Nullable String link(String raw) {
        return clean(raw, true);
    }

    /// For pictures, sound and film: http, https, or relative to the site.
    static @Nullable String resource(String raw) {
        String address = clean(raw, false);
        return address == null || address.isEmpty() || address.charAt(0) == '#' ? null : address;
    }

    private static @Nullable String clean(String raw, boolean alsoMailAndPhone) {
        if (raw.length() > MAX_LENGTH) return null;
        String address = withoutControls(raw);
        if (address.startsWith("//")) address = "https:" + address;
        int colon = schemeEnd(address);
        if (colon < 0) return encode(address, 0);
        String scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> web(scheme, address.substring(colon + 1));
            case "mailto", "tel" ->
                alsoMailAndPhone && address.length() > colon + 1
                        ? scheme + ":" + encode(address.substring(colon + 1), 0)
                        : null;
            default -> null;
        };
    }

    /// Browsers ignore line breaks and tabs anywhere and controls at the ends; others do not belong in an address at
    /// all.
    private static String withoutControls(String raw) {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < 0x20
                    || c >= 0x7f && c < 0xa0
                    || c == 0xfffd
                    || c == 0xfeff
                    || (c >= 0x200b && c <= 0x200f)
                    || (c >= 0x202a && c <= 0x202e)) continue;
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < raw.length()
                        && Character.isLowSurrogate(raw.charAt(i + 1));
                if (pair) out.append(c).append(raw.charAt(++i));
                continue;
            }
            out.append(c);
        }
        return out.toString().strip();
    }

    private static int schemeEnd(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == ':') return i;
            if (c == '/' || c == '?' || c == '#') return -1;
        }
        return -1;
    }

    private static @Nullable String web(String scheme, String rest) {
        if (!rest.startsWith("//")) return null;
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) end++;
        String host = rest.substring(2, end);
        if (!isHost(host)) return null;
        return scheme + "://" + host + encode(rest, end);
    }

    private static boolean isHost(String host) {
        int port = host.lastIndexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        if (name.isEmpty() || name.length() > 253 || name.startsWith(".") || name.contains("..")) return false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || Character.isSurrogate(c)))
                return false;
        }
        if (port < 0) return true;
        String digits = host.substring(port + 1);
        return !digits.isEmpty()
                && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(digits) <= 65_535;
    }

    private static String encode(String address, int from) {
        var out = new StringBuilder(address.length() - from + 16);
        boolean inFragment = false;
        for (int i = from; i < address.length(); i++) {
            char c = address.charAt(i);
            switch (c) {
                case ' ' -> out.append("%20");
                case '\u00a0' -> out.append("%C2%A0");
                case '"' -> out.append("%22");
                case '<' -> out.append("%3C");
                case '>' -> out.append("%3E");
                case '[' -> out.append("%5B");
                case ']' -> out.append("%5D");
                case '\\' -> out.append("%5C");
                case '^' -> out.append("%5E");
                case '`' -> out.append("%60");
                case '{' -> out.append("%7B");
                case '|' -> out.append("%7C");
                case '}' -> out.append("%7D");
                case '#' -> {
                    out.append(inFragment ? "%23" : "#");
                    inFragment = true;
                }
                case '%' -> out.append(isEscape(address, i) ? "%" : "%25");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String address, int at) {
        return at + 2 < address.length()
                && Character.digit(address.charAt(at + 1), 16) >= 0
                && Character.digit(address.charAt(at + 2), 16) >= 0;
    }
}
