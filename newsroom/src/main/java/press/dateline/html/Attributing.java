package press.dateline.html;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/// Works out which attributes an element keeps, brought into the form that the standard asks for. For one document.
final class Attributing {
    /// Before every id that comes in, so that none can stand for a name that a page or a script relies on.
    static final String ID_PREFIX = "at-";

    private static final Pattern LANGUAGE =
            Pattern.compile("([A-Za-z]{2,3})(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|[0-9]{3}))?");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern DATE_TIME = Pattern.compile(
            "([0-9]{4})-([0-9]{2})(?:-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]{1,3})?)?(?:Z|[+-][01][0-9]:?[0-5][0-9])?)?)?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}");

    private final Profile profile;
    private final Set<String> linkedHere = new HashSet<>();
    private final Set<String> idsHere = new HashSet<>();
    private final Set<String> takenIds = new HashSet<>();

    Attributing(Profile profile, Element body) {
        this.profile = profile;
        if (profile == Profile.COPY) look(body);
    }

    private void look(Element body) {
        for (Node node = body; node != null; node = Cleaning.following(node, body))
            if (node instanceof Element element && element.attributesSize() > 0) {
                String href = element.nameIs("a") ? element.attr("href").strip() : "";
                if (href.length() > 1 && href.charAt(0) == '#') linkedHere.add(href.substring(1));
                String id = element.id();
                if (id.isEmpty() && element.nameIs("a")) id = element.attr("name");
                if (!id.isEmpty()) idsHere.add(id);
            }
    }

    /// Name and value in turn, as the sanitizer's policies take them.
    ///
    /// @param name what the element is called in the output
    List<String> of(String name, Element element) {
        Attributes given = element.attributes();
        if (given.isEmpty() && !name.equals("img")) return new ArrayList<>(0);
        var kept = new ArrayList<String>(8);
        switch (name) {
            case "a" -> link(given, kept);
            case "img" -> picture(given, kept);
            case "abbr" -> text("title", given, kept);
            case "blockquote", "q", "del", "ins" -> address("cite", given, kept);
            case "time" -> {
                String moment = given.getIgnoreCase("datetime").strip();
                if (isMoment(moment)) add("datetime", moment, kept);
            }
            case "ol" -> {
                number("start", given, kept);
                if (given.hasKeyIgnoreCase("reversed")) add("reversed", "reversed", kept);
                String type = given.getIgnoreCase("type");
                if (type.length() == 1 && "1aAiI".contains(type)) add("type", type, kept);
            }
            case "li" -> {
                Element list = element.parent();
                if (list != null && list.nameIs("ol")) number("value", given, kept);
            }
            case "td", "th" -> cell(name, given, kept);
            case "details" -> {
                if (given.hasKeyIgnoreCase("open")) add("open", "open", kept);
            }
            default -> {}
        }
        common(name, given, kept);
        return kept;
    }

    private void link(Attributes given, List<String> kept) {
        String href = href(given);
        if (href == null) return;
        add("href", href, kept);
        text("title", given, kept);
        if (profile == Profile.COMMENT) add("rel", "nofollow ugc", kept);
        else {
            String rel = relation(given.getIgnoreCase("rel"));
            if (!rel.isEmpty()) add("rel", rel, kept);
        }
    }

    private @Nullable String href(Attributes given) {
        if (!given.hasKeyIgnoreCase("href")) return null;
        String raw = given.getIgnoreCase("href").strip();
        if (raw.isEmpty()) return null;
        if (raw.charAt(0) == '#'
                && raw.length() > 1
                && isSafeId(raw.substring(1))
                && idsHere.contains(raw.substring(1))) return Addresses.link("#" + prefixed(raw.substring(1)));
        return Addresses.link(raw);
    }

    private static String relation(String raw) {
        if (raw.isEmpty()) return "";
        var out = new StringBuilder();
        for (String token : List.of("nofollow", "sponsored", "ugc", "license", "tag"))
            if ((" " + raw.toLowerCase(Locale.ROOT) + " ").contains(" " + token + " "))
                out.append(out.isEmpty() ? "" : " ").append(token);
        return out.toString();
    }

    private static void picture(Attributes given, List<String> kept) {
        String source = Addresses.resource(given.getIgnoreCase("src"));
        if (source == null) return;
        add("src", source, kept);
        add("alt", given.getIgnoreCase("alt"), kept);
        size("width", given, kept);
        size("height", given, kept);
        add("loading", "lazy", kept);
        add("decoding", "async", kept);
    }

    /// Of sound and film: those the element itself carries.
    static void player(String name, Attributes given, List<String> kept) {
        String source = Addresses.resource(given.getIgnoreCase("src"));
        if (source != null) add("src", source, kept);
        add("controls", "controls", kept);
        if (name.equals("video")) {
            String poster = Addresses.resource(given.getIgnoreCase("poster"));
            if (poster != null) add("poster", poster, kept);
            size("width", given, kept);
            size("height", given, kept);
        }
        add("preload", "none", kept);
    }

    private static void cell(String name, Attributes given, List<String> kept) {
        span("colspan", 1_000, given, kept);
        span("rowspan", 1_000, given, kept);
        String scope = given.getIgnoreCase("scope").strip().toLowerCase(Locale.ROOT);
        if (name.equals("th") && Set.of("row", "col", "rowgroup", "colgroup").contains(scope))
            add("scope", scope, kept);
    }

    private static void span(String key, int most, Attributes given, List<String> kept) {
        String value = given.getIgnoreCase(key).strip();
        if (value.isEmpty() || value.length() > 4 || !NUMBER.matcher(value).matches()) return;
        int cells = Integer.parseInt(value);
        if (cells > 1 && cells <= most) add(key, Integer.toString(cells), kept);
    }

    private void common(String name, Attributes given, List<String> kept) {
        String id = given.getIgnoreCase("id");
        if (id.isEmpty() && name.equals("a")) id = given.getIgnoreCase("name");
        if (!id.isEmpty()) {
            String own = id(name, id);
            if (own != null) add("id", own, kept);
        }
        String names = given.getIgnoreCase("class");
        if (!names.isEmpty() && takesClass(name)) {
            String ours = ours(names);
            if (!ours.isEmpty()) add("class", ours, kept);
        }
        String language = language(given.getIgnoreCase("lang"));
        if (!language.isEmpty()) add("lang", language, kept);
        String direction = given.getIgnoreCase("dir").strip().toLowerCase(Locale.ROOT);
        if (direction.equals("ltr") || direction.equals("rtl") || direction.equals("auto")) add("dir", direction, kept);
    }

    private @Nullable String id(String name, String raw) {
        if (profile != Profile.COPY || !isSafeId(raw)) return null;
        String own = prefixed(raw);
        boolean wanted = linkedHere.contains(raw) || Vocabulary.isHeading(name) || raw.startsWith(ID_PREFIX);
        return wanted && takenIds.add(own) ? own : null;
    }

    private static String prefixed(String id) {
        return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id;
    }

    private static boolean isSafeId(String id) {
        if (id.length() > 100) return false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!(Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':')) return false;
        }
        return true;
    }

    private boolean takesClass(String name) {
        return profile == Profile.COPY
                && (Vocabulary.isBlock(name) || name.equals("a") || name.equals("img") || name.equals("hr"));
    }

    private static String ours(String names) {
        var out = new StringBuilder();
        int at = 0;
        while (at < names.length()) {
            int end = at;
            while (end < names.length() && names.charAt(end) > ' ') end++;
            if (end > at) {
                String one = names.substring(at, end);
                boolean again = (" " + out + " ").contains(" " + one + " ");
                if (Vocabulary.CLASSES.contains(one) && !again)
                    out.append(out.isEmpty() ? "" : " ").append(one);
            }
            at = end + 1;
        }
        return out.toString();
    }

    private static String language(String raw) {
        if (raw.isEmpty()) return "";
        var parts = LANGUAGE.matcher(raw.strip().replace('_', '-'));
        if (!parts.matches() || !LANGUAGES.contains(parts.group(1).toLowerCase(Locale.ROOT))) return "";
        String language = parts.group(1).toLowerCase(Locale.ROOT);
        String country = parts.group(3);
        return country != null && COUNTRIES.contains(country.substring(1).toUpperCase(Locale.ROOT))
                ? language + "-" + country.substring(1).toUpperCase(Locale.ROOT)
                : language;
    }

    private static boolean isMoment(String value) {
        var parts = DATE_TIME.matcher(value);
        if (!parts.matches()) return false;
        try {
            int day = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
            LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), day);
            return !parts.group(1).equals("0000")
                    && within(parts.group(4), 23)
                    && within(parts.group(5), 59)
                    && within(parts.group(6), 59);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean within(@Nullable String digits, int most) {
        return digits == null || Integer.parseInt(digits) <= most;
    }

    private static void text(String key, Attributes given, List<String> kept) {
        String value = given.getIgnoreCase(key).strip();
        if (!value.isEmpty()) add(key, value, kept);
    }

    private static void address(String key, Attributes given, List<String> kept) {
        if (!given.hasKeyIgnoreCase(key)) return;
        String value = Addresses.resource(given.getIgnoreCase(key));
        if (value != null) add(key, value, kept);
    }

    private static void number(String key, Attributes given, List<String> kept) {
        String value = given.getIgnoreCase(key).strip();
        if (NUMBER.matcher(value).matches()) add(key, Integer.toString(Integer.parseInt(value)), kept);
    }

    private static void size(String key, Attributes given, List<String> kept) {
        String value = given.getIgnoreCase(key).strip();
        if (value.endsWith("px")) value = value.substring(0, value.length() - 2).strip();
        if (value.isEmpty() || value.length() > 5 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) return;
        int pixels = Integer.parseInt(value);
        if (pixels > 0) add(key, Integer.toString(pixels), kept);
    }

    static void add(String key, String value, List<String> kept) {
        kept.add(key);
        kept.add(value);
    }
}
