package press.dateline.wordpress;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads on one thread, converts on as many as there are cores, and writes on the caller's, in the order of reading.
/// Only a few pieces are under way at a time.
final class Pipeline {
    private static final int UNDER_WAY = 6;

    private Pipeline() {}

    @FunctionalInterface
    interface Source<A> {
        /// The next piece, or null after the last one.
        @Nullable
        A next() throws IOException;
    }

    /// @throws IOException what the source threw
    /// @throws InterruptedException when the caller was interrupted; nothing is left running
    static <A, B> void run(Source<A> source, Function<A, B> convert, Consumer<B> write)
            throws IOException, InterruptedException {
        BlockingQueue<Future<@Nullable B>> queue = new ArrayBlockingQueue<>(UNDER_WAY);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Pipeline::daemon);
        Thread reader = daemon(() -> read(source, convert, workers, queue));
        reader.setName("import-reader");
        reader.start();
        try {
            for (@Nullable B done = queue.take().get();
                    done != null;
                    done = queue.take().get()) write.accept(done);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            reader.interrupt();
            workers.shutdownNow();
            queue.clear();
            reader.join();
        }
    }

    private static <A, B> void read(
            Source<A> source,
            Function<A, B> convert,
            ExecutorService workers,
            BlockingQueue<Future<@Nullable B>> queue) {
        try {
            try {
                for (@Nullable A piece = source.next(); piece != null; piece = source.next()) {
                    A one = piece;
                    queue.put(workers.submit(() -> convert.apply(one)));
                }
                queue.put(CompletableFuture.completedFuture(null));
            } catch (IOException | RuntimeException | Error e) {
                queue.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    }
}
