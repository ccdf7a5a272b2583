package press.dateline.front;

import java.util.LinkedHashSet;
import java.util.Set;

/// What a front names: sections, topics and authors by their addresses, stories by their numbers.
record Names(Set<String> sections, Set<String> topics, Set<String> authors, Set<Long> stories) {
    static Names in(Front front) {
        Names names =
                new Names(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        front.blocks().forEach(block -> block.choices().forEach(names::add));
        return names;
    }

    private void add(Choice choice) {
        switch (choice.source()) {
            case Source.InSection(var path) -> sections.add(path);
            case Source.OnTopic(var slug) -> topics.add(slug);
            case Source.ByAuthor(var slug) -> authors.add(slug);
            case Source.Top(), Source.Latest(), Source.MostRead(), Source.Related(), Source.HandPicked() -> {}
        }
        choice.picks().forEach(pick -> stories.add(pick.story()));
    }
}
