package press.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.dateline.people.People;
import press.dateline.publishing.Batch;
import press.dateline.publishing.Publishing;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topics;
import press.dateline.store.DataFolder;
import press.dateline.store.Database;
import press.dateline.store.Transaction;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;

/// An archive whose words are as often and as rare as those of a language: 60,000 of them, the n-th as often as 1/n
/// (Zipf), some 300 in a story. The same seed makes the same archive, and questions that its stories answer.
final class MadeArchive {
    static final int TOPICS = 2_000;
    private static final int VOCABULARY = 60_000;
    private static final int SECTIONS = 12;
    private static final int PEOPLE = 60;
    private static final int WORDS = 300;
    private static final int AT_ONCE = 500;
    private static final Instant NEWEST = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> SYLLABLES = List.of(
            "ba", "co", "du", "fe", "gi", "ha", "jo", "ku", "le", "mi", "na", "po", "ra", "se", "ti", "vu", "wo", "xa",
            "ye", "zu", "bren", "cor", "dal", "fin", "gor", "hul", "lan", "mer", "nor", "pel");

    private final Random random;
    private final double[] upTo = new double[VOCABULARY];

    MadeArchive(long seed) {
        random = new Random(seed);
        double sum = 0;
        for (int n = 0; n < VOCABULARY; n++) {
            sum += 1.0 / (n + 8);
            upTo[n] = sum;
        }
    }

    /// The folder of an archive of so many stories; made when it is not there.
    static Path of(Path made, int stories) throws IOException {
        Path folder = made.resolve("archive-" + stories);
        if (!Files.exists(folder)) {
            Path part = made.resolve("archive.part");
            MadeNewsrooms.remove(part);
            Files.createDirectories(made);
            new MadeArchive(7).write(part, stories);
            Files.move(part, folder);
        }
        return folder;
    }

    private void write(Path data, int stories) {
        try (DataFolder folder = DataFolder.open(data, "bench");
                Database database = Database.open(folder.database(), InstantSource.system())) {
            Publishing publishing = new Publishing(database);
            List<Long> sections = new ArrayList<>();
            List<Long> topics = new ArrayList<>();
            List<Long> people = new ArrayList<>();
            database.write(transaction -> nouns(transaction, sections, topics, people));
            for (int from = 0; from < stories; from += AT_ONCE) {
                int first = from;
                database.write(transaction -> {
                    Batch batch = publishing.batch(transaction);
                    for (int n = first; n < Math.min(stories, first + AT_ONCE); n++) {
                        StoryDraft draft = draft(n, stories, sections, topics, people);
                        batch.add(draft, new Standing.Published(draft.at()), "bench");
                    }
                    batch.finish();
                    return first;
                });
            }
        }
    }

    private int nouns(Transaction transaction, List<Long> sections, List<Long> topics, List<Long> people) {
        for (int n = 0; n < SECTIONS; n++) {
            Section section = Sections.add(transaction, null, "section-" + n, "Section " + n, "");
            sections.add(section.id());
        }
        for (int n = 0; n < TOPICS; n++) {
            topics.add(Topics.add(transaction, "topic-" + n, word(n * 7) + " " + word(n * 13), "")
                    .id());
        }
        for (int n = 0; n < PEOPLE; n++) {
            people.add(People.add(transaction, "writer-" + n, word(n + 900) + " " + word(n + 5000), "", null, null)
                    .id());
        }
        return 0;
    }

    private StoryDraft draft(int n, int stories, List<Long> sections, List<Long> topics, List<Long> people) {
        Instant at = NEWEST.minus(Duration.ofMinutes(40L * (stories - n)));
        String copy = Stream.generate(() -> "<p>" + text(WORDS / 6) + ".</p>")
                .limit(6)
                .collect(Collectors.joining());
        return new StoryDraft(
                "story-" + n + "-" + text(4).replace(' ', '-'),
                null,
                "",
                text(8),
                text(18),
                text(18),
                "",
                copy,
                "standard",
                WORDS,
                2,
                List.of(pick(sections)),
                Stream.of(pick(topics), pick(topics), pick(topics)).distinct().toList(),
                List.of(new StoryDraft.ByPerson(pick(people), "")),
                null,
                List.of(),
                List.of(),
                at,
                at,
                false,
                false,
                "",
                "");
    }

    private long pick(List<Long> ids) {
        return ids.get(Math.min(random.nextInt(ids.size()), random.nextInt(ids.size())));
    }

    String text(int words) {
        return Stream.generate(() -> word(rank())).limit(words).collect(Collectors.joining(" "));
    }

    /// A word's place among all, the first the most likely.
    int rank() {
        double at = random.nextDouble() * upTo[VOCABULARY - 1];
        int low = 0;
        int high = VOCABULARY - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (upTo[middle] < at) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// The word at a place; every word is another one.
    static String word(int rank) {
        StringBuilder word = new StringBuilder();
        int left = rank + SYLLABLES.size();
        while (left > 0) {
            word.append(SYLLABLES.get(left % SYLLABLES.size()));
            left /= SYLLABLES.size();
        }
        return word.toString();
    }
}
