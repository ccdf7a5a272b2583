package press.dateline.wordpress;

/// Something in an export that is not as it should be, and what became of it.
///
/// @param line of the first occurrence, from 1
/// @param column of the first occurrence, in characters from 1
/// @param what is wrong, in a clause that an editor understands
/// @param times how often it occurs; 1 for what is listed singly
public record Damage(int line, int column, String what, Outcome outcome, long times) {
    public enum Outcome {
        /// Read all the same, nothing is missing.
        REPAIRED,
        /// Not part of an export (a DOCTYPE, a foreign element): left out on purpose.
        IGNORED,
        /// Something the file meant to say is missing.
        LOST
    }

    /// One line: where, what, what was done.
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + what + (times > 1 ? " (" + times + " times)" : "") + " – "
                + switch (outcome) {
                    case REPAIRED -> "repaired";
                    case IGNORED -> "ignored";
                    case LOST -> "lost";
                };
    }
}
