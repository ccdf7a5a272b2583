package press.dateline.copydesk;

/// One rule: reads a galley and writes what it finds into the margin. Pure and thread-safe; knows no clock, no other
/// rule and nothing from an earlier reading. Its cost grows with the length of the copy and no faster.
@FunctionalInterface
public interface Rule {
    void read(Galley galley, Margin margin);
}
