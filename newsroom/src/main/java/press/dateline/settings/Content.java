package press.dateline.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.dateline.settings.Setting.Unfit;

/// What a setting can be.
///
/// @param says the choices in a few words, for the reference; empty where the purpose says it
/// @param options to choose one from; empty where anything fitting can be typed
/// @param fit gives a content the one form it is kept in, or throws [Unfit]
record Content(String says, List<String> options, UnaryOperator<String> fit) {
    private Content(String says, UnaryOperator<String> fit) {
        this(says, List.of(), fit);
    }

    private static final List<String> LANGUAGES = List.of(Locale.getISOLanguages());
    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,6}[a-z]{2,24}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,80}\\.(?:svg|png|jpe?g|webp|avif|gif)");
    private static final int MOST_IN_A_LIST = 20;

    static Content text() {
        return new Content("", content -> content);
    }

    static Content required(String why) {
        return new Content("", content -> {
            if (content.isEmpty()) throw new Unfit(why);
            return content;
        });
    }

    static Content oneOf(String... choices) {
        String says = String.join(", ", choices);
        return new Content(says, List.of(choices), content -> {
            String choice = content.toLowerCase(Locale.ROOT);
            if (List.of(choices).contains(choice)) return choice;
            throw new Unfit("take one of " + says + ", and not “" + content + "”");
        });
    }

    static Content onOrOff() {
        return new Content("on or off", List.of("on", "off"), content -> switch (content.toLowerCase(Locale.ROOT)) {
            case "on", "yes", "true" -> "on";
            case "off", "no", "false" -> "off";
            default -> throw new Unfit("say on or off, and not “" + content + "”");
        });
    }

    static Content number(int least, int most) {
        return new Content(least + " to " + most, content -> {
            try {
                int number = Integer.parseInt(content);
                if (number >= least && number <= most) return Integer.toString(number);
            } catch (NumberFormatException e) {
                // Told below, as for a number out of bounds.
            }
            throw new Unfit("take a number from " + least + " to " + most + ", and not “" + content + "”");
        });
    }

    static Content language() {
        return new Content("", content -> {
            try {
                Locale language = new Locale.Builder().setLanguageTag(content).build();
                if (LANGUAGES.contains(language.getLanguage())) return language.toLanguageTag();
            } catch (IllformedLocaleException e) {
                // Told below, as for a language that nobody speaks.
            }
            throw new Unfit("“" + content + "” is no language; take a tag such as en, en-GB, de or pt-BR");
        });
    }

    static Content zone() {
        return new Content("", content -> Setting.zone(content).getId());
    }

    static Content origin() {
        return new Content("", content -> content.isEmpty() ? "" : origin(content));
    }

    private static String origin(String content) {
        try {
            URI uri = new URI(content.endsWith("/") ? content.substring(0, content.length() - 1) : content);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean bare = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath().isEmpty();
            if (web && bare) return uri.toString().toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            // Told below, as for an address with too much in it.
        }
        throw new Unfit("“" + content + "” is no address of a site; take one such as https://gazette.example");
    }

    /// A picture in the folder `theme`, so that no page asks another site for it.
    static Content picture() {
        return new Content("", content -> {
            if (content.isEmpty() || FILE.matcher(content).matches()) return content;
            throw new Unfit("“" + content + "” is no name of a picture in the folder theme; take one such as logo.svg");
        });
    }

    static Content link() {
        return new Content("", content -> {
            boolean web = content.startsWith("https://") || content.startsWith("http://");
            boolean own = content.startsWith("/") && !content.startsWith("//");
            if (content.isEmpty() || (web || own) && isAddress(content)) return content;
            throw new Unfit("“" + content + "” is no address; take one such as https://shop.example/");
        });
    }

    /// Words of a list with spaces between them, each once.
    static Content several(String... choices) {
        String says = "any of " + String.join(", ", choices);
        return listOf(says, word -> {
            if (!List.of(choices).contains(word)) throw new Unfit("take " + says + ", and not “" + word + "”");
        });
    }

    /// Names of hosts as a policy takes them: no wildcard, no port, no path.
    static Content hosts() {
        return listOf("", word -> {
            if (!HOST.matcher(word).matches())
                throw new Unfit("“" + word + "” is no name of a host; take one such as www.youtube-nocookie.com");
        });
    }

    static Content scripts() {
        return listOf("", word -> {
            if (!word.startsWith("https://")
                    || !isAddress(word)
                    || !HOST.matcher(host(word)).matches())
                throw new Unfit(
                        "“" + word + "” is no script; take an address such as https://numbers.example/count.js");
        });
    }

    /// Paths of sections as their addresses have them.
    static Content paths() {
        return listOf("", word -> {});
    }

    private interface Check {
        void look(String word);
    }

    private static Content listOf(String says, Check check) {
        return new Content(says, content -> {
            List<String> words = Arrays.stream(content.split("[\\s,]+"))
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
            if (words.size() > MOST_IN_A_LIST) throw new Unfit("it names more than " + MOST_IN_A_LIST);
            words.forEach(check::look);
            return words.stream().collect(Collectors.joining(" "));
        });
    }

    static String host(String address) {
        try {
            String host = new URI(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static boolean isAddress(String content) {
        try {
            return new URI(content).getRawUserInfo() == null && !content.contains(";") && !content.contains(",");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
