package press.dateline.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import press.dateline.search.Phrasing.Part;
import press.dateline.store.Microseconds;

/// Makes queries of questions. Each word must occur in one of the fields and counts by the best of them; words that
/// stand together in the headline, and a late date, lift a story among those that fit equally well.
final class Queries {
    /// What a word is worth where it stands. Judged by the list of questions in the tests.
    private static final Map<String, Float> WORTH = new LinkedHashMap<>();

    static {
        WORTH.put(Piece.HEADLINE, 4f);
        WORTH.put(Piece.PEOPLE, 3f);
        WORTH.put(Piece.STANDFIRST, 2f);
        WORTH.put(Piece.ABOUT, 2f);
        WORTH.put(Piece.COPY, 1f);
    }

    /// How much the second-best field of a word adds.
    private static final float BESIDES = 0.15f;

    private static final float TOGETHER_IN_HEADLINE = 3f;
    private static final float TOGETHER_IN_COPY = 0.5f;
    private static final int APART = 2;

    /// The newest story gets this much on top, one a year old half of it: less than one word in a headline.
    private static final float NEWNESS = 2.5f;

    private static final long YEAR = 365L * 24 * 3600 * 1_000_000;

    private final QueryBuilder builder;
    private final ZoneId zone;

    Queries(Analyzer analyzer, ZoneId zone) {
        this.builder = new QueryBuilder(analyzer);
        this.zone = zone;
    }

    /// What must be true of all that is found, without any ranking.
    ///
    /// @param all whether every word must occur, or only more than half of them
    Query matching(Question question, Phrasing phrasing, boolean all) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(words(phrasing, all), Occur.MUST);
        phrasing.unwanted().forEach(part -> anywhere(part).ifPresent(word -> query.add(word, Occur.MUST_NOT)));
        filter(query, Piece.SECTION, question.section());
        filter(query, Piece.TOPIC_ID, question.topic());
        filter(query, Piece.AUTHOR, question.author());
        LocalDate from = question.from();
        LocalDate until = question.until();
        if (from != null || until != null) {
            query.add(
                    LongField.newRangeQuery(
                            Piece.AT,
                            from == null ? Long.MIN_VALUE : midnight(from),
                            until == null ? Long.MAX_VALUE : midnight(until.plusDays(1)) - 1),
                    Occur.FILTER);
        }
        return query.build();
    }

    /// The same, with what makes one rank before another.
    Query ranking(Query matching, Phrasing phrasing, Instant now) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(matching, Occur.MUST);
        query.add(newness(now), Occur.SHOULD);
        String together =
                String.join(" ", phrasing.wanted().stream().map(Part::text).toList());
        if (phrasing.wanted().size() > 1) {
            add(query, builder.createPhraseQuery(Piece.HEADLINE, together, APART), TOGETHER_IN_HEADLINE);
            add(query, builder.createPhraseQuery(Piece.COPY, together, APART), TOGETHER_IN_COPY);
        }
        return query.build();
    }

    static Query newness(Instant now) {
        return LongField.newDistanceFeatureQuery(Piece.AT, NEWNESS, Microseconds.of(now), YEAR);
    }

    /// The same for what was found already.
    ///
    /// @param at in microseconds since 1970
    static double newness(long at, Instant now) {
        double away = Math.abs((double) Microseconds.of(now) - at);
        return NEWNESS * YEAR / (YEAR + away);
    }

    private static void add(BooleanQuery.Builder query, @Nullable Query phrase, float worth) {
        if (phrase != null) {
            query.add(new BoostQuery(phrase, worth), Occur.SHOULD);
        }
    }

    /// A question of nothing but words too common to be kept finds nothing; one without words finds everything.
    private Query words(Phrasing phrasing, boolean all) {
        if (phrasing.wanted().isEmpty()) {
            return new MatchAllDocsQuery();
        }
        List<Query> words = new ArrayList<>();
        phrasing.wanted().forEach(part -> anywhere(part).ifPresent(words::add));
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("none of the words is kept");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(word, all ? Occur.MUST : Occur.SHOULD));
        return query.setMinimumNumberShouldMatch(all ? 0 : words.size() / 2 + 1).build();
    }

    private Optional<Query> anywhere(Part part) {
        List<Query> fields = new ArrayList<>();
        WORTH.forEach((field, worth) -> {
            @Nullable
            Query query = part.phrase()
                    ? builder.createPhraseQuery(field, part.text())
                    : builder.createBooleanQuery(field, part.text(), Occur.MUST);
            if (query != null) {
                fields.add(new BoostQuery(query, worth));
            }
        });
        return fields.isEmpty() ? Optional.empty() : Optional.of(new DisjunctionMaxQuery(fields, BESIDES));
    }

    private static void filter(BooleanQuery.Builder query, String field, OptionalLong id) {
        id.ifPresent(value -> query.add(LongField.newExactQuery(field, value), Occur.FILTER));
    }

    private long midnight(LocalDate day) {
        return Microseconds.of(day.atStartOfDay(zone).toInstant());
    }
}
