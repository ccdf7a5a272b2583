package press.dateline.people;

import java.io.IOException;
import java.util.Optional;
import press.dateline.people.IdentityProvider.Told;
import press.dateline.store.Database;
import press.dateline.store.Faults;

/// Coming in because the newsroom's identity provider vouches for a mail address. It must be that of an open account;
/// none is made here. The provider asks for a second proof where it wants one, and no code is asked for after it.
/// Thread-safe.
public final class ProviderSignIn {
    /// As much of a reason as the audit log keeps.
    private static final int LONGEST = 300;

    private final Database database;
    private final Limits limits;
    private final IdentityProvider provider;

    public ProviderSignIn(Database database, Limits limits, IdentityProvider provider) {
        this.database = database;
        this.limits = limits;
        this.provider = provider;
    }

    /// How far it came.
    public sealed interface Step {
        /// The browser goes to the provider.
        ///
        /// @param key which the browser keeps for the way back
        record Away(String key, String address) implements Step {}

        record In(SigningIn.Outcome.In in) implements Step {}

        record Refused(Why why) implements Step {}
    }

    /// Why nobody is signed in.
    public enum Why {
        TOO_MANY,
        /// The provider does not answer as it should.
        DOWN,
        /// What came back does not hold, or does not belong to this browser.
        UNPROVEN,
        /// The provider does not vouch for a mail address.
        NO_EMAIL,
        /// No open account has the mail address.
        UNKNOWN
    }

    /// What people call the provider.
    public String label() {
        return provider.label();
    }

    /// @param back where the provider sends the browser back to
    public Step leave(String back, Visitor visitor) {
        if (!limits.admit(visitor.address())) {
            return new Step.Refused(Why.TOO_MANY);
        }
        String key = database.write(transaction -> Tickets.issue(transaction, Tickets.Kind.PROVIDER, null));
        try {
            return new Step.Away(key, provider.away(key, back));
        } catch (IOException failure) {
            return refused(Why.DOWN, Faults.reason(failure), visitor);
        }
    }

    /// What was begun here was counted when it began.
    ///
    /// @param key as the browser kept it, empty for none
    /// @param back as it was given to [#leave]
    public Step comeBack(String key, String state, String code, String back, Visitor visitor) {
        if (!begun(key, state)) {
            return limits.admit(visitor.address())
                    ? refused(Why.UNPROVEN, "this browser did not ask for it, or long ago, or twice", visitor)
                    : new Step.Refused(Why.TOO_MANY);
        }
        if (code.isEmpty()) {
            return refused(Why.UNPROVEN, "nobody signed in there", visitor);
        }
        try {
            return switch (provider.who(code, key, back)) {
                case Told.Email(String address) -> in(address, visitor);
                case Told.NoEmail() -> refused(Why.NO_EMAIL, "no verified mail address", visitor);
                case Told.Unproven(String why) -> refused(Why.UNPROVEN, why, visitor);
            };
        } catch (IOException failure) {
            return refused(Why.DOWN, Faults.reason(failure), visitor);
        }
    }

    private boolean begun(String key, String state) {
        return !key.isEmpty()
                && Secret.same(IdentityProvider.state(key), state)
                && database.write(transaction -> Tickets.use(transaction, Tickets.Kind.PROVIDER, key));
    }

    private Step in(String email, Visitor visitor) {
        Optional<Step> in = database.write(transaction -> Accounts.byEmail(transaction.sql(), email)
                .filter(Account::open)
                .map(account -> new Step.In(SigningIn.in(transaction, account.id(), visitor, "identity provider"))));
        return in.orElseGet(() -> refused(Why.UNKNOWN, "no open account for " + email, visitor));
    }

    private Step refused(Why why, String detail, Visitor visitor) {
        String reason = "identity provider: " + detail;
        return database.write(transaction -> {
            Audit.record(
                    transaction,
                    Audit.Who.stranger(visitor.address()),
                    "sign-in-refused",
                    "",
                    reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason);
            return new Step.Refused(why);
        });
    }
}
