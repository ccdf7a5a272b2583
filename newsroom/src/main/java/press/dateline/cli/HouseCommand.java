package press.dateline.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import press.dateline.copydesk.HouseRule;
import press.dateline.copydesk.HouseRules;
import press.dateline.copydesk.Severity;
import press.dateline.publishing.HouseStyle;
import press.dateline.store.Database;

/// `dateline house`: words that this house wants otherwise.
@Command(
        name = "house",
        description = "The house's own words and patterns, which the copy desk watches.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HouseCommand.Listing.class,
            HouseCommand.Try.class,
            HouseCommand.Add.class,
            HouseCommand.Remove.class
        })
final class HouseCommand {
    private static final String COMMAND = "dateline house";

    /// `dateline house list`.
    @Command(name = "list", description = "Print every rule.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                List<HouseRule> rules = newsroom.database().read(HouseStyle::list);
                rules.forEach(rule -> out.println(line(rule)));
                return 0;
            });
        }
    }

    /// `dateline house try`.
    @Command(
            name = "try",
            description = "Show what a rule would find in the published stories, and keep nothing.",
            mixinStandardHelpOptions = true)
    static final class Try implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Mixin
        RuleOptions options = new RuleOptions();

        @Override
        public Integer call() {
            HouseRule rule = options.rule();
            return data.in(COMMAND, (newsroom, out) -> {
                showHits(rule, newsroom, out);
                return 0;
            });
        }
    }

    /// `dateline house add`.
    @Command(
            name = "add",
            description = "Show what a rule finds in the published stories, and keep it; it replaces one of its name.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Mixin
        RuleOptions options = new RuleOptions();

        @Override
        public Integer call() {
            HouseRule rule = options.rule();
            return data.in(COMMAND, (newsroom, out) -> {
                showHits(rule, newsroom, out);
                newsroom.database().write(transaction -> {
                    HouseStyle.add(transaction, rule);
                    return rule;
                });
                out.println("kept: " + line(rule));
                return 0;
            });
        }
    }

    /// `dateline house remove`.
    @Command(name = "remove", description = "Forget a rule.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "NAME", description = "as house list prints it")
        String name = "";

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                boolean removed = newsroom.database().write(transaction -> HouseStyle.remove(transaction, name));
                if (!removed) {
                    throw new Failures.Refusal("there is no rule “" + name + "”; see dateline house list");
                }
                return 0;
            });
        }
    }

    /// A rule as the command line has it.
    static final class RuleOptions {
        @Parameters(paramLabel = "NAME", description = "short and unique, such as per-cent")
        String name = "";

        @ArgGroup(multiplicity = "1")
        Pattern pattern = new Pattern();

        @Option(names = "--replacement", paramLabel = "TEXT", description = "what to write instead")
        @Nullable
        String replacement;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for whoever is stopped")
        String reason = "";

        @Option(names = "--owner", required = true, paramLabel = "NAME", description = "who answers for it")
        String owner = "";

        @Option(names = "--severity", paramLabel = "warn|note", description = "(default: note)")
        Severity severity = Severity.NOTE;

        /// One of the two.
        static final class Pattern {
            @Option(names = "--words", required = true, paramLabel = "TEXT", description = "words as they are")
            @Nullable
            String words;

            @Option(
                    names = "--expression",
                    required = true,
                    paramLabel = "RE",
                    description = "regular expression (RE2)")
            @Nullable
            String expression;
        }

        HouseRule rule() {
            boolean isExpression = pattern.expression != null;
            String text = Optional.ofNullable(pattern.expression).orElseGet(() -> String.valueOf(pattern.words));
            HouseRule rule =
                    new HouseRule(name, text, isExpression, Optional.ofNullable(replacement), reason, owner, severity);
            HouseRules.fault(rule).ifPresent(fault -> {
                throw new Failures.Refusal("the rule is not kept: " + fault);
            });
            return rule;
        }
    }

    private static void showHits(HouseRule rule, Newsroom newsroom, PrintWriter out) {
        Database database = newsroom.database();
        HouseStyle.Trial trial = database.read(sql -> HouseStyle.tryOn(sql, rule, database.clock(), Instant.MAX));
        trial.first()
                .forEach(found -> out.println("  " + found.headline() + ": … " + found.before() + "[" + found.words()
                        + "]" + found.after() + " …"));
        out.println(trial.hits() + " hits in " + trial.stories() + " published stories"
                + (trial.hits() > trial.first().size()
                        ? "; the first " + trial.first().size() + " are shown"
                        : ""));
        out.flush();
    }

    private static String line(HouseRule rule) {
        return rule.name() + " (" + rule.severity().name().toLowerCase(Locale.ROOT) + "): "
                + (rule.isExpression() ? "/" + rule.pattern() + "/" : "“" + rule.pattern() + "”")
                + rule.replacement().map(words -> " → “" + words + "”").orElse("")
                + ", " + rule.reason() + " – " + rule.owner();
    }
}
