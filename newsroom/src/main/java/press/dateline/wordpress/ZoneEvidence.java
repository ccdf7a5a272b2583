package press.dateline.wordpress;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Infers the zone of a site from the pairs of local and UTC times in its export, which names no zone.
///
/// Each pair says how far local time was ahead at that moment. A zone fits when it says the same of nearly all; of
/// several that fit, one of the country of the site's language is taken, else a well-known one. An offset that never
/// changes is kept as such where the country has no zone of it: that is how WordPress stores "UTC+2".
final class ZoneEvidence {
    private static final int MOST = 2_000;
    private static final double FITS = 0.97;
    private static final List<String> WELL_KNOWN = List.of(
            "Europe/London",
            "Europe/Paris",
            "Europe/Berlin",
            "Europe/Athens",
            "Europe/Moscow",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "Asia/Jerusalem",
            "Australia/Sydney",
            "Pacific/Auckland");

    private record Pair(LocalDateTime utc, int seconds) {}

    private final Map<Pair, Integer> pairs = new LinkedHashMap<>();

    void add(String local, String gmt) {
        if (pairs.size() >= MOST) return;
        LocalDateTime here = WxrDates.moment(local).orElse(null);
        LocalDateTime utc = WxrDates.moment(gmt).orElse(null);
        if (here == null || utc == null) return;
        long ahead = Duration.between(utc, here).toSeconds();
        long quarters = Math.round(ahead / 900.0);
        // A minute's difference is a clock's, not a zone's.
        if (Math.abs(quarters) > 14 * 4 || Math.abs(ahead - quarters * 900) > 60) return;
        pairs.merge(new Pair(utc, (int) quarters * 900), 1, Integer::sum);
    }

    /// The zone, UTC when nothing speaks for another.
    ///
    /// @param language of the site, as in `de-AT`
    ZoneId zone(String language) {
        if (pairs.isEmpty()) return ZoneId.of("UTC");
        Set<Integer> offsets = new HashSet<>();
        pairs.keySet().forEach(pair -> offsets.add(pair.seconds()));
        Map<Integer, Integer> votes = new HashMap<>();
        pairs.forEach((pair, times) -> votes.merge(pair.seconds(), times, Integer::sum));
        int usual = votes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        int all = pairs.values().stream().mapToInt(Integer::intValue).sum();
        if (usual == 0 && votes.getOrDefault(0, 0) >= all * FITS) return ZoneId.of("UTC");
        List<ZoneId> fitting = new ArrayList<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.indexOf('/') < 0 || id.startsWith("Etc/") || id.startsWith("SystemV/")) continue;
            ZoneId zone = ZoneId.of(id);
            if (fit(zone) >= all * FITS) fitting.add(zone);
        }
        Set<String> country = country(language);
        ZoneId best = fitting.stream()
                .min(Comparator.comparing((ZoneId zone) -> country.contains(zone.getId()) ? 0 : 1)
                        .thenComparing(zone -> -fit(zone))
                        .thenComparing(zone -> rank(zone.getId()))
                        .thenComparing(ZoneId::getId))
                .orElse(null);
        boolean constant = votes.getOrDefault(usual, 0) >= all * FITS;
        if (best == null || constant && !country.contains(best.getId())) return fixed(usual);
        return best;
    }

    private int fit(ZoneId zone) {
        int fits = 0;
        for (Map.Entry<Pair, Integer> pair : pairs.entrySet()) {
            ZoneOffset offset = zone.getRules().getOffset(pair.getKey().utc().toInstant(ZoneOffset.UTC));
            if (offset.getTotalSeconds() == pair.getKey().seconds()) fits += pair.getValue();
        }
        return fits;
    }

    private static ZoneId fixed(int seconds) {
        return seconds == 0 ? ZoneId.of("UTC") : ZoneOffset.ofTotalSeconds(seconds);
    }

    private static int rank(String id) {
        int at = WELL_KNOWN.indexOf(id);
        return at < 0 ? WELL_KNOWN.size() : at;
    }

    private static Set<String> country(String language) {
        if (language.isBlank()) return Set.of();
        String country =
                ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getCountry();
        if (country.isEmpty()) return Set.of();
        return TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null);
    }
}
