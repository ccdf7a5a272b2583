package press.dateline.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.people.Audit;
import press.dateline.store.Database;

/// The audit log, with what narrows it.
public final class AuditPages {
    private final Database database;

    AuditPages(Database database) {
        this.database = database;
    }

    /// The record of `audit.html`.
    ///
    /// @param acts what can be chosen
    /// @param older id before which the next page begins; empty on the last
    public record Page(
            DeskFrame frame,
            List<Audit.Entry> entries,
            List<String> acts,
            String who,
            String act,
            String subject,
            String older) {}

    Answer list(DeskRequest request) {
        Audit.Filter filter = new Audit.Filter(
                request.query("who").strip(),
                request.query("act").strip(),
                request.query("subject").strip(),
                null,
                number(request.query("before")));
        Page page = database.read(sql -> {
            List<Audit.Entry> entries = Audit.read(sql, filter);
            String older = entries.size() < Audit.PAGE
                    ? ""
                    : Long.toString(entries.getLast().id());
            return new Page(
                    request.frame("nav.audit"),
                    entries,
                    Audit.acts(sql),
                    filter.who(),
                    filter.act(),
                    filter.subject(),
                    older);
        });
        return request.screen("audit", page);
    }

    private static @Nullable Long number(String text) {
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new DeskRequest.NotThere();
        }
    }
}
