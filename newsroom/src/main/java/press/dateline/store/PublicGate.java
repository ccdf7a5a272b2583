package press.dateline.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

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

    /// True of the rows of `view` that were public once and are no longer at `now`. That they were is public knowledge.
    public static Condition shut(Table<?> view, Instant now) {
        Field<Instant> until = field(view, "public_until");
        return until.le(now).and(field(view, "public_from").lt(until));
    }

    /// What stands at an address, as far as the address tells it.
    ///
    /// @param path the canonical one
    /// @param withdrawn whether it was public once and is no longer
    public record Addressed(long id, String path, boolean withdrawn) {}

    /// What the public finds, or found, at any of `paths`.
    ///
    /// @param view one of the views `public_*` that yield `id` and `path`
    public static List<Addressed> at(DSLContext sql, Table<?> view, Collection<String> paths, Instant now) {
        Field<Long> id = Objects.requireNonNull(view.field("id", Long.class));
        Field<String> path = Objects.requireNonNull(view.field("path", String.class));
        Field<Instant> until = field(view, "public_until");
        return sql.select(id, path, until)
                .from(view)
                .where(path.in(paths))
                .and(open(view, now).or(shut(view, now)))
                .fetch(row -> new Addressed(row.value1(), row.value2(), !isAfter(row.value3(), now)));
    }

    private static boolean isAfter(@Nullable Instant until, Instant now) {
        if (until == null) {
            return true;
        }
        if (until.isAfter(now)) {
            Reading.until(until);
            return true;
        }
        return false;
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
