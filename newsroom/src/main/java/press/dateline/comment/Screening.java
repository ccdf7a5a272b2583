package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.COMMENT_WORD;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import press.dateline.people.Accounts;
import press.dateline.people.Secret;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;

/// Decides what becomes of a comment before a person has seen it. All rules stand here, in their order.
final class Screening {
    /// Nobody writes a comment within three seconds of touching the form.
    private static final long FASTEST_MILLIS = 3_000;

    /// What is said again within a day, and is too long to be said by chance.
    private static final Duration AGAIN = Duration.ofDays(1);

    private static final int BY_CHANCE = 30;

    /// What the change log says when the lists of words change.
    static final String LISTS = "comment-words";

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)[^\\s<>\"'\\]]*");
    private static final Pattern MARKUP = Pattern.compile("(?i)<a\\s|\\[url");

    private Screening() {}

    /// @param state `approved`, `held` or `spam`
    /// @param refused whether it is not kept at all, for a word of the list
    /// @param likeness to spam, in hundredths
    /// @param digest by which the same words are known again
    record Verdict(String state, List<HeldFor> why, int likeness, boolean refused, String digest) {
        String heldFor() {
            return String.join(" ", why.stream().map(HeldFor::label).toList());
        }
    }

    static Verdict of(DSLContext sql, SiteSettings settings, Posted posted, SignedForm form, Instant now) {
        List<HeldFor> why = new ArrayList<>();
        if (!posted.trap().isEmpty()) {
            why.add(HeldFor.TRAP);
        }
        if (posted.millis() >= 0 && posted.millis() < FASTEST_MILLIS) {
            why.add(HeldFor.FAST);
        }
        if (form.old(now)) {
            why.add(HeldFor.OLD);
        }
        if (settings.on(Setting.COMMENTS_WORK) && !Work.done(posted.form(), posted.text(), posted.work())) {
            why.add(HeldFor.NO_WORK);
        }
        return words(sql, settings, posted, why, now);
    }

    /// What the words alone say, as for a comment that was changed.
    static Verdict words(DSLContext sql, SiteSettings settings, Posted posted, List<HeldFor> why, Instant now) {
        int most = settings.number(Setting.COMMENTS_LINKS);
        if (most > 0 && links(posted.text()) >= most) {
            why.add(HeldFor.LINKS);
        }
        String listed = listed(sql, posted);
        if (listed.equals("hold")) {
            why.add(HeldFor.WORDS);
        }
        String digest = digest(posted.text());
        if (posted.text().length() >= BY_CHANCE && saidElsewhere(sql, digest, now)) {
            why.add(HeldFor.REPEATED);
        }
        int likeness = (int) Math.round(100 * SpamFilter.likeness(sql, posted.name(), posted.email(), posted.text()));
        if (settings.on(Setting.COMMENTS_FILTER) && likeness >= 100 * SpamFilter.LIKE_SPAM) {
            why.add(HeldFor.FILTER);
        }
        switch (settings.get(Setting.COMMENTS_HELD)) {
            case "all" -> why.add(HeldFor.ALL);
            case "first" -> {
                if (!known(sql, posted)) {
                    why.add(HeldFor.FIRST);
                }
            }
            default -> {}
        }
        String state = why.contains(HeldFor.TRAP) ? "spam" : why.isEmpty() ? "approved" : "held";
        return new Verdict(state, why, likeness, listed.equals("refuse"), digest);
    }

    /// An element of HTML holds the address that it leads to, so the two are not added up.
    private static long links(String text) {
        return Math.max(
                ADDRESS.matcher(text).results().count(),
                MARKUP.matcher(text).results().count());
    }

    /// `refuse`, `hold` or nothing, by the words of the lists in name, address and text.
    private static String listed(DSLContext sql, Posted posted) {
        String said = folded(posted.name() + "\n" + posted.email() + "\n" + posted.text());
        List<String> acts = acts(sql).entrySet().stream()
                .filter(entry -> holds(said, entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return acts.contains("refuse") ? "refuse" : acts.isEmpty() ? "" : "hold";
    }

    /// What each word of the lists asks for.
    private static Map<String, String> acts(DSLContext sql) {
        return Remembered.once(sql, Screening.class, () -> {
            Reading.tag(LISTS);
            return Map.copyOf(sql.select(COMMENT_WORD.WORD, COMMENT_WORD.ACT)
                    .from(COMMENT_WORD)
                    .fetchMap(COMMENT_WORD.WORD, COMMENT_WORD.ACT));
        });
    }

    /// Whether `word` stands in `said` by itself; in scripts without spaces, whether it stands there.
    private static boolean holds(String said, String word) {
        for (int at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !joined(said.codePointBefore(at), said.codePointAt(at));
            boolean ends = end == said.length() || !joined(said.codePointBefore(end), said.codePointAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean joined(int one, int other) {
        return Character.isLetterOrDigit(one)
                && Character.isLetterOrDigit(other)
                && !Character.isIdeographic(one)
                && !Character.isIdeographic(other);
    }

    static String folded(String text) {
        return UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true);
    }

    /// By which the same words are known again.
    static String digest(String text) {
        return Secret.hash(folded(text).replaceAll("\\s+", " ").strip());
    }

    private static boolean saidElsewhere(DSLContext sql, String digest, Instant now) {
        return sql.fetchExists(COMMENT, COMMENT.DIGEST.eq(digest).and(COMMENT.WRITTEN_AT.gt(now.minus(AGAIN))));
    }

    private static boolean known(DSLContext sql, Posted posted) {
        return sql.fetchExists(
                COMMENT,
                COMMENT.EMAIL
                        .eq(Accounts.foldedEmail(posted.email()))
                        .and(COMMENT.STATE.eq("approved"))
                        .and(COMMENT.NAME.eq(posted.name())));
    }

    /// What the reader can mend.
    static Optional<Refusal> unfit(Posted posted) {
        if (posted.name().isEmpty()) {
            return Optional.of(Refusal.NAME);
        }
        if (posted.email().length() > Posted.LONGEST_EMAIL || !Accounts.isEmail(posted.email())) {
            return Optional.of(Refusal.EMAIL);
        }
        if (posted.text().isBlank()) {
            return Optional.of(Refusal.EMPTY);
        }
        return posted.text().length() > Posted.LONGEST_TEXT || posted.name().length() > Posted.LONGEST_NAME
                ? Optional.of(Refusal.LONG)
                : Optional.empty();
    }
}
