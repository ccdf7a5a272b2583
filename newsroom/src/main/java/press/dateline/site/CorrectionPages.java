package press.dateline.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import press.dateline.delivery.RequestTarget;
import press.dateline.site.CorrectionsPage.Corrected;
import press.dateline.site.Frames.Surroundings;
import press.dateline.story.Corrections;
import press.dateline.story.Corrections.Correction;
import press.dateline.story.PublicStories;
import press.dateline.story.Story.StoryCard;

/// Loads the list of all corrections.
final class CorrectionPages {
    static final String PATH = "/corrections/";
    private static final int SIZE = 50;

    private CorrectionPages() {}

    /// Page `number`, else the first where there are not so many.
    static Place place(DSLContext sql, int number, Instant now) {
        boolean there = number == 1 || (long) (number - 1) * SIZE < Corrections.count(sql, now);
        return there ? new Place.Corrections(number) : Place.Moved.to(PATH);
    }

    static CorrectionsPage load(Surroundings around, int number) {
        int pages = Math.max(1, (Corrections.count(around.sql(), around.now()) + SIZE - 1) / SIZE);
        List<Correction> corrections = Corrections.newest(around.sql(), (number - 1) * SIZE, SIZE, around.now());
        Map<Long, StoryCard> stories = PublicStories.cards(
                        around.sql(),
                        corrections.stream().map(Correction::storyId).distinct().toList(),
                        around.now())
                .stream()
                .collect(Collectors.toMap(StoryCard::id, story -> story));
        Words words = around.site().words();
        Pages line = new Pages(number, pages, n -> Addresses.listPage(PATH, n));
        Head head = new Head(
                words.say("corrections", 2),
                words.say("corrections.about", around.settings().title()),
                around.absolute(Addresses.listPage(PATH, number)),
                false,
                line.previous(),
                line.next(),
                List.of(),
                List.of(new Feed(
                        words.say("corrections", 2), FeedAddress.of(PATH, FeedFormat.RSS), FeedFormat.RSS.type())),
                "",
                null,
                null);
        return new CorrectionsPage(
                around.frame(head),
                corrections.stream()
                        .map(one -> Optional.ofNullable(stories.get(one.storyId()))
                                .map(story -> new Corrected(
                                        new CorrectionNotice(one.at(), "", Cards.plain(one.note())),
                                        new Link(story.called(), RequestTarget.encode(story.path())))))
                        .flatMap(Optional::stream)
                        .toList(),
                around.site().publisher().policies().getOrDefault("correctionsPolicy", ""),
                line);
    }
}
