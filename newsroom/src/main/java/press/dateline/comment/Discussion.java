package press.dateline.comment;

import static press.dateline.store.tables.Tables.PUBLIC_PAGE;
import static press.dateline.store.tables.Tables.PUBLIC_STORY;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.section.Sections;
import press.dateline.settings.Setting;
import press.dateline.settings.SiteSettings;
import press.dateline.store.PublicGate;
import press.dateline.store.Reading;

/// A public story or page that can be commented on, or could.
///
/// @param noun `story` or `page`
/// @param open whether comments are taken now
public record Discussion(String noun, long nounId, String path, String title, boolean open) {
    public static Optional<Discussion> of(
            DSLContext sql, SiteSettings settings, String noun, long nounId, Instant now) {
        if (noun.equals("story")) {
            return sql.select(
                            PUBLIC_STORY.PATH,
                            PUBLIC_STORY.HEADLINE,
                            PUBLIC_STORY.COMMENTS_OPEN,
                            PUBLIC_STORY.SECTION_ID,
                            PUBLIC_STORY.DATED_AT)
                    .from(PUBLIC_STORY)
                    .where(PUBLIC_STORY.ID.eq(nounId))
                    .and(PublicGate.open(PUBLIC_STORY, now))
                    .fetchOptional(row -> new Discussion(
                            noun,
                            nounId,
                            row.value1(),
                            row.value2(),
                            row.value3() && open(settings, Sections.tree(sql), row.value4(), row.value5(), now)));
        }
        return sql.select(PUBLIC_PAGE.PATH, PUBLIC_PAGE.TITLE, PUBLIC_PAGE.COMMENTS_OPEN)
                .from(PUBLIC_PAGE)
                .where(PUBLIC_PAGE.ID.eq(nounId))
                .and(PublicGate.open(PUBLIC_PAGE, now))
                .fetchOptional(row -> new Discussion("page", nounId, row.value1(), row.value2(), row.value3()));
    }

    /// Whether section and age leave the comments of a story open; if only for now, the page under way holds until
    /// then.
    public static boolean open(
            SiteSettings settings, Sections.Tree sections, @Nullable Long section, Instant dated, Instant now) {
        var closed = settings.words(Setting.COMMENTS_CLOSED_IN);
        if (section != null
                && sections.byId(section).stream()
                        .flatMap(one -> sections.line(one).stream())
                        .anyMatch(one -> closed.stream().anyMatch(path -> sections.byPath(path)
                                .filter(one::equals)
                                .isPresent()))) {
            return false;
        }
        int days = settings.number(Setting.COMMENTS_CLOSE_DAYS);
        if (days == 0) {
            return true;
        }
        Instant end = dated.plus(Duration.ofDays(days));
        if (!now.isBefore(end)) {
            return false;
        }
        Reading.until(end);
        return true;
    }
}
