package press.dateline.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;

/// What an index was made by, kept in each of its commits: where in which life of the change log it stands, and what
/// would have to be made anew if it changed.
///
/// @param language by which words are taken apart
/// @param zone by which years are told
/// @param parents which section lies in which, `3:1 5:1`
record Mark(long epoch, long position, String language, String zone, String parents) {
    /// Counted up whenever documents or analyzers change, so that an older index is made anew.
    private static final String FORMAT = "1";

    static Mark of(DSLContext sql, long epoch, long position) {
        SiteSettings settings = Settings.of(sql);
        return new Mark(
                epoch,
                position,
                settings.language().toLanguageTag(),
                settings.zone().getId(),
                parents(Sections.tree(sql)));
    }

    private static String parents(Sections.Tree tree) {
        Map<Long, Long> parents = new TreeMap<>();
        tree.top().forEach(top -> below(tree, top, parents));
        return parents.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static void below(Sections.Tree tree, Section section, Map<Long, Long> parents) {
        for (Section child : tree.children(section)) {
            parents.put(child.id(), section.id());
            below(tree, child, parents);
        }
    }

    /// The mark of a commit, or empty when it was made by another version.
    static Optional<Mark> read(@Nullable Map<String, String> data) {
        if (data == null || !FORMAT.equals(data.get("format"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    Long.parseLong(data.getOrDefault("epoch", "")),
                    Long.parseLong(data.getOrDefault("position", "")),
                    data.getOrDefault("language", ""),
                    data.getOrDefault("zone", ""),
                    data.getOrDefault("parents", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Map<String, String> data() {
        return Map.of(
                "format", FORMAT,
                "epoch", Long.toString(epoch),
                "position", Long.toString(position),
                "language", language,
                "zone", zone,
                "parents", parents);
    }

    Mark at(long newPosition) {
        return new Mark(epoch, newPosition, language, zone, parents);
    }

    /// Whether what was indexed under this mark is as it would be under `now`. A section that came since changes
    /// nothing; one that moved does.
    boolean holdsUnder(Mark now) {
        return epoch == now.epoch
                && language.equals(now.language)
                && zone.equals(now.zone)
                && List.of(now.parents.split(" ")).containsAll(List.of(parents.split(" ")));
    }
}
