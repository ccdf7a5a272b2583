package press.dateline.copydesk.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a page states about its story: `<meta>`, `<time>`, `lang` and JSON-LD.
final class HtmlHead {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> PUBLISHED = List.of(
            "meta[property=article:published_time]",
            "meta[itemprop=datePublished]",
            "meta[name=date]",
            "meta[name=pubdate]",
            "meta[name=publish-date]",
            "meta[name~=(?i)^dc(terms)?.(date|created|issued)$]");
    private static final List<String> TIMES =
            List.of("time[itemprop=datePublished]", "time[pubdate]", "time[datetime]");

    private final Document page;
    private final Element root;

    HtmlHead(Document page, Element root) {
        this.page = page;
        this.root = root;
    }

    void read(Stated stated) {
        for (String meta : PUBLISHED) {
            page.select(meta).forEach(found -> stated.published(found.attr("content")));
        }
        page.select("script[type=application/ld+json]").forEach(script -> readLinkedData(script.data(), stated));
        for (String time : TIMES) {
            root.select(time).stream().limit(1).forEach(found -> stated.published(found.attr("datetime")));
        }
        page.select("meta[name=author],meta[property=article:author]")
                .forEach(meta -> stated.author(meta.attr("content")));
        if (!stated.hasByline()) {
            root.select(HtmlFile.bylineSelector()).stream()
                    .limit(1)
                    .forEach(byline -> stated.author(byline.text().replaceFirst("^(?i)by ", "")));
        }
        stated.language(root.attr("lang"));
        Element html = page.selectFirst("html");
        stated.language(html == null ? "" : html.attr("lang"));
        page.select("meta[property=og:locale]").forEach(meta -> stated.language(meta.attr("content")));
    }

    /// The first `datePublished` and the names of the authors, at whatever depth. Broken data states nothing more.
    private static void readLinkedData(String json, Stated stated) {
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                String field = parser.currentName();
                token = parser.nextToken();
                if (field.equals("datePublished") && token == JsonToken.VALUE_STRING) {
                    stated.published(parser.getText());
                } else if (field.equals("author")) {
                    readAuthors(parser, stated);
                } else if (field.equals("publisher") && token != null && token.isStructStart()) {
                    parser.skipChildren();
                }
            }
        } catch (IOException broken) {
            // What came before it counts.
        }
    }

    private static void readAuthors(JsonParser parser, Stated stated) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            stated.author(parser.getText());
            return;
        }
        int depth = 0;
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName())) {
                stated.author(parser.getText());
            }
            if (depth == 0) {
                return;
            }
        }
    }
}
