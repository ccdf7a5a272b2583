package press.dateline.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One name of a byline.
///
/// @param name as printed
/// @param href the author's page, or empty
/// @param role what they did when it was not writing ("Photographs", "Edited by"), or empty
/// @param website where else to find them, or empty
public record Person(String name, String href, String role, String website) {
    private static final Pattern FEDIVERSE = Pattern.compile("https://([A-Za-z0-9.-]{1,253})/@([A-Za-z0-9_]{1,100})/?");

    public Person(String name, String href, String role) {
        this(name, href, role, "");
    }

    /// `@ada@social.example` when the website is such an account, else empty.
    public String account() {
        Matcher account = FEDIVERSE.matcher(website);
        return account.matches() ? "@" + account.group(2) + "@" + account.group(1) : "";
    }
}
