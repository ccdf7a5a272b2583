package press.dateline.settings;

import static press.dateline.store.tables.Tables.REDIRECT;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.RedirectRecord;

/// Addresses that the newsroom leads elsewhere by hand. One leads to its end in one hop: loops and chains are refused.
/// Addresses of sections and topics that were renamed need none, nor those of another site that moved here.
public final class Redirects {
    private static final int LONGEST = 1_000;

    private Redirects() {}

    /// @param path decoded, begins with `/`
    /// @param target a path of this site, perhaps with query and fragment, or an address with `https://` or
    ///     `http://`
    /// @param hits how often someone was led on by it
    /// @param hitAt when last, to the minute; null for never
    public record Redirect(
            String path, String target, Instant madeAt, String madeBy, long hits, @Nullable Instant hitAt) {}

    /// What a redirect says, before it is kept.
    public record Said(String path, String target) {}

    /// Where `path` leads, with or without a slash at its end.
    public static Optional<String> target(DSLContext sql, String path) {
        return sql.select(REDIRECT.TARGET)
                .from(REDIRECT)
                .where(REDIRECT.PATH.in(spellings(path)))
                .orderBy(REDIRECT.PATH)
                .limit(1)
                .fetchOptional(REDIRECT.TARGET);
    }

    /// A path with and without a slash at its end: readers type both, and mean the same.
    public static List<String> spellings(String path) {
        return path.equals("/")
                ? List.of(path)
                : List.of(path, path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
    }

    /// Those whose path or target holds `words`, by their paths.
    public static List<Redirect> list(DSLContext sql, String words, int before, int atMost) {
        return sql.selectFrom(REDIRECT)
                .where(REDIRECT.PATH.contains(words).or(REDIRECT.TARGET.contains(words)))
                .orderBy(REDIRECT.PATH)
                .offset(before)
                .limit(atMost)
                .fetch(Redirects::redirect);
    }

    private static Redirect redirect(RedirectRecord row) {
        return new Redirect(
                row.getPath(), row.getTarget(), row.getMadeAt(), row.getMadeBy(), row.getHits(), row.getHitAt());
    }

    /// Keeps a redirect; one from the same path gives way to it.
    ///
    /// @throws Declined when it is none, leads to itself or to another redirect, or another one leads to it
    public static Redirect add(Transaction transaction, Said said, String by) {
        Redirect redirect = new Redirect(path(said.path()), target(said.target()), transaction.now(), by, 0, null);
        DSLContext sql = transaction.sql();
        String end = pathOf(redirect.target());
        if (spellings(redirect.path()).contains(end)) {
            throw new Declined(redirect.path() + " would lead to itself.");
        }
        if (!end.isEmpty()) {
            target(sql, end).ifPresent(further -> {
                throw new Declined(
                        end + " is led on to " + further + " itself. Lead " + redirect.path() + " there at once.");
            });
        }
        sql.select(REDIRECT.PATH, REDIRECT.TARGET)
                .from(REDIRECT)
                .where(spellings(redirect.path()).stream()
                        .map(path -> RequestTarget.encode(path))
                        .flatMap(path -> java.util.stream.Stream.of(
                                REDIRECT.TARGET.eq(path),
                                REDIRECT.TARGET.startsWith(path + "?"),
                                REDIRECT.TARGET.startsWith(path + "#")))
                        .reduce(org.jooq.impl.DSL.falseCondition(), org.jooq.Condition::or))
                .limit(1)
                .fetchOptional()
                .ifPresent(other -> {
                    throw new Declined(other.value1() + " leads to " + redirect.path() + ". Lead it to "
                            + redirect.target() + " first.");
                });
        sql.deleteFrom(REDIRECT)
                .where(REDIRECT.PATH.in(spellings(redirect.path())))
                .execute();
        sql.insertInto(REDIRECT)
                .set(REDIRECT.PATH, redirect.path())
                .set(REDIRECT.TARGET, redirect.target())
                .set(REDIRECT.MADE_AT, redirect.madeAt())
                .set(REDIRECT.MADE_BY, by)
                .execute();
        changed(transaction, redirect.path());
        return redirect;
    }

    /// @return what it was; empty when there was none from that path
    public static Optional<Redirect> remove(Transaction transaction, String path) {
        Optional<Redirect> there = transaction
                .sql()
                .selectFrom(REDIRECT)
                .where(REDIRECT.PATH.eq(path))
                .fetchOptional(Redirects::redirect);
        transaction.sql().deleteFrom(REDIRECT).where(REDIRECT.PATH.eq(path)).execute();
        changed(transaction, path);
        return there;
    }

    private static void changed(Transaction transaction, String path) {
        spellings(path).forEach(spelling -> transaction.changed("path:" + spelling));
    }

    /// A path as people type or copy it: with or without the site in front of it, encoded or not.
    private static String path(String typed) {
        String path = typed.replaceFirst("^https?://[^/?#]*+", "");
        if (path.contains("?") || path.contains("#")) {
            throw new Declined("“" + typed + "” has a ? or a # in it. Take the path before it.");
        }
        Optional<RequestTarget> target = path.startsWith("/") && path.length() <= LONGEST
                ? RequestTarget.parse(RequestTarget.encode(decoded(path)))
                : Optional.empty();
        return target.map(RequestTarget::path)
                .filter(clean -> !clean.equals("/") && clean.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> new Declined("“" + typed + "” is no address of this site, such as /old/page/."));
    }

    private static String decoded(String path) {
        return RequestTarget.parse(path).map(RequestTarget::path).orElse(path);
    }

    private static String target(String typed) {
        Declined declined = new Declined(
                "“" + typed + "” is no place to lead to. Take a path of this site, or an address with https://.");
        if (typed.length() > LONGEST || typed.startsWith("//")) {
            throw declined;
        }
        try {
            URI uri = new URI(typed.contains("%") ? typed : typed.replace(" ", "%20"));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (uri.isAbsolute()
                    ? web && uri.getHost() != null && uri.getRawUserInfo() == null
                    : typed.startsWith("/")) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException e) {
            throw declined;
        }
        throw declined;
    }

    /// The decoded path of a target of this site; empty for another site's.
    private static String pathOf(String target) {
        return target.startsWith("/")
                ? RequestTarget.parse(target.replaceFirst("#.*+$", ""))
                        .map(RequestTarget::path)
                        .orElse("")
                : "";
    }

    // lists of them --------------------------------------------------------------------------------------------------

    /// The list as it goes out: a line for each, both in quotes.
    public static String csv(List<Redirect> redirects) {
        StringBuilder csv = new StringBuilder("from,to\r\n");
        redirects.forEach(one -> csv.append(quoted(one.path()))
                .append(',')
                .append(quoted(one.target()))
                .append("\r\n"));
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /// Reads a list of two columns, as [#csv] writes it; a first line of names is passed over.
    ///
    /// @throws Declined with the number of the line that has no two columns
    public static List<Said> read(String csv) {
        List<Said> read = new ArrayList<>();
        List<String> lines = csv.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            List<String> columns = columns(line);
            if (line.isEmpty() || (i == 0 && !columns.getFirst().contains("/"))) {
                continue;
            }
            if (columns.size() < 2) {
                throw new Declined("Line " + (i + 1) + " has no two columns: " + line);
            }
            read.add(new Said(columns.get(0), columns.get(1)));
        }
        return read;
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && within && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                column.append(c);
                i++;
            } else if (c == '"') {
                within = !within;
            } else if ((c == ',' || c == ';' || c == '\t') && !within) {
                columns.add(column.toString().strip());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString().strip());
        return columns;
    }
}
