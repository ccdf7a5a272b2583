package press.dateline.search;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexWriter;
import press.dateline.search.Found.Hit;
import press.dateline.store.Database;

/// Writes all that is public into an empty index. Several threads read and take apart, each a batch at a time.
final class Rebuild {
    private static final int BATCH = 200;

    private final Database database;
    private final IndexWriter writer;
    private final ZoneId zone;
    private final BooleanSupplier stopped;
    private final IndexProgress progress;

    Rebuild(Database database, IndexWriter writer, ZoneId zone, BooleanSupplier stopped, IndexProgress progress) {
        this.database = database;
        this.writer = writer;
        this.zone = zone;
        this.stopped = stopped;
        this.progress = progress;
    }

    /// @param threads how many work at once
    /// @return whether it came to its end
    boolean run(int threads) throws IOException {
        Instant now = database.clock().instant();
        int total = database.read(sql -> Piece.count(sql, now));
        long done = 0;
        Deque<Future<Integer>> ahead = new ArrayDeque<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("search index, ", 1).factory())) {
            for (Hit.Kind kind : Hit.Kind.values()) {
                long last = 0;
                while (true) {
                    long behind = last;
                    List<Long> ids = database.read(sql -> Piece.idsAfter(sql, kind, behind, BATCH, now));
                    if (ids.isEmpty() || stopped.getAsBoolean()) {
                        break;
                    }
                    last = ids.getLast();
                    ahead.add(workers.submit(() -> add(kind, ids, now)));
                    if (ahead.size() > 2 * threads) {
                        done += await(ahead.remove());
                        progress.at(done, total);
                    }
                }
            }
            while (!ahead.isEmpty()) {
                done += await(ahead.remove());
                progress.at(done, total);
            }
        }
        return !stopped.getAsBoolean();
    }

    private int add(Hit.Kind kind, List<Long> ids, Instant now) throws IOException {
        for (Piece piece : database.read(sql -> Piece.read(sql, kind, ids, now))) {
            writer.addDocument(piece.document(zone));
        }
        return ids.size();
    }

    private static int await(Future<Integer> batch) throws IOException {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
