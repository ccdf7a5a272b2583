package press.dateline.comment;

import static press.dateline.store.tables.Tables.SEAL;

import java.util.Optional;
import press.dateline.people.Secret;
import press.dateline.store.Database;

/// The server's own signature, by which it knows again what it gave out without having kept it: forms in cached pages,
/// links to change a comment, to object to a decision. All nodes of a newsroom share one. Immutable.
public final class Seal {
    private static final long ONLY = 1;

    private final String key;

    private Seal(String key) {
        this.key = key;
    }

    /// The newsroom's seal, made when it is first asked for.
    public static Seal of(Database database) {
        Optional<String> kept = database.read(sql ->
                sql.select(SEAL.SECRET).from(SEAL).where(SEAL.ID.eq(ONLY)).fetchOptional(SEAL.SECRET));
        return new Seal(kept.orElseGet(() -> database.write(transaction -> {
            transaction
                    .sql()
                    .insertInto(SEAL, SEAL.ID, SEAL.SECRET)
                    .values(ONLY, Secret.random())
                    .onConflictDoNothing()
                    .execute();
            return transaction
                    .sql()
                    .select(SEAL.SECRET)
                    .from(SEAL)
                    .where(SEAL.ID.eq(ONLY))
                    .fetchSingle()
                    .value1();
        })));
    }

    /// The signature of `what`, in characters that fit an address.
    public String sign(String what) {
        return Secret.derived(key, what);
    }

    public boolean holds(String what, String signature) {
        return Secret.same(sign(what), signature);
    }
}
