package press.dateline.comment;

import static press.dateline.store.tables.Tables.PUBLIC_COMMENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;

/// Comments as the public may see them, read through the gate.
public final class Comments {
    /// At most so many answers are shown with the threads of one page.
    private static final int ANSWERS = 1_000;

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
        List<Long> roots = sql.select(PUBLIC_COMMENT.ID)
                .from(PUBLIC_COMMENT)
                .where(here)
                .and(PUBLIC_COMMENT.ROOT_ID.eq(PUBLIC_COMMENT.ID))
                .orderBy(PUBLIC_COMMENT.WRITTEN_AT, PUBLIC_COMMENT.ID)
                .limit(size)
                .offset((wanted - 1) * size)
                .fetch(PUBLIC_COMMENT.ID);
        List<Comment> comments = roots.isEmpty()
                ? List.of()
                : sql.select(
                                PUBLIC_COMMENT.ID,
                                PUBLIC_COMMENT.PARENT_ID,
                                PUBLIC_COMMENT.ROOT_ID,
                                PUBLIC_COMMENT.DEPTH,
                                PUBLIC_COMMENT.KIND,
                                PUBLIC_COMMENT.NAME,
                                PUBLIC_COMMENT.WEBSITE,
                                PUBLIC_COMMENT.COPY,
                                PUBLIC_COMMENT.WRITTEN_AT)
                        .from(PUBLIC_COMMENT)
                        .where(here)
                        .and(PUBLIC_COMMENT.ROOT_ID.in(roots))
                        .orderBy(PUBLIC_COMMENT.DEPTH, PUBLIC_COMMENT.WRITTEN_AT, PUBLIC_COMMENT.ID)
                        .limit(roots.size() + ANSWERS)
                        .fetch(row -> new Comment(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                !row.value5().equals("comment"),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9()));
        return Optional.of(new CommentPage(inReadingOrder(comments), wanted, pages));
    }

    /// How many pages of threads there are, at least 1.
    public static int pages(DSLContext sql, String noun, long nounId, int size, Instant now) {
        Reading.tag("comments:" + noun + ":" + nounId);
        int threads = sql.fetchCount(
                PUBLIC_COMMENT, under(noun, nounId, now).and(PUBLIC_COMMENT.ROOT_ID.eq(PUBLIC_COMMENT.ID)));
        return Math.max(1, (threads + size - 1) / size);
    }

    private static Condition under(String noun, long nounId, Instant now) {
        return PUBLIC_COMMENT
                .NOUN
                .eq(noun)
                .and(PUBLIC_COMMENT.NOUN_ID.eq(nounId))
                .and(PublicGate.open(PUBLIC_COMMENT, now));
    }

    /// On which page of threads a comment stands, for links to it.
    public static Optional<Integer> pageOf(DSLContext sql, long comment, int size, Instant now) {
        var row = sql.select(PUBLIC_COMMENT.NOUN, PUBLIC_COMMENT.NOUN_ID, PUBLIC_COMMENT.ROOT_ID)
                .from(PUBLIC_COMMENT)
                .where(PUBLIC_COMMENT.ID.eq(comment))
                .and(PublicGate.open(PUBLIC_COMMENT, now))
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        var root = PUBLIC_COMMENT.as("root");
        int before = sql.fetchCount(
                PUBLIC_COMMENT,
                PUBLIC_COMMENT
                        .NOUN
                        .eq(row.value1())
                        .and(PUBLIC_COMMENT.NOUN_ID.eq(row.value2()))
                        .and(PUBLIC_COMMENT.ROOT_ID.eq(PUBLIC_COMMENT.ID))
                        .and(PUBLIC_COMMENT.WRITTEN_AT.lt(
                                DSL.select(root.WRITTEN_AT).from(root).where(root.ID.eq(row.value3())))));
        return Optional.of(before / size + 1);
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
        Collections.reverse(waiting);
        List<Comment> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Comment comment = waiting.removeLast();
            ordered.add(comment);
            waiting.addAll(answers.getOrDefault(comment.id(), List.of()).reversed());
        }
        return ordered;
    }
}
