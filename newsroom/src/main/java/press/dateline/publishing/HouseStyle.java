package press.dateline.publishing;

import static press.dateline.store.tables.Tables.HOUSE_RULE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import press.dateline.copydesk.HouseRule;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.Severity;
import press.dateline.store.Transaction;

/// The rules that this house keeps, each with a reason and an owner. Thread-safe.
public final class HouseStyle {
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
