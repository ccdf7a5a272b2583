package press.dateline.copydesk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules of a house as a file: a JSON array with one object for each rule.
///
///     [{"name": "per-cent", "words": "per cent", "replacement": "%",
///       "reason": "The house writes the sign.", "owner": "Chief sub", "severity": "note"}]
///
/// `words` or `expression` must be there, `replacement` and `severity` (`warn` or `note`, and `note` if missing) need
/// not.
public final class HouseRuleFile {
    private static final Set<String> FIELDS =
            Set.of("name", "words", "expression", "replacement", "reason", "owner", "severity");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private HouseRuleFile() {}

    /// What became of reading a file.
    public sealed interface Result {
        record Read(HouseRules rules) implements Result {}

        /// @param faults one sentence each: which rule or line, what is wrong with it; never empty
        record Refused(List<String> faults) implements Result {}
    }

    /// Reads all the rules or refuses the whole file with everything that is wrong with it.
    public static Result read(String json) {
        List<String> faults = new ArrayList<>();
        List<HouseRule> rules = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return refused("a file of house rules is a JSON array of objects, in [ and ]");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String which = "rule " + (rules.size() + faults.size() + 1) + ", line "
                        + parser.currentTokenLocation().getLineNr();
                rule(fields(parser), which, rules, faults);
            }
            if (parser.nextToken() != null) {
                return refused(
                        "line " + parser.currentTokenLocation().getLineNr() + ": nothing may follow the closing ]");
            }
        } catch (JsonProcessingException fault) {
            return refused("line " + fault.getLocation().getLineNr() + ", column "
                    + fault.getLocation().getColumnNr() + ": " + fault.getOriginalMessage());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return faults.isEmpty() ? whole(rules) : new Result.Refused(List.copyOf(faults));
    }

    private static Result whole(List<HouseRule> rules) {
        try {
            return new Result.Read(HouseRules.of(rules));
        } catch (IllegalArgumentException fault) {
            return refused(String.valueOf(fault.getMessage()));
        }
    }

    private static Result refused(String fault) {
        return new Result.Refused(List.of(fault));
    }

    private static Map<String, String> fields(JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return fields;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            fields.put(field, isText ? parser.getText() : "");
            parser.skipChildren();
        }
        return fields;
    }

    private static void rule(Map<String, String> fields, String which, List<HouseRule> rules, List<String> faults) {
        Optional<String> unknown = fields.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            faults.add(which + ": “" + unknown.get() + "” is no field of a rule; the fields are "
                    + String.join(", ", FIELDS.stream().sorted().toList()));
            return;
        }
        if (fields.containsKey("words") == fields.containsKey("expression")) {
            faults.add(which + ": a rule has either “words” or an “expression”");
            return;
        }
        String severity = fields.getOrDefault("severity", "note").toLowerCase(Locale.ROOT);
        if (!severity.equals("warn") && !severity.equals("note")) {
            faults.add(which + ": the severity is “warn” or “note”, not “" + severity + "”");
            return;
        }
        boolean isExpression = fields.containsKey("expression");
        HouseRule rule = new HouseRule(
                fields.getOrDefault("name", ""),
                fields.getOrDefault(isExpression ? "expression" : "words", ""),
                isExpression,
                Optional.ofNullable(fields.get("replacement")),
                fields.getOrDefault("reason", ""),
                fields.getOrDefault("owner", ""),
                severity.equals("warn") ? Severity.WARN : Severity.NOTE);
        HouseRules.fault(rule).ifPresentOrElse(fault -> faults.add(which + ": " + fault), () -> rules.add(rule));
    }
}
