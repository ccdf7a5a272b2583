package press.dateline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Publication;

/// A published story with its day.
///
/// @param paragraphs without the headline
record NewsStory(String id, LocalDate day, String headline, List<String> paragraphs) {
    NewsStory {
        paragraphs = List.copyOf(paragraphs);
    }

    /// Half of them, told apart by a hash of their ids.
    ///
    /// @param frozen the half that nobody tunes on
    static List<NewsStory> read(Path file, boolean frozen) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<NewsStory> stories = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode node = json.readTree(line);
            NewsStory story = new NewsStory(
                    node.path("id").asText(),
                    LocalDate.parse(node.path("date").asText()),
                    node.path("title").asText(),
                    Stream.of(node.path("text").asText().split("\n+"))
                            .map(text -> text.replace('\t', ' ').strip())
                            .filter(text -> !text.isEmpty())
                            .toList());
            if (isFrozen(story.id()) == frozen && !story.paragraphs().isEmpty()) {
                stories.add(story);
            }
        }
        return stories;
    }

    private static boolean isFrozen(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Character.digit(HexFormat.of().formatHex(hash).charAt(0), 16) >= 8;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Copy copy() {
        List<Passage> body = new ArrayList<>();
        int at = headline.length() + 2;
        for (String paragraph : paragraphs) {
            body.add(new Passage(paragraph, at));
            at += paragraph.length() + 2;
        }
        return Copy.of(new Passage(headline, 0), body)
                .withDatelineFromLead()
                .in(Locale.ENGLISH)
                .publishedAt(new Publication(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    NewsStory withHeadline(String other) {
        return new NewsStory(id, day, other, paragraphs);
    }

    NewsStory with(int paragraph, String other) {
        List<String> changed = new ArrayList<>(paragraphs);
        changed.set(paragraph, other);
        return new NewsStory(id, day, headline, changed);
    }

    NewsStory beginningWith(List<String> first) {
        List<String> changed = new ArrayList<>(first);
        changed.addAll(paragraphs);
        return new NewsStory(id, day, headline, changed);
    }

    int words() {
        return Stream.concat(Stream.of(headline), paragraphs.stream())
                .mapToInt(text -> text.split("\\s+").length)
                .sum();
    }
}
