package press.dateline.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import press.dateline.delivery.RequestTarget;
import press.dateline.egress.Egress;
import press.dateline.page.Pages;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.settings.Publicity;
import press.dateline.settings.Publicity.Item;
import press.dateline.settings.Settings;
import press.dateline.site.FeedFormat;
import press.dateline.site.Place;
import press.dateline.store.Change;
import press.dateline.store.Database;
import press.dateline.store.Follower;
import press.dateline.store.Lease;
import press.dateline.store.Outbox;
import press.dateline.store.Outbox.Outcome;
import press.dateline.store.Transaction;
import press.dateline.story.Listings;
import press.dateline.story.PublicStories;
import press.dateline.story.StoryList;

/// Tells others of what changed, where the newsroom wants it: the hub of its feeds (WebSub) and search engines
/// (IndexNow). It follows the change log for the whole installation and puts what is to be told into the outbox, which
/// delivers it. Thread-safe; [#round] is to be called again and again.
public final class Telling {
    static final String WEBSUB = "websub";
    static final String INDEXNOW = "indexnow";

    private static final Duration LEASE = Duration.ofMinutes(2);

    /// What is delivered in a round must be done before the lease ends.
    private static final int DELIVERIES = 4;

    /// Far below the 10,000 addresses that IndexNow takes at once.
    private static final int CHANGES = 1_000;

    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Egress egress;
    private final Lease lease;
    private final Follower follower;
    private final Outbox outbox;

    public Telling(Database database, Egress egress) {
        this.database = database;
        this.egress = egress;
        this.lease = new Lease(database, "telling", LEASE);
        this.follower = new Follower(database, "telling");
        this.outbox = new Outbox(database, Map.of(WEBSUB, this::tellHub, INDEXNOW, this::tellSearchEngines));
    }

    /// Queues what is new and delivers what is due, unless another node does.
    public void round() {
        if (!lease.take()) {
            return;
        }
        long epoch = database.changes().epoch();
        follower.follow(CHANGES, (transaction, changes) -> queue(transaction, changes, epoch));
        outbox.deliver(DELIVERIES);
    }

    /// Drops what was told long ago.
    public void trim() {
        outbox.trim(database.clock().instant().minus(KEPT));
    }

    // what is to be told ---------------------------------------------------------------------------------------------

    private static void queue(Transaction transaction, List<Change> changes, long epoch) {
        DSLContext sql = transaction.sql();
        String address = Settings.of(sql).address();
        Publicity publicity = Publicity.of(sql);
        if (address.isEmpty()) {
            return;
        }
        String key = ":" + epoch + ":" + changes.getLast().position();
        if (publicity.has(Item.FEED_HUB)) {
            queue(transaction, WEBSUB, key, feeds(sql, changes, transaction.now()), address);
        }
        if (publicity.has(Item.INDEXNOW_KEY)) {
            queue(transaction, INDEXNOW, key, pages(sql, changes, transaction.now()), address);
        }
    }

    private static void queue(
            Transaction transaction, String kind, String key, SequencedSet<String> paths, String address) {
        if (!paths.isEmpty()) {
            String payload = paths.stream()
                    .map(path -> address + RequestTarget.encode(path))
                    .collect(Collectors.joining("\n"));
            Outbox.queue(transaction, kind, kind + key, payload);
        }
    }

    /// Paths of the feeds that changed.
    private static SequencedSet<String> feeds(DSLContext sql, List<Change> changes, Instant now) {
        Stream<String> lists = stories(changes)
                .flatMap(story -> Listings.of(sql, story, now).stream())
                .map(StoryList::tag);
        return Stream.concat(changes.stream().map(Change::tag), lists)
                .distinct()
                .flatMap(tag -> base(sql, tag, now).stream())
                .flatMap(base -> Stream.of(FeedFormat.values()).map(format -> Place.Feed.address(base, format)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Stories that changed themselves. One that was only commented on is told of twice in a transaction: with its
    /// comments, and for their number, which neither feeds nor search engines need to know.
    private static Stream<Long> stories(List<Change> changes) {
        Map<Long, Integer> times = new LinkedHashMap<>();
        for (Change change : changes) {
            String tag = change.tag();
            if (tag.startsWith("story:")) {
                times.merge(Long.valueOf(tag.substring("story:".length())), 1, Integer::sum);
            } else if (tag.startsWith("comments:story:")) {
                times.merge(Long.valueOf(tag.substring("comments:story:".length())), -1, Integer::sum);
            }
        }
        return times.entrySet().stream().filter(one -> one.getValue() > 0).map(Map.Entry::getKey);
    }

    private static Optional<String> base(DSLContext sql, String tag, Instant now) {
        String[] words = tag.split(":", 3);
        return switch (words[0]) {
            case "comments" ->
                words.length == 3 ? copy(sql, words[1], Long.parseLong(words[2]), now) : Optional.of("/comments/");
            case "corrections" -> Optional.of("/corrections/");
            case "list" ->
                tag.equals(StoryList.LATEST.tag())
                        ? Optional.of("/")
                        : words.length < 3 ? Optional.empty() : list(sql, words[1], Long.parseLong(words[2]), now);
            default -> Optional.empty();
        };
    }

    private static Optional<String> copy(DSLContext sql, String noun, long id, Instant now) {
        return noun.equals("story") ? PublicStories.path(sql, id, now) : Pages.path(sql, id, now);
    }

    private static Optional<String> list(DSLContext sql, String kind, long id, Instant now) {
        return switch (kind) {
            case "section" -> Sections.tree(sql).byId(id).map(Section::address);
            case "topic" -> Topics.publicById(sql, id, now).map(Topic::address);
            case "author" -> People.publicById(sql, id, now).map(Person::address);
            default -> Optional.empty();
        };
    }

    /// Paths of stories and pages that came, changed or went.
    private static SequencedSet<String> pages(DSLContext sql, List<Change> changes, Instant now) {
        Stream<String> moved = changes.stream()
                .map(Change::tag)
                .filter(tag -> tag.startsWith("path:"))
                .map(tag -> tag.substring("path:".length()));
        Stream<String> changed = stories(changes).flatMap(story -> PublicStories.path(sql, story, now).stream());
        return Stream.concat(moved, changed).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    // how it is told -------------------------------------------------------------------------------------------------

    /// The ping that hubs agreed on; WebSub itself leaves it open (section 6).
    private Outcome tellHub(Outbox.Item item) {
        String hub = database.read(Publicity::of).text(Item.FEED_HUB);
        if (hub.isEmpty()) {
            return new Outcome.Refused("there is no hub any more");
        }
        String body = item.payload()
                .lines()
                .map(topic -> "hub.url=" + URLEncoder.encode(topic, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "hub.mode=publish&", ""));
        return post(hub, "application/x-www-form-urlencoded", body);
    }

    /// indexnow.org/documentation
    private Outcome tellSearchEngines(Outbox.Item item) {
        Publicity publicity = database.read(Publicity::of);
        String address = database.read(Settings::of).address();
        if (!publicity.has(Item.INDEXNOW_KEY) || address.isEmpty()) {
            return new Outcome.Refused("there is no key any more");
        }
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("host", URI.create(address).getHost());
        told.put("key", publicity.text(Item.INDEXNOW_KEY));
        told.put("keyLocation", address + Place.Notice.INDEXNOW.path());
        item.payload().lines().forEach(told.putArray("urlList")::add);
        return post(publicity.text(Item.INDEXNOW_ADDRESS), "application/json; charset=utf-8", told.toString());
    }

    private Outcome post(String to, String type, String body) {
        try {
            Egress.Answer answer = egress.post(URI.create(to), type, body, Map.of());
            int status = answer.status();
            String said = to + " answered " + status;
            if (status / 100 == 2) {
                return new Outcome.Delivered(said);
            }
            return status == 408 || status == 429 || status >= 500
                    ? new Outcome.Later(said, retryAfter(answer))
                    : new Outcome.Refused(said);
        } catch (Egress.Refused refused) {
            return new Outcome.Refused(String.valueOf(refused.getMessage()));
        } catch (IOException fault) {
            return new Outcome.Later(String.valueOf(fault), Duration.ZERO);
        }
    }

    /// Seconds only (RFC 9110, section 10.2.3); a date is as good as no wish.
    private static Duration retryAfter(Egress.Answer answer) {
        return answer.header("Retry-After")
                .filter(value ->
                        value.length() < 7 && !value.isEmpty() && value.chars().allMatch(Character::isDigit))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
