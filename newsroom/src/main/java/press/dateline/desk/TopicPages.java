package press.dateline.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.dateline.publishing.SectionDesk;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Declined;
import press.dateline.store.Database;

/// The topics of the site: found, renamed, described, and two made one.
public final class TopicPages {
    static final String PATH = "/desk/site/topics";

    private static final int SHOWN = 100;

    private final Database database;

    TopicPages(Database database) {
        this.database = database;
    }

    /// The record of `topics.html`.
    ///
    /// @param further address of the next page; empty on the last
    public record Page(DeskFrame frame, String q, List<Topics.Counted> topics, String further) {}

    /// The record of `topic.html`.
    ///
    /// @param into what was typed to merge it with
    public record One(
            DeskFrame frame, Topic topic, String name, String slug, String description, String into, String wrong) {}

    Answer list(DeskRequest request) {
        String q = request.query("q").strip();
        int from = request.query("from").matches("\\d{1,6}") ? Integer.parseInt(request.query("from")) : 0;
        List<Topics.Counted> topics = database.read(sql -> Topics.find(sql, q, from, SHOWN + 1));
        return request.screen(
                "topics",
                new Page(
                        request.frame("nav.topics"),
                        q,
                        topics.stream().limit(SHOWN).toList(),
                        topics.size() <= SHOWN
                                ? ""
                                : PATH + "?from=" + (from + SHOWN) + "&q="
                                        + URLEncoder.encode(q, StandardCharsets.UTF_8)));
    }

    Answer show(DeskRequest request) {
        return one(request, 200, null, "");
    }

    private Answer one(DeskRequest request, int status, @Nullable Topic typed, String wrong) {
        Topic topic = topic(request);
        Topic shown = typed == null ? topic : typed;
        return request.screen(
                status,
                "topic",
                new One(
                        request.frame("topics.one", topic.name()),
                        topic,
                        shown.name(),
                        shown.slug(),
                        shown.description(),
                        request.field("into"),
                        wrong));
    }

    private Topic topic(DeskRequest request) {
        return database.read(sql -> Topics.byId(sql, request.number("topic"))).orElseThrow(DeskRequest.NotThere::new);
    }

    Answer change(DeskRequest request) {
        Topic typed = new Topic(
                request.number("topic"), request.field("slug"), request.field("name"), request.field("description"));
        try {
            work(request, desk -> desk.changeTopic(typed.id(), typed.name(), typed.slug(), typed.description()));
            return Answer.seeOther(PATH + "/" + typed.id()).saying("topics.kept");
        } catch (Declined declined) {
            return one(request, 422, typed, String.valueOf(declined.getMessage()));
        }
    }

    Answer merge(DeskRequest request) {
        topic(request);
        Optional<Topic> into = database.read(sql -> Topics.byName(sql, request.field("into")));
        if (into.isEmpty()) {
            return one(request, 422, null, request.words().say("topics.none-called", request.field("into")));
        }
        try {
            work(
                    request,
                    desk -> desk.mergeTopic(request.number("topic"), into.get().id()));
            return Answer.seeOther(PATH + "/" + into.get().id()).saying("topics.merged");
        } catch (Declined declined) {
            return one(request, 422, null, String.valueOf(declined.getMessage()));
        }
    }

    private void work(DeskRequest request, Consumer<SectionDesk> work) {
        database.write(transaction -> {
            work.accept(new SectionDesk(transaction, request.who()));
            return transaction.now();
        });
    }
}
