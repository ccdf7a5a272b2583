package press.dateline.copydesk.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Units of measure and what they are called, from `units.txt`.
final class Units {
    private static final String TEMPERATURE = "temperature";

    private final Map<String, List<Unit>> byName = new HashMap<>();

    /// @param kind what it measures
    /// @param factor how many of the kind's first unit it is; of a temperature, how many degrees Celsius a
    ///     degree is
    record Unit(String kind, double factor) {
        boolean isTemperature() {
            return kind.equals(TEMPERATURE);
        }

        double to(Unit other, double value) {
            return value * factor / other.factor;
        }

        /// What a temperature is on the other scale.
        double degreesOn(Unit other, double value) {
            if (factor == other.factor) {
                return value;
            }
            return factor == 1 ? value * 1.8 + 32 : (value - 32) / 1.8;
        }
    }

    Units() {
        for (String line : Resource.lines("units.txt")) {
            String[] parts = line.split(" ", 3);
            Unit unit = new Unit(parts[0], Double.parseDouble(parts[1]));
            for (String name : parts[2].split("\\|")) {
                byName.computeIfAbsent(name, ignored -> new ArrayList<>()).add(unit);
            }
        }
    }

    /// The units of a name in any case, with or without a full stop; none for other words.
    List<Unit> named(String words) {
        if (words.length() > 30) {
            return List.of();
        }
        String name = words.strip().toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
        if (name.startsWith("-")) {
            name = name.substring(1);
        }
        List<Unit> units = byName.getOrDefault(name, List.of());
        return units.isEmpty() && name.endsWith(".")
                ? byName.getOrDefault(name.substring(0, name.length() - 1), List.of())
                : units;
    }
}
