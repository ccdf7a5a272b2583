package press.dateline.wordpress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentDraft;
import press.dateline.wordpress.WxrEntry.Comment;

/// The comments of one item, made ours and set in an order in which every answer comes after what it answers.
///
/// A parent that is missing, or one that in the end answers its own answer, is no parent. Works without recursion: a
/// thread may be thousands deep.
final class CommentThreads {
    private CommentThreads() {}

    /// @param parentKey key of what it answers when that is not in the same list of drafts; else empty
    /// @param hash of what the export says
    record Ready(String key, String parentKey, String hash, CommentDraft draft) {}

    /// @param keys of the comments, in their order
    /// @param language of the site
    static List<Ready> of(List<Comment> comments, List<String> keys, String language, Dates dates, Instant story) {
        Map<Long, Integer> byNumber = new HashMap<>();
        for (int i = 0; i < comments.size(); i++)
            byNumber.putIfAbsent(comments.get(i).id(), i);
        int[] parents = new int[comments.size()];
        for (int i = 0; i < parents.length; i++) {
            long parent = comments.get(i).parent();
            @Nullable Integer at = parent == 0 ? null : byNumber.get(parent);
            parents[i] = at == null || at == i ? -1 : at;
        }
        cutCircles(parents);
        List<Integer> order = inOrder(parents);
        Map<Integer, Integer> places = new HashMap<>();
        List<Ready> ready = new ArrayList<>(order.size());
        for (int i : order) {
            places.put(i, ready.size());
            Comment comment = comments.get(i);
            @Nullable Integer answers = parents[i] < 0 ? null : places.get(parents[i]);
            ready.add(new Ready(
                    keys.get(i),
                    parents[i] < 0 ? "" : keys.get(parents[i]),
                    Fingerprint.of(comment),
                    draft(comment, answers, language, dates, story)));
        }
        return ready;
    }

    private static void cutCircles(int[] parents) {
        boolean[] safe = new boolean[parents.length];
        for (int i = 0; i < parents.length; i++) {
            Set<Integer> line = new HashSet<>();
            int at = i;
            while (at >= 0 && !safe[at] && line.add(at)) at = parents[at];
            if (at >= 0 && !safe[at]) parents[at] = -1;
            for (int one : line) safe[one] = true;
        }
    }

    private static List<Integer> inOrder(int[] parents) {
        List<Integer> order = new ArrayList<>(parents.length);
        boolean[] done = new boolean[parents.length];
        List<Integer> line = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            for (int at = i; at >= 0 && !done[at]; at = parents[at]) {
                done[at] = true;
                line.add(at);
            }
            order.addAll(line.reversed());
            line.clear();
        }
        return order;
    }

    private static CommentDraft draft(
            Comment comment, @Nullable Integer answers, String language, Dates dates, Instant story) {
        return new CommentDraft(
                answers,
                null,
                switch (comment.type()) {
                    case "pingback", "trackback" -> comment.type();
                    default -> "comment";
                },
                switch (comment.approved()) {
                    case "1", "approve", "approved" -> "approved";
                    case "spam" -> "spam";
                    case "trash", "post-trashed" -> "trash";
                    default -> "held";
                },
                Names.line(comment.author(), language),
                comment.email().strip(),
                website(comment.url()),
                network(comment.ip().strip()),
                WordPressCopy.comment(comment.content(), language).html(),
                dates.of(comment, story));
    }

    private static String website(String raw) {
        String url = raw.strip();
        String lower = url.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("http://") || lower.startsWith("https://");
        boolean plain =
                url.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == 0x7f);
        return web && plain && url.length() > 10 && url.length() <= 500 ? url : "";
    }

    /// The network a comment came from, not the machine: the first 24 bits of an IPv4 address, 48 of an IPv6.
    static String network(String ip) {
        if (ip.matches("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")) return ip.substring(0, ip.lastIndexOf('.')) + ".0";
        if (!ip.matches("[0-9A-Fa-f:]{2,39}") || ip.indexOf(':') < 0) return "";
        int gap = ip.indexOf("::");
        String head = gap < 0 ? ip : ip.substring(0, gap);
        String[] groups = head.isEmpty() ? new String[0] : head.split(":");
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(3, groups.length); i++)
            network.append(groups[i].toLowerCase(Locale.ROOT)).append(':');
        return network + (network.isEmpty() ? "::" : ":");
    }
}
