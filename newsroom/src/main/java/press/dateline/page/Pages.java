package press.dateline.page;

import static press.dateline.store.tables.Tables.PUBLIC_PAGE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.media.MediaLibrary;
import press.dateline.media.Picture;
import press.dateline.store.PublicGate;
import press.dateline.store.PublicGate.Addressed;
import press.dateline.store.Reading;

/// Static pages as the public may see them, read through the gate.
public final class Pages {
    private static final int DEEPEST = 20;

    private Pages() {}

    public static Optional<Page> byPath(DSLContext sql, String path, Instant now) {
        Reading.tag("path:" + path);
        var row = sql.selectFrom(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.PATH.eq(path))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        long id = row.getId();
        Reading.tag("page:" + id);
        Reading.tag("pages");
        Long pictureId = row.getPictureId();
        Map<Long, Picture> pictures =
                MediaLibrary.pictures(sql, pictureId == null ? List.of() : List.of(pictureId), now);
        List<Page.Link> children = sql.select(PUBLIC_PAGE.ID, PUBLIC_PAGE.PATH, PUBLIC_PAGE.TITLE)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.PARENT_ID.eq(id))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .orderBy(PUBLIC_PAGE.ORDINAL, PUBLIC_PAGE.TITLE, PUBLIC_PAGE.ID)
                .limit(200)
                .fetch(child -> new Page.Link(child.value1(), child.value2(), child.value3()));
        return Optional.of(new Page(
                id,
                row.getPath(),
                row.getTitle(),
                row.getStandfirst(),
                row.getCopy(),
                pictureId == null ? null : pictures.get(pictureId),
                line(sql, row.getParentId(), now),
                children,
                row.getDatedAt(),
                row.getUpdatedAt(),
                row.getCommentsOpen(),
                row.getCommentCount(),
                row.getSeoTitle(),
                row.getSeoDescription()));
    }

    /// An address and when what stands there changed last.
    public record Changed(String path, Instant updated) {}

    /// All public pages, by id.
    ///
    /// @param before how many with smaller ids are left out
    public static List<Changed> listed(DSLContext sql, int before, int atMost, Instant now) {
        Reading.tag("pages");
        return sql.select(PUBLIC_PAGE.PATH, PUBLIC_PAGE.UPDATED_AT)
                .from(PUBLIC_PAGE)
                .where(PublicGate.open(PUBLIC_PAGE, now))
                .orderBy(PUBLIC_PAGE.ID)
                .offset(before)
                .limit(atMost)
                .fetch(row -> new Changed(row.value1(), row.value2()));
    }

    /// The pages that stand, or once stood, at any of `paths`.
    public static List<Addressed> at(DSLContext sql, Collection<String> paths, Instant now) {
        paths.forEach(path -> Reading.tag("path:" + path));
        List<Addressed> found = PublicGate.at(sql, PUBLIC_PAGE, paths, now);
        found.forEach(page -> Reading.tag("page:" + page.id()));
        return found;
    }

    /// The address of the first public page with that slug.
    public static Optional<String> withSlug(DSLContext sql, String slug, Instant now) {
        Reading.tag("pages");
        return sql.select(PUBLIC_PAGE.PATH)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.SLUG.eq(slug))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .orderBy(PUBLIC_PAGE.ID)
                .limit(1)
                .fetchOptional(PUBLIC_PAGE.PATH);
    }

    /// Whether a page was public once and is no longer.
    public static boolean isWithdrawn(DSLContext sql, long id, Instant now) {
        Reading.tag("page:" + id);
        return sql.fetchExists(PUBLIC_PAGE, PUBLIC_PAGE.ID.eq(id).and(PublicGate.shut(PUBLIC_PAGE, now)));
    }

    public static Optional<String> path(DSLContext sql, long id, Instant now) {
        Reading.tag("page:" + id);
        return sql.select(PUBLIC_PAGE.PATH)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.ID.eq(id))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .fetchOptional(PUBLIC_PAGE.PATH);
    }

    /// The pages at the top, for a site that has no menu.
    public static List<Page.Link> top(DSLContext sql, int atMost, Instant now) {
        Reading.tag("pages");
        return sql.select(PUBLIC_PAGE.ID, PUBLIC_PAGE.PATH, PUBLIC_PAGE.TITLE)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.PARENT_ID.isNull())
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .orderBy(PUBLIC_PAGE.ORDINAL, PUBLIC_PAGE.TITLE, PUBLIC_PAGE.ID)
                .limit(atMost)
                .fetch(row -> new Page.Link(row.value1(), row.value2(), row.value3()));
    }

    /// The trails of the public ones among `ids`.
    public static List<Page.Trail> trails(DSLContext sql, Collection<Long> ids, Instant now) {
        ids.forEach(id -> Reading.tag("page:" + id));
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.select(
                        PUBLIC_PAGE.ID,
                        PUBLIC_PAGE.PATH,
                        PUBLIC_PAGE.TITLE,
                        PUBLIC_PAGE.STANDFIRST,
                        PUBLIC_PAGE.DATED_AT)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.ID.in(ids))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .fetch(row -> new Page.Trail(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /// The public pages above one. A parent that is not public, or a circle, ends the line.
    private static List<Page.Link> line(DSLContext sql, @Nullable Long parent, Instant now) {
        List<Page.Link> line = new ArrayList<>();
        @Nullable Long next = parent;
        while (next != null && line.size() < DEEPEST) {
            var row = sql.select(PUBLIC_PAGE.ID, PUBLIC_PAGE.PATH, PUBLIC_PAGE.TITLE, PUBLIC_PAGE.PARENT_ID)
                    .from(PUBLIC_PAGE)
                    .where(PUBLIC_PAGE.ID.eq(next))
                    .and(PublicGate.open(PUBLIC_PAGE, now))
                    .fetchOne();
            if (row == null) {
                break;
            }
            Page.Link link = new Page.Link(row.value1(), row.value2(), row.value3());
            if (line.contains(link)) {
                break;
            }
            line.addFirst(link);
            next = row.value4();
        }
        return line;
    }
}
