package press.dateline.publishing;

import static press.dateline.store.tables.Tables.HOUSE_RULE;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.HouseRule;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.file.SourceText;
import press.dateline.store.Transaction;

/// The rules that this house keeps, each with a reason and an owner. Thread-safe.
public final class HouseStyle {
    /// Hits of a trial that are shown, and the signs around each.
    private static final int SHOWN = 20;

    private static final int AROUND = 40;

    private List<HouseRule> known = List.of();
    private HouseRules ready = HouseRules.none();

    /// The rules as they are now, made ready once for as long as they stay the same.
    synchronized HouseRules rules(DSLContext sql) {
        List<HouseRule> kept = list(sql);
        if (!kept.equals(known)) {
            ready = HouseRules.of(kept);
            known = kept;
        }
        return ready;
    }

    /// In the order in which they were added.
    public static List<HouseRule> list(DSLContext sql) {
        return sql.selectFrom(HOUSE_RULE)
                .orderBy(HOUSE_RULE.ID)
                .fetch(row -> new HouseRule(
                        row.getName(),
                        row.getPattern(),
                        row.getExpression(),
                        Optional.ofNullable(row.getReplacement()),
                        row.getReason(),
                        row.getOwner(),
                        Severity.valueOf(row.getSeverity().toUpperCase(Locale.ROOT))));
    }

    /// Keeps a rule; one of the same name gives way to it.
    ///
    /// @throws IllegalArgumentException when there is something wrong with it, in a sentence for whoever wrote it
    public static void add(Transaction transaction, HouseRule rule) {
        HouseRules.fault(rule).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        remove(transaction, rule.name());
        transaction
                .sql()
                .insertInto(HOUSE_RULE)
                .set(HOUSE_RULE.NAME, rule.name())
                .set(HOUSE_RULE.PATTERN, rule.pattern())
                .set(HOUSE_RULE.EXPRESSION, rule.isExpression())
                .set(HOUSE_RULE.REPLACEMENT, rule.replacement().orElse(null))
                .set(HOUSE_RULE.REASON, rule.reason())
                .set(HOUSE_RULE.OWNER, rule.owner())
                .set(HOUSE_RULE.SEVERITY, rule.severity().name().toLowerCase(Locale.ROOT))
                .set(HOUSE_RULE.ADDED_AT, transaction.now())
                .execute();
    }

    /// What a rule would find in what is published, before anybody has to live with it.
    ///
    /// @param hits how often it was found
    /// @param stories in how many stories
    /// @param read how many stories were read: fewer than there are when `until` came first
    /// @param first the first of the hits, in the newest stories
    public record Trial(int hits, int stories, int read, List<Found> first) {}

    /// Words that a rule found, with what stands before and after them.
    public record Found(String headline, String before, String words, String after) {}

    /// Tries a rule on the published stories, the newest first, and keeps nothing.
    ///
    /// @param until when to stop reading
    /// @throws IllegalArgumentException when there is something wrong with it, in a sentence for whoever wrote it
    public static Trial tryOn(DSLContext sql, HouseRule rule, InstantSource clock, Instant until) {
        HouseRules.fault(rule).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        int[] count = new int[3];
        List<Found> first = new ArrayList<>();
        Stream<Copy> copies = CopyReading.published(sql, clock.instant())
                .takeWhile(copy -> clock.instant().isBefore(until))
                .peek(copy -> count[2]++);
        HouseRules.tryOn(rule, copies).forEach(trial -> {
            count[1]++;
            count[0] += trial.hits().size();
            trial.hits().stream()
                    .limit(SHOWN - first.size())
                    .map(place -> found(trial.copy(), place))
                    .forEach(first::add);
        });
        return new Trial(count[0], count[1], count[2], List.copyOf(first));
    }

    private static Found found(Copy copy, Place place) {
        var laid = SourceText.within("", OptionalInt.empty(), copy);
        String text = laid.source().text();
        var words = laid.source().find(laid.copy(), place).orElseThrow();
        var line = laid.source().lineAt(words.from());
        return new Found(
                copy.headline().text(),
                text.substring(Math.max(line.from(), words.from() - AROUND), words.from()),
                text.substring(words.from(), words.to()),
                text.substring(words.to(), Math.min(line.to(), words.to() + AROUND)));
    }

    /// @return whether there was one of this name
    public static boolean remove(Transaction transaction, String name) {
        return transaction
                        .sql()
                        .deleteFrom(HOUSE_RULE)
                        .where(HOUSE_RULE.NAME.eq(name))
                        .execute()
                > 0;
    }
}
