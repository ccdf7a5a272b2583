package press.dateline.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.Ground;
import press.dateline.comment.Moderation;
import press.dateline.comment.Moderation.Box;
import press.dateline.comment.Moderation.Decision;
import press.dateline.comment.Moderation.Told;
import press.dateline.comment.Pleas;
import press.dateline.comment.Readers;
import press.dateline.delivery.RequestTarget;
import press.dateline.mail.Letter;
import press.dateline.mail.Mail;
import press.dateline.people.Audit;
import press.dateline.site.Words;
import press.dateline.store.Database;

/// Moderating what readers say: boxes of comments, one or many decided at once, the lists of words, a reader's data.
public final class CommentDesk {
    private static final String PATH = "/desk/comments";

    private final Database database;
    private final Pleas pleas;

    CommentDesk(Database database) {
        this.database = database;
        this.pleas = new Pleas(database);
    }

    /// The record of `comments.html`.
    ///
    /// @param box that is shown
    /// @param further address of the next page; empty on the last
    /// @param latest what can be taken back, or null
    public record Page(
            DeskFrame frame,
            List<Tab> tabs,
            Box box,
            List<Moderation.Line> lines,
            List<Ground> grounds,
            String further,
            Moderation.@Nullable Latest latest) {}

    /// A box by the number of comments in it.
    public record Tab(Box box, int comments) {}

    /// The record of `comment-words.html`, one word or phrase a line.
    public record WordLists(DeskFrame frame, String hold, String refuse) {}

    /// The record of `reader.html`.
    public record Reader(DeskFrame frame) {}

    Answer list(DeskRequest request) {
        Box box = box(request.query("box"));
        String from = request.query("from");
        long after = from.matches("\\d{1,18}") ? Long.parseLong(from) : 0;
        Page page = database.read(sql -> {
            List<Moderation.Line> lines = Moderation.list(sql, request.signedIn(), box, after);
            Map<Box, Integer> counts = Moderation.counts(sql, request.signedIn());
            return new Page(
                    request.frame("nav.comments"),
                    Arrays.stream(Box.values())
                            .map(one -> new Tab(one, counts.getOrDefault(one, 0)))
                            .toList(),
                    box,
                    lines,
                    List.of(Ground.values()),
                    lines.size() < Moderation.PAGE_SIZE
                            ? ""
                            : address(box) + "&from=" + lines.getLast().id(),
                    Moderation.latest(sql, request.signedIn()).orElse(null));
        });
        return request.screen("comments", page);
    }

    private static Box box(String label) {
        return Box.labelled(label).orElse(Box.HELD);
    }

    private static String address(Box box) {
        return PATH + "?box=" + box.label();
    }

    /// Decides about the comments that are ticked, or by the button of one comment (`one=approved:12`) about that.
    Answer decide(DeskRequest request) {
        String[] one = request.field("one").split(":", 2);
        boolean single = one.length == 2;
        Optional<Decision> decision = Decision.labelled(single ? one[0] : request.field("decision"));
        List<Long> ids = (single ? Stream.of(one[1]) : request.all("id").stream())
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        Answer back = Answer.seeOther(address(box(request.field("box"))));
        if (decision.isEmpty() || ids.isEmpty()) {
            return back.saying("comments.none-ticked");
        }
        Ground ground = decision.get() == Decision.SPAM ? Ground.SPAM : Ground.of(request.field("ground"));
        String note = request.field("note");
        Moderation.Done done = database.write(transaction -> {
            Moderation.Done made = Moderation.decide(
                    transaction, request.signedIn(), request.who(), ids, decision.get(), ground, note);
            made.told().forEach(told -> Mail.queue(transaction, letter(request, told, note)));
            return made;
        });
        return done.comments() == 0
                ? back.saying("comments.none-ticked")
                : back.saying("comments.done-" + decision.get().label(), Integer.toString(done.comments()));
    }

    /// Readers are told in the language of the site; why a comment was removed, and how to object (Articles 17 and 20
    /// of the Digital Services Act).
    private Letter letter(DeskRequest request, Told told, String note) {
        Words words = Words.of(request.site().language(), request.site().zone());
        String site = request.address();
        String place = site + RequestTarget.encode(told.place().path()) + "#comment-" + told.comment();
        String text =
                switch (told.what()) {
                    case "removed" ->
                        words.say("mail.removed", words.say(told.ground().key()))
                                + (note.isEmpty() ? "" : "\n\n" + note)
                                + "\n\n"
                                + words.say(
                                        "mail.object",
                                        site + "/comments/" + told.comment() + "/objection?decision="
                                                + told.decision() + "&key="
                                                + pleas.objectionKey(told.comment(), told.decision()));
                    case "published", "restored", "report-kept" -> words.say("mail." + told.what()) + "\n\n" + place;
                    default -> words.say("mail." + told.what()) + (note.isEmpty() ? "" : "\n\n" + note);
                };
        String subject = told.what().startsWith("report") ? "mail.reported" : "mail.comment";
        return new Letter(
                told.email(),
                words.say(subject, words.quote(told.place().headline())),
                (told.name().isEmpty() ? "" : told.name() + ",\n\n") + text + "\n\n-- \n"
                        + request.site().title() + "\n");
    }

    Answer undo(DeskRequest request) {
        String decision = request.field("decision");
        int undone = decision.matches("\\d{1,18}")
                ? database.write(transaction ->
                        Moderation.undo(transaction, request.signedIn(), request.who(), Long.parseLong(decision)))
                : 0;
        return Answer.seeOther(address(box(request.field("box")))).saying("comments.undone", Integer.toString(undone));
    }

    Answer showWords(DeskRequest request) {
        return request.screen(
                "comment-words",
                database.read(sql -> new WordLists(
                        request.frame("comments.words"),
                        String.join("\n", Moderation.words(sql, "hold")),
                        String.join("\n", Moderation.words(sql, "refuse")))));
    }

    Answer setWords(DeskRequest request) {
        database.write(transaction -> {
            Moderation.setWords(
                    transaction,
                    request.who(),
                    request.field("hold").lines().toList(),
                    request.field("refuse").lines().toList());
            return transaction.now();
        });
        return Answer.seeOther(PATH + "/words").saying("comments.words-kept");
    }

    Answer showReader(DeskRequest request) {
        return request.screen("reader", new Reader(request.frame("reader")));
    }

    Answer exportReader(DeskRequest request) {
        String export = database.write(transaction -> {
            Audit.record(transaction, request.who(), "reader-exported", "", "");
            return Readers.export(transaction.sql(), request.field("email"));
        });
        return Answer.json(200, export);
    }

    Answer eraseReader(DeskRequest request) {
        String email = request.field("email");
        int erased =
                email.isEmpty() ? 0 : database.write(transaction -> Readers.erase(transaction, email, request.who()));
        return Answer.seeOther(PATH + "/reader").saying("reader.erased", Integer.toString(erased));
    }
}
