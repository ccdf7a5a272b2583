package press.dateline.story;

/// How far a working copy is on its way to readers.
public enum Stage {
    WRITING("writing"),
    IN_REVIEW("in-review"),
    APPROVED("approved");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /// The name under which it is kept.
    public String label() {
        return label;
    }

    public static Stage of(String label) {
        for (Stage stage : values()) {
            if (stage.label.equals(label)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("no such stage: " + label);
    }
}
