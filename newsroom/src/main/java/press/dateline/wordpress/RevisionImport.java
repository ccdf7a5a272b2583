package press.dateline.wordpress;

import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.store.BulkInsert;
import press.dateline.store.Database;
import press.dateline.store.tables.tables.records.RevisionRecord;
import press.dateline.wordpress.ItemOutcome.Outcome;
import press.dateline.wordpress.Origins.Known;
import press.dateline.wordpress.WordPressCopy.Context;
import press.dateline.wordpress.WxrEntry.Item;

/// Brings in the earlier versions of stories, of which some exports have a few, after the stories themselves.
final class RevisionImport {
    private static final int AT_ONCE = 100;

    private final Database database;
    private final Survey survey;
    private final Origins origins;
    private final Directory directory;
    private final Dates dates;
    private final Outcomes outcomes;

    RevisionImport(
            Database database, Survey survey, Origins origins, Directory directory, Dates dates, Outcomes outcomes) {
        this.database = database;
        this.survey = survey;
        this.origins = origins;
        this.directory = directory;
        this.dates = dates;
        this.outcomes = outcomes;
    }

    void run(Ticker ticker) throws IOException {
        long all = survey.revisions.size();
        if (all == 0) return;
        Keys keys = new Keys();
        long done = 0;
        try (MappingIterator<Item> items = survey.revisions.read()) {
            List<Item> some = new ArrayList<>();
            List<String> someKeys = new ArrayList<>();
            while (items.hasNext()) {
                Item item = items.next();
                some.add(item);
                someKeys.add(keys.of(item));
                if (some.size() == AT_ONCE || !items.hasNext()) {
                    write(List.copyOf(some), List.copyOf(someKeys));
                    done += some.size();
                    some.clear();
                    someKeys.clear();
                    ticker.now(done, all, done);
                }
            }
        }
    }

    private void write(List<Item> items, List<String> keys) {
        Map<String, Known> known = database.read(sql -> origins.find(sql, "revision", keys));
        Map<String, Known> stories = database.read(sql -> origins.find(
                sql,
                "story",
                items.stream()
                        .map(item -> Long.toString(item.parent()))
                        .distinct()
                        .toList()));
        List<ItemOutcome> done = new ArrayList<>();
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (known.containsKey(keys.get(i))) done.add(outcome(item, Outcome.UNCHANGED, ""));
            else if (item.slug().contains("-autosave"))
                done.add(outcome(item, Outcome.SKIPPED, "saved by itself while somebody wrote"));
            else if (!stories.containsKey(Long.toString(item.parent())))
                done.add(outcome(item, Outcome.SKIPPED, "a version of something that is no story of this export"));
            else {
                done.add(outcome(item, Outcome.IMPORTED, "a version of item " + item.parent()));
                fresh.add(i);
            }
        }
        if (!fresh.isEmpty())
            database.write(transaction -> {
                Origins.Rows rows = origins.new Rows(transaction);
                List<RevisionRecord> records = new ArrayList<>();
                for (int i : fresh) {
                    Item item = items.get(i);
                    RevisionRecord row = new RevisionRecord();
                    row.setId(transaction.nextId("revision"));
                    row.setStoryId(java.util.Objects.requireNonNull(stories.get(Long.toString(item.parent())))
                            .id());
                    row.setMadeAt(dates.of(item));
                    @Nullable
                    Long person = directory
                            .person(item.creator())
                            .map(Directory.Byline::id)
                            .orElse(null);
                    row.setPersonId(person);
                    row.setHeadline(Names.line(item.title(), survey.language));
                    row.setStandfirst(WordPressCopy.inline(item.excerpt(), survey.language)
                            .html());
                    row.setCopy(WordPressCopy.convert(
                                    item.content(),
                                    new Context(survey.language, item.parent(), "", WordPressCopy.Library.NOTHING))
                            .copy()
                            .html());
                    records.add(row);
                    rows.keep("revision", keys.get(i), row.getId(), null, Fingerprint.of(item));
                }
                BulkInsert.insert(transaction.sql(), records);
                rows.write();
                return records.size();
            });
        done.forEach(outcomes::add);
    }

    private static ItemOutcome outcome(Item item, Outcome outcome, String reason) {
        return new ItemOutcome(
                item.id(),
                item.type(),
                item.title(),
                item.line(),
                List.of(),
                item.torn() ? Outcome.FAILED : outcome,
                reason,
                null,
                null,
                null,
                null,
                null);
    }
}
