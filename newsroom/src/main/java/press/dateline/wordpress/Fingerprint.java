package press.dateline.wordpress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.page.PageDraft;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;
import press.dateline.wordpress.WxrEntry.Comment;
import press.dateline.wordpress.WxrEntry.Filing;
import press.dateline.wordpress.WxrEntry.Item;
import press.dateline.wordpress.WxrEntry.Meta;

/// A hash over values in a fixed order: 128 bits of SHA-256, each value with its length, so that no two lists of values
/// read the same. Not thread-safe; ends with [#end()].
final class Fingerprint {
    private final MessageDigest digest = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Fingerprint add(@Nullable Object value) {
        byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
        int length = value == null ? -1 : bytes.length;
        digest.update(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        digest.update(bytes);
        return this;
    }

    Fingerprint all(@Nullable Object... values) {
        for (Object value : values) add(value);
        return this;
    }

    String end() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), 16));
    }

    /// Everything an item says but its comments, and but what WordPress notes for itself.
    static String of(Item item) {
        Fingerprint print = new Fingerprint()
                .all(item.title(), item.link(), item.creator(), item.guid(), item.description(), item.content())
                .all(item.excerpt(), item.id(), item.date(), item.dateGmt(), item.modified(), item.modifiedGmt())
                .all(item.commentStatus(), item.pingStatus(), item.slug(), item.status(), item.parent())
                .all(item.menuOrder(), item.type(), item.password(), item.sticky(), item.attachmentUrl())
                .add(item.filings().size());
        for (Filing filing : item.filings()) print.all(filing.domain(), filing.slug(), filing.name());
        for (Meta meta : item.meta()) if (!CustomFields.isFleeting(meta.key())) print.all(meta.key(), meta.value());
        return print.end();
    }

    static String of(Comment comment) {
        return new Fingerprint()
                .all(comment.id(), comment.author(), comment.email(), comment.url(), comment.ip(), comment.date())
                .all(comment.dateGmt(), comment.content(), comment.approved(), comment.type(), comment.parent())
                .end();
    }

    static String of(List<Comment> comments) {
        if (comments.isEmpty()) return "-";
        Fingerprint print = new Fingerprint();
        for (Comment comment : comments) print.add(of(comment));
        return print.end();
    }

    /// What an editor would see changed in a story of ours. Moments that pass by themselves do not count: a scheduled
    /// story that came out is still the one imported.
    static String of(StoryDraft draft, String standing) {
        Fingerprint print = new Fingerprint()
                .all(draft.slug(), draft.kicker(), draft.headline(), draft.standfirst(), draft.trail())
                .all(draft.dateline(), draft.copy(), draft.format(), draft.pictureId(), draft.at(), draft.sticky())
                .all(draft.commentsOpen(), draft.seoTitle(), draft.seoDescription(), settled(standing))
                .all(sorted(draft.sectionIds()), sorted(draft.topicIds()));
        draft.bylines().forEach(byline -> print.all(byline.personId(), byline.role()));
        return print.end();
    }

    static String of(PageDraft draft) {
        return new Fingerprint()
                .all(draft.slug(), draft.title(), draft.standfirst(), draft.copy(), draft.pictureId())
                .all(draft.ordinal(), settled(draft.standing()), draft.at(), draft.commentsOpen())
                .all(draft.seoTitle(), draft.seoDescription())
                .end();
    }

    private static String settled(String standing) {
        return standing.equals(new Standing.Scheduled(java.time.Instant.EPOCH).name()) ? "published" : standing;
    }

    private static List<Long> sorted(List<Long> ids) {
        return ids.stream().distinct().sorted().toList();
    }
}
