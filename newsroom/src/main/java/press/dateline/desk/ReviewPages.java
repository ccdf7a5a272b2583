package press.dateline.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import press.dateline.delivery.SecurityHeaders;
import press.dateline.media.MediaLibrary;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.people.Limits;
import press.dateline.publishing.Editor;
import press.dateline.publishing.StoryDesk;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.story.Revision;
import press.dateline.story.WorkingCopies;
import press.dateline.story.WorkingCopy;

/// Review by a link: someone from outside reads one version of a story, remarks on it and signs it off, and reaches
/// nothing else.
public final class ReviewPages {
    static final String PATH = "/desk/review/";

    private static final int LONGEST_REMARK = 4_000;
    private static final int MOST_DAYS = 30;
    private static final int A_MINUTE = 120;
    private static final int GUESSES = 30;

    private final Database database;
    private final StoryDesk stories;
    private final StoryPreview preview;
    private final MediaPages media;
    private final Limits limits;

    ReviewPages(Database database, Newspaper paper, MediaPages media, Limits limits) {
        this.database = database;
        this.stories = paper.stories();
        this.preview = new StoryPreview(database, paper.site());
        this.media = media;
        this.limits = limits;
    }

    /// The record of `review-made.html`: the link, which is shown this once.
    public record Made(DeskFrame frame, String name, String link, String back) {}

    /// The record of `review.html`, for whoever has the link.
    public record Page(DeskFrame frame, ReviewLinks.Link link, String path, String headline, String site) {}

    // at the desk ----------------------------------------------------------------------------------------------------

    Answer make(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needs(Act.APPROVE_STORY);
        String name = request.field("name");
        if (name.isEmpty() || name.length() > 200) {
            return Answer.seeOther(story.path() + "/history#review").saying("review.unnamed");
        }
        int days = Math.clamp(request.count("days"), 1, MOST_DAYS);
        WorkingCopy copy = story.copy();
        // What was only kept by the desk itself would be thinned out below the reader's eyes.
        stories.save(story.id(), copy.version(), copy.furniture(), copy.copy(), StoryAtHand.editor(request), true);
        String key = database.write(transaction -> {
            Audit.record(
                    transaction,
                    request.who(),
                    "review-link-made",
                    "story:" + story.id(),
                    name + ", version " + copy.version());
            return ReviewLinks.make(
                    transaction,
                    story.id(),
                    copy.version(),
                    name,
                    request.signedIn().account().name(),
                    Duration.ofDays(days));
        });
        return request.screen(
                "review-made",
                new Made(
                        request.frame("review.made"),
                        name,
                        request.origin().text() + PATH + key,
                        story.path() + "/history#review"));
    }

    Answer revoke(DeskRequest request) {
        StoryAtHand story = StoryAtHand.of(database, request).needs(Act.APPROVE_STORY);
        database.write(transaction -> {
            boolean revoked = ReviewLinks.revoke(transaction, story.id(), request.number("link"));
            if (revoked) {
                Audit.record(transaction, request.who(), "review-link-revoked", "story:" + story.id(), "");
            }
            return revoked;
        });
        return Answer.seeOther(story.path() + "/history#review").saying("review.is-revoked");
    }

    // by the link ----------------------------------------------------------------------------------------------------

    Answer show(DeskRequest request) {
        return byLink(request, link -> {
            if (link.openedAt() == null) {
                database.write(transaction -> {
                    ReviewLinks.opened(transaction, link.id());
                    audit(transaction, request, link, "review-link-opened", "");
                    return link;
                });
            }
            return request.screen(
                            "review",
                            new Page(
                                    request.frame("review"),
                                    link,
                                    PATH + request.place("key"),
                                    revision(link).furniture().headline(),
                                    request.site().title()))
                    .with("Content-Security-Policy", SecurityHeaders.POLICY + "; frame-src 'self'");
        });
    }

    Answer proof(DeskRequest request) {
        return byLink(request, link -> {
            Revision revision = revision(link);
            return preview.show(
                    request,
                    link.story(),
                    revision.furniture(),
                    revision.copy(),
                    id -> PATH + request.place("key") + "/pictures/" + id);
        });
    }

    /// A picture that stands in the version, and no other.
    Answer picture(DeskRequest request) {
        return byLink(request, link -> {
            long wanted = request.number("media");
            Revision revision = revision(link);
            Long lead = revision.furniture().pictureId();
            boolean shown = (lead != null && lead == wanted)
                    || database.read(sql ->
                                    MediaLibrary.standingIn(sql, revision.copy().html()))
                            .contains(wanted);
            if (!shown) {
                throw new DeskRequest.NotThere();
            }
            return media.view(request);
        });
    }

    Answer remark(DeskRequest request) {
        return byLink(request, link -> {
            String text = request.field("remark");
            boolean kept = !text.isEmpty()
                    && text.length() <= LONGEST_REMARK
                    && database.write(transaction -> {
                        boolean room = ReviewLinks.remark(transaction, link.id(), text);
                        audit(transaction, request, link, "review-remarked", "");
                        return room;
                    });
            return Answer.seeOther(PATH + request.place("key")).saying(kept ? "review.remarked" : "review.no-room");
        });
    }

    Answer signOff(DeskRequest request) {
        return byLink(request, link -> {
            Audit.Who who = new Audit.Who(null, link.name(), request.visitor().address());
            database.write(transaction -> {
                boolean first = ReviewLinks.signed(transaction, link.id());
                if (first) {
                    StoryDesk.signOffByLink(
                            transaction, link.story(), link.version(), new Editor(null, link.name(), who));
                }
                return first;
            });
            return Answer.seeOther(PATH + request.place("key")).saying("review.is-signed");
        });
    }

    private Answer byLink(DeskRequest request, Function<ReviewLinks.Link, Answer> answer) {
        String address = request.visitor().address();
        if (!limits.admit("review by link", address, A_MINUTE, Duration.ofMinutes(1))) {
            return Refusals.screen(request, 429);
        }
        Optional<ReviewLinks.Link> link =
                database.read(sql -> ReviewLinks.good(sql, request.place("key"), request.now()));
        if (link.isEmpty()) {
            return limits.admit("keys of reviews", address, GUESSES, Duration.ofMinutes(15))
                    ? Refusals.screen(request, 404)
                    : Refusals.screen(request, 429);
        }
        return answer.apply(link.get());
    }

    private Revision revision(ReviewLinks.Link link) {
        return database.read(sql -> WorkingCopies.ofVersion(sql, link.story(), link.version()))
                .orElseThrow(DeskRequest.NotThere::new);
    }

    private static void audit(
            Transaction transaction, DeskRequest request, ReviewLinks.Link link, String act, String detail) {
        Audit.record(
                transaction,
                new Audit.Who(null, link.name(), request.visitor().address()),
                act,
                "story:" + link.story(),
                detail);
    }
}
