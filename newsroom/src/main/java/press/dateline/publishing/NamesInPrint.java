package press.dateline.publishing;

import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import press.dateline.html.CleanHtml;

/// The names in the newest published stories, and in how many of them each stands. Gathered when first asked for and
/// again when an hour has passed: a name that came up since is unknown for that long. Thread-safe.
final class NamesInPrint {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int STORIES = 2_000;
    private static final int MOST_NAMES = 100_000;
    private static final int SHORTEST = 3;

    private Map<String, Integer> names = Map.of();
    private Instant gathered = Instant.MIN;

    synchronized Map<String, Integer> asOf(Instant now, DSLContext sql) {
        if (gathered.equals(Instant.MIN)
                || Duration.between(gathered, now).abs().compareTo(GOOD_FOR) > 0) {
            names = gather(now, sql);
            gathered = now;
        }
        return names;
    }

    private static Map<String, Integer> gather(Instant now, DSLContext sql) {
        Map<String, Integer> names = new HashMap<>();
        try (var stories = sql.select(STORY.HEADLINE, STORY_COPY.COPY)
                .from(STORY)
                .join(STORY_COPY)
                .on(STORY_COPY.STORY_ID.eq(STORY.ID))
                .where(STORY.LISTED.isTrue().and(STORY.PUBLIC_FROM.le(now)))
                .orderBy(STORY.PUBLIC_FROM.desc())
                .limit(STORIES)
                .fetchLazy()) {
            for (var story : stories) {
                for (String name : names(CleanHtml.stored(story.value2()).plainText())) {
                    if (names.size() < MOST_NAMES || names.containsKey(name)) {
                        names.merge(name, 1, Integer::sum);
                    }
                }
            }
        }
        return Map.copyOf(names);
    }

    /// Words that begin with a capital.
    private static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && isInName(text.charAt(at))) {
                continue;
            }
            if (at - from >= SHORTEST && Character.isUpperCase(text.charAt(from))) {
                names.add(text.substring(from, at));
            }
            from = at + 1;
        }
        return names;
    }

    private static boolean isInName(char c) {
        return Character.isLetter(c) || c == '-' || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
