package press.dateline.comment;

import static press.dateline.store.tables.Tables.COMMENT;
import static press.dateline.store.tables.Tables.PUBLIC_COMMENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;

/// Comments as the public may see them, read through the gate.
public final class Comments {
    /// At most so many comments are shown with the threads of one page; longer threads are cut at their deepest.
    private static final int SHOWN = 5_000;

    private static final List<SelectField<?>> COLUMNS = List.of(
            PUBLIC_COMMENT.ID,
            PUBLIC_COMMENT.PARENT_ID,
            PUBLIC_COMMENT.ROOT_ID,
            PUBLIC_COMMENT.DEPTH,
            PUBLIC_COMMENT.NAME,
            PUBLIC_COMMENT.WEBSITE,
            PUBLIC_COMMENT.COPY,
            PUBLIC_COMMENT.WRITTEN_AT);

    /// What the change log says when comments on anything change.
    static final String TAG = "comments";

    private Comments() {}

    /// One page of threads, oldest first, each thread in reading order.
    ///
    /// @param number from 1
    public record CommentPage(List<Comment> comments, int number, int pages) {}

    /// @param noun `story` or `page`
    /// @param number the page wanted, or 0 for the newest
    /// @param size threads on a page
    public static Optional<CommentPage> page(
            DSLContext sql, String noun, long nounId, int number, int size, Instant now) {
        Reading.tag("comments:" + noun + ":" + nounId);
        Condition here = under(noun, nounId, now);
        int pages = pages(sql, noun, nounId, size, now);
        int wanted = number == 0 ? pages : number;
        if (wanted < 1 || wanted > pages) {
            return Optional.empty();
        }
        List<Long> roots = sql.select(PUBLIC_COMMENT.ROOT_ID)
                .from(PUBLIC_COMMENT)
                .where(here)
                .groupBy(PUBLIC_COMMENT.ROOT_ID)
                .orderBy(DSL.min(PUBLIC_COMMENT.WRITTEN_AT), PUBLIC_COMMENT.ROOT_ID)
                .limit(size)
                .offset((wanted - 1) * size)
                .fetch(PUBLIC_COMMENT.ROOT_ID);
        List<Comment> comments = roots.isEmpty()
                ? List.of()
                : sql.select(COLUMNS)
                        .from(PUBLIC_COMMENT)
                        .where(here)
                        .and(PUBLIC_COMMENT.ROOT_ID.in(roots))
                        .orderBy(PUBLIC_COMMENT.DEPTH, PUBLIC_COMMENT.WRITTEN_AT, PUBLIC_COMMENT.ID)
                        .limit(SHOWN)
                        .fetch(Comments::comment);
        return Optional.of(new CommentPage(inReadingOrder(comments), wanted, pages));
    }

    /// A comment and what it stands under.
    ///
    /// @param noun `story` or `page`
    public record Remark(String noun, long nounId, Comment comment) {}

    /// The newest comments on one story or page, newest first.
    public static List<Remark> newest(DSLContext sql, String noun, long nounId, int atMost, Instant now) {
        Reading.tag("comments:" + noun + ":" + nounId);
        return remarks(sql, under(noun, nounId, now), atMost);
    }

    /// The newest comments on everything, newest first. They are looked for among the newest of all, so that the cost
    /// does not grow with the archive.
    public static List<Remark> newest(DSLContext sql, int atMost, Instant now) {
        Reading.tag(TAG);
        List<Long> candidates = sql.select(COMMENT.ID)
                .from(COMMENT)
                .where(COMMENT.STATE.eq(DSL.inline("approved")))
                .orderBy(COMMENT.WRITTEN_AT.desc(), COMMENT.ID.desc())
                .limit(5 * atMost)
                .fetch(COMMENT.ID);
        return candidates.isEmpty()
                ? List.of()
                : remarks(sql, shown(now).and(PUBLIC_COMMENT.ID.in(candidates)), atMost);
    }

    private static List<Remark> remarks(DSLContext sql, Condition which, int atMost) {
        return sql.select(COLUMNS)
                .select(PUBLIC_COMMENT.NOUN, PUBLIC_COMMENT.NOUN_ID)
                .from(PUBLIC_COMMENT)
                .where(which)
                .orderBy(PUBLIC_COMMENT.WRITTEN_AT.desc(), PUBLIC_COMMENT.ID.desc())
                .limit(atMost)
                .fetch(row -> new Remark(row.get(PUBLIC_COMMENT.NOUN), row.get(PUBLIC_COMMENT.NOUN_ID), comment(row)));
    }

    private static Comment comment(Record row) {
        return new Comment(
                row.get(PUBLIC_COMMENT.ID),
                row.get(PUBLIC_COMMENT.PARENT_ID),
                row.get(PUBLIC_COMMENT.ROOT_ID),
                row.get(PUBLIC_COMMENT.DEPTH),
                row.get(PUBLIC_COMMENT.NAME),
                row.get(PUBLIC_COMMENT.WEBSITE),
                row.get(PUBLIC_COMMENT.COPY),
                row.get(PUBLIC_COMMENT.WRITTEN_AT));
    }

    /// How many pages of threads there are, at least 1.
    public static int pages(DSLContext sql, String noun, long nounId, int size, Instant now) {
        Reading.tag("comments:" + noun + ":" + nounId);
        int threads = sql.select(DSL.countDistinct(PUBLIC_COMMENT.ROOT_ID))
                .from(PUBLIC_COMMENT)
                .where(under(noun, nounId, now))
                .fetchSingle()
                .value1();
        return Math.max(1, (threads + size - 1) / size);
    }

    /// A thread is known by the comment that began it, also when that one is not public; what answers it still is.
    /// Pingbacks and trackbacks are kept and not shown.
    private static Condition under(String noun, long nounId, Instant now) {
        return PUBLIC_COMMENT
                .NOUN
                .eq(noun)
                .and(PUBLIC_COMMENT.NOUN_ID.eq(nounId))
                .and(shown(now));
    }

    private static Condition shown(Instant now) {
        return PUBLIC_COMMENT.KIND.eq("comment").and(PublicGate.open(PUBLIC_COMMENT, now));
    }

    /// Each answer behind what it answers, without recursion: a thread may be thousands of answers deep.
    private static List<Comment> inReadingOrder(List<Comment> comments) {
        Map<Long, List<Comment>> answers = new HashMap<>();
        Map<Long, Comment> shown = new HashMap<>();
        comments.forEach(comment -> shown.put(comment.id(), comment));
        List<Comment> waiting = new ArrayList<>();
        for (Comment comment : comments) {
            Long parent = comment.parentId();
            if (parent == null || !shown.containsKey(parent)) {
                waiting.add(comment);
            } else {
                answers.computeIfAbsent(parent, key -> new ArrayList<>()).add(comment);
            }
        }
        waiting.sort(
                Comparator.comparing(Comment::at).thenComparing(Comment::id).reversed());
        List<Comment> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Comment comment = waiting.removeLast();
            ordered.add(comment);
            waiting.addAll(answers.getOrDefault(comment.id(), List.of()).reversed());
        }
        return ordered;
    }
}
