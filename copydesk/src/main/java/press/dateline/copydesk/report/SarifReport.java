package press.dateline.copydesk.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.NamedRule;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.RuleName;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.file.SourceText.Spot;
import press.dateline.copydesk.file.SourceText.Stretch;

/// For code hosts and editors: SARIF 2.1.0 (OASIS Standard, 27 March 2020).
public final class SarifReport implements Report {
    private final JsonGenerator json;
    private final List<RuleName> rules;
    private final List<Unread> unread = new ArrayList<>();

    private record Unread(String file, String reason) {}

    public SarifReport(Writer out, String version, List<NamedRule> rules) throws IOException {
        this.rules = rules.stream().map(NamedRule::name).toList();
        json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField(
                "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        writeTool(version);
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
    }

    private void writeTool(String version) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Dateline copy desk");
        json.writeStringField("version", version);
        writeText("fullDescription", "Reads copy for slips that can be worked out; not for whether a claim is true.");
        json.writeArrayFieldStart("rules");
        for (RuleName rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            writeText("shortDescription", rule.title());
            json.writeObjectFieldStart("properties");
            json.writeStringField("code", rule.code());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void story(Checked story) throws IOException {
        for (Finding finding : story.findings()) {
            write(finding, story);
        }
        json.flush();
    }

    private void write(Finding finding, Checked story) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().id());
        int index = rules.indexOf(finding.rule());
        if (index >= 0) {
            json.writeNumberField("ruleIndex", index);
        }
        json.writeStringField("level", level(finding.severity()));
        String computed = finding.computed().isEmpty() ? "" : " (" + finding.computed() + ")";
        writeText("message", finding.message() + computed);
        json.writeArrayFieldStart("locations");
        writeLocation(finding.place(), story, -1);
        json.writeEndArray();
        if (!finding.related().isEmpty()) {
            json.writeArrayFieldStart("relatedLocations");
            for (int i = 0; i < finding.related().size(); i++) {
                writeLocation(finding.related().get(i), story, i);
            }
            json.writeEndArray();
        }
        writeFixes(finding, story);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("words/v1", fingerprint(finding.key()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("code", finding.rule().code());
        json.writeStringField("headline", story.copy().headline().text());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeLocation(Place place, Checked story, int id) throws IOException {
        json.writeStartObject();
        if (id >= 0) {
            json.writeNumberField("id", id);
        }
        json.writeObjectFieldStart("physicalLocation");
        writeArtifact(story.source().name());
        if (story.source().entryLine().isPresent()) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", story.source().entryLine().getAsInt());
            json.writeEndObject();
        } else if (story.find(place).isPresent()) {
            writeRegion("region", story.find(place).orElseThrow(), story);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeArtifact(String file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file));
        json.writeEndObject();
    }

    private void writeRegion(String name, Stretch stretch, Checked story) throws IOException {
        Spot start = story.source().spot(stretch.from());
        Spot end = story.source().spot(stretch.to());
        json.writeObjectFieldStart(name);
        json.writeNumberField("startLine", start.line());
        json.writeNumberField("startColumn", start.column());
        json.writeNumberField("endLine", end.line());
        json.writeNumberField("endColumn", end.column());
        json.writeEndObject();
    }

    private void writeFixes(Finding finding, Checked story) throws IOException {
        if (story.source().entryLine().isPresent()
                || finding.suggestions().isEmpty()
                || story.find(finding.place()).isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("fixes");
        for (String words : finding.suggestions()) {
            json.writeStartObject();
            json.writeArrayFieldStart("artifactChanges");
            json.writeStartObject();
            writeArtifact(story.source().name());
            json.writeArrayFieldStart("replacements");
            json.writeStartObject();
            writeRegion("deletedRegion", story.find(finding.place()).orElseThrow(), story);
            writeText("insertedContent", words);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void unreadable(String file, String reason) {
        unread.add(new Unread(file, reason));
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", unread.isEmpty());
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (Unread one : unread) {
            json.writeStartObject();
            json.writeStringField("level", "error");
            writeText("message", one.file() + " " + one.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void writeText(String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case BLOCK -> "error";
            case WARN -> "warning";
            case NOTE -> "note";
        };
    }

    /// A file's name as an address relative to where the check ran.
    private static String uri(String file) {
        try {
            String path = file.equals("-") ? "stdin" : file.replace('\\', '/');
            return new URI(null, null, path.indexOf(':') >= 0 && !path.startsWith("/") ? "./" + path : path, null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no file is called " + file, e);
        }
    }

    private static String fingerprint(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
