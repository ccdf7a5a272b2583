package press.dateline.copydesk.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.dateline.copydesk.SharedData;

/// The stories of `news/wikinews-2019.jsonl` that rules are built on: those whose id has a SHA-256 with a first hex
/// digit below 8. The others stay unread until a rule is finished.
final class News {
    private News() {}

    record Story(String id, LocalDate date, String title, List<String> paragraphs) {}

    static List<Story> tuned() throws IOException {
        List<Story> stories = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.path("news/wikinews-2019.jsonl"))) {
            Map<String, String> fields = fields(line);
            String id = fields.getOrDefault("id", "");
            if (isTuned(id)) {
                List<String> paragraphs = fields.getOrDefault("text", "")
                        .lines()
                        .filter(text -> !text.isBlank())
                        .toList();
                LocalDate date = LocalDate.parse(fields.getOrDefault("date", "").substring(0, 10));
                stories.add(new Story(id, date, fields.getOrDefault("title", ""), paragraphs));
            }
        }
        return stories;
    }

    private static boolean isTuned(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 0xff) < 0x80;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName() != null) {
                    fields.put(parser.currentName(), parser.getText());
                }
            }
        }
        return fields;
    }
}
