package press.dateline.desk;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SECTION;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import press.dateline.mail.Letter;
import press.dateline.mail.Mail;
import press.dateline.people.Account;
import press.dateline.people.Accounts;
import press.dateline.people.Act;
import press.dateline.people.Audit;
import press.dateline.people.Invitations;
import press.dateline.people.Rights;
import press.dateline.people.Role;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// Who may sign in, as what: invitations, roles, sections, closing.
public final class PeoplePages {
    private static final String PATH = "/desk/people";
    private static final String INVITATION = "/desk/invitation/";

    private final Database database;
    private final boolean mails;

    PeoplePages(Database database, boolean mails) {
        this.database = database;
        this.mails = mails;
    }

    /// The record of `people.html`.
    ///
    /// @param accounts those who may sign in
    /// @param writers people with bylines who may not
    public record People(DeskFrame frame, List<Account> accounts, List<Writer> writers) {}

    /// Someone with a name and no sign-in.
    public record Writer(long person, String name, String email) {}

    /// The record of `invite.html`.
    ///
    /// @param person id of the person it is for, 0 for someone new
    public record Invite(
            DeskFrame frame,
            long person,
            String name,
            String email,
            List<RoleChoice> roles,
            List<SectionChoice> sections,
            String fault) {}

    /// The record of `handed.html`: where no mails are sent, the link to pass on.
    public record Handed(DeskFrame frame, String name, String link) {}

    /// The record of `person.html`.
    public record Person(DeskFrame frame, Account account, List<RoleChoice> roles, List<SectionChoice> sections) {}

    /// The record of `roles.html`: the table of [Rights].
    public record Roles(DeskFrame frame, List<Role> roles, List<Line> acts) {
        /// @param may for each role in order
        public record Line(String label, List<Boolean> may) {}
    }

    /// A role to choose.
    public record RoleChoice(String label, String words, boolean chosen) {}

    /// A section to choose.
    public record SectionChoice(long id, String name, boolean chosen) {}

    Answer list(DeskRequest request) {
        People page = database.read(sql -> new People(
                request.frame("nav.people"),
                Accounts.all(sql),
                sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL)
                        .from(PERSON)
                        .whereNotExists(sql.selectOne().from(ACCOUNT).where(ACCOUNT.PERSON_ID.eq(PERSON.ID)))
                        .orderBy(PERSON.NAME, PERSON.ID)
                        .limit(500)
                        .fetch(row ->
                                new Writer(row.value1(), row.value2(), row.value3() == null ? "" : row.value3()))));
        return request.screen("people", page);
    }

    Answer showInvite(DeskRequest request) {
        Optional<Writer> writer =
                request.query("person").isEmpty() ? Optional.empty() : writer(request.query("person"));
        return invite(
                request,
                200,
                writer.map(Writer::person).orElse(0L),
                writer.map(Writer::name).orElse(""),
                writer.map(Writer::email).orElse(""),
                "");
    }

    private Optional<Writer> writer(String id) {
        return id.matches("\\d{1,18}")
                ? database.read(sql -> sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL)
                        .from(PERSON)
                        .where(PERSON.ID.eq(Long.valueOf(id)))
                        .fetchOptional(row ->
                                new Writer(row.value1(), row.value2(), row.value3() == null ? "" : row.value3())))
                : Optional.empty();
    }

    private Answer invite(DeskRequest request, int status, long person, String name, String email, String fault) {
        Role role = Role.labelled(request.field("role")).orElse(Role.WRITER);
        Set<Long> sections = sections(request);
        Invite page = database.read(sql -> new Invite(
                request.frame("invite"),
                person,
                name,
                email,
                roleChoices(request.words(), role),
                sectionChoices(sql, sections),
                fault));
        return request.screen(status, "invite", page);
    }

    Answer invite(DeskRequest request) {
        String name = request.field("name");
        String email = request.field("email");
        Optional<Role> role = Role.labelled(request.field("role"));
        Optional<Writer> writer = writer(request.field("person"));
        long person = writer.map(Writer::person).orElse(0L);
        if (name.isEmpty() || role.isEmpty() || !Accounts.isEmail(email)) {
            return invite(request, 422, person, name, email, name.isEmpty() ? "fault.name" : "fault.email");
        }
        Set<Long> sections = sections(request);
        Optional<Invitations.Invitation> invitation = database.write(transaction -> {
            Optional<Invitations.Invitation> made = Invitations.invite(
                    transaction, person == 0 ? null : person, name, email, role.get(), sections, request.who());
            made.ifPresent(one -> send(transaction, request, one));
            return made;
        });
        return invitation
                .map(one -> sent(request, one, "people.invited"))
                .orElseGet(() -> invite(request, 422, person, name, email, "fault.taken"));
    }

    private void send(Transaction transaction, DeskRequest request, Invitations.Invitation invitation) {
        if (mails) {
            Mail.queue(transaction, letter(request, invitation.account(), invitation.key()));
        }
    }

    private Answer sent(DeskRequest request, Invitations.Invitation invitation, String words) {
        String name = invitation.account().name();
        return mails
                ? Answer.seeOther(PATH).saying(words, name)
                : request.screen(
                        "handed",
                        new Handed(
                                request.frame("handed"),
                                name,
                                request.origin().text() + INVITATION + invitation.key()));
    }

    private static Letter letter(DeskRequest request, Account account, String key) {
        DeskWords words = request.words();
        String site = request.site().title();
        String link = request.address() + INVITATION + key;
        return new Letter(
                account.email(),
                words.say("mail.invitation.subject", site),
                words.say("mail.invitation.text", new Object[] {
                    account.name(), site, request.signedIn().account().name(), link
                }));
    }

    Answer show(DeskRequest request) {
        Person page = database.read(sql -> {
            Account account = account(sql, request);
            return new Person(
                    request.frame("person", account.name()),
                    account,
                    roleChoices(request.words(), account.role()),
                    sectionChoices(sql, account.sections()));
        });
        return request.screen("person", page);
    }

    Answer change(DeskRequest request) {
        Role role = Role.labelled(request.field("role")).orElseThrow(DeskRequest.NotThere::new);
        Set<Long> sections = sections(request);
        return act(request, "people.changed", (transaction, account) -> {
            if (!Rights.of(role).contains(Act.MANAGE_PEOPLE) && last(transaction.sql(), account)) {
                return false;
            }
            Accounts.change(transaction, account.id(), role, sections);
            Audit.record(
                    transaction,
                    request.who(),
                    "role-changed",
                    "account:" + account.id(),
                    account.role().label() + " to " + role.label()
                            + (sections.isEmpty() ? "" : ", sections " + sections));
            return true;
        });
    }

    Answer close(DeskRequest request) {
        boolean closed = !request.field("open").equals("yes");
        return act(request, closed ? "people.closed" : "people.opened", (transaction, account) -> {
            if (closed && last(transaction.sql(), account)) {
                return false;
            }
            Accounts.close(transaction, account.id(), closed);
            Audit.record(
                    transaction,
                    request.who(),
                    closed ? "account-closed" : "account-opened",
                    "account:" + account.id(),
                    "");
            return true;
        });
    }

    /// Sends the invitation once more, or to someone who lost everything a new way in: the codes are off then.
    Answer inviteAgain(DeskRequest request) {
        Optional<Invitations.Invitation> invitation = database.write(transaction -> {
            Account account = account(transaction.sql(), request);
            if (!account.open()) {
                return Optional.empty();
            }
            Invitations.Invitation made = Invitations.again(transaction, account, request.who());
            send(transaction, request, made);
            return Optional.of(made);
        });
        return sent(request, invitation.orElseThrow(DeskRequest.NotThere::new), "people.invited-again");
    }

    private interface Change {
        /// Whether it could be done.
        boolean make(Transaction transaction, Account account);
    }

    private Answer act(DeskRequest request, String done, Change change) {
        record Done(Account account, boolean made) {}
        Done result = database.write(transaction -> {
            Account account = account(transaction.sql(), request);
            return new Done(account, change.make(transaction, account));
        });
        return Answer.seeOther(PATH + "/" + result.account().id())
                .saying(result.made() ? done : "people.last", result.account().name());
    }

    /// Whether the newsroom would be without anyone who manages people.
    private static boolean last(DSLContext sql, Account account) {
        return Rights.of(account.role()).contains(Act.MANAGE_PEOPLE)
                && !Accounts.anotherAdministrator(sql, account.id());
    }

    private static Account account(DSLContext sql, DeskRequest request) {
        return Accounts.byId(sql, request.number("account")).orElseThrow(DeskRequest.NotThere::new);
    }

    Answer roles(DeskRequest request) {
        List<Role> roles = List.of(Role.values());
        List<Roles.Line> lines = Arrays.stream(Act.values())
                .map(act -> new Roles.Line(
                        act.label(),
                        roles.stream()
                                .map(role -> Rights.of(role).contains(act))
                                .toList()))
                .toList();
        return request.screen("roles", new Roles(request.frame("roles"), roles, lines));
    }

    private static Set<Long> sections(DeskRequest request) {
        return request.all("section").stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<RoleChoice> roleChoices(DeskWords words, Role chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new RoleChoice(role.label(), words.say(role.key()), role == chosen))
                .toList();
    }

    private static List<SectionChoice> sectionChoices(DSLContext sql, Set<Long> chosen) {
        return sql.select(SECTION.ID, SECTION.NAME)
                .from(SECTION)
                .orderBy(SECTION.PATH)
                .fetch(row -> new SectionChoice(row.value1(), row.value2(), chosen.contains(row.value1())));
    }
}
