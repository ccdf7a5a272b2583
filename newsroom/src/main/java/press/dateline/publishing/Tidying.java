package press.dateline.publishing;

import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SECTION;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.html.CleanHtml;
import press.dateline.story.Furniture;
import press.dateline.story.Genre;
import press.dateline.story.Story;

/// Furniture as it comes from outside, made fit to be kept: cleaned, shortened, and without what it names and nobody
/// knows.
final class Tidying {
    private static final int LINE = 500;
    private static final int TEXT = 4_000;
    private static final int MOST = 100;
    private static final Set<String> AI_USES = Set.of("none", "assisted", "generated");

    private Tidying() {}

    static Furniture tidied(DSLContext sql, Furniture raw, UnaryOperator<String> slugs) {
        String genre = Genre.of(raw.genre()).label();
        return new Furniture(
                line(raw.kicker()),
                line(raw.headline()),
                CleanHtml.inline(cut(raw.standfirst().strip(), TEXT)).html(),
                cut(raw.trail().strip(), TEXT),
                line(raw.dateline()),
                raw.slug().isBlank() ? "" : slugs.apply(line(raw.slug())),
                sections(sql, raw.sectionIds()),
                topics(raw.topics()),
                bylines(sql, raw.bylines()),
                picture(sql, raw.pictureId()),
                sources(raw.sources()),
                cut(raw.ednote().strip(), TEXT),
                genre.equals(Genre.NEWS.label()) ? "" : genre,
                AI_USES.contains(raw.aiUse()) ? raw.aiUse() : "",
                raw.commentsOpen(),
                line(raw.seoTitle()),
                cut(raw.seoDescription().strip(), TEXT));
    }

    private static List<Long> sections(DSLContext sql, List<Long> ids) {
        Set<Long> known =
                sql.select(SECTION.ID).from(SECTION).where(SECTION.ID.in(ids)).fetchSet(SECTION.ID);
        return new LinkedHashSet<>(ids)
                .stream().filter(known::contains).limit(MOST).toList();
    }

    private static List<String> topics(List<String> names) {
        return new LinkedHashSet<>(names.stream().map(Tidying::line).toList())
                .stream().filter(name -> !name.isEmpty()).limit(MOST).toList();
    }

    /// Whoever is known is called by the name that is printed.
    private static List<Furniture.Credit> bylines(DSLContext sql, List<Furniture.Credit> credits) {
        Map<Long, String> names = sql.select(PERSON.ID, PERSON.NAME)
                .from(PERSON)
                .where(PERSON.ID.in(
                        credits.stream().map(Furniture.Credit::personId).toList()))
                .fetchMap(PERSON.ID, PERSON.NAME);
        return credits.stream()
                .map(credit -> {
                    @Nullable String known = names.get(credit.personId());
                    return new Furniture.Credit(
                            known == null ? 0 : credit.personId(),
                            known == null ? line(credit.name()) : known,
                            line(credit.role()));
                })
                .filter(credit -> !credit.name().isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static @Nullable Long picture(DSLContext sql, @Nullable Long id) {
        return id == null
                ? null
                : sql.select(MEDIA.ID)
                        .from(MEDIA)
                        .where(MEDIA.ID.eq(id).and(MEDIA.KIND.eq("image")).and(MEDIA.DELETED_AT.isNull()))
                        .fetchOne(MEDIA.ID);
    }

    private static List<Story.Source> sources(List<Story.Source> sources) {
        return sources.stream()
                .flatMap(source -> {
                    String address = address(source.address());
                    String label = line(source.label());
                    return label.isEmpty() && address.isEmpty()
                            ? Stream.empty()
                            : Stream.of(new Story.Source(label.isEmpty() ? address : label, address));
                })
                .limit(MOST)
                .toList();
    }

    private static String address(@Nullable String text) {
        if (text == null) {
            return "";
        }
        try {
            URI address = new URI(text.strip());
            String scheme = address.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && address.getHost() != null ? cut(address.toString(), TEXT) : "";
        } catch (URISyntaxException noAddress) {
            return "";
        }
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : cut(text.strip().replaceAll("\\s+", " "), LINE);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
