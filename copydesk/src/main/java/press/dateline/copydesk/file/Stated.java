package press.dateline.copydesk.file;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Publication;

/// What a file states of its story beside the words. Confined to one thread.
final class Stated {
    private final List<String> byline = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private @Nullable String published;
    private @Nullable String embargo;
    private @Nullable String language;
    private @Nullable String aiUse;
    private Furniture.Genre genre = Furniture.Genre.NEWS;
    private boolean correctionNote;

    /// The first statement counts, here and in what follows.
    void published(String moment) {
        published = published == null && !moment.isBlank() ? moment : published;
    }

    void language(String tag) {
        language = language == null && !tag.isBlank() ? tag : language;
    }

    void author(String name) {
        String known = name.strip();
        if (!known.isEmpty() && !byline.contains(known)) {
            byline.add(known);
        }
    }

    void source(String label) {
        if (!label.isBlank()) {
            sources.add(label.strip());
        }
    }

    void embargo(String moment) {
        embargo = moment;
    }

    void aiUse(String declared) {
        aiUse = declared;
    }

    void corrected() {
        correctionNote = true;
    }

    void genre(String name) {
        for (Furniture.Genre known : Furniture.Genre.values()) {
            if (known.name().equalsIgnoreCase(name.strip())) {
                genre = known;
            }
        }
    }

    boolean hasByline() {
        return !byline.isEmpty();
    }

    Locale language() {
        return language == null ? Locale.ENGLISH : Locale.forLanguageTag(language.replace('_', '-'));
    }

    @Nullable
    Publication publication(Optional<ZoneId> zone) {
        return Moment.stated(published, zone).orElse(null);
    }

    Furniture furniture() {
        return new Furniture(
                byline,
                sources,
                Moment.stated(embargo, Optional.empty()).map(Publication::at).orElse(null),
                Furniture.Stage.FILED,
                false,
                correctionNote,
                aiUse,
                null,
                genre);
    }
}
