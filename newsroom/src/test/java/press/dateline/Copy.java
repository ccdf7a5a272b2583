package press.dateline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.story.StoryDraft;

/// A story for tests, written from its slug: whatever a test does not say is plain and the same every time.
public final class Copy {
    private final String slug;
    private final List<Long> sections = new ArrayList<>();
    private final List<Long> topics = new ArrayList<>();
    private final List<StoryDraft.ByPerson> bylines = new ArrayList<>();
    private final List<Long> media = new ArrayList<>();
    private @Nullable Long picture;
    private @Nullable String path;
    private Instant at = Newsroom.NOW;
    private boolean sticky;
    private String format = "standard";
    private @Nullable String html;

    private Copy(String slug) {
        this.slug = slug;
    }

    public static Copy of(String slug) {
        return new Copy(slug);
    }

    public Copy at(Instant moment) {
        at = moment;
        return this;
    }

    public Copy path(String address) {
        path = address;
        return this;
    }

    public Copy in(long section) {
        sections.add(section);
        return this;
    }

    public Copy about(long topic) {
        topics.add(topic);
        return this;
    }

    public Copy by(long person) {
        bylines.add(new StoryDraft.ByPerson(person, ""));
        return this;
    }

    public Copy picture(long id) {
        picture = id;
        return this;
    }

    public Copy with(long file) {
        media.add(file);
        return this;
    }

    public Copy html(String copy) {
        html = copy;
        return this;
    }

    public Copy sticky() {
        sticky = true;
        return this;
    }

    public Copy format(String name) {
        format = name;
        return this;
    }

    public StoryDraft draft() {
        String headline =
                Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
        return new StoryDraft(
                slug,
                path,
                "",
                headline,
                "What is known of it.",
                "What is known of it.",
                "",
                html == null ? "<p>" + headline + ".</p>" : html,
                format,
                3,
                1,
                List.copyOf(sections),
                List.copyOf(topics),
                List.copyOf(bylines),
                picture,
                List.copyOf(media),
                List.of(),
                at,
                at,
                sticky,
                true,
                "",
                "");
    }
}
