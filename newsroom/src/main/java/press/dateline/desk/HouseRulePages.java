package press.dateline.desk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.HouseRule;
import press.dateline.copydesk.Severity;
import press.dateline.people.Audit;
import press.dateline.publishing.HouseStyle;
import press.dateline.settings.Trash;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// The house's own words and patterns. A rule is tried on what is published before it is kept, so that whoever keeps it
/// has seen what it would have stopped.
public final class HouseRulePages {
    static final String PATH = "/desk/house-style";

    /// A trial reads the newest stories for so long.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;

    HouseRulePages(Database database) {
        this.database = database;
    }

    /// The record of `house-style.html`.
    ///
    /// @param trial what the rule finds that was typed; null before it was tried
    /// @param wrong what is wrong with it, or empty
    public record Page(
            DeskFrame frame, List<HouseRule> rules, Typed typed, HouseStyle.@Nullable Trial trial, String wrong) {
        public String severity(HouseRule rule) {
            return rule.severity().name().toLowerCase(Locale.ROOT);
        }
    }

    /// A rule as a form has it, and as it lies in the trash.
    public record Typed(
            String name,
            String pattern,
            boolean expression,
            String replacement,
            String reason,
            String owner,
            boolean warns) {
        static Typed of(HouseRule rule) {
            return new Typed(
                    rule.name(),
                    rule.pattern(),
                    rule.isExpression(),
                    rule.replacement().orElse(""),
                    rule.reason(),
                    rule.owner(),
                    rule.severity() == Severity.WARN);
        }

        HouseRule rule() {
            return new HouseRule(
                    name,
                    pattern,
                    expression,
                    replacement.isEmpty() ? Optional.empty() : Optional.of(replacement),
                    reason,
                    owner,
                    warns ? Severity.WARN : Severity.NOTE);
        }
    }

    /// With `?rule=` that rule stands in the form.
    Answer list(DeskRequest request) {
        Typed typed = database.read(HouseStyle::list).stream()
                .filter(rule -> rule.name().equals(request.query("rule")))
                .findFirst()
                .map(Typed::of)
                .orElseGet(() -> new Typed(
                        "", "", false, "", "", request.signedIn().account().name(), false));
        return screen(request, 200, typed, null, "");
    }

    private Answer screen(
            DeskRequest request, int status, Typed typed, HouseStyle.@Nullable Trial trial, String wrong) {
        return request.screen(
                status,
                "house-style",
                new Page(request.frame("nav.house-style"), database.read(HouseStyle::list), typed, trial, wrong));
    }

    /// Tries the rule that was typed; keeps it only when `act` says so.
    Answer change(DeskRequest request) {
        Typed typed = new Typed(
                request.field("name"),
                request.field("pattern"),
                request.field("kind").equals("expression"),
                request.field("replacement"),
                request.field("reason"),
                request.field("owner"),
                request.field("severity").equals("warn"));
        try {
            if (request.field("act").equals("keep")) {
                database.write(transaction -> {
                    keep(transaction, typed, request.who());
                    return typed;
                });
                return Answer.seeOther(PATH).saying("house-style.kept", typed.name());
            }
            HouseStyle.Trial trial = database.read(sql -> HouseStyle.tryOn(
                    sql, typed.rule(), database.clock(), request.now().plus(PATIENCE)));
            return screen(request, 200, typed, trial, "");
        } catch (IllegalArgumentException fault) {
            return screen(request, 422, typed, null, Objects.requireNonNullElse(fault.getMessage(), ""));
        }
    }

    static void keep(Transaction transaction, Typed typed, Audit.Who who) {
        HouseStyle.add(transaction, typed.rule());
        Audit.record(transaction, who, "house-rule-kept", "house-rule:" + typed.name(), typed.pattern());
    }

    Answer remove(DeskRequest request) {
        String name = request.field("name");
        database.write(transaction -> {
            HouseStyle.list(transaction.sql()).stream()
                    .filter(rule -> rule.name().equals(name))
                    .findFirst()
                    .ifPresent(rule -> {
                        Trash.keep(
                                transaction,
                                "house-rule",
                                name,
                                Typed.of(rule),
                                request.who().name());
                        HouseStyle.remove(transaction, name);
                        Audit.record(transaction, request.who(), "house-rule-removed", "house-rule:" + name, "");
                    });
            return name;
        });
        return Answer.seeOther(PATH).saying("house-style.removed", name);
    }
}
