package press.dateline.story;

import java.util.Arrays;
import java.util.Locale;

/// What kind of piece a story is, in the words of schema.org's kinds of news articles. Readers are told of every kind
/// but news by a label above the headline.
public enum Genre {
    NEWS("NewsArticle"),
    REPORTAGE("ReportageNewsArticle"),
    ANALYSIS("AnalysisNewsArticle"),
    BACKGROUND("BackgroundNewsArticle"),
    OPINION("OpinionNewsArticle"),
    REVIEW("ReviewNewsArticle"),
    ASK_PUBLIC("AskPublicNewsArticle"),

    /// Paid for by someone other than the newsroom.
    ADVERTISER("AdvertiserContentArticle");

    private final String schema;

    Genre(String schema) {
        this.schema = schema;
    }

    /// The type in schema.org.
    public String schema() {
        return schema;
    }

    /// As it is kept: `opinion`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The genre with that label; news for one that is not known.
    public static Genre of(String label) {
        return Arrays.stream(values())
                .filter(genre -> genre.label().equals(label))
                .findFirst()
                .orElse(NEWS);
    }
}
