package press.dateline.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import press.dateline.people.Account;
import press.dateline.people.Accounts;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.people.Invitations;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.people.Rights;
import press.dateline.people.Role;
import press.dateline.people.SigningIn;
import press.dateline.people.Tickets;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Settings;

/// `dateline user`: who may sign in. Nobody's password is typed here: people choose it by a link.
@Command(
        name = "user",
        description = "Who may sign in, and what each role may do.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Listing.class,
            UserCommand.Reset.class,
            UserCommand.Roles.class
        })
final class UserCommand {
    private static final String COMMAND = "dateline user";

    /// `dateline user add EMAIL --name NAME`.
    @Command(name = "add", description = "Invite someone, and print the link.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "EMAIL", description = "mail address to sign in with")
        String email = "";

        @Option(
                names = "--name",
                required = true,
                description = "name above stories; a byline of that name is taken over")
        String name = "";

        @Option(names = "--role", defaultValue = "writer", description = "see user roles (default: writer)")
        String role = "writer";

        @Option(
                names = "--section",
                paramLabel = "PATH",
                description = "section its rights are limited to; may be repeated")
        List<String> sections = List.of();

        @Override
        public Integer call() {
            if (!Accounts.isEmail(email)) {
                throw new Failures.Refusal("“" + email + "” is no mail address");
            }
            Role wanted = role(role);
            return data.in(COMMAND, (newsroom, out) -> {
                String link = newsroom.database().write(transaction -> {
                    Optional<Person> person = People.byName(transaction.sql(), name);
                    String key = Invitations.invite(
                                    transaction,
                                    person.map(Person::id).orElse(null),
                                    name,
                                    email,
                                    wanted,
                                    sections(transaction.sql(), sections),
                                    Audit.Who.COMMAND_LINE)
                            .orElseThrow(() -> new Failures.Refusal(
                                    "there is an account for " + email + " or “" + name + "” already; see user list"))
                            .key();
                    return address(transaction.sql()) + "/desk/invitation/" + key;
                });
                out.println(link);
                return 0;
            });
        }
    }

    /// `dateline user list`.
    @Command(name = "list", description = "Print who may sign in.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                List<Account> accounts = newsroom.database().read(Accounts::all);
                for (Account one : accounts) {
                    String state = !one.open() ? "closed" : one.invited() ? "invited" : one.withCodes() ? "codes" : "";
                    out.printf("%-32s %-16s %-8s %s%n", one.email(), one.role().label(), state, one.name());
                }
                return 0;
            });
        }
    }

    /// `dateline user reset EMAIL`.
    @Command(
            name = "reset",
            description = "Print a link to a new password for someone who lost everything; codes are off then.",
            mixinStandardHelpOptions = true)
    static final class Reset implements Callable<Integer> {
        @Mixin
        DataOption data = new DataOption();

        @Parameters(paramLabel = "EMAIL", description = "mail address of the account")
        String email = "";

        @Override
        public Integer call() {
            return data.in(COMMAND, (newsroom, out) -> {
                String link = newsroom.database().write(transaction -> {
                    Account account = Accounts.byEmail(transaction.sql(), email)
                            .orElseThrow(() -> new Failures.Refusal("there is no account for " + email));
                    Accounts.close(transaction, account.id(), false);
                    SigningIn.stopCodes(transaction, account.id(), Audit.Who.COMMAND_LINE);
                    return address(transaction.sql()) + "/desk/password/"
                            + Tickets.issue(transaction, Tickets.Kind.RESET, account.id());
                });
                out.println(link);
                return 0;
            });
        }
    }

    /// `dateline user roles`.
    @Command(name = "roles", description = "Print what each role may do.", mixinStandardHelpOptions = true)
    static final class Roles implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (Role role : Role.values()) {
                out.println(role.label());
                for (Act act : Rights.of(role)) {
                    out.println("    " + act.label());
                }
            }
            out.flush();
            return 0;
        }
    }

    private static Role role(String label) {
        return Role.labelled(label)
                .orElseThrow(() -> new Failures.Refusal("there is no role “" + label + "”; there are "
                        + Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", "))));
    }

    private static Set<Long> sections(DSLContext sql, List<String> paths) {
        Sections.Tree tree = Sections.tree(sql);
        Set<Long> ids = new HashSet<>();
        for (String path : paths) {
            ids.add(tree.byPath(path)
                    .map(Section::id)
                    .orElseThrow(() -> new Failures.Refusal(
                            "there is no section “" + path + "”; give its path, such as news/harbour")));
        }
        return ids;
    }

    /// Where the desk answers: the site's address, else the port `serve` takes by itself.
    private static String address(DSLContext sql) {
        String address = Settings.of(sql).address();
        return address.isEmpty() ? "http://127.0.0.1:8080" : address;
    }
}
