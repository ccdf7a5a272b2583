package press.dateline.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/// Moments as they stand in the database: UTC microseconds since 1970-01-01, the same number on both databases.
public final class Microseconds implements Converter<Long, Instant> {
    private static final long serialVersionUID = 1L;

    /// Microseconds since 1970 of a moment; what is finer is cut.
    public static long of(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    @Override
    public @Nullable Instant from(@Nullable Long stored) {
        return stored == null ? null : Instant.EPOCH.plus(stored, ChronoUnit.MICROS);
    }

    @Override
    public @Nullable Long to(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }

    @Override
    public Class<Long> fromType() {
        return Long.class;
    }

    @Override
    public Class<Instant> toType() {
        return Instant.class;
    }
}
