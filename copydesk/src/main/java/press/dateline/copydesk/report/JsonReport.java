package press.dateline.copydesk.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.file.SourceText.Spot;
import press.dateline.copydesk.file.SourceText.Stretch;

/// For programs: one object, described by `docs/copydesk/findings.schema.json`.
public final class JsonReport implements Report {
    private final JsonGenerator json;
    private final java.util.List<String[]> unreadable = new java.util.ArrayList<>();

    public JsonReport(Writer out, String version) throws IOException {
        json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("version", version);
        json.writeStringField("notChecked", "Whether a claim is true.");
        json.writeArrayFieldStart("stories");
    }

    @Override
    public void story(Checked story) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", story.source().name());
        if (story.source().entryLine().isPresent()) {
            json.writeNumberField("entryLine", story.source().entryLine().getAsInt());
        }
        json.writeStringField("headline", story.copy().headline().text());
        json.writeStringField("language", story.copy().language().toLanguageTag());
        writePublication(story.copy().publication());
        json.writeArrayFieldStart("findings");
        for (Finding finding : story.findings()) {
            write(finding, story);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private void writePublication(@Nullable Publication publication) throws IOException {
        if (publication == null) {
            json.writeNullField("published");
            return;
        }
        json.writeObjectFieldStart("published");
        json.writeStringField("at", publication.at().toString());
        json.writeStringField("zone", publication.zone().getId());
        json.writeEndObject();
    }

    private void write(Finding finding, Checked story) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("code", finding.rule().code());
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("message", finding.message());
        json.writeStringField("words", finding.words());
        json.writeStringField("computed", finding.computed());
        json.writeFieldName("place");
        write(finding.place(), story);
        json.writeArrayFieldStart("related");
        for (Place related : finding.related()) {
            write(related, story);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("suggestions");
        for (String words : finding.suggestions()) {
            json.writeString(words);
        }
        json.writeEndArray();
        json.writeStringField("key", finding.key());
        json.writeEndObject();
    }

    private void write(Place place, Checked story) throws IOException {
        json.writeStartObject();
        json.writeStringField("part", place.part().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("index", place.index());
        json.writeNumberField("from", place.from());
        json.writeNumberField("to", place.to());
        Optional<Stretch> stretch = story.source().entryLine().isPresent() ? Optional.empty() : story.find(place);
        if (stretch.isPresent()) {
            Spot start = story.source().spot(stretch.get().from());
            Spot end = story.source().spot(stretch.get().to());
            json.writeNumberField("line", start.line());
            json.writeNumberField("column", start.column());
            json.writeNumberField("endLine", end.line());
            json.writeNumberField("endColumn", end.column());
        }
        json.writeEndObject();
    }

    @Override
    public void unreadable(String file, String reason) {
        unreadable.add(new String[] {file, reason});
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("unreadable");
        for (String[] one : unreadable) {
            json.writeStartObject();
            json.writeStringField("file", one[0]);
            json.writeStringField("reason", one[1]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
