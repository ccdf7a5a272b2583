package press.dateline.copydesk.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Block;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.GalleyText;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.time.TimeExpression.Grain;
import press.dateline.copydesk.time.TimeExpression.Kind;

/// The times of a galley, found and worked out once. Confined to one thread, as the galley is.
public final class Times {
    /// Longer texts, in characters, are no paragraphs of a story and are not read; nor is what lies behind so much
    /// copy.
    private static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_COPY = 1_000_000;

    /// So many years before the publication begins the past that stories look back on.
    private static final int OLD = 3;

    private final Map<GalleyText, List<TimeExpression>> byText = new HashMap<>();
    private final Map<GalleyText, List<Token>> tokens = new HashMap<>();
    private final List<TimeExpression> all = new ArrayList<>();

    private final TimeLanguage language;

    private boolean isNarrative;

    private Times(TimeLanguage language) {
        this.language = language;
    }

    public static Times of(Galley galley) {
        return galley.once(Times.class, Times::read);
    }

    /// Whether the copy tells of times long past, so that a date without a year belongs to these.
    public boolean isNarrative() {
        return isNarrative;
    }

    /// In reading order.
    public List<TimeExpression> all() {
        return all;
    }

    public List<TimeExpression> in(GalleyText text) {
        return byText.getOrDefault(text, List.of());
    }

    public List<Token> tokens(GalleyText text) {
        return tokens.getOrDefault(text, List.of());
    }

    /// Which way the verb nearest to a time looks, within its sentence.
    public Tense tense(TimeExpression time) {
        List<Token> all = tokens(time.text());
        int first = indexAt(all, time.span().from());
        int last = indexAt(all, time.span().to() - 1);
        return Clauses.tense(
                language, all, first, last, time.text().sentenceAt(time.span().from()));
    }

    /// The index of the token that stands at a character or is the first behind it.
    public static int indexAt(List<Token> tokens, int at) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).to() <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Times read(Galley galley) {
        Publication publication = galley.copy().publication();
        LocalDate published = publication == null ? null : publication.day();
        Locale locale = galley.copy().language();
        TimeLanguage language = TimeLanguage.of(locale);
        Times times = new Times(language);
        int left = LONGEST_COPY;
        for (GalleyText text : galley.texts()) {
            int length = text.text().length();
            left -= length;
            if (text.kind() != Block.Kind.PREFORMATTED && length <= LONGEST_TEXT && left >= 0) {
                times.tokens.put(text, Scanner.tokens(text.text(), language));
            }
        }
        times.tag(galley, language, new Resolver(language, locale, published, false));
        if (published != null && times.looksBack(published)) {
            times.isNarrative = true;
            times.all.clear();
            times.tag(galley, language, new Resolver(language, locale, published, true));
        }
        return times;
    }

    private void tag(Galley galley, TimeLanguage language, Resolver resolver) {
        Tagger tagger = new Tagger(language, resolver);
        for (GalleyText text : galley.texts()) {
            List<TimeExpression> found = new ArrayList<>();
            tagger.tag(text, tokens(text), found);
            byText.put(text, List.copyOf(found));
            all.addAll(found);
        }
    }

    /// Whether this is narrative: most years it names are past, and there are many.
    private boolean looksBack(@Nullable LocalDate published) {
        if (published == null) {
            return false;
        }
        long old = all.stream()
                .filter(time -> time.kind() == Kind.DATE)
                .filter(time -> time.said().year() != 0 || time.grain() == Grain.DECADE)
                .map(TimeExpression::days)
                .filter(days -> days != null && days.from().getYear() < published.getYear() - OLD)
                .count();
        long fresh = all.stream()
                .filter(time -> time.kind() == Kind.DEICTIC || time.kind() == Kind.WEEKDAY)
                .filter(time -> time.grain() != Grain.NONE && !time.isQuoted())
                .count();
        return old >= 8 && old > 2 * fresh;
    }
}
