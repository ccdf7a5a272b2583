package press.dateline.media;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.MEDIA_USE;
import static press.dateline.store.tables.Tables.PUBLIC_MEDIA;
import static press.dateline.store.tables.Tables.RENDITION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;

/// What the newsroom knows of its pictures and files. A picture is public when a public story or page uses it, or when
/// it was made public by itself.
public final class MediaLibrary {
    /// `-300x200`, `-scaled`, `-rotated`, `-e1580000000000` before the ending: names that WordPress gives to versions
    /// of one upload.
    private static final Pattern VERSION = Pattern.compile("-(?:(\\d{1,5})x(\\d{1,5})|scaled|rotated|e\\d{10,16})$");

    /// Where the store keeps what is published of a picture.
    static final Field<String> KEY =
            DSL.coalesce(MEDIA.FILE, DSL.substring(MEDIA.PATH, 2)).as("key");

    private static final Field<String> OF_SIZE = DSL.substring(RENDITION.PATH, 2);

    private MediaLibrary() {}

    /// A file that may go out.
    ///
    /// @param path where it lies below the media folder, with a leading slash
    public record StoredFile(long mediaId, String path, String mime) {}

    /// The pictures with these ids that are public, by id.
    public static Map<Long, Picture> pictures(DSLContext sql, Collection<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ids.forEach(id -> Reading.tag("media:" + id));
        Map<Long, List<Picture.Rendition>> renditions = renditions(sql, ids);
        Map<Long, Picture> pictures = new LinkedHashMap<>();
        sql.selectDistinct(
                        PUBLIC_MEDIA.ID,
                        PUBLIC_MEDIA.PATH,
                        PUBLIC_MEDIA.MIME,
                        PUBLIC_MEDIA.TITLE,
                        PUBLIC_MEDIA.ALT,
                        PUBLIC_MEDIA.CAPTION,
                        PUBLIC_MEDIA.CREDIT,
                        PUBLIC_MEDIA.CREATOR,
                        PUBLIC_MEDIA.TERMS,
                        PUBLIC_MEDIA.WIDTH,
                        PUBLIC_MEDIA.HEIGHT,
                        PUBLIC_MEDIA.STORED,
                        PUBLIC_MEDIA.EDITION,
                        PUBLIC_MEDIA.FOCAL_X,
                        PUBLIC_MEDIA.FOCAL_Y)
                .from(PUBLIC_MEDIA)
                .where(PUBLIC_MEDIA.ID.in(ids))
                .and(PublicGate.open(PUBLIC_MEDIA, now))
                .forEach(row -> pictures.put(
                        row.value1(),
                        new Picture(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9(),
                                row.value10(),
                                row.value11(),
                                row.value12(),
                                row.value13(),
                                row.value14(),
                                row.value15(),
                                renditions.getOrDefault(row.value1(), List.of()))));
        return pictures;
    }

    /// The size of a picture's file in bytes, 0 while it is not known. The caller has read the picture through the
    /// gate.
    public static long bytes(DSLContext sql, long id) {
        Long bytes = sql.select(MEDIA.BYTES).from(MEDIA).where(MEDIA.ID.eq(id)).fetchOne(MEDIA.BYTES);
        return bytes == null ? 0 : bytes;
    }

    private static Map<Long, List<Picture.Rendition>> renditions(DSLContext sql, Collection<Long> ids) {
        return sql.select(RENDITION.MEDIA_ID, RENDITION.PATH, RENDITION.WIDTH, RENDITION.HEIGHT)
                .from(RENDITION)
                .where(RENDITION.MEDIA_ID.in(ids))
                .and(RENDITION.STORED)
                .orderBy(RENDITION.MEDIA_ID, RENDITION.WIDTH)
                .fetchGroups(
                        RENDITION.MEDIA_ID, row -> new Picture.Rendition(row.value2(), row.value3(), row.value4()));
    }

    /// The file to answer `path` with: itself, or the nearest size of the same upload.
    public static Optional<StoredFile> file(DSLContext sql, String path, Instant now) {
        Reading.tag("path:" + path);
        Optional<Print> print = Print.at(path);
        if (print.isPresent()) {
            return print.filter(asked -> isPublic(sql, asked.pictureId(), now))
                    .map(asked -> new StoredFile(
                            asked.pictureId(), path, asked.format().mime()));
        }
        Names names = Names.of(path);
        record Found(long mediaId, String path, String key, String mime, int width) {}
        List<Found> files = sql.select(MEDIA.ID, MEDIA.PATH, KEY, MEDIA.MIME, MEDIA.WIDTH)
                .from(MEDIA)
                .where(MEDIA.PATH.in(names.possible()))
                .and(MEDIA.STORED)
                .unionAll(sql.select(RENDITION.MEDIA_ID, RENDITION.PATH, OF_SIZE, RENDITION.MIME, RENDITION.WIDTH)
                        .from(RENDITION)
                        .where(RENDITION.PATH.eq(path))
                        .and(RENDITION.STORED))
                .unionAll(sql.select(MEDIA.ID, RENDITION.PATH, OF_SIZE, RENDITION.MIME, RENDITION.WIDTH)
                        .from(MEDIA.join(RENDITION).on(RENDITION.MEDIA_ID.eq(MEDIA.ID)))
                        .where(MEDIA.PATH.in(names.possible()))
                        .and(RENDITION.STORED))
                .fetch(row -> new Found(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5() == null ? Integer.MAX_VALUE : row.value5()));
        files.forEach(file -> Reading.tag("media:" + file.mediaId()));
        Optional<Found> nearest = files.stream()
                .sorted(Comparator.comparing((Found file) -> !file.path().equals(path))
                        .thenComparing(file -> file.width() < names.width())
                        .thenComparing(file -> Math.abs((long) file.width() - names.width())))
                .filter(file -> isPublic(sql, file.mediaId(), now))
                .findFirst();
        if (nearest.filter(file -> file.path().equals(path)).isEmpty()) {
            // Nothing tells of a nearer one that comes.
            Reading.doNotKeep();
        }
        return nearest.map(file -> new StoredFile(file.mediaId(), "/" + file.key(), file.mime()));
    }

    /// The address of a public picture's file, whether it is stored or not.
    public static Optional<String> path(DSLContext sql, long id, Instant now) {
        Reading.tag("media:" + id);
        return sql.select(PUBLIC_MEDIA.PATH)
                .from(PUBLIC_MEDIA)
                .where(PUBLIC_MEDIA.ID.eq(id))
                .and(PublicGate.open(PUBLIC_MEDIA, now))
                .limit(1)
                .fetchOptional(PUBLIC_MEDIA.PATH);
    }

    /// Where a picture stands.
    ///
    /// @param noun `story` or `page`; whether it is public is for its own gate to say
    public record Use(String noun, long nounId) {}

    /// The first of the stories and pages that a picture stands in, at most 50.
    public static List<Use> uses(DSLContext sql, long id) {
        Reading.tag("media:" + id);
        return sql.select(MEDIA_USE.NOUN, MEDIA_USE.NOUN_ID)
                .from(MEDIA_USE)
                .where(MEDIA_USE.MEDIA_ID.eq(id))
                .orderBy(MEDIA_USE.NOUN.desc(), MEDIA_USE.NOUN_ID)
                .limit(50)
                .fetch(row -> new Use(row.value1(), row.value2()));
    }

    /// The sizes in which the pictures at `paths` are kept, each under the path that was asked for, by growing width.
    /// A path that no file answers, be it another size of the same upload, is left out; one whose file has no known
    /// size has an empty list. For the copy of what has been read through the gate, whose pictures are public too.
    public static Map<String, List<Picture.Rendition>> sizes(DSLContext sql, Collection<String> paths) {
        if (paths.isEmpty()) {
            return Map.of();
        }
        Map<String, SequencedSet<String>> names = new LinkedHashMap<>();
        paths.forEach(path -> names.put(path, Names.of(path).possible()));
        List<String> possible =
                names.values().stream().flatMap(Collection::stream).distinct().toList();
        record Kept(long id, String upload, String path, @Nullable Integer width, @Nullable Integer height) {}
        Map<String, List<Kept>> uploads = sql
                .select(MEDIA.ID, MEDIA.PATH, MEDIA.PATH, MEDIA.WIDTH, MEDIA.HEIGHT)
                .from(MEDIA)
                .where(MEDIA.PATH.in(possible))
                .and(MEDIA.STORED)
                .and(MEDIA.DELETED_AT.isNull())
                .unionAll(sql.select(MEDIA.ID, MEDIA.PATH, RENDITION.PATH, RENDITION.WIDTH, RENDITION.HEIGHT)
                        .from(RENDITION.join(MEDIA).on(MEDIA.ID.eq(RENDITION.MEDIA_ID)))
                        .where(RENDITION.STORED)
                        .and(MEDIA.PATH.in(possible)))
                .fetch(row -> new Kept(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()))
                .stream()
                .collect(Collectors.groupingBy(Kept::upload));
        Map<String, List<Picture.Rendition>> sizes = new LinkedHashMap<>();
        names.forEach((path, all) -> all.stream()
                .filter(uploads::containsKey)
                .findFirst()
                .ifPresent(upload -> {
                    List<Picture.Rendition> known = new ArrayList<>();
                    for (Kept kept : uploads.getOrDefault(upload, List.of())) {
                        Reading.tag("media:" + kept.id());
                        if (kept.width() != null && kept.height() != null) {
                            known.add(new Picture.Rendition(kept.path(), kept.width(), kept.height()));
                        }
                    }
                    known.sort(Comparator.comparingInt(Picture.Rendition::width));
                    sizes.put(path, known);
                }));
        return sizes;
    }

    /// What the prints of the pictures at `paths` are made from, each under the path that was asked for; those without
    /// prints are left out. For the same copy as [#sizes].
    public static Map<String, Negative> negatives(DSLContext sql, Collection<String> paths) {
        Map<String, SequencedSet<String>> names = new LinkedHashMap<>();
        paths.forEach(path -> names.put(path, Names.of(path).possible()));
        Map<String, Negative> uploads = new LinkedHashMap<>();
        sql.select(MEDIA.PATH, MEDIA.ID, MEDIA.EDITION, MEDIA.MIME, MEDIA.WIDTH, MEDIA.HEIGHT)
                .from(MEDIA)
                .where(MEDIA.PATH.in(
                        names.values().stream().flatMap(Collection::stream).collect(Collectors.toSet())))
                .and(MEDIA.STORED)
                .and(MEDIA.DELETED_AT.isNull())
                .and(MEDIA.WIDTH.gt(0))
                .and(MEDIA.HEIGHT.gt(0))
                .forEach(row -> {
                    Reading.tag("media:" + row.value2());
                    Integer width = row.value5();
                    Integer height = row.value6();
                    if (width != null && height != null && Negative.isPrinted(row.value4())) {
                        uploads.put(row.value1(), new Negative(row.value2(), row.value3(), width, height));
                    }
                });
        Map<String, Negative> negatives = new LinkedHashMap<>();
        names.forEach((path, all) -> all.stream()
                .map(uploads::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(negative -> negatives.put(path, negative)));
        return negatives;
    }

    /// The uploads whose files or sizes stand in some copy, or are linked from it.
    ///
    /// @param copy clean HTML
    public static List<Long> standingIn(DSLContext sql, String copy) {
        SequencedSet<String> paths = new LinkedHashSet<>();
        for (Element element : CleanHtml.parse(copy).select("[src], [href]")) {
            String path = element.hasAttr("src") ? element.attr("src") : element.attr("href");
            if (path.startsWith("/")) {
                paths.addAll(Names.of(path).possible());
            }
        }
        return sql.select(MEDIA.ID)
                .from(MEDIA)
                .where(MEDIA.PATH.in(paths))
                .orderBy(MEDIA.ID)
                .fetch(MEDIA.ID);
    }

    /// Whether a picture is public by anything it stands in; it is for as long as the last of them.
    public static boolean isPublic(DSLContext sql, long id, Instant now) {
        Reading.tag("media:" + id);
        Condition open = PUBLIC_MEDIA.ID.eq(id).and(PublicGate.open(PUBLIC_MEDIA, now));
        if (sql.fetchExists(PUBLIC_MEDIA, open.and(PUBLIC_MEDIA.PUBLIC_UNTIL.isNull()))) {
            return true;
        }
        Optional<Instant> until = sql.select(DSL.max(PUBLIC_MEDIA.PUBLIC_UNTIL))
                .from(PUBLIC_MEDIA)
                .where(open)
                .fetchOptional(Record1::value1);
        until.ifPresent(Reading::until);
        return until.isPresent();
    }

    /// The names under which the upload behind an address may be kept, and the width asked for.
    private record Names(SequencedSet<String> possible, int width) {
        static Names of(String path) {
            int dot = path.lastIndexOf('.');
            String stem = dot <= path.lastIndexOf('/') ? path : path.substring(0, dot);
            String ending = path.substring(stem.length());
            SequencedSet<String> possible = new LinkedHashSet<>();
            possible.add(path);
            int width = Integer.MAX_VALUE;
            @Nullable String rest = stem;
            for (int cut = 0; cut < 3 && rest != null; cut++) {
                possible.add(rest + ending);
                possible.add(rest + "-scaled" + ending);
                possible.add(rest + "-rotated" + ending);
                Matcher version = VERSION.matcher(rest);
                if (!version.find()) {
                    break;
                }
                if (version.group(1) != null && width == Integer.MAX_VALUE) {
                    width = Integer.parseInt(version.group(1));
                }
                rest = rest.substring(0, version.start());
                possible.add(rest + ending);
                possible.add(rest + "-scaled" + ending);
                possible.add(rest + "-rotated" + ending);
            }
            return new Names(possible, width);
        }
    }
}
