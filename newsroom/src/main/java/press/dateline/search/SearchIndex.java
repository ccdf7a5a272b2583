package press.dateline.search;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.STORY_TOPIC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.search.Found.Hit;
import press.dateline.store.Change;
import press.dateline.store.ChangeLog;
import press.dateline.store.Database;
import press.dateline.store.StoreException;
import press.dateline.story.Story;

/// The index: follows the change log on a thread of its own and answers questions meanwhile. Thread-safe.
///
/// It keeps its position in the log with each of its commits, so whatever is lost in a crash is read from the log
/// again. What is missing, broken, of another format, of another life of the log or made for another language is made
/// anew from the database; until then it does not [stand][#stands], and questions are answered with nothing.
///
/// Until [#start] it touches no file, and stands not.
public final class SearchIndex implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SearchIndex.class.getName());

    /// How often the log is looked at for the commits of others.
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// Between two looks, so that an import is read in large bites.
    private static final Duration BREATH = Duration.ofMillis(100);

    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CHANGES = 1000;
    private static final int PIECES = 200;
    private static final double MEGABYTES = 24;

    private final Database database;
    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean called;
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Standing standing;

    /// @param folder where its files are kept, and nothing else
    public SearchIndex(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /// An index that is open.
    private static final class Standing {
        private final Directory directory;
        private final IndexWriter writer;
        private final SearcherManager searchers;
        private final Analyzer analyzer;
        private final Queries queries;
        private final Locale language;
        private final ZoneId zone;
        private final Likeness likeness = new Likeness();
        private final Commonness commonness = new Commonness();
        private volatile Mark mark;
        private Mark committed;
        private long committedNanos = System.nanoTime();
        private volatile boolean broken;

        Standing(Directory directory, IndexWriter writer, Mark mark) throws IOException {
            this.directory = directory;
            this.writer = writer;
            this.mark = mark;
            this.committed = mark;
            this.language = Locale.forLanguageTag(mark.language());
            this.zone = ZoneId.of(mark.zone());
            this.analyzer = writer.getAnalyzer();
            this.queries = new Queries(analyzer, zone);
            this.searchers = new SearcherManager(writer, null);
        }
    }

    // answers --------------------------------------------------------------------------------------------------------

    /// Whether there is an index to ask. There is none while it is made for the first time or anew.
    public boolean stands() {
        return standing != null;
    }

    /// Whether the index stands and what it answers includes all changes up to `position` of the log.
    public boolean reaches(long position) {
        @Nullable Standing index = standing;
        return index != null && index.mark.position() >= position;
    }

    /// One page of what `question` finds, or empty while the index does not stand.
    ///
    /// @param page from 1
    /// @param size hits on a page
    public Optional<Found> find(Question question, int page, int size) {
        return ask(index -> index.find(question, page, size, now()));
    }

    /// The newest of what has all the words of `question`; none while the index does not stand.
    public List<Hit> newest(Question question, int atMost) {
        return ask(index -> index.newest(question, atMost)).orElse(List.of());
    }

    /// The places in the hits' copy where words of the question stand, as HTML in which only `<mark>` is markup. Read
    /// through the gate; what is no longer public, or shows none of the words, is left out.
    public Map<Hit, String> extracts(DSLContext sql, Question question, List<Hit> hits) {
        @Nullable Standing index = standing;
        Map<Hit, String> extracts = new HashMap<>();
        if (index == null) {
            return extracts;
        }
        for (Hit.Kind kind : Hit.Kind.values()) {
            List<Long> ids =
                    hits.stream().filter(hit -> hit.kind() == kind).map(Hit::id).toList();
            Map<Long, String> texts = ids.isEmpty() ? Map.of() : Piece.texts(sql, kind, ids, now());
            texts.forEach((id, text) -> {
                String extract = OpenIndex.extract(index.analyzer, index.queries, index.language, question, text);
                if (!extract.isEmpty()) {
                    extracts.put(new Hit(kind, id), extract);
                }
            });
        }
        return extracts;
    }

    /// Stories that are like one in their words and share its topics, the most alike first; empty while the index does
    /// not stand. Some may have ceased to be public since; the story of the last hour may be missing.
    public Optional<List<Long>> related(Story story, int atMost) {
        @Nullable Standing index = standing;
        Instant now = now();
        return index == null
                ? Optional.empty()
                : index.likeness.of(
                        story, atMost, now, () -> ask(open -> open.related(story, atMost, now, index.commonness)));
    }

    /// Stories whose address ends nearly as `path` does, the nearest first; none while the index does not stand.
    public List<Long> likely(String path, int atMost) {
        String slug = "";
        for (String segment : path.split("/")) {
            slug = segment.chars().anyMatch(Character::isLetter) ? segment : slug;
        }
        int dot = slug.lastIndexOf('.');
        String wanted = (dot > 0 ? slug.substring(0, dot) : slug).toLowerCase(Locale.ROOT);
        return ask(index -> index.likely(wanted, atMost)).orElse(List.of());
    }

    @FunctionalInterface
    private interface Asking<T> {
        T of(OpenIndex index) throws IOException;
    }

    private <T> Optional<T> ask(Asking<T> asking) {
        @Nullable Standing index = standing;
        if (index == null) {
            return Optional.empty();
        }
        try {
            IndexSearcher searcher = index.searchers.acquire();
            try {
                return Optional.of(asking.of(new OpenIndex(searcher, index.analyzer, index.queries)));
            } finally {
                index.searchers.release(searcher);
            }
        } catch (AlreadyClosedException gone) {
            return Optional.empty();
        } catch (IOException trouble) {
            LOG.log(System.Logger.Level.WARNING, "The search index cannot be read; it is made anew", trouble);
            index.broken = true;
            standing = null;
            wake();
            return Optional.empty();
        }
    }

    private Instant now() {
        return database.clock().instant();
    }

    // following ------------------------------------------------------------------------------------------------------

    /// Begins to follow the log, and to make the index where there is none, on a thread of its own. Returns at once.
    public void start() {
        database.afterCommit(this::wake);
        lock.lock();
        try {
            thread = Thread.ofPlatform().daemon().name("search index").start(this::follow);
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        boolean troubled = false;
        @Nullable Standing index = null;
        while (!closed) {
            try {
                if (index == null || index.broken) {
                    index = reopen(index);
                }
                if (index != null) {
                    catchUp(index);
                    commitNowAndThen(index);
                }
                troubled = false;
                await(INTERVAL);
            } catch (InterruptedException end) {
                break;
            } catch (LockObtainFailedException taken) {
                warn(troubled, "Another process holds the search index; trying again", taken);
                troubled = true;
                sleep(AFTER_TROUBLE);
            } catch (IOException | RuntimeException trouble) {
                warn(troubled, "The search index cannot be kept; trying again", trouble);
                if (index != null && !(trouble instanceof StoreException)) {
                    index.broken = true;
                }
                troubled = true;
                sleep(AFTER_TROUBLE);
            }
        }
        if (index != null) {
            end(index, !index.broken);
        }
    }

    private static void warn(boolean again, String text, Exception trouble) {
        if (!again) {
            LOG.log(System.Logger.Level.WARNING, text, trouble);
        }
    }

    private @Nullable Standing reopen(@Nullable Standing broken) throws IOException {
        standing = null;
        if (broken != null) {
            end(broken, false);
        }
        @Nullable Standing opened = broken == null ? open() : null;
        if (opened == null) {
            opened = rebuild(1, IndexProgress.NONE);
        }
        standing = opened;
        return opened;
    }

    /// The index as it was last committed, or null when it has to be made anew.
    private @Nullable Standing open() throws IOException {
        if (Files.notExists(folder)) {
            return null;
        }
        Mark now = mark();
        Directory directory = FSDirectory.open(folder);
        try {
            Optional<Mark> found = Mark.read(
                            SegmentInfos.readLatestCommit(directory).getUserData())
                    .filter(mark -> mark.holdsUnder(now)
                            && mark.position() <= now.position()
                            && mark.position() >= database.changes().oldestKept());
            if (found.isPresent()) {
                checkIntegrity(directory);
                IndexWriter writer = new IndexWriter(directory, config(now, OpenMode.APPEND));
                return new Standing(directory, writer, found.get());
            }
        } catch (LockObtainFailedException taken) {
            directory.close();
            throw taken;
        } catch (IOException | IllegalArgumentException broken) {
            LOG.log(System.Logger.Level.INFO, "The search index is missing or broken and is made anew", broken);
        }
        directory.close();
        return null;
    }

    /// Reads all files once, so that a byte that turned is found now and not in the midst of an answer.
    private static void checkIntegrity(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    private Mark mark() {
        ChangeLog changes = database.changes();
        long epoch = changes.epoch();
        long position = changes.position();
        return database.read(sql -> Mark.of(sql, epoch, position));
    }

    private static IndexWriterConfig config(Mark mark, OpenMode mode) {
        return new IndexWriterConfig(Languages.of(Locale.forLanguageTag(mark.language())))
                .setOpenMode(mode)
                .setRAMBufferSizeMB(MEGABYTES)
                .setCommitOnClose(false);
    }

    /// Makes the index anew; what stood in the folder stays until the last moment. Null when the work was stopped.
    private @Nullable Standing rebuild(int threads, IndexProgress progress) throws IOException {
        Mark mark = mark();
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = newWriter(directory, mark);
        try {
            boolean whole = new Rebuild(database, writer, ZoneId.of(mark.zone()), () -> closed, progress).run(threads);
            if (whole) {
                writer.setLiveCommitData(mark.data().entrySet());
                writer.commit();
                return new Standing(directory, writer, mark);
            }
            writer.rollback();
            directory.close();
            return null;
        } catch (IOException | RuntimeException | Error e) {
            writer.rollback();
            directory.close();
            throw e;
        }
    }

    /// Where even the list of files cannot be read, the folder is emptied first.
    private static IndexWriter newWriter(Directory directory, Mark mark) throws IOException {
        try {
            return new IndexWriter(directory, config(mark, OpenMode.CREATE));
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | IllegalArgumentException broken) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            return new IndexWriter(directory, config(mark, OpenMode.CREATE));
        }
    }

    private void catchUp(Standing index) throws IOException, InterruptedException {
        ChangeLog changes = database.changes();
        while (!closed) {
            List<Change> batch = changes.after(index.mark.position(), CHANGES);
            Mark now = mark();
            if (!index.mark.holdsUnder(now)
                    || index.mark.position() > now.position()
                    || index.mark.position() < changes.oldestKept()) {
                index.broken = true;
                wake();
                return;
            }
            if (batch.isEmpty()) {
                return;
            }
            apply(index, batch);
            index.searchers.maybeRefreshBlocking();
            index.mark = now.at(batch.getLast().position());
            TimeUnit.MILLISECONDS.sleep(BREATH.toMillis());
        }
    }

    private void apply(Standing index, List<Change> batch) throws IOException {
        Set<Long> stories = new LinkedHashSet<>();
        Set<Long> pages = new LinkedHashSet<>();
        for (Change change : batch) {
            int colon = change.tag().indexOf(':');
            String noun = colon < 0 ? change.tag() : change.tag().substring(0, colon);
            switch (noun) {
                case "story" -> stories.add(id(change, colon));
                case "page" -> pages.add(id(change, colon));
                case "person" -> stories.addAll(storiesBy(id(change, colon)));
                case "topic" -> stories.addAll(storiesAbout(id(change, colon)));
                default -> {
                    // What is no word of a story or page.
                }
            }
        }
        keep(index, Hit.Kind.STORY, List.copyOf(stories));
        keep(index, Hit.Kind.PAGE, List.copyOf(pages));
    }

    private static long id(Change change, int colon) {
        return Long.parseLong(change.tag().substring(colon + 1));
    }

    private List<Long> storiesBy(long person) {
        return database.read(sql -> sql.selectDistinct(BYLINE.STORY_ID)
                .from(BYLINE)
                .where(BYLINE.PERSON_ID.eq(person))
                .fetch(BYLINE.STORY_ID));
    }

    private List<Long> storiesAbout(long topic) {
        return database.read(sql -> sql.select(STORY_TOPIC.STORY_ID)
                .from(STORY_TOPIC)
                .where(STORY_TOPIC.TOPIC_ID.eq(topic))
                .fetch(STORY_TOPIC.STORY_ID));
    }

    /// What is public among `ids` goes in as it is now, the rest goes out.
    private void keep(Standing index, Hit.Kind kind, List<Long> ids) throws IOException {
        for (int from = 0; from < ids.size(); from += PIECES) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + PIECES));
            Set<Hit> gone = new LinkedHashSet<>();
            some.forEach(id -> gone.add(new Hit(kind, id)));
            for (Piece piece : database.read(sql -> Piece.read(sql, kind, some, now()))) {
                index.writer.updateDocument(Piece.key(piece.hit()), piece.document(index.zone));
                gone.remove(piece.hit());
            }
            for (Hit hit : gone) {
                index.writer.deleteDocuments(Piece.key(hit));
            }
            if (kind == Hit.Kind.STORY && !gone.isEmpty()) {
                index.likeness.forget(gone.stream().map(Hit::id).collect(Collectors.toSet()));
            }
        }
    }

    private static void commitNowAndThen(Standing index) throws IOException {
        boolean due = System.nanoTime() - index.committedNanos > BETWEEN_COMMITS.toNanos();
        if (due && !index.mark.equals(index.committed)) {
            commit(index);
        }
    }

    private static void commit(Standing index) throws IOException {
        index.writer.setLiveCommitData(index.mark.data().entrySet());
        index.writer.commit();
        index.committed = index.mark;
        index.committedNanos = System.nanoTime();
    }

    private static void end(Standing index, boolean whole) {
        try (index.directory) {
            index.searchers.close();
            if (whole && !index.mark.equals(index.committed)) {
                commit(index);
            }
            index.writer.rollback();
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The search index was not closed; it is made good at the next start",
                    e);
        }
    }

    // making anew by hand --------------------------------------------------------------------------------------------

    /// Makes the index anew with all processors and closes it again. For a process that does not serve: [#start] must
    /// not have been called. When it is stopped or fails, what was there before stays as it was.
    ///
    /// @throws StoreException when the folder cannot be written or another process has it
    public void makeAnew(IndexProgress progress) {
        try {
            @Nullable Standing made = rebuild(Runtime.getRuntime().availableProcessors(), progress);
            if (made != null) {
                end(made, true);
            }
        } catch (IOException e) {
            throw new StoreException("cannot write the search index in " + folder + " (" + e.getMessage() + ")", e);
        }
    }

    // waiting --------------------------------------------------------------------------------------------------------

    private void wake() {
        lock.lock();
        try {
            called = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!called && left > 0) {
                left = woken.awaitNanos(left);
            }
            called = false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits whoever calls meanwhile, but for the end.
    private void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (!closed && System.nanoTime() < end) {
                await(BREATH);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /// Stops following and keeps what was read so far. Gives up after ten seconds: what is lost is read again.
    @Override
    public void close() {
        closed = true;
        standing = null;
        wake();
        @Nullable Thread follower;
        lock.lock();
        try {
            follower = thread;
        } finally {
            lock.unlock();
        }
        try {
            if (follower != null) {
                follower.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
