package press.dateline.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// In how many pieces a word stands. To look that up in every part of the index is what costs most when a story's words
/// are weighed, so it is kept for an hour of words that stand in many: what one more or less changes nothing of. Some
/// 3 MB at most. Thread-safe.
final class Commonness {
    private static final int WORDS = 30_000;
    private static final int MANY = 20;
    private static final Duration HOLDS = Duration.ofHours(1);

    private final Cache<String, Integer> many = Caffeine.newBuilder()
            .maximumSize(WORDS)
            .expireAfterWrite(HOLDS)
            .executor(Runnable::run)
            .build();

    /// @param word of the copy, as the index has it
    int of(IndexReader index, String word) throws IOException {
        Integer kept = many.getIfPresent(word);
        if (kept != null) {
            return kept;
        }
        int pieces = index.docFreq(new Term(Piece.COPY, word));
        if (pieces >= MANY) {
            many.put(word, pieces);
        }
        return pieces;
    }
}
