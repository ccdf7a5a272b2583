package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.SECTION;
import static press.dateline.store.tables.Tables.TOPIC;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.people.People;
import press.dateline.people.Person;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.section.Topic;
import press.dateline.section.Topics;
import press.dateline.store.Transaction;
import press.dateline.wordpress.Origins.Known;
import press.dateline.wordpress.Survey.TermSeen;
import press.dateline.wordpress.WxrEntry.Author;

/// The people, sections and topics of an export, and who and what they are here. Filled within one transaction, read
/// only afterwards.
final class Directory {
    private final Survey survey;
    private final Origins origins;
    private final Source source;
    private final Map<String, Byline> people = new HashMap<>();
    private final Map<String, Long> sections = new HashMap<>();
    private final Map<String, Long> topics = new HashMap<>();
    private final Map<Long, Long> termIds = new HashMap<>();

    Directory(Survey survey, Origins origins, Source source) {
        this.survey = survey;
        this.origins = origins;
        this.source = source;
    }

    /// Where the old site had its archives.
    ///
    /// @param categoryBase as in `category` or `blog/category`
    record Source(long id, String base, String structure, String categoryBase, String tagBase) {}

    /// Someone with the name as it is printed.
    record Byline(long id, String name) {}

    Optional<Byline> person(String login) {
        return Optional.ofNullable(people.get("login:" + login));
    }

    /// The person of a Co-Authors Plus byline. Its slugs are those of accounts, with `cap-` before those of guests.
    Optional<Byline> coAuthor(String slug) {
        return Optional.ofNullable(people.get("co:" + slug));
    }

    Optional<Long> section(String slug) {
        return Optional.ofNullable(sections.get(slug));
    }

    Optional<Long> topic(String slug) {
        return Optional.ofNullable(topics.get(slug));
    }

    /// What a category's or tag's number at the old site is here: for menus.
    Optional<Long> term(long id) {
        return Optional.ofNullable(termIds.get(id));
    }

    int people() {
        return (int) people.values().stream().distinct().count();
    }

    int sections() {
        return sections.size();
    }

    int topics() {
        return topics.size();
    }

    void fill(Transaction transaction) {
        Origins.Rows rows = origins.new Rows(transaction);
        people(transaction, rows);
        sections(transaction, rows);
        topics(transaction, rows);
        rows.write();
    }

    // people -----------------------------------------------------------------------------------------------------

    /// @param key under which the person is found again
    /// @param login the name they sign in with, or empty; never printed
    private record Seen(String key, String login, String name, String email) {}

    private void people(Transaction transaction, Origins.Rows rows) {
        Map<String, Known> known = origins.all(transaction.sql(), "person");
        Set<Long> ids = new HashSet<>();
        Map<String, String> byAuthorSlug = new HashMap<>();
        for (Author author : survey.authors.values()) {
            Byline person = person(
                    transaction,
                    rows,
                    known,
                    new Seen(
                            "login:" + author.login(),
                            author.login(),
                            printed(author),
                            author.email().strip()));
            if (author.id() > 0 && ids.add(author.id()))
                number(rows, known, "person", Long.toString(author.id()), person.id());
            people.put("login:" + author.login(), person);
            byAuthorSlug.put(authorSlug(author.login()), author.login());
        }
        boolean creatorIsName =
                survey.head.version().startsWith("1.0") || survey.head.version().isEmpty();
        for (String creator : survey.creators) {
            String name = creatorIsName ? Names.line(creator, survey.language) : Names.fromLogin(creator);
            people.put(
                    "login:" + creator,
                    person(
                            transaction,
                            rows,
                            known,
                            new Seen("login:" + creator, creatorIsName ? "" : creator, name, "")));
        }
        for (Map.Entry<String, String> coAuthor : survey.coAuthors.entrySet()) {
            String slug =
                    coAuthor.getKey().startsWith("cap-") ? coAuthor.getKey().substring(4) : coAuthor.getKey();
            @Nullable String login = byAuthorSlug.get(slug);
            @Nullable Byline same = login == null ? null : people.get("login:" + login);
            people.put(
                    "co:" + coAuthor.getKey(),
                    same != null
                            ? same
                            : person(
                                    transaction,
                                    rows,
                                    known,
                                    new Seen(
                                            "co:" + slug, slug, Names.line(coAuthor.getValue(), survey.language), "")));
        }
    }

    private String printed(Author author) {
        String name = Names.line(author.displayName(), survey.language);
        if (name.isEmpty()) name = Names.line((author.firstName() + " " + author.lastName()).strip(), survey.language);
        return name;
    }

    private static String authorSlug(String login) {
        return Names.slug(Slugs.of(login, ""));
    }

    private Byline person(Transaction transaction, Origins.Rows rows, Map<String, Known> known, Seen seen) {
        String name = seen.name().isEmpty() ? Names.fromLogin(seen.login()) : seen.name();
        if (name.isEmpty()) name = "Newsroom";
        String hash = new Fingerprint().all(seen.login(), name, seen.email()).end();
        @Nullable Known before = known.get(seen.key());
        if (before != null) {
            if (before.source().equals(hash)) return new Byline(before.id(), name);
            @Nullable
            String ours = transaction
                    .sql()
                    .select(PERSON.NAME)
                    .from(PERSON)
                    .where(PERSON.ID.eq(before.id()))
                    .fetchOne(PERSON.NAME);
            if (ours == null || !ownHash(ours).equals(before.own()))
                return new Byline(before.id(), ours == null ? name : ours);
            var row = transaction
                    .sql()
                    .selectFrom(PERSON)
                    .where(PERSON.ID.eq(before.id()))
                    .fetchSingle();
            People.describe(transaction, before.id(), name, row.getBiography(), row.getWebsite());
            rows.keep("person", seen.key(), before.id(), null, hash + ":" + ownHash(name));
            return new Byline(before.id(), name);
        }
        long id = sameHere(transaction.sql(), seen.email(), name)
                .orElseGet(() ->
                        add(transaction, seen, seen.name().isEmpty() ? Names.fromLogin(seen.login()) : seen.name()));
        rows.keep("person", seen.key(), id, null, hash + ":" + ownHash(name));
        address(transaction, rows, seen.login(), id);
        return new Byline(id, name);
    }

    private static String ownHash(String name) {
        return new Fingerprint().add(name).end();
    }

    /// Someone who came with another site, or was here before.
    private Optional<Long> sameHere(DSLContext sql, String email, String name) {
        return sql
                .select(PERSON.ID)
                .from(PERSON)
                .where(email.isEmpty() ? PERSON.NAME.eq(name).and(PERSON.EMAIL.isNull()) : PERSON.EMAIL.eq(email))
                .orderBy(PERSON.ID)
                .fetch(PERSON.ID)
                .stream()
                .filter(id -> !origins.isFromHere(sql, "person", id))
                .findFirst();
    }

    private long add(Transaction transaction, Seen seen, String name) {
        String slug = Names.slug(Slugs.of(name, survey.language));
        Person person = People.add(
                transaction,
                slug.isEmpty() ? "author" : slug,
                name.isEmpty() ? "Newsroom" : name,
                "",
                seen.email().isEmpty() ? null : seen.email(),
                null);
        return person.id();
    }

    private void address(Transaction transaction, Origins.Rows rows, String login, long id) {
        String slug = authorSlug(login);
        if (slug.isEmpty()) return;
        String path = source.base() + Permalinks.front(source.structure()) + "author/" + slug + "/";
        @Nullable
        String ours = transaction
                .sql()
                .select(PERSON.SLUG)
                .from(PERSON)
                .where(PERSON.ID.eq(id))
                .fetchOne(PERSON.SLUG);
        if (!path.equals("/author/" + ours + "/")) rows.address(path, "person", id);
    }

    // sections and topics ----------------------------------------------------------------------------------------

    private void sections(Transaction transaction, Origins.Rows rows) {
        Map<String, Known> known = origins.all(transaction.sql(), "section");
        Map<String, String> numbers = numbers(survey.categories);
        Map<String, Section> made = new LinkedHashMap<>();
        for (String slug : survey.categories.keySet())
            section(transaction, rows, known, numbers, made, slug, new HashSet<>());
        made.forEach((slug, section) -> {
            sections.put(slug, section.id());
            termIds.putIfAbsent(
                    Objects.requireNonNull(survey.categories.get(slug)).id(), section.id());
        });
    }

    /// WordPress' numbers by slug, each for the first term that has it: what `?cat=7` asks for.
    private static Map<String, String> numbers(Map<String, TermSeen> terms) {
        Map<String, String> numbers = new HashMap<>();
        Set<Long> ids = new HashSet<>();
        terms.values().forEach(term -> {
            if (term.id() > 0 && ids.add(term.id())) numbers.put(term.slug(), Long.toString(term.id()));
        });
        return numbers;
    }

    private static void number(
            Origins.Rows rows, Map<String, Known> known, String noun, @Nullable String number, long id) {
        if (number != null && !known.containsKey(number)) rows.keep(noun, number, id, null, "-");
    }

    private @Nullable Section section(
            Transaction transaction,
            Origins.Rows rows,
            Map<String, Known> known,
            Map<String, String> numbers,
            Map<String, Section> made,
            String slug,
            Set<String> above) {
        @Nullable Section done = made.get(slug);
        @Nullable TermSeen term = survey.categories.get(slug);
        if (done != null || term == null || !above.add(slug) || above.size() > 50) return done;
        @Nullable
        Section parent = term.parent().isEmpty() || above.contains(term.parent())
                ? null
                : section(transaction, rows, known, numbers, made, term.parent(), above);
        String name = Names.line(term.name(), survey.language, slug);
        String description =
                WordPressCopy.inline(term.description(), survey.language).html();
        String key = "slug:" + slug;
        String hash = new Fingerprint().all(slug, name, description).end();
        @Nullable Known before = known.get(key);
        Section section;
        if (before != null) {
            section = existing(transaction.sql(), before.id());
            if (!before.source().equals(hash)
                    && hashOf(section.name(), section.description()).equals(before.own())) {
                Sections.describe(transaction, section.id(), name, description);
                rows.keep("section", key, section.id(), null, hash + ":" + hashOf(name, description));
            }
        } else {
            String path = (parent == null ? "" : parent.path() + "/") + slug;
            @Nullable
            Long same = transaction
                    .sql()
                    .select(SECTION.ID)
                    .from(SECTION)
                    .where(SECTION.PATH.eq(path))
                    .fetchOne(SECTION.ID);
            section = same != null && !origins.isFromHere(transaction.sql(), "section", same)
                    ? existing(transaction.sql(), same)
                    : Sections.add(transaction, parent, slug, name, description);
            rows.keep("section", key, section.id(), null, hash + ":" + hashOf(section.name(), section.description()));
        }
        String path = source.base() + "/" + source.categoryBase() + "/" + survey.categoryPath(slug) + "/";
        if (before == null && !path.equals(section.address())) rows.address(path, "section", section.id());
        number(rows, known, "section", numbers.get(slug), section.id());
        made.put(slug, section);
        return section;
    }

    private static Section existing(DSLContext sql, long id) {
        return sql.selectFrom(SECTION)
                .where(SECTION.ID.eq(id))
                .fetchSingle(row -> new Section(
                        row.getId(),
                        row.getParentId(),
                        row.getSlug(),
                        row.getPath(),
                        row.getName(),
                        row.getDescription(),
                        row.getColour()));
    }

    private static String hashOf(String name, String description) {
        return new Fingerprint().all(name, description).end();
    }

    private void topics(Transaction transaction, Origins.Rows rows) {
        DSLContext sql = transaction.sql();
        Map<String, Known> known = origins.all(sql, "topic");
        Map<String, String> numbers = numbers(survey.tags);
        for (TermSeen term : survey.tags.values()) {
            String name = Names.line(term.name(), survey.language, term.slug());
            String description =
                    WordPressCopy.inline(term.description(), survey.language).html();
            String key = "slug:" + term.slug();
            String hash = new Fingerprint().all(term.slug(), name, description).end();
            @Nullable Known before = known.get(key);
            long id;
            if (before == null) {
                Topic topic = sameTopic(sql, term.slug())
                        .orElseGet(() -> Topics.add(transaction, term.slug(), name, description));
                id = topic.id();
                rows.keep("topic", key, id, null, hash + ":" + hashOf(topic.name(), topic.description()));
                String path = source.base() + "/" + source.tagBase() + "/" + term.slug() + "/";
                if (!path.equals(topic.address())) rows.address(path, "topic", id);
            } else {
                id = before.id();
                if (!before.source().equals(hash)) {
                    var row = sql.selectFrom(TOPIC).where(TOPIC.ID.eq(id)).fetchSingle();
                    if (hashOf(row.getName(), row.getDescription()).equals(before.own())) {
                        Topics.describe(transaction, id, name, description);
                        rows.keep("topic", key, id, null, hash + ":" + hashOf(name, description));
                    }
                }
            }
            number(rows, known, "topic", numbers.get(term.slug()), id);
            topics.put(term.slug(), id);
            termIds.putIfAbsent(term.id(), id);
        }
    }

    private Optional<Topic> sameTopic(DSLContext sql, String slug) {
        return sql.selectFrom(TOPIC)
                .where(TOPIC.SLUG.eq(slug))
                .fetchOptional(row -> new Topic(row.getId(), row.getSlug(), row.getName(), row.getDescription()))
                .filter(topic -> !origins.isFromHere(sql, "topic", topic.id()));
    }
}
