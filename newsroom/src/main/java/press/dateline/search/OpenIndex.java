package press.dateline.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.util.QueryBuilder;
import press.dateline.search.Found.Facets;
import press.dateline.search.Found.Hit;
import press.dateline.search.Phrasing.Part;
import press.dateline.section.Topic;
import press.dateline.story.Story;

/// Asks one state of the index. Belongs to the thread that borrowed the searcher.
final class OpenIndex {
    private static final int EXTRACT = 180;
    private static final int EXTRACTS = 2;
    private static final int READ_FOR_EXTRACTS = 30_000;

    private static final int READ_FOR_LIKENESS = 700;
    private static final int WORDS_OF_LIKENESS = 12;

    /// A word that stands in more than this part of all pieces tells nothing.
    private static final double COMMON = 0.2;

    private static final int LOOKED_AT = 60;
    private static final float SHARED_TOPIC = 2.5f;

    private static final int SLUGS_LOOKED_AT = 40;

    /// How many of their pieces two slugs must share to be taken for one another.
    private static final double ALIKE = 0.34;

    private final IndexSearcher searcher;
    private final Analyzer analyzer;
    private final Queries queries;

    OpenIndex(IndexSearcher searcher, Analyzer analyzer, Queries queries) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.queries = queries;
    }

    // questions ------------------------------------------------------------------------------------------------------

    Found find(Question question, int page, int size, Instant now) throws IOException {
        Phrasing phrasing = Phrasing.of(question.words());
        Query matching = queries.matching(question, phrasing, true);
        Counting counting = searcher.search(matching, Counting.once());
        boolean some = false;
        String meant = "";
        if (counting.total() == 0 && !phrasing.wanted().isEmpty()) {
            meant = meant(question);
            if (phrasing.wanted().size() > 1) {
                matching = queries.matching(question, phrasing, false);
                counting = searcher.search(matching, Counting.once());
                some = counting.total() > 0;
            }
        }
        int total = counting.total();
        if (total == 0) {
            return new Found(List.of(), 0, 1, false, meant, Facets.NONE);
        }
        int pages = Math.min(Found.MOST_PAGES, (total + size - 1) / size);
        List<Hit> hits = page > pages ? List.of() : best(matching, phrasing, (page - 1) * size, size, now);
        return new Found(hits, total, pages, some, meant, counting.facets());
    }

    /// What has all the words and passes the filters, the newest first.
    List<Hit> newest(Question question, int size) throws IOException {
        Query matching = queries.matching(question, Phrasing.of(question.words()), true);
        return hits(newest(matching, size), 0);
    }

    private ScoreDoc[] newest(Query matching, int size) throws IOException {
        Sort newest = new Sort(new SortedNumericSortField(Piece.AT, SortField.Type.LONG, true));
        return searcher.search(matching, size, newest).scoreDocs;
    }

    private List<Hit> best(Query matching, Phrasing phrasing, int from, int size, Instant now) throws IOException {
        ScoreDoc[] found;
        if (phrasing.wanted().isEmpty()) {
            found = newest(matching, from + size);
        } else {
            Query ranking = queries.ranking(matching, phrasing, now);
            found = searcher.search(ranking, new TopScoreDocCollectorManager(from + size, null, 1)).scoreDocs;
        }
        return hits(found, from);
    }

    private List<Hit> hits(ScoreDoc[] found, int from) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (int i = from; i < found.length; i++) {
            hits.add(hit(found[i].doc));
        }
        return hits;
    }

    private Hit hit(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Piece.ID);
        ids.advanceExact(document - leaf.docBase);
        long id = ids.longValue();
        return id > 0 ? new Hit(Hit.Kind.STORY, id) : new Hit(Hit.Kind.PAGE, -id);
    }

    private LeafReaderContext leaf(int document) {
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    /// The question with each word that stands nowhere replaced by the one nearest to it, if that finds something.
    private String meant(Question question) throws IOException {
        DirectSpellChecker checker = new DirectSpellChecker();
        String meant = question.words();
        for (Part part : Phrasing.of(question.words()).wanted()) {
            for (String word : part.text().split("[^\\p{L}\\p{M}\\p{N}]+")) {
                Term term = new Term(Piece.WORD, analyzer.normalize(Piece.WORD, word));
                SuggestWord[] near = word.isEmpty()
                        ? new SuggestWord[0]
                        : checker.suggestSimilar(
                                term, 1, searcher.getIndexReader(), SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
                if (near.length > 0) {
                    meant = meant.replace(word, near[0].string);
                }
            }
        }
        if (meant.equals(question.words())) {
            return "";
        }
        Query matching = queries.matching(question.with(meant), Phrasing.of(meant), true);
        return searcher.search(matching, Counting.once()).total() > 0 ? meant : "";
    }

    /// The places of `text` in which words of `question` stand, as HTML in which nothing but `<mark>` is markup; empty
    /// when there is none.
    static String extract(Analyzer analyzer, Queries queries, Locale language, Question question, String text) {
        Phrasing phrasing = Phrasing.of(question.words());
        if (phrasing.wanted().isEmpty() || text.isBlank()) {
            return "";
        }
        Query words = queries.matching(Question.of(question.words()), phrasing, false);
        UnifiedHighlighter marker = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(language), EXTRACT, 0.3f))
                .withMaxLength(READ_FOR_EXTRACTS)
                .withMaxNoHighlightPassages(0)
                .build();
        try {
            Object marked = marker.highlightWithoutSearcher(Piece.COPY, words, text, EXTRACTS);
            return marked == null ? "" : marked.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // likeness -------------------------------------------------------------------------------------------------------

    /// By the words a story begins with and its topics. What is told by likeness alone is put in order with the dates
    /// afterwards, so that the index passes over most of what shares only a common word.
    List<Long> related(Story story, int atMost, Instant now, Commonness commonness) throws IOException {
        BooleanQuery.Builder like = new BooleanQuery.Builder();
        for (Telling word : telling(beginning(story), commonness)) {
            like.add(new BoostQuery(new TermQuery(new Term(Piece.COPY, word.word())), word.weight()), Occur.SHOULD);
        }
        for (Topic topic : story.topics()) {
            Query shared = new ConstantScoreQuery(LongField.newExactQuery(Piece.TOPIC_ID, topic.id()));
            like.add(new BoostQuery(shared, SHARED_TOPIC * rarity(shared)), Occur.SHOULD);
        }
        record Near(Hit hit, double likeness) {}
        List<Near> near = new ArrayList<>();
        for (ScoreDoc found :
                searcher.search(like.build(), new TopScoreDocCollectorManager(LOOKED_AT, null, 1)).scoreDocs) {
            near.add(new Near(hit(found.doc), found.score + Queries.newness(at(found.doc), now)));
        }
        return near.stream()
                .filter(other ->
                        other.hit().kind() == Hit.Kind.STORY && other.hit().id() != story.id())
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .limit(atMost)
                .map(other -> other.hit().id())
                .toList();
    }

    /// @param weight of the most telling word is 1
    private record Telling(String word, float weight) {}

    /// The words that tell most about `text`: those that are often in it, and in few others but not in it alone.
    private List<Telling> telling(String text, Commonness commonness) throws IOException {
        IndexReader index = searcher.getIndexReader();
        int all = index.numDocs();
        List<Telling> words = new ArrayList<>();
        for (Map.Entry<String, Integer> word : words(text).entrySet()) {
            int others = commonness.of(index, word.getKey());
            if (others > 1 && others <= COMMON * all) {
                double rarity = 1 + Math.log((all + 1.0) / (others + 1.0));
                words.add(new Telling(word.getKey(), (float) (word.getValue() * rarity)));
            }
        }
        words.sort(Comparator.comparingDouble(Telling::weight).reversed().thenComparing(Telling::word));
        return words.stream()
                .limit(WORDS_OF_LIKENESS)
                .map(word -> new Telling(
                        word.word(), word.weight() / words.getFirst().weight()))
                .toList();
    }

    /// How often each word is in `text`.
    private Map<String, Integer> words(String text) throws IOException {
        Map<String, Integer> words = new HashMap<>();
        try (TokenStream stream = analyzer.tokenStream(Piece.COPY, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.merge(word.toString(), 1, Integer::sum);
            }
            stream.end();
        }
        return words;
    }

    private static String beginning(Story story) {
        String copy = story.copy();
        String begin = Piece.plain(copy.substring(0, Math.min(copy.length(), READ_FOR_LIKENESS)));
        return story.card().headline() + ". " + Piece.plain(story.card().standfirst()) + ". " + begin;
    }

    /// When what is found is dated, in microseconds since 1970.
    private long at(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        SortedNumericDocValues dates = DocValues.getSortedNumeric(leaf.reader(), Piece.AT);
        return dates.advanceExact(document - leaf.docBase) ? dates.nextValue() : 0;
    }

    /// A topic that few stories have says more than one that hundreds have.
    private float rarity(Query topic) throws IOException {
        int all = Math.max(1, searcher.getIndexReader().numDocs());
        return (float) Math.log(1 + (double) all / (1 + searcher.count(topic)));
    }

    List<Long> likely(String slug, int atMost) throws IOException {
        Query query = new QueryBuilder(analyzer).createBooleanQuery(Piece.SLUG, slug);
        if (query == null) {
            return List.of();
        }
        record Near(long id, double likeness) {}
        Set<String> wanted = pieces(slug);
        List<Near> near = new ArrayList<>();
        for (ScoreDoc found :
                searcher.search(query, new TopScoreDocCollectorManager(SLUGS_LOOKED_AT, null, 1)).scoreDocs) {
            double likeness = likeness(wanted, pieces(slug(found.doc)));
            if (likeness >= ALIKE) {
                near.add(new Near(hit(found.doc).id(), likeness));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .limit(atMost)
                .map(Near::id)
                .toList();
    }

    private String slug(int document) throws IOException {
        LeafReaderContext leaf = leaf(document);
        BinaryDocValues slugs = DocValues.getBinary(leaf.reader(), Piece.SLUG + "s");
        return slugs.advanceExact(document - leaf.docBase) ? slugs.binaryValue().utf8ToString() : "";
    }

    private static Set<String> pieces(String slug) {
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + 3 <= slug.length(); i++) {
            pieces.add(slug.substring(i, i + 3));
        }
        return pieces;
    }

    /// What two sets share of all they have (Jaccard).
    private static double likeness(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return (double) shared / Math.max(1, one.size() + other.size() - shared);
    }
}
