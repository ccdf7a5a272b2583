package press.dateline.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import press.dateline.comment.Readers;
import press.dateline.feed.TrustCheck;
import press.dateline.ledger.Heads;
import press.dateline.people.Accounts;
import press.dateline.settings.Settings;
import press.dateline.story.WorkingCopies;

/// What must happen in time while a site is served: reads are added up, the change log is trimmed, readers' addresses
/// are shortened, the ledger's head is published, and after midnight the pages that are read most are rendered ahead
/// and what is wrong with what the site says of itself is logged. A fault is logged, and the next round tries again.
final class Housekeeping implements Runnable {
    private static final System.Logger LOG = System.getLogger("press.dateline.cli");

    static final Duration PAUSE = Duration.ofMillis(500);

    /// A cache that was cut off for longer starts anew.
    private static final Duration LOG_KEPT = Duration.ofDays(7);

    private static final Duration TRIM_EVERY = Duration.ofHours(1);

    /// What a process that dies loses of the numbers of readers and robots at most.
    private static final Duration BOOKS_EVERY = Duration.ofMinutes(1);

    private final Newsroom newsroom;
    private final WebSite site;
    private final Heads heads;
    private Instant nextTrim = Instant.EPOCH;
    private Instant nextBooks = Instant.EPOCH;
    private LocalDate lastDay = LocalDate.MIN;

    Housekeeping(Newsroom newsroom, WebSite site) {
        this.newsroom = newsroom;
        this.site = site;
        this.heads = new Heads(
                newsroom.database(),
                LedgerKey.of(System.getenv(), newsroom.folder().root()).orElse(null));
    }

    @Override
    public void run() {
        Instant now = newsroom.database().clock().instant();
        if (!now.isBefore(nextTrim)) {
            newsroom.database().changes().trim(now.minus(LOG_KEPT));
            Accounts.tidy(newsroom.database());
            Readers.tidy(newsroom.database());
            newsroom.database().write(WorkingCopies::thin);
            heads.publishToday();
            nextTrim = now.plus(TRIM_EVERY);
        }
        if (!now.isBefore(nextBooks)) {
            site.keepBooks();
            nextBooks = now.plus(BOOKS_EVERY);
        }
        LocalDate day =
                LocalDate.ofInstant(now, newsroom.database().read(Settings::of).zone());
        if (day.isAfter(lastDay)) {
            if (lastDay.isAfter(LocalDate.MIN)) {
                warn();
            }
            lastDay = day;
            site.renderAhead();
        }
    }

    /// A site that is served for months says every day what is about to end; the start has said it for the first.
    private void warn() {
        TrustCheck.wrong(newsroom.database()).forEach(text -> LOG.log(System.Logger.Level.WARNING, text));
    }
}
