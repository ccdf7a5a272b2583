package press.dateline.store;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/// Binds the clock to the views `public_*`, in which one place decides what the public may see. Whatever leaves for a
/// reader is selected from one of these views under this condition.
public final class PublicGate {
    private PublicGate() {}

    /// True of the rows of `view` that are public at `now`.
    ///
    /// @param view one of the views `public_*` that yield `public_from` and `public_until`
    public static Condition open(Table<?> view, Instant now) {
        Field<Instant> from = field(view, "public_from");
        Field<Instant> until = field(view, "public_until");
        return from.le(now).and(until.isNull().or(until.gt(now)));
    }

    @SuppressWarnings("unchecked")
    private static Field<Instant> field(Table<?> view, String name) {
        Field<?> field = view.field(name);
        if (field == null || field.getType() != Instant.class) {
            throw new IllegalArgumentException(view.getName() + " has no " + name + ": it is not a public view");
        }
        return (Field<Instant>) field;
    }
}
