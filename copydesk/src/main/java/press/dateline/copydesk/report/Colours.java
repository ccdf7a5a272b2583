package press.dateline.copydesk.report;

import press.dateline.copydesk.Severity;

/// Colours of a terminal, or none.
public enum Colours {
    ON,
    OFF;

    /// On where a person looks at it who has not set `NO_COLOR`.
    public static Colours ofTerminal() {
        var console = System.console();
        String refused = System.getenv("NO_COLOR");
        return console != null && console.isTerminal() && (refused == null || refused.isEmpty()) ? ON : OFF;
    }

    String bold(String words) {
        return set("1", words);
    }

    String of(Severity severity, String words) {
        return set(
                switch (severity) {
                    case BLOCK -> "1;31";
                    case WARN -> "1;33";
                    case NOTE -> "1;36";
                },
                words);
    }

    private String set(String code, String words) {
        return this == OFF ? words : "\u001b[" + code + "m" + words + "\u001b[0m";
    }
}
