package press.dateline.media;

import static java.util.Objects.requireNonNull;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.RENDITION;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.store.StoreException;
import press.dateline.store.Transaction;

/// Keeps pictures and files that the [Darkroom] looked at, the same bytes once. A picture is published without anything
/// beside its pixels but creator, credit and terms; as it came it is kept for the desk alone. Thread-safe.
public final class PictureDesk {
    /// Bytes of the largest file that is taken, a film.
    public static final long LARGEST = 1L << 30;

    private static final int LONGEST_NAME = 80;

    private final MediaStore store;

    public PictureDesk(MediaStore store) {
        this.store = store;
    }

    /// What stands below a picture and in its place for those who do not see it. What is empty is taken from the
    /// picture, as far as it says so itself.
    ///
    /// @param caption inline HTML
    public record Words(String alt, CleanHtml caption, String credit) {
        public static final Words NONE = new Words("", CleanHtml.EMPTY, "");
    }

    /// What came of keeping a file.
    ///
    /// @param already whether the same bytes were there, which were then left as they are
    public record Kept(long id, boolean already) {}

    /// Keeps a file: its row in the caller's transaction, then the file itself, so that nobody ever finds
    /// half of it. A transaction that fails leaves files that nothing names; the next of that name takes
    /// their place, or the next start takes them away.
    ///
    /// @param stem address without its ending, such as `/media/2024/03/pier`; gets a number when it is taken
    /// @throws StoreException when the file cannot be kept
    public Kept keep(Transaction transaction, Developed file, String stem, Words words) {
        Optional<Long> same = transaction
                .sql()
                .select(MEDIA.ID)
                .from(MEDIA)
                .where(MEDIA.HASH.eq(file.hash))
                .fetchOptional(Record1::value1);
        if (same.isPresent()) {
            MediaEntry.restore(transaction, same.get());
            return new Kept(same.get(), true);
        }
        String free = stem;
        for (int n = 2; transaction.sql().fetchExists(MEDIA, MEDIA.PATH.eq(free + "." + file.type.ending())); n++) {
            free = stem + "-" + n;
        }
        String path = free + "." + file.type.ending();
        Embedded said = file.embedded;
        MediaBatch batch = new MediaBatch(transaction);
        long id = batch.add(new MediaDraft(
                file.type.kind(),
                path,
                file.type.mime(),
                said.title(),
                words.alt(),
                words.caption().html().isEmpty()
                        ? CleanHtml.text(said.caption()).html()
                        : words.caption().html(),
                words.credit().isEmpty() ? said.credit() : words.credit(),
                "",
                file.width,
                file.height,
                file.bytes,
                true,
                transaction.now(),
                null,
                List.of()));
        batch.finish();
        String original = store(transaction, file, path.substring(1), free);
        transaction
                .sql()
                .update(MEDIA)
                .set(MEDIA.HASH, file.hash)
                .set(MEDIA.ORIGINAL, original)
                .set(MEDIA.CREATOR, said.creator())
                .set(MEDIA.TERMS, said.terms())
                .where(MEDIA.ID.eq(id))
                .execute();
        return new Kept(id, false);
    }

    /// Puts another file in the place of one, at the same address; words and uses stay. It lies beside the earlier one,
    /// and the row says which of them readers get: both change with the commit, or neither does. The earlier
    /// original stays in the store; what was published of it goes with the next start, since readers may be at
    /// it.
    ///
    /// @throws Refused when it is of another kind, or kept already
    public void replace(Transaction transaction, long id, Developed file) {
        MediaEntry before =
                MediaEntry.of(transaction.sql(), id).orElseThrow(() -> new Refused("has nothing to replace"));
        if (!before.mime().equals(file.type.mime())) {
            throw new Refused("is of another kind than what it would replace (" + before.mime() + ")");
        }
        if (transaction.sql().fetchExists(MEDIA, MEDIA.HASH.eq(file.hash))) {
            throw new Refused("is in the library already");
        }
        String stem = before.path().substring(0, before.path().lastIndexOf('.'));
        String key = "editions" + stem + "-" + file.hash.substring(0, 12) + "." + file.type.ending();
        leave(transaction, id, key);
        String original = store(transaction, file, key, stem);
        transaction
                .sql()
                .update(MEDIA)
                .set(MEDIA.HASH, file.hash)
                .set(MEDIA.ORIGINAL, original)
                .set(MEDIA.FILE, key)
                .set(MEDIA.WIDTH, file.width)
                .set(MEDIA.HEIGHT, file.height)
                .set(MEDIA.BYTES, file.bytes)
                .set(MEDIA.STORED, true)
                .set(MEDIA.EDITION, MEDIA.EDITION.plus(1))
                .where(MEDIA.ID.eq(id))
                .execute();
        transaction.changed("media:" + id);
    }

    /// Has what is published of an entry taken away at the next start, unless it is all there is of it. The
    /// smaller sizes that came with an import show the earlier picture.
    private void leave(Transaction transaction, long id, String next) {
        transaction.sql().deleteFrom(RENDITION).where(RENDITION.MEDIA_ID.eq(id)).execute();
        Optional<String> published = transaction
                .sql()
                .select(MediaLibrary.KEY)
                .from(MEDIA)
                .where(MEDIA.ID.eq(id))
                .and(MEDIA.ORIGINAL.isNotNull())
                .and(MEDIA.STORED)
                .fetchOptional(MediaLibrary.KEY);
        if (published.isPresent() && !published.get().equals(next)) {
            try {
                store.announce(published.get());
            } catch (IOException e) {
                throw new StoreException("cannot note that " + published.get() + " goes: " + e.getMessage(), e);
            }
        }
    }

    /// @param key of what is published
    /// @return the key of the original, or null
    private @Nullable String store(Transaction transaction, Developed file, String key, String stem) {
        try {
            @Nullable String original = null;
            if (file.source != null && file.published != null) {
                original = "originals" + stem + "-" + file.hash.substring(0, 12) + "." + file.type.ending();
                put(transaction, original, own(file.source));
            }
            put(transaction, key, file.published == null ? own(requireNonNull(file.source)) : written(file.published));
            return original;
        } catch (IOException e) {
            throw new StoreException("cannot keep the file " + key + ": " + e.getMessage(), e);
        }
    }

    /// A process that is killed before the row is committed leaves a file that the next start takes away.
    private void put(Transaction transaction, String key, Path file) throws IOException {
        store.announce(key);
        store.put(key, file);
        transaction.whenCommitted(() -> store.settle(key));
    }

    /// The address, without its ending, of a file that was called `name`: `/media/2026/11/pier-at-dawn`.
    public static String stem(String name, YearMonth month) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String plain = Transliterator.getInstance("Any-Latin; Latin-ASCII")
                .transliterate(dot > 0 ? last.substring(0, Math.min(dot, LONGEST_NAME)) : last);
        String slug = Stream.of(plain.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(part -> !part.isEmpty())
                .reduce((one, next) -> one + "-" + next)
                .orElse("file");
        String whole = slug.length() > LONGEST_NAME ? slug.substring(0, LONGEST_NAME) : slug;
        return String.format(Locale.ROOT, "/media/%d/%02d/%s", month.getYear(), month.getMonthValue(), whole);
    }

    /// The file in the store's own place, from which it is kept by one rename: an upload itself, a copy of another.
    private Path own(Path file) throws IOException {
        if (store.isScratch(file)) {
            return file;
        }
        Path copy = store.scratch();
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private Path written(byte[] bytes) throws IOException {
        Path file = store.scratch();
        Files.write(file, bytes);
        return file;
    }
}
