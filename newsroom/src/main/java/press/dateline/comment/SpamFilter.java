package press.dateline.comment;

import static press.dateline.store.tables.Tables.SPAM_FEATURE;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.store.BulkInsert;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;
import press.dateline.store.Transaction;

/// Tells how much a comment is like those that moderators called spam, from words and features alone, in any language.
///
/// Source: Gary Robinson, "A Statistical Approach to the Spam Problem", Linux Journal 107 (2003): the weight of a
/// feature is smoothed by what is known of it (his `f(w)`, with strength 0.45 and 0.5 for the unknown), and weights are
/// combined by Fisher's method. Words are those of Unicode's text segmentation (UAX #29) with ICU's dictionaries, so
/// Chinese and Thai have words too.
public final class SpamFilter {
    /// From here on a comment is held; [the measurements](../../../../../../docs/comments.md) say what that costs.
    public static final double LIKE_SPAM = 0.8;

    /// Before it has seen so many of each kind it says nothing.
    static final int ENOUGH = 20;

    /// What the change log says when the filter has learned.
    private static final String LESSONS = "spam-filter";

    private static final double STRENGTH = 0.45;
    private static final double UNKNOWN = 0.5;
    private static final double TELLING = 0.1;
    private static final int MOST_TELLING = 150;
    private static final int MOST_WORDS = 300;
    private static final int LONGEST_WORD = 40;
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|www\\.)([\\p{L}\\p{N}.-]{1,80})");
    private static final Pattern MARKUP = Pattern.compile("(?i)<a\\s|\\[url|\\[link|href=");

    private SpamFilter() {}

    /// How many comments of each kind had a feature.
    public record Counts(int good, int spam) {
        static final Counts NONE = new Counts(0, 0);

        private boolean enough() {
            return good >= ENOUGH && spam >= ENOUGH;
        }

        public Counts plus(boolean isSpam, int by) {
            return isSpam ? new Counts(good, Math.max(0, spam + by)) : new Counts(Math.max(0, good + by), spam);
        }
    }

    /// What there is to a comment, each feature once.
    public static Set<String> features(String name, String email, String text) {
        Set<String> features = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        words(features, "", plain);
        words(features, "name:", Normalizer.normalize(name, Normalizer.Form.NFKC));
        int at = email.lastIndexOf('@');
        if (at > 0) {
            features.add("mail:" + UCharacter.foldCase(email.substring(at + 1), true));
            if (email.substring(0, at).chars().filter(Character::isDigit).count() >= 4) {
                features.add("mail-digits");
            }
        }
        int links = 0;
        Matcher link = LINK.matcher(plain);
        while (link.find() && links < 20) {
            links++;
            features.add("link:" + UCharacter.foldCase(link.group(1), true));
        }
        features.add("links:" + Math.min(links, 3));
        if (MARKUP.matcher(plain).find()) {
            features.add("markup");
        }
        scripts(features, plain);
        features.add("length:" + (32 - Integer.numberOfLeadingZeros(plain.length())));
        return features;
    }

    private static void words(Set<String> features, String kind, String text) {
        BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        String before = "";
        int count = 0;
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE && count < MOST_WORDS; from = to, to = words.next()) {
            if (words.getRuleStatus() < BreakIterator.WORD_NONE_LIMIT || to - from > LONGEST_WORD) {
                continue;
            }
            count++;
            String word = UCharacter.foldCase(text.substring(from, to), true);
            features.add(kind + word);
            if (kind.isEmpty() && !before.isEmpty()) {
                features.add(before + " " + word);
            }
            before = word;
        }
    }

    private static void scripts(Set<String> features, String text) {
        text.codePoints()
                .limit(2_000)
                .filter(Character::isLetter)
                .map(letter -> UCharacter.getIntPropertyValue(letter, UProperty.SCRIPT))
                .distinct()
                .forEach(script -> features.add("script:" + UScript.getShortName(script)));
    }

    /// 0 for like what was good, 1 for like spam; a half where nothing is known.
    ///
    /// @param all what was seen in all
    public static double likeness(Set<String> features, Map<String, Counts> known, Counts all) {
        if (!all.enough()) {
            return UNKNOWN;
        }
        List<Double> weights = new ArrayList<>();
        for (String feature : features) {
            @Nullable Counts seen = known.get(feature);
            if (seen != null && seen.good() + seen.spam() > 0) {
                double weight = weight(seen, all);
                if (Math.abs(weight - UNKNOWN) >= TELLING) {
                    weights.add(weight);
                }
            }
        }
        if (weights.isEmpty()) {
            return UNKNOWN;
        }
        weights.sort((one, other) -> Double.compare(Math.abs(other - UNKNOWN), Math.abs(one - UNKNOWN)));
        List<Double> telling = weights.subList(0, Math.min(MOST_TELLING, weights.size()));
        double spam = 0;
        double good = 0;
        for (double weight : telling) {
            spam += Math.log(weight);
            good += Math.log(1 - weight);
        }
        return (1 + chance(-2 * spam, telling.size()) - chance(-2 * good, telling.size())) / 2;
    }

    private static double weight(Counts seen, Counts all) {
        double spam = (double) seen.spam() / all.spam();
        double good = (double) seen.good() / all.good();
        int count = seen.good() + seen.spam();
        return (STRENGTH * UNKNOWN + count * (spam / (spam + good))) / (STRENGTH + count);
    }

    /// Probability that chi-squared with `2 * halfDegrees` degrees of freedom exceeds `chi`.
    private static double chance(double chi, int halfDegrees) {
        double m = chi / 2;
        double logTerm = -m;
        double sum = Math.exp(logTerm);
        for (int i = 1; i < halfDegrees; i++) {
            logTerm += Math.log(m / i);
            sum += Math.exp(logTerm);
        }
        return Math.min(1, sum);
    }

    /// As [#likeness(Set, Map, Counts)], by what the moderators have taught. As long as that is not enough,
    /// the comment is not looked at.
    static double likeness(DSLContext sql, String name, String email, String text) {
        Counts all = all(sql);
        if (!all.enough()) {
            return UNKNOWN;
        }
        Set<String> features = features(name, email, text);
        Map<String, Counts> known = new HashMap<>();
        sql.select(SPAM_FEATURE.FEATURE, SPAM_FEATURE.GOOD, SPAM_FEATURE.SPAM)
                .from(SPAM_FEATURE)
                .where(SPAM_FEATURE.FEATURE.in(features))
                .forEach(row -> known.put(row.value1(), new Counts(row.value2(), row.value3())));
        return likeness(features, known, all);
    }

    private static Counts all(DSLContext sql) {
        return Remembered.once(sql, SpamFilter.class, () -> {
            Reading.tag(LESSONS);
            return sql.select(SPAM_FEATURE.GOOD, SPAM_FEATURE.SPAM)
                    .from(SPAM_FEATURE)
                    .where(SPAM_FEATURE.FEATURE.eq(""))
                    .fetchOptional(row -> new Counts(row.value1(), row.value2()))
                    .orElse(Counts.NONE);
        });
    }

    /// Takes a comment into account, or no longer.
    ///
    /// @param by 1 to learn, -1 to unlearn
    static void teach(Transaction transaction, Set<String> features, boolean spam, int by) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String feature : features) {
            rows.add(new Object[] {feature, spam ? 0 : Math.max(0, by), spam ? Math.max(0, by) : 0});
        }
        rows.add(new Object[] {"", spam ? 0 : Math.max(0, by), spam ? Math.max(0, by) : 0});
        String column = spam ? "spam" : "good";
        BulkInsert.run(
                transaction.sql(),
                "INSERT INTO spam_feature (feature, good, spam) VALUES (?, ?, ?) ON CONFLICT (feature) DO UPDATE SET "
                        + column + " = CASE WHEN spam_feature." + column + " + " + by + " < 0 THEN 0 ELSE spam_feature."
                        + column + " + " + by + " END",
                rows);
        transaction.changed(LESSONS);
    }

    /// Takes many comments into account at once.
    ///
    /// @param seen how many of them had each feature
    static void learn(Transaction transaction, Map<String, Counts> seen) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        seen.forEach((feature, counts) -> rows.add(new Object[] {feature, counts.good(), counts.spam()}));
        BulkInsert.run(
                transaction.sql(),
                "INSERT INTO spam_feature (feature, good, spam) VALUES (?, ?, ?) ON CONFLICT (feature) DO UPDATE SET"
                        + " good = spam_feature.good + excluded.good, spam = spam_feature.spam + excluded.spam",
                rows);
        transaction.changed(LESSONS);
    }

    /// Knows nothing any more.
    static void forget(Transaction transaction) {
        transaction.sql().deleteFrom(SPAM_FEATURE).execute();
        transaction.changed(LESSONS);
    }
}
