package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import press.dateline.comment.Posting.Written;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// Keeps comments, those that come at once in one transaction: a story's page is then made anew once a second
/// and not for every comment. Whoever comes first commits for all who wait. Thread-safe.
final class CommentWriter {
    /// At most so many wait; the next is told to come again.
    private static final int WAITING = 1_000;

    /// Pause after a commit, for each comment in it: from 50 comments a second on it grows to the longest, below that
    /// it shrinks to nothing.
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private long pausedUntil;

    CommentWriter(Database database) {
        this.database = database;
        this.pausedUntil = System.nanoTime();
    }

    private record Waiting(Written written, CompletableFuture<Kept> kept) {}

    sealed interface Kept {
        record As(long id) implements Kept {}

        /// The same writer said the same there before.
        record Said() implements Kept {}

        record Busy() implements Kept {}
    }

    /// Returns when the comment is committed.
    ///
    /// @throws press.dateline.store.StoreException when it could not be; nothing of it is kept then
    Kept keep(Written written) {
        Waiting waiting = new Waiting(written, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            return new Kept.Busy();
        }
        lock.lock();
        try {
            while (!waiting.kept().isDone()) {
                commit();
            }
        } finally {
            lock.unlock();
        }
        try {
            return waiting.kept().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : failed;
        }
    }

    private void commit() {
        LockSupport.parkNanos(pausedUntil - System.nanoTime());
        List<Waiting> together = new ArrayList<>();
        queue.drainTo(together);
        try {
            commit(together);
        } catch (RuntimeException one) {
            // One that cannot be kept takes no other with it.
            for (Waiting alone : together) {
                try {
                    commit(List.of(alone));
                } catch (RuntimeException fault) {
                    alone.kept().completeExceptionally(fault);
                }
            }
        }
        long pause = Math.min(PAUSE.toNanos() * together.size(), LONGEST_PAUSE.toNanos());
        pausedUntil = System.nanoTime() + pause;
    }

    private void commit(List<Waiting> together) {
        List<Kept> kept = database.write(transaction -> {
            CommentBatch batch = new CommentBatch(transaction);
            Set<Said> said = saidBefore(transaction, together);
            List<Kept> results = new ArrayList<>();
            for (Waiting one : together) {
                boolean isNew = said.add(Said.of(one.written()));
                results.add(isNew ? new Kept.As(batch.post(one.written())) : new Kept.Said());
            }
            batch.finish();
            return results;
        });
        for (int i = 0; i < kept.size(); i++) {
            together.get(i).kept().complete(kept.get(i));
        }
    }

    /// Who said what where.
    private record Said(String digest, String noun, long nounId, String email) {
        static Said of(Written written) {
            return new Said(
                    written.verdict().digest(),
                    written.form().noun(),
                    written.form().nounId(),
                    Posting.kept(written.posted().email()));
        }
    }

    /// What those who write now have said before, of what they say now.
    private static Set<Said> saidBefore(Transaction transaction, List<Waiting> together) {
        Set<String> digests = new HashSet<>();
        Set<String> emails = new HashSet<>();
        for (Waiting one : together) {
            Said said = Said.of(one.written());
            digests.add(said.digest());
            emails.add(said.email());
        }
        return new HashSet<>(transaction
                .sql()
                .select(COMMENT.DIGEST, COMMENT.NOUN, COMMENT.NOUN_ID, COMMENT.EMAIL)
                .from(COMMENT)
                .where(COMMENT.DIGEST.in(digests))
                .and(COMMENT.EMAIL.in(emails))
                .fetch(row -> new Said(row.value1(), row.value2(), row.value3(), row.value4())));
    }
}
