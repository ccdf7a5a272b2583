package press.dateline.story;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around the words of a story while it is being written. Absent fields of its JSON are empty ones, and
/// fields it does not know are passed over.
///
/// @param standfirst clean inline HTML
/// @param trail plain text for lists; empty for the standfirst, else the first words
/// @param slug last part of the address; empty for one made of the headline
/// @param sectionIds the first is the one it stands under
/// @param topics by their names; new ones come to be with the publication
/// @param bylines in printed order
/// @param ednote never shown to readers
/// @param genre what kind of story it is; empty for news
/// @param aiUse how AI was used, as declared by the desk: empty as long as nothing was declared, `none`, `assisted` or
///     `generated`
@JsonIgnoreProperties(ignoreUnknown = true)
public record Furniture(
        String kicker,
        String headline,
        String standfirst,
        String trail,
        String dateline,
        String slug,
        List<Long> sectionIds,
        List<String> topics,
        List<Credit> bylines,
        @Nullable Long pictureId,
        List<Story.Source> sources,
        String ednote,
        String genre,
        String aiUse,
        boolean commentsOpen,
        String seoTitle,
        String seoDescription) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, false);

    /// Of a story that has nothing yet.
    public static final Furniture EMPTY = of("{}");

    /// A name to be printed.
    ///
    /// @param role such as `Photographs`; empty for the writer
    public record Credit(long personId, String name, String role) {
        public Credit {
            name = orEmpty(name);
            role = orEmpty(role);
        }
    }

    @SuppressWarnings("ConstantValue") // Absent JSON fields arrive as null
    public Furniture {
        kicker = orEmpty(kicker);
        headline = orEmpty(headline);
        standfirst = orEmpty(standfirst);
        trail = orEmpty(trail);
        dateline = orEmpty(dateline);
        slug = orEmpty(slug);
        sectionIds = orNone(sectionIds);
        topics = orNone(topics);
        bylines = orNone(bylines);
        sources = orNone(sources);
        ednote = orEmpty(ednote);
        genre = orEmpty(genre);
        aiUse = orEmpty(aiUse);
        seoTitle = orEmpty(seoTitle);
        seoDescription = orEmpty(seoDescription);
    }

    /// The same in other sections.
    public Furniture in(List<Long> sections) {
        return new Furniture(
                kicker,
                headline,
                standfirst,
                trail,
                dateline,
                slug,
                sections,
                topics,
                bylines,
                pictureId,
                sources,
                ednote,
                genre,
                aiUse,
                commentsOpen,
                seoTitle,
                seoDescription);
    }

    /// @throws IllegalArgumentException when `json` is no furniture
    public static Furniture of(String json) {
        try {
            return JSON.readValue(json, Furniture.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the furniture of a story: " + e.getOriginalMessage(), e);
        }
    }

    /// The same furniture below another headline and standfirst.
    Furniture headed(String other, String otherStandfirst) {
        return new Furniture(
                kicker,
                other,
                otherStandfirst,
                trail,
                dateline,
                slug,
                sectionIds,
                topics,
                bylines,
                pictureId,
                sources,
                ednote,
                genre,
                aiUse,
                commentsOpen,
                seoTitle,
                seoDescription);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("furniture is always JSON", e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
