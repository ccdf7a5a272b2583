package press.dateline.wordpress;

import java.util.Map;
import java.util.OptionalLong;

/// A value in the form of PHP's `serialize()`, as WordPress keeps it in meta values. Nothing is ever instantiated: an
/// object is a table that has a class name, a reference is nothing.
///
/// Lengths are in bytes of UTF-8 and are often wrong, because somebody replaced text in the export; then the end of the
/// string is found by what follows it. Reading never throws; what cannot be read is [Unreadable].
public sealed interface PhpValue {
    record Nothing() implements PhpValue {}

    record Truth(boolean value) implements PhpValue {}

    record Whole(long value) implements PhpValue {}

    record Fraction(double value) implements PhpValue {}

    record Text(String value) implements PhpValue {}

    /// @param className `""` for an array
    /// @param entries in their order, number keys as text
    record Table(String className, Map<String, PhpValue> entries) implements PhpValue {}

    record Unreadable(String why) implements PhpValue {}

    static PhpValue read(String serialized) {
        return new PhpReader(serialized.strip()).read();
    }

    /// The entry of a table; [Nothing] when there is none or this is no table.
    default PhpValue at(String key) {
        return entries().getOrDefault(key, new Nothing());
    }

    /// The entries of a table; none when this is no table.
    default Map<String, PhpValue> entries() {
        return Map.of();
    }

    /// As PHP would print it; `""` for what has no text.
    default String text() {
        return switch (this) {
            case Text(var value) -> value;
            case Whole(var value) -> Long.toString(value);
            case Fraction(var value) -> Double.toString(value);
            case Truth(var value) -> value ? "1" : "";
            case Nothing nothing -> "";
            case Table table -> "";
            case Unreadable unreadable -> "";
        };
    }

    /// The number it is or, as text, says.
    default OptionalLong number() {
        return switch (this) {
            case Whole(var value) -> OptionalLong.of(value);
            case Fraction(var value) -> OptionalLong.of((long) value);
            case Text(var value) -> PhpReader.whole(value.strip());
            case Truth truth -> OptionalLong.empty();
            case Nothing nothing -> OptionalLong.empty();
            case Table table -> OptionalLong.empty();
            case Unreadable unreadable -> OptionalLong.empty();
        };
    }
}
