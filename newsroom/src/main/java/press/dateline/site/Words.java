package press.dateline.site;

import java.time.ZoneId;
import java.util.Locale;

/// The interface's words in one language, with numbers, dates and plurals as that language has them.
public final class Words {
    private final Locale language;
    private final ZoneId zone;

    private Words(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /// The words for `language`, or English where the theme does not speak it; times are told in `zone`.
    public static Words of(Locale language, ZoneId zone) {
        return new Words(language, zone);
    }

    @Override
    public String toString() {
        return language + " " + zone;
    }
}
