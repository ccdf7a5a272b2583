package press.dateline.story;

import static press.dateline.store.tables.Tables.CORRECTION;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.media.MediaEntry;
import press.dateline.media.Picture;
import press.dateline.people.Byline;
import press.dateline.people.Person;
import press.dateline.section.Topic;
import press.dateline.store.tables.tables.records.StoryRecord;
import press.dateline.story.Story.StoryCard;

/// A version of a story as readers would get it, pulled for the desk alone: nothing of it has been before the public,
/// nor have its pictures.
public final class Proof {
    private Proof() {}

    /// @param at the moment it is dated, where it has not been dated by going out
    public static Story of(
            DSLContext sql, long story, Furniture furniture, CleanHtml copy, Locale language, Instant at) {
        StoryRecord row = sql.selectFrom(STORY).where(STORY.ID.eq(story)).fetchSingle();
        boolean out = row.getPublicFrom() != null;
        String words = copy.plainText();
        String standfirst = CleanHtml.stored(furniture.standfirst()).plainText().strip();
        Instant dated = out ? row.getDatedAt() : at;
        StoryCard card = new StoryCard(
                story,
                row.getPath() == null ? "/" : row.getPath(),
                furniture.slug(),
                furniture.kicker(),
                furniture.headline(),
                furniture.standfirst(),
                furniture.trail().isEmpty() ? standfirst : furniture.trail(),
                row.getFormat(),
                Genre.of(furniture.genre()),
                furniture.sectionIds().isEmpty() ? null : furniture.sectionIds().getFirst(),
                bylines(sql, furniture),
                picture(sql, furniture.pictureId()),
                ReadingTime.of(words, language).orElse(0),
                0,
                dated,
                dated);
        return new Story(
                card,
                furniture.dateline(),
                copy.html(),
                furniture.sectionIds(),
                furniture.topics().stream()
                        .map(name -> new Topic(0, name, name, ""))
                        .toList(),
                furniture.sources(),
                corrections(sql, story),
                false,
                0,
                furniture.seoTitle(),
                furniture.seoDescription(),
                "");
    }

    private static List<Story.Correction> corrections(DSLContext sql, long story) {
        return sql.select(CORRECTION.CORRECTED_AT, CORRECTION.NOTE)
                .from(CORRECTION)
                .where(CORRECTION.STORY_ID.eq(story))
                .orderBy(CORRECTION.CORRECTED_AT, CORRECTION.ID)
                .fetch(note -> new Story.Correction(note.value1(), note.value2()));
    }

    private static List<Byline> bylines(DSLContext sql, Furniture furniture) {
        Map<Long, Person> known = sql.select(
                        PERSON.ID, PERSON.SLUG, PERSON.NAME, PERSON.BIOGRAPHY, PERSON.WEBSITE, PERSON.PICTURE_ID)
                .from(PERSON)
                .where(PERSON.ID.in(furniture.bylines().stream()
                        .map(Furniture.Credit::personId)
                        .toList()))
                .fetchMap(
                        PERSON.ID,
                        row -> new Person(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
        List<Byline> bylines = new ArrayList<>();
        for (Furniture.Credit credit : furniture.bylines()) {
            @Nullable Person person = known.get(credit.personId());
            bylines.add(new Byline(
                    person == null ? new Person(0, credit.name(), credit.name(), "", null, null) : person,
                    credit.role()));
        }
        return bylines;
    }

    private static @Nullable Picture picture(DSLContext sql, @Nullable Long id) {
        return id == null
                ? null
                : MediaEntry.of(sql, id)
                        .map(entry -> new Picture(
                                entry.id(),
                                entry.path(),
                                entry.mime(),
                                entry.title(),
                                entry.alt(),
                                entry.caption(),
                                entry.credit(),
                                entry.creator(),
                                entry.terms(),
                                entry.width(),
                                entry.height(),
                                entry.stored(),
                                entry.edition(),
                                entry.focalX(),
                                entry.focalY(),
                                List.of()))
                        .orElse(null);
    }
}
