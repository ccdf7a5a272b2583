package press.dateline.desk;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import press.dateline.delivery.RequestTarget;
import press.dateline.people.Audit;
import press.dateline.reads.Astray;
import press.dateline.reads.Astray.Missed;
import press.dateline.settings.Declined;
import press.dateline.settings.Redirects;
import press.dateline.settings.Redirects.Redirect;
import press.dateline.settings.Redirects.Said;
import press.dateline.settings.Trash;
import press.dateline.site.Addresses;
import press.dateline.site.Place;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.story.PublicStories;

/// Addresses that lead elsewhere: a list to look into, add to and try, and to take in and give out as a table.
/// Beside it what readers asked for and did not find.
public final class RedirectPages {
    static final String PATH = "/desk/site/redirects";

    /// Of a table that is taken in.
    static final long LARGEST = 2_000_000;

    private static final int SHOWN = 100;
    private static final int MISSED = 50;
    private static final int ALL = 100_000;

    private final Database database;
    private final Newspaper paper;

    RedirectPages(Database database, Newspaper paper) {
        this.database = database;
        this.paper = paper;
    }

    /// The record of `redirects.html`.
    ///
    /// @param tried the address that was tried, or empty
    /// @param leads where it leads, in words
    /// @param missed what was asked for and not found, the most asked for first
    /// @param typed what was typed of a new one, when it was refused
    /// @param wrong why, or empty
    public record Page(
            DeskFrame frame,
            String q,
            List<Redirect> redirects,
            String further,
            String tried,
            String leads,
            List<Missed> missed,
            Said typed,
            String wrong) {}

    Answer list(DeskRequest request) {
        String missed = request.query("missed");
        return screen(request, 200, new Said(missed, missed.isEmpty() ? "" : likely(request, missed)), "");
    }

    /// The story that is most like the words of an address, for an editor to agree with or not.
    private String likely(DeskRequest request, String missed) {
        List<Long> stories = paper.index().likely(missed, 1);
        return database.read(sql -> stories.stream()
                .flatMap(story -> PublicStories.path(sql, story, request.now()).stream())
                .findFirst()
                .orElse(""));
    }

    private Answer screen(DeskRequest request, int status, Said typed, String wrong) {
        String q = request.query("q").strip();
        String from = request.query("from");
        int before = from.matches("\\d{1,6}") ? Integer.parseInt(from) : 0;
        List<Redirect> found = database.read(sql -> Redirects.list(sql, q, before, SHOWN + 1));
        String tried = request.query("try").strip();
        return request.screen(
                status,
                "redirects",
                new Page(
                        request.frame("nav.redirects"),
                        q,
                        found.stream().limit(SHOWN).toList(),
                        found.size() <= SHOWN
                                ? ""
                                : PATH + "?from=" + (before + SHOWN) + "&q="
                                        + URLEncoder.encode(q, StandardCharsets.UTF_8),
                        tried,
                        tried.isEmpty() ? "" : leads(request, tried),
                        database.read(sql -> Astray.missed(sql, MISSED)),
                        typed,
                        wrong));
    }

    /// Where an address leads, as a reader would find it.
    private String leads(DeskRequest request, String typed) {
        String path = typed.replaceFirst("^https?://[^/?#]*+", "");
        DeskWords words = request.words();
        return RequestTarget.parse(path.chars().allMatch(c -> c < 0x7f) ? path : RequestTarget.encode(path))
                .map(target -> switch (paper.site().resolve(Addresses.key(target))) {
                    case Place.Moved(String location) -> words.say("redirects.to", location);
                    case Place.Nowhere nowhere -> words.say("redirects.nowhere");
                    case Place.Gone gone -> words.say("redirects.gone");
                    case Place.Front _,
                            Place.OfStory _,
                            Place.OfPage _,
                            Place.OfList _,
                            Place.Search _,
                            Place.Corrections _,
                            Place.Trust _,
                            Place.Data _,
                            Place.File _ -> words.say("redirects.here");
                })
                .orElseGet(() -> words.say("redirects.no-address"));
    }

    Answer add(DeskRequest request) {
        Said said = new Said(request.field("path"), request.field("target"));
        try {
            Redirect made = database.write(transaction -> add(transaction, request, said));
            return Answer.seeOther(PATH + "?try=" + URLEncoder.encode(made.path(), StandardCharsets.UTF_8))
                    .saying("redirects.added", made.path());
        } catch (Declined declined) {
            return screen(request, 422, said, message(declined));
        }
    }

    private static Redirect add(Transaction transaction, DeskRequest request, Said said) {
        Redirect made = Redirects.add(transaction, said, request.who().name());
        Place now = Addresses.own(transaction.sql(), made.path(), request.now());
        if (now.status() == 200) {
            throw new Declined("There is a page at " + made.path()
                    + ", so nobody would be led on. Take it down or give it another address first.");
        }
        if (made.target().startsWith("/")) {
            int end = made.target().replaceFirst("[?#].*+$", "").length();
            boolean there = RequestTarget.parse(made.target().substring(0, end))
                    .map(target -> Addresses.moved(transaction.sql(), target.path(), request.now()))
                    .filter(place -> place.status() < 400)
                    .isPresent();
            if (!there) {
                throw new Declined("There is nothing for readers at " + made.target() + ".");
            }
        }
        Astray.found(transaction, made.path());
        Audit.record(transaction, request.who(), "redirect-added", "redirect:" + made.path(), made.target());
        return made;
    }

    Answer remove(DeskRequest request) {
        String path = request.field("path");
        database.write(transaction -> {
            Redirects.remove(transaction, path).ifPresent(was -> {
                Trash.keep(
                        transaction,
                        "redirect",
                        was.path() + " → " + was.target(),
                        new Said(was.path(), was.target()),
                        request.who().name());
                Audit.record(transaction, request.who(), "redirect-removed", "redirect:" + path, was.target());
            });
            return path;
        });
        return Answer.seeOther(PATH).saying("redirects.removed", path);
    }

    /// All of them as a table.
    Answer give(DeskRequest request) {
        String csv = Redirects.csv(database.read(sql -> Redirects.list(sql, "", 0, ALL)));
        return new Answer(200, "text/csv; charset=utf-8", Buffer.buffer(csv), "", List.of())
                .with("Content-Disposition", "attachment; filename=\"redirects.csv\"");
    }

    /// Takes a table in, all of it or nothing.
    Answer take(DeskRequest request) {
        try {
            List<Said> table = Redirects.read(table(request));
            database.write(transaction -> {
                for (int i = 0; i < table.size(); i++) {
                    try {
                        add(transaction, request, table.get(i));
                    } catch (Declined declined) {
                        throw new Declined("Nothing was taken in. Redirect " + (i + 1) + ": " + message(declined));
                    }
                }
                return table.size();
            });
            return Answer.seeOther(PATH).saying("redirects.taken", Integer.toString(table.size()));
        } catch (Declined declined) {
            return screen(request, 422, new Said("", ""), message(declined));
        }
    }

    private static String table(DeskRequest request) {
        String typed = request.field("table");
        if (!typed.isEmpty() || request.uploads().isEmpty()) {
            return typed;
        }
        try {
            return Files.readString(request.uploads().getFirst().file()).replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw new Declined("The file is not UTF-8. Save it as UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(Declined declined) {
        return Objects.requireNonNullElse(declined.getMessage(), "");
    }
}
