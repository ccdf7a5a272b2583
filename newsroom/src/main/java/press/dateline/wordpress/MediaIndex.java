package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.MEDIA;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.dateline.store.Database;
import press.dateline.wordpress.WordPressCopy.Attachment;

/// Finds the newsroom's files by WordPress' numbers and by the addresses that copy shows them at. Holds numbers only;
/// what galleries want to know of a file is read when they ask. Filled first, then safe for concurrent reading.
final class MediaIndex {
    private static final int REMEMBERED = 500;

    private final Database database;
    private final LongMap byNumber = new LongMap();
    private final LongMap byPath = new LongMap();
    private final LongMap stored = new LongMap();
    private final Map<Long, Attachment> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Attachment> eldest) {
            return size() > REMEMBERED;
        }
    };

    MediaIndex(Database database) {
        this.database = database;
    }

    void add(long number, long media, String path, boolean isStored) {
        if (number > 0 && byNumber.get(number) == 0) byNumber.put(number, media);
        long key = key(path);
        if (byPath.get(key) == 0) byPath.put(key, media);
        if (isStored) stored.put(media, 1);
    }

    /// 0 when there is none.
    long byNumber(long number) {
        return number <= 0 ? 0 : byNumber.get(number);
    }

    /// The file at a path, or the one of which it is a size; 0 when there is none.
    long byPath(String path) {
        return byPath.get(key(path));
    }

    boolean isStored(long media) {
        return stored.get(media) != 0;
    }

    Optional<Attachment> attachment(long number) {
        long media = byNumber(number);
        if (media == 0) return Optional.empty();
        synchronized (remembered) {
            Attachment known = remembered.get(number);
            if (known != null) return Optional.of(known);
        }
        Optional<Attachment> read = database.read(sql -> sql.select(
                        MEDIA.PATH, MEDIA.TITLE, MEDIA.ALT, MEDIA.CAPTION, MEDIA.MIME, MEDIA.WIDTH, MEDIA.HEIGHT)
                .from(MEDIA)
                .where(MEDIA.ID.eq(media))
                .fetchOptional(row -> new Attachment(
                        number,
                        press.dateline.delivery.RequestTarget.encode(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6() == null ? 0 : row.value6(),
                        row.value7() == null ? 0 : row.value7(),
                        0)));
        synchronized (remembered) {
            read.ifPresent(one -> remembered.put(number, one));
        }
        return read;
    }

    List<Attachment> attachments(List<Long> numbers) {
        List<Attachment> found = new ArrayList<>();
        for (long number : numbers) attachment(number).ifPresent(found::add);
        return found;
    }

    /// A hash of the path without what tells one size of an upload from another.
    private static long key(String path) {
        int dot = path.lastIndexOf('.');
        int end = dot <= path.lastIndexOf('/') ? path.length() : dot;
        int stem = end;
        for (boolean cut = true; cut; ) {
            int shorter = withoutSize(path, stem);
            cut = shorter < stem;
            stem = shorter;
        }
        String name = path.substring(0, stem) + path.substring(end).toLowerCase(Locale.ROOT);
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        return hash == 0 ? 1 : hash;
    }

    private static int withoutSize(String path, int end) {
        for (String mark : List.of("-scaled", "-rotated"))
            if (path.startsWith(mark, end - mark.length())) return end - mark.length();
        int at = end;
        while (at > 0 && Character.isDigit(path.charAt(at - 1))) at--;
        if (at == end || at == 0) return end;
        if (end - at >= 10 && path.startsWith("-e", at - 2)) return at - 2;
        if (path.charAt(at - 1) != 'x') return end;
        int width = at - 1;
        while (width > 0 && Character.isDigit(path.charAt(width - 1))) width--;
        return width < at - 1 && width > 0 && path.charAt(width - 1) == '-' ? width - 1 : end;
    }
}
