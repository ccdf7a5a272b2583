package press.dateline.people;

import static press.dateline.store.tables.Tables.ACCOUNT;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.store.Transaction;

/// Gives people a sign-in that they take up by a link.
public final class Invitations {
    private Invitations() {}

    /// @param key of the link, to be sent to the account's owner and told to nobody else
    public record Invitation(Account account, String key) {}

    /// Invites someone.
    ///
    /// @param person whose bylines become the account's, or null for someone new
    /// @return nothing when the address or the person has an account already
    public static Optional<Invitation> invite(
            Transaction transaction,
            @Nullable Long person,
            String name,
            String email,
            Role role,
            Set<Long> sections,
            Audit.Who by) {
        boolean taken = transaction
                .sql()
                .fetchExists(
                        ACCOUNT,
                        person == null
                                ? ACCOUNT.EMAIL.eq(Accounts.foldedEmail(email))
                                : ACCOUNT.EMAIL.eq(Accounts.foldedEmail(email)).or(ACCOUNT.PERSON_ID.eq(person)));
        if (taken) {
            return Optional.empty();
        }
        long owner = person != null
                ? person
                : People.add(transaction, SigningIn.slug(name), name, "", null, null)
                        .id();
        long id = Accounts.add(transaction, owner, email, role, sections);
        String key = Tickets.issue(transaction, Tickets.Kind.INVITATION, id);
        Audit.record(transaction, by, "invited", "account:" + id, role.label());
        return Accounts.byId(transaction.sql(), id).map(account -> new Invitation(account, key));
    }

    /// Invites the owner of an account anew, who may have lost every way in: codes are off then.
    public static Invitation again(Transaction transaction, Account account, Audit.Who by) {
        if (account.withCodes()) {
            SigningIn.stopCodes(transaction, account.id(), by);
        }
        Audit.record(transaction, by, "invited", "account:" + account.id(), "again");
        return new Invitation(account, Tickets.issue(transaction, Tickets.Kind.INVITATION, account.id()));
    }
}
