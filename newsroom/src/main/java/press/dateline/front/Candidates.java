package press.dateline.front;

import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.TOPIC;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/// What an editor can choose from for a front: stories to pick by hand, topics and authors to take stories from.
public final class Candidates {
    private static final int FOUND = 15;
    private static final int NAMES = 500;
    private static final int WORDS = 8;

    private Candidates() {}

    /// A story that can be picked.
    ///
    /// @param path where readers find it; null before it has an address
    /// @param from when it is public or will be; null when it is not and nobody has said when
    public record Candidate(long id, String headline, @Nullable String path, Instant dated, @Nullable Instant from) {
        /// Whether readers see it at `now`.
        public boolean open(Instant now) {
            return from != null && !from.isAfter(now);
        }
    }

    /// A topic or author, by the name and the last part of the address.
    public record Named(String slug, String name) {}

    /// The newest stories, public or due, whose headline has all of `words`; or the one that is named by its number or
    /// address.
    public static List<Candidate> find(DSLContext sql, String words) {
        Condition fits = STORY.PUBLIC_FROM.isNotNull().and(STORY.PUBLIC_UNTIL.isNull());
        String text = words.strip().replaceFirst("^https?://[^/]*+", "");
        if (text.startsWith("/")) {
            fits = fits.and(STORY.PATH.eq(text));
        } else if (text.matches("\\d{1,18}")) {
            fits = fits.and(STORY.ID.eq(Long.valueOf(text)).or(STORY.HEADLINE.contains(text)));
        } else if (!text.isEmpty()) {
            for (String word : text.split("\\s+", WORDS)) {
                fits = fits.and(STORY.HEADLINE.containsIgnoreCase(word));
            }
        }
        return stories(sql)
                .where(fits)
                .orderBy(STORY.DATED_AT.desc(), STORY.ID.desc())
                .limit(FOUND)
                .fetch(Candidates::candidate);
    }

    /// The stories of these numbers, whatever became of them.
    public static Map<Long, Candidate> of(DSLContext sql, Collection<Long> ids) {
        return stories(sql).where(STORY.ID.in(ids)).fetchMap(STORY.ID, Candidates::candidate);
    }

    private static SelectJoinStep<? extends Record> stories(DSLContext sql) {
        return sql.select(
                        STORY.ID,
                        STORY.HEADLINE,
                        STORY.SLUG,
                        STORY.PATH,
                        STORY.DATED_AT,
                        STORY.PUBLIC_FROM,
                        STORY.PUBLIC_UNTIL)
                .from(STORY);
    }

    private static Candidate candidate(Record row) {
        String headline = row.get(STORY.HEADLINE);
        return new Candidate(
                row.get(STORY.ID),
                headline.isBlank() ? row.get(STORY.SLUG) : headline,
                row.get(STORY.PATH),
                row.get(STORY.DATED_AT),
                row.get(STORY.PUBLIC_UNTIL) == null ? row.get(STORY.PUBLIC_FROM) : null);
    }

    public static List<Named> topics(DSLContext sql) {
        return sql.select(TOPIC.SLUG, TOPIC.NAME)
                .from(TOPIC)
                .orderBy(TOPIC.NAME)
                .limit(NAMES)
                .fetch(row -> new Named(row.value1(), row.value2()));
    }

    public static List<Named> authors(DSLContext sql) {
        return sql.select(PERSON.SLUG, PERSON.NAME)
                .from(PERSON)
                .orderBy(PERSON.NAME)
                .limit(NAMES)
                .fetch(row -> new Named(row.value1(), row.value2()));
    }
}
