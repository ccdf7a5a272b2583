package press.dateline.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Severity;
import press.dateline.publishing.Stet;

/// A finding as the desk shows it, with who let it stand.
public record FindingLine(Finding finding, @Nullable Stet stet) {
    static List<FindingLine> of(List<Finding> findings, List<Stet> stets) {
        Map<String, Stet> byKey = stets.stream().collect(Collectors.toMap(Stet::finding, Function.identity()));
        return findings.stream()
                .map(finding -> new FindingLine(finding, byKey.get(finding.key())))
                .toList();
    }

    public String severity() {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    /// Whether it stops the story.
    public boolean stops() {
        return finding.severity() == Severity.BLOCK && stet == null;
    }

    /// What was worked out, where the message does not say it already.
    public String computed() {
        return finding.message().contains(finding.computed()) ? "" : finding.computed();
    }

    /// What of the story's page it leads to: the field, and for the copy the words in it.
    public String anchor() {
        Place place = finding.place();
        return switch (place.part()) {
            case HEADLINE -> "#headline";
            case STANDFIRST -> "#standfirst";
            case DATELINE -> "#dateline";
            case BODY -> "?at=body." + place.index() + "." + place.from() + "." + place.to() + "#copy";
            case CAPTION, PICTURE -> "?at=picture." + place.index() + "#copy";
            case FURNITURE -> "?at=" + URLEncoder.encode(finding.rule().id(), StandardCharsets.UTF_8) + "#furniture";
        };
    }

    ObjectNode json() {
        ObjectNode json = DeskJson.object();
        json.put("key", finding.key());
        json.put("rule", finding.rule().id());
        json.put("title", finding.rule().title());
        json.put("code", finding.rule().code());
        json.put("severity", severity());
        put(json, finding.place());
        json.put("words", finding.words());
        json.put("message", finding.message());
        json.put("computed", finding.computed());
        json.set("suggestions", DeskJson.tree(finding.suggestions()));
        ArrayNode related = json.putArray("related");
        finding.related().forEach(place -> put(related.addObject(), place));
        if (stet == null) {
            json.putNull("stet");
        } else {
            json.putObject("stet")
                    .put("id", stet.id())
                    .put("by", stet.name())
                    .put("reason", stet.reason())
                    .put("at", stet.at().toString());
        }
        return json;
    }

    private static void put(ObjectNode json, Place place) {
        json.put("part", place.part().name().toLowerCase(Locale.ROOT));
        json.put("index", place.index());
        json.put("from", place.from());
        json.put("to", place.to());
    }
}
