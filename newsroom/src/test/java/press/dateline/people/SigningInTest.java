package press.dateline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.store.tables.Tables.SESSION;
import static press.dateline.store.tables.Tables.TICKET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.Newsroom;
import press.dateline.people.SigningIn.Chosen;
import press.dateline.people.SigningIn.Outcome;
import press.dateline.store.DatabaseAddress;

/// What holds of signing in on either database.
abstract class SigningInTest {
    private static final String PASSWORD = "tide tables and gulls";
    private static final String EMAIL = "ben@courier.example";

    private Newsroom newsroom;
    private Passwords passwords;
    private SigningIn signingIn;
    private long account;

    abstract DatabaseAddress address();

    @BeforeEach
    void open() {
        newsroom = Newsroom.open(address());
        passwords = new Passwords();
        signingIn =
                new SigningIn(newsroom.database(), passwords, new Limits(newsroom.clock()), () -> List.of("Courier"));
        account = invite(EMAIL, Role.WRITER);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private long invite(String email, Role role, Long... sections) {
        var invitation = newsroom.database()
                .write(transaction -> Invitations.invite(
                        transaction, null, email, email, role, Set.of(sections), Audit.Who.COMMAND_LINE))
                .orElseThrow();
        signingIn.byLink(Tickets.Kind.INVITATION, invitation.key(), PASSWORD, stranger("203.0.113.1"));
        return invitation.account().id();
    }

    private static Visitor stranger(String address) {
        return new Visitor(address, "Firefox", "", "");
    }

    private SignedIn at(String session) {
        return newsroom.database()
                .read(sql -> Sessions.signedIn(sql, session, newsroom.clock().instant()))
                .orElseThrow();
    }

    private boolean in(String session) {
        return newsroom.database()
                .read(sql -> Sessions.signedIn(sql, session, newsroom.clock().instant())
                        .isPresent());
    }

    private Outcome.In signIn() {
        return (Outcome.In) signingIn.byPassword(EMAIL, PASSWORD, stranger("203.0.113.2"));
    }

    @Test
    void anUnknownNameCostsAndAnswersLikeAWrongPassword() {
        long before = passwords.runs();
        Outcome wrong = signingIn.byPassword(EMAIL, "wrong", stranger("203.0.113.2"));
        long wrongRuns = passwords.runs() - before;
        Outcome unknown = signingIn.byPassword("nobody@courier.example", "wrong", stranger("203.0.113.2"));
        long unknownRuns = passwords.runs() - before - wrongRuns;
        newsroom.database().write(transaction -> {
            Accounts.close(transaction, account, true);
            return account;
        });
        Outcome closed = signingIn.byPassword(EMAIL, PASSWORD, stranger("203.0.113.2"));

        assertThat(List.of(wrong, unknown, closed)).containsOnly(new Outcome.Refused());
        assertThat(wrongRuns).isEqualTo(1);
        assertThat(unknownRuns).isEqualTo(1);
        assertThat(passwords.runs() - before).isEqualTo(3);
    }

    /// Also what is counted against a name does not tell whether there is such an account.
    @Test
    void strangersGetTenTriesInAQuarterOfAnHourAndTheOwnerIsNotLockedOut() {
        Outcome.In owner = signIn();
        for (String name : List.of("nobody@courier.example", EMAIL)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                outcomes.add(signingIn.byPassword(name, "guess " + i, stranger("198.51.100." + i)));
                newsroom.clock().pass(Duration.ofSeconds(4));
            }
            assertThat(outcomes).filteredOn(new Outcome.Refused()::equals).hasSizeBetween(5, 10);
            assertThat(outcomes).filteredOn(new Outcome.TooMany()::equals).hasSizeGreaterThan(180);
        }

        assertThat(signingIn.byPassword(EMAIL, PASSWORD, stranger("203.0.113.9")))
                .isEqualTo(new Outcome.TooMany());
        assertThat(signingIn.byPassword(EMAIL, PASSWORD, new Visitor("203.0.113.9", "", "", owner.known())))
                .isInstanceOf(Outcome.In.class);
    }

    @Test
    void inAMonthStrangersGetAHundredTries() {
        Limits limits = new Limits(newsroom.clock());
        int looked = 0;
        for (int i = 0; i < 29 * 24; i++) {
            newsroom.clock().pass(Duration.ofHours(1));
            looked += limits.admit("password", EMAIL, "", "198.51.100." + i % 250) ? 1 : 0;
        }

        // A bucket of a hundred, that fills again by a hundred in the month.
        assertThat(looked).isLessThanOrEqualTo(200);
    }

    @Test
    void oneAddressTriesThirtyNamesAndThenWaits() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            outcomes.add(signingIn.byPassword("name" + i + "@courier.example", "x", stranger("198.51.100.7")));
        }

        assertThat(outcomes).filteredOn(new Outcome.Refused()::equals).hasSize(30);
    }

    @Test
    void aPresetSessionKeyIsNotTheOneAfterSigningIn() {
        Outcome.In first = signIn();
        Visitor planted = new Visitor("203.0.113.2", "", first.session(), "planted");

        Outcome.In second = (Outcome.In) signingIn.byPassword(EMAIL, PASSWORD, planted);

        assertThat(second.session()).isNotEqualTo(first.session());
        assertThat(second.known()).isNotEqualTo("planted");
        assertThat(in(first.session())).isFalse();
        assertThat(in(second.session())).isTrue();
    }

    @Test
    void theDatabaseHoldsNoKey() {
        Outcome.In in = signIn();

        List<String> kept = newsroom.database()
                .read(sql -> sql.select(SESSION.HASH).from(SESSION).fetch(SESSION.HASH));
        assertThat(kept).isNotEmpty().doesNotContain(in.session());
    }

    @Test
    void aCodeIsAskedForOnceItIsOnAndGoodForOneUse() {
        String secret = signingIn.newCodeSecret();
        Outcome.In in = signIn();
        String code = code(secret);
        assertThat(signingIn.startCodes(at(in.session()), secret, "000000", stranger("")))
                .isEmpty();
        SigningIn.Started started = signingIn
                .startCodes(at(in.session()), secret, code, stranger(""))
                .orElseThrow();
        assertThat(in(in.session())).as("the old key").isFalse();
        assertThat(in(started.session())).as("the new key").isTrue();

        Outcome half = signingIn.byPassword(EMAIL, PASSWORD, stranger("203.0.113.3"));

        assertThat(half).isInstanceOf(Outcome.CodeWanted.class);
        String waiting = ((Outcome.CodeWanted) half).session();
        assertThat(in(waiting)).as("half in is not in").isFalse();
        Visitor visitor = new Visitor("203.0.113.3", "", waiting, "");
        assertThat(signingIn.byCode(code, visitor)).as("replayed").isEqualTo(new Outcome.Refused());
        newsroom.clock().pass(Duration.ofSeconds(30));
        assertThat(signingIn.byCode(code(secret), visitor)).isInstanceOf(Outcome.In.class);
        assertThat(signingIn.byCode(code(secret), visitor))
                .as("the half is used up")
                .isEqualTo(new Outcome.Refused());
    }

    @Test
    void aRecoveryCodeLetsInOnce() {
        String secret = signingIn.newCodeSecret();
        SigningIn.Started started = signingIn
                .startCodes(at(signIn().session()), secret, code(secret), stranger(""))
                .orElseThrow();
        String recovery =
                started.recoveryCodes().getFirst().toUpperCase(Locale.ROOT).replace('-', ' ');
        assertThat(started.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();

        assertThat(signingIn.byCode(recovery, half())).isInstanceOf(Outcome.In.class);
        assertThat(signingIn.byCode(recovery, half())).isEqualTo(new Outcome.Refused());
    }

    private Visitor half() {
        Outcome half = signingIn.byPassword(EMAIL, PASSWORD, stranger("203.0.113.4"));
        return new Visitor("203.0.113.4", "", ((Outcome.CodeWanted) half).session(), "");
    }

    private String code(String secret) {
        return OneTimeCodes.code(
                Base32.decode(secret), newsroom.clock().instant().getEpochSecond() / 30, 6);
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        Outcome.In other = signIn();
        Outcome.In here = signIn();

        Chosen chosen = signingIn.changePassword(at(here.session()), PASSWORD, "another tide table", stranger(""));

        assertThat(in(other.session())).isFalse();
        assertThat(in(here.session())).as("the old key").isFalse();
        assertThat(chosen).isInstanceOf(Chosen.Done.class);
        assertThat(in(((Chosen.Done) chosen).in().session())).isTrue();
        assertThat(signingIn.changePassword(
                        at(signInWith("another tide table")), "wrong", "third tide table", stranger("")))
                .isEqualTo(new Chosen.Refused());
    }

    private String signInWith(String password) {
        return ((Outcome.In) signingIn.byPassword(EMAIL, password, stranger("203.0.113.2"))).session();
    }

    @Test
    void anotherRoleEndsItsSessions() {
        Outcome.In in = signIn();

        newsroom.database().write(transaction -> {
            Accounts.change(transaction, account, Role.EDITOR, Set.of());
            return account;
        });

        assertThat(in(in.session())).isFalse();
    }

    @Test
    void aLinkToANewPasswordIsGoodOnceAndForAnHour() {
        List<String> keys = new ArrayList<>();
        SigningIn.Letter letter = (transaction, found, key) -> keys.add(key);
        signingIn.forgotten("nobody@courier.example", stranger("203.0.113.5"), letter);
        assertThat(keys).isEmpty();
        Outcome.In before = signIn();

        signingIn.forgotten(EMAIL, stranger("203.0.113.5"), letter);

        String key = keys.getFirst();
        assertThat(signingIn.byLink(Tickets.Kind.INVITATION, key, "another tide table", stranger("")))
                .as("as another kind of link")
                .isEqualTo(new Chosen.Refused());
        assertThat(signingIn.byLink(Tickets.Kind.RESET, key, "short", stranger("")))
                .isInstanceOf(Chosen.Unfit.class);
        assertThat(signingIn.byLink(Tickets.Kind.RESET, key, "another tide table", stranger("")))
                .isInstanceOf(Chosen.Done.class);
        assertThat(signingIn.byLink(Tickets.Kind.RESET, key, "another tide table", stranger("")))
                .isEqualTo(new Chosen.Refused());
        assertThat(in(before.session())).isFalse();

        signingIn.forgotten(EMAIL, stranger("203.0.113.5"), letter);
        newsroom.clock().pass(Duration.ofMinutes(61));
        assertThat(signingIn.guest(Tickets.Kind.RESET, keys.getLast())).isEmpty();
    }

    @Test
    void rightsInASectionReachWhatLiesInItAndNothingElse() {
        long harbour = newsroom.section("harbour").id();
        long news = newsroom.section("news").id();
        invite("section@courier.example", Role.EDITOR, harbour);
        var in = (Outcome.In) signingIn.byPassword("section@courier.example", PASSWORD, stranger("203.0.113.6"));
        SignedIn editor = at(in.session());

        assertThat(editor.may(Act.PUBLISH_STORY)).isTrue();
        assertThat(editor.may(Act.PUBLISH_STORY, harbour)).isTrue();
        assertThat(editor.may(Act.PUBLISH_STORY, null)).isFalse();
        assertThat(editor.may(Act.MANAGE_PEOPLE, harbour)).isFalse();
        boolean within = newsroom.section("harbour").path().startsWith("news/");
        assertThat(editor.may(Act.PUBLISH_STORY, news)).isFalse();
        if (within) {
            invite("above@courier.example", Role.EDITOR, news);
            var above = (Outcome.In) signingIn.byPassword("above@courier.example", PASSWORD, stranger("203.0.113.6"));
            assertThat(at(above.session()).may(Act.PUBLISH_STORY, harbour)).isTrue();
        }
    }

    @Test
    void theAuditLogKeepsWhoDidWhatAndShortensAddressesAfterAMonth() {
        signIn();
        newsroom.clock().pass(Duration.ofDays(31));
        Accounts.tidy(newsroom.database());

        List<Audit.Entry> entries =
                newsroom.database().read(sql -> Audit.read(sql, new Audit.Filter("", "signed-in", "", null, null)));

        assertThat(entries).hasSize(2);
        assertThat(entries).extracting(Audit.Entry::who).containsOnly(EMAIL);
        assertThat(entries).extracting(Audit.Entry::address).containsOnly("203.0.113.0/24");
        assertThat(Audit.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:0:0:0:0:0/48");
        long left = newsroom.database().read(sql -> (long) sql.fetchCount(SESSION) + sql.fetchCount(TICKET));
        assertThat(left).as("what has run out is deleted").isZero();
    }

    @Test
    void whoeverWroteWithoutASignInHasOneOnceInvitedAndKeepsTheByline() {
        Person author = newsroom.database()
                .write(transaction ->
                        People.add(transaction, "cleo-marsh", "Cleo Marsh", "", "cleo@old.example", null));
        assertThat(signingIn.byPassword("cleo@old.example", PASSWORD, stranger("203.0.113.8")))
                .isEqualTo(new Outcome.Refused());

        Invitations.Invitation invitation = newsroom.database()
                .write(transaction -> Invitations.invite(
                        transaction,
                        author.id(),
                        "Cleo Marsh",
                        "cleo@courier.example",
                        Role.WRITER,
                        Set.of(),
                        Audit.Who.COMMAND_LINE))
                .orElseThrow();

        assertThat(invitation.account().personId()).isEqualTo(author.id());
        assertThat(invitation.account().invited()).isTrue();
        signingIn.byLink(Tickets.Kind.INVITATION, invitation.key(), PASSWORD, stranger("203.0.113.8"));
        Account taken = newsroom.database()
                .read(sql -> Accounts.byId(sql, invitation.account().id()))
                .orElseThrow();
        assertThat(taken.invited()).isFalse();
        Optional<Invitations.Invitation> second = newsroom.database()
                .write(transaction -> Invitations.invite(
                        transaction,
                        author.id(),
                        "Cleo Marsh",
                        "again@courier.example",
                        Role.EDITOR,
                        Set.of(),
                        Audit.Who.COMMAND_LINE));
        assertThat(second).as("nobody has two").isEmpty();
    }

    @Test
    void theFirstLinkIsWorthNothingOnceThereIsAnAccount() {
        String key = newsroom.database().write(transaction -> Tickets.issue(transaction, Tickets.Kind.FIRST, null));

        Chosen chosen = signingIn.first(key, "Mallory", "m@evil.example", PASSWORD, stranger("198.51.100.1"));

        assertThat(chosen).isEqualTo(new Chosen.Refused());
        assertThat(newsroom.database().read(Accounts::all)).hasSize(1);
    }
}
