package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.dateline.Newsroom;
import press.dateline.Newsroom.Hidden;
import press.dateline.Newsroom.State;
import press.dateline.delivery.PageKey;
import press.dateline.delivery.RequestTarget;
import press.dateline.store.DatabaseAddress;
import press.dateline.wordpress.OldAddresses;

/// Nothing of a story that is not before the public shows through any address: each answers exactly as the same
/// address of a story that never was.
@TestInstance(Lifecycle.PER_CLASS)
abstract class GateTest {
    private final Addresses addresses = new Addresses(List.of(new OldAddresses()));
    private Newsroom newsroom;

    abstract DatabaseAddress address(Path folder);

    @BeforeAll
    void open(@TempDir Path folder) {
        newsroom = Newsroom.open(address(folder));
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    private Place at(String target) {
        PageKey key = Addresses.key(RequestTarget.parse(target).orElseThrow());
        return newsroom.database().read(sql -> addresses.resolve(sql, key, Newsroom.NOW));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whatIsHiddenAnswersAsWhatNeverWas(State state) {
        Hidden story = newsroom.hidden(state);
        Map<String, Place> hidden = answers(shapes(story));

        Map<String, Place> never = answers(shapes(
                "/2015/01/11/never-was/",
                "never-was",
                LocalDate.of(2015, 1, 11),
                "never-topic",
                "never-writer",
                "/wp-content/uploads/2015/never-was.jpg",
                "/wp-content/uploads/2015/never-was-150x150.jpg",
                "/media/prints/999999/1/320.jpg",
                "/2014/01/01/was-never/",
                1201,
                1301,
                1401));

        if (state == State.TAKEN_DOWN) {
            hidden.forEach((shape, place) -> {
                if (!(place instanceof Place.Gone)) {
                    assertThat(place).as(shape).isEqualTo(never.get(shape));
                }
            });
            assertThat(hidden.values()).contains(new Place.Gone());
        } else {
            assertThat(hidden).isEqualTo(never);
        }
        assertThat(hidden.values()).allMatch(place -> place.status() != 200);
    }

    @Test
    void theSameAddressesAnswerOnceTheStoryIsPublic(@TempDir Path other) {
        try (Newsroom own = Newsroom.open(address(other))) {
            Hidden story = own.hidden(State.SCHEDULED);
            own.clock().set(Newsroom.NOW.plus(Duration.ofDays(2)));
            own.publishing().doWhatIsDue();

            List<String> silent = new ArrayList<>();
            shapes(story).forEach((shape, target) -> {
                PageKey key = Addresses.key(RequestTarget.parse(target).orElseThrow());
                Place place = own.database()
                        .read(sql -> addresses.resolve(sql, key, own.clock().instant()));
                if (place.status() != 200 && place.status() != 301) {
                    silent.add(shape);
                }
            });
            assertThat(silent).containsExactly("another file of the picture", "canonical + trackback/");
        }
    }

    @Test
    void aPrivatePageAnswersAsOneThatNeverWas() {
        for (String tail : List.of("", "comment-page-1/", "2/", "?amp=1", "attachment/x/")) {
            assertThat(at("/about/payroll/" + tail)).isEqualTo(at("/about/never/" + tail));
        }
        assertThat(at("/?page_id=123")).isEqualTo(at("/?page_id=999"));
        assertThat(at("/payroll/")).isEqualTo(at("/never/"));
        assertThat(at("/?pagename=about/payroll")).isEqualTo(at("/?pagename=about/never"));
    }

    @Test
    void nobodyIsFoundByASignInName() {
        String email = newsroom.hidden(State.DRAFT).author().slug() + "@courier.example";

        assertThat(at("/author/" + email + "/")).isEqualTo(new Place.Nowhere());
    }

    private static Map<String, String> shapes(Hidden story) {
        int n = story.state().ordinal() + 1;
        return shapes(
                story.path(),
                story.slug(),
                LocalDate.ofInstant(story.at(), Newsroom.ZONE),
                story.topic().slug(),
                story.author().slug(),
                story.picture(),
                story.size(),
                "/media/prints/" + story.pictureId() + "/1/320.jpg",
                story.oldPath(),
                story.wordpressId(),
                300 + n,
                400 + n);
    }

    private Map<String, Place> answers(Map<String, String> shapes) {
        Map<String, Place> answers = new TreeMap<>();
        shapes.forEach((shape, target) -> answers.put(shape, at(target)));
        return answers;
    }

    private static Map<String, String> shapes(
            String path,
            String slug,
            LocalDate day,
            String topic,
            String author,
            String picture,
            String size,
            String print,
            String oldPath,
            long id,
            long pictureId,
            long authorId) {
        Map<String, String> shapes = new TreeMap<>();
        String year = "/" + day.getYear() + "/";
        String month = year + String.format(Locale.ROOT, "%02d/", day.getMonthValue());
        String date = month + String.format(Locale.ROOT, "%02d/", day.getDayOfMonth());
        shapes.put("canonical", path);
        shapes.put("without its slash", path.substring(0, path.length() - 1));
        shapes.put("upper case", path.toUpperCase(Locale.ROOT));
        shapes.put("stray mark", path + ").");
        for (String tail : List.of(
                "2/",
                "amp/",
                "embed/",
                "feed/",
                "feed/atom/",
                "trackback/",
                "comment-page-1/",
                "comment-page-2/",
                "comment-page-9/",
                "page/2/",
                "picture/",
                "attachment/picture/",
                "?cpage=1",
                "?amp=1",
                "?replytocom=1",
                "?feed=rss2",
                "?paged=2")) {
            shapes.put("canonical + " + tail, path + tail);
        }
        shapes.put("by id", "/?p=" + id);
        shapes.put("by id, comments", "/?p=" + id + "&cpage=1");
        shapes.put("by page id", "/?page_id=" + id);
        shapes.put("by id in the path", "/archives/" + id);
        shapes.put("by slug", "/" + slug + "/");
        shapes.put("by slug in a section", "/sport/" + slug + "/");
        shapes.put("by slug with a suffix", "/" + slug + ".html");
        shapes.put("by another date", "/2001/01/01/" + slug + "/");
        shapes.put("by name", "/?name=" + slug);
        shapes.put("by page name", "/?pagename=" + slug);
        shapes.put("by a part of its slug", "/" + slug.substring(0, slug.length() - 2));
        shapes.put("by a part of its slug and its month", month + slug.substring(0, slug.length() - 2));
        shapes.put("through index.php", "/index.php" + path);
        shapes.put("old address", oldPath);
        shapes.put("old address, page 2", oldPath + "2/");
        shapes.put("year", year);
        shapes.put("month", month);
        shapes.put("day", date);
        shapes.put("month in the query", "/?m=" + month.replace("/", ""));
        shapes.put("day in the query", "/?m=" + date.replace("/", ""));
        shapes.put("day by parts", "/?year=" + day.getYear() + "&monthnum=" + day.getMonthValue());
        shapes.put("topic", "/tag/" + topic + "/");
        shapes.put("topic, page 2", "/tag/" + topic + "/page/2/");
        shapes.put("topic in the query", "/?tag=" + topic);
        shapes.put("author", "/author/" + author + "/");
        shapes.put("author, page 2", "/author/" + author + "/page/2/");
        shapes.put("author by id", "/?author=" + authorId);
        shapes.put("author by name", "/?author_name=" + author);
        shapes.put("picture", picture);
        shapes.put("size of the picture", size);
        shapes.put("size that is not kept", size.replace("150x150", "640x480"));
        shapes.put("print of the picture", print);
        shapes.put("another file of the picture", "/editions" + picture);
        shapes.put("original of the picture", picture.replace(".jpg", "-scaled.jpg"));
        shapes.put("picture by id", "/?attachment_id=" + pictureId);
        shapes.put("picture by post id", "/?p=" + pictureId);
        return shapes;
    }
}
