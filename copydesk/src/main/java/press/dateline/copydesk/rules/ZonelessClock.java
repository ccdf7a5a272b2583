package press.dateline.copydesk.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Galley;
import press.dateline.copydesk.Margin;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Rule;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.time.TimeExpression;
import press.dateline.copydesk.time.TimeExpression.Kind;
import press.dateline.copydesk.time.Times;

/// A clock time without a zone in a story filed where the clocks show another time than the readers'. Which clocks a
/// place has is known for the cities that the time zone database is named by.
final class ZonelessClock implements Rule {
    private final Map<String, ZoneId> zones = new HashMap<>();

    ZonelessClock() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            boolean isCity = id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
            if (isCity) {
                String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
                zones.put(city.toUpperCase(Locale.ROOT), ZoneId.of(id));
            }
        }
    }

    @Override
    public void read(Galley galley, Margin margin) {
        Passage dateline = galley.copy().dateline();
        Publication publication = galley.copy().publication();
        if (dateline == null || publication == null) {
            return;
        }
        ZoneId there = zone(dateline.text());
        if (there == null || isSameClock(there, publication.zone(), publication.at())) {
            return;
        }
        List<Place> clocks = Times.of(galley).all().stream()
                .filter(time -> time.kind() == Kind.CLOCK && !time.said().zoned() && !time.isQuoted())
                .map(TimeExpression::place)
                .toList();
        if (!clocks.isEmpty()) {
            String computed = "clocks in %s are those of %s, the site's those of %s"
                    .formatted(
                            dateline.text(), there.getId(), publication.zone().getId());
            margin.mark(
                    Severity.NOTE,
                    clocks.getFirst(),
                    "Whose time is “" + galley.words(clocks.getFirst()) + "”? " + "The " + computed + ".",
                    computed,
                    clocks.subList(1, clocks.size()),
                    List.of());
        }
    }

    private @Nullable ZoneId zone(String dateline) {
        int comma = dateline.indexOf(',');
        String place = comma < 0 ? dateline : dateline.substring(0, comma);
        return zones.get(place.strip().toUpperCase(Locale.ROOT));
    }

    private static boolean isSameClock(ZoneId one, ZoneId other, Instant at) {
        return one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
    }
}
