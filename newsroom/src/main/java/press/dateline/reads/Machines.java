package press.dateline.reads;

import java.util.List;
import java.util.Locale;

/// Tells readers' browsers from machines by what they call themselves. Whoever lies passes; the numbers are for a
/// newsroom and not for a bill.
final class Machines {
    private static final List<String> MARKS = List.of(
            "bot",
            "crawl",
            "spider",
            "slurp",
            "scrap",
            "fetch",
            "monitor",
            "headless",
            "phantom",
            "lighthouse",
            "pagespeed",
            "gtmetrix",
            "preview",
            "facebookexternalhit",
            "embedly",
            "validator",
            "archiver",
            "curl/",
            "wget/",
            "python",
            "java/",
            "okhttp",
            "go-http",
            "libwww",
            "httpclient",
            "axios",
            "node",
            "ruby",
            "perl",
            "php",
            "feed",
            "rss",
            "puppeteer",
            "playwright",
            "selenium",
            "uptime",
            "checker",
            "scanner",
            "gptb",
            "anthropic",
            "perplexity");

    private Machines() {}

    static boolean are(String userAgent) {
        String name = userAgent.toLowerCase(Locale.ROOT);
        return !name.startsWith("mozilla/") && !name.startsWith("opera/")
                || MARKS.stream().anyMatch(name::contains);
    }
}
