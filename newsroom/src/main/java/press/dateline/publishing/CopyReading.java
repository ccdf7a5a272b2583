package press.dateline.publishing;

import static press.dateline.store.tables.Tables.BYLINE;
import static press.dateline.store.tables.Tables.CORRECTION;
import static press.dateline.store.tables.Tables.MEDIA;
import static press.dateline.store.tables.Tables.PERSON;
import static press.dateline.store.tables.Tables.READING;
import static press.dateline.store.tables.Tables.STORY;
import static press.dateline.store.tables.Tables.STORY_COPY;
import static press.dateline.store.tables.Tables.STORY_SOURCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.copydesk.Copy;
import press.dateline.copydesk.CopyDesk;
import press.dateline.copydesk.Finding;
import press.dateline.copydesk.Furniture;
import press.dateline.copydesk.Passage;
import press.dateline.copydesk.Picture;
import press.dateline.copydesk.Place;
import press.dateline.copydesk.Publication;
import press.dateline.copydesk.Severity;
import press.dateline.copydesk.file.SourceText;
import press.dateline.copydesk.file.StoredCopy;
import press.dateline.copydesk.file.StoryFile;
import press.dateline.copydesk.report.Checked;
import press.dateline.copydesk.report.JsonReport;
import press.dateline.copydesk.rules.Rules;
import press.dateline.html.CleanHtml;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Transaction;
import press.dateline.store.tables.tables.records.StoryRecord;
import press.dateline.story.WorkingCopy;

/// Has the copy desk read stories that the newsroom keeps, and records what it found of those that are to go out.
/// Thread-safe.
public final class CopyReading implements ReadyCheck, CopyCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CopyDesk desk;
    private final NamesInPrint names = new NamesInPrint();
    private final HouseStyle style = new HouseStyle();

    private final InstantSource clock;

    public CopyReading(CopyDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// Reads by every rule that the copy desk has.
    public static CopyReading byAllRules(InstantSource clock) {
        return new CopyReading(new CopyDesk(Rules.all()), clock);
    }

    /// What was recorded of the last reading of a story that was to go out.
    ///
    /// @param forMoment the publication it was read for
    /// @param blocking how many findings block
    /// @param findings JSON, as `docs/copydesk/findings.schema.json` has it
    public record Recorded(Instant readAt, Instant forMoment, int blocking, String findings) {
        private Set<String> blockingKeys() {
            Set<String> keys = new HashSet<>();
            try {
                for (JsonNode story : JSON.readTree(findings).path("stories")) {
                    for (JsonNode finding : story.path("findings")) {
                        if (finding.path("severity").asText().equals("block")) {
                            keys.add(finding.path("key").asText());
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return keys;
        }
    }

    /// Reads a story afresh.
    ///
    /// @param at when it goes out; null as long as nobody knows
    public Checked read(DSLContext sql, long story, @Nullable Instant at) {
        StoryFile.Story laid = SourceText.within("story:" + story, OptionalInt.empty(), copy(sql, story, at));
        List<Finding> findings = desk.read(laid.copy(), archive(sql));
        return new Checked(laid.source(), laid.copy(), findings);
    }

    /// Places in the body are those of the working copy's blocks, also where a dateline was read from the first.
    @Override
    public List<Finding> findings(DSLContext sql, WorkingCopy working, Instant publication) {
        Copy copy = laid(sql, working, working.furniture().dateline(), publication);
        List<Finding> findings = desk.read(copy, archive(sql));
        if (copy.dateline() == null || !working.furniture().dateline().isBlank()) {
            return findings;
        }
        Copy unsplit = laid(sql, working, "-", publication);
        int cut = lead(unsplit) - lead(copy);
        return findings.stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        inBlock(finding.place(), cut),
                        finding.words(),
                        finding.related().stream()
                                .map(place -> inBlock(place, cut))
                                .toList(),
                        finding.message(),
                        finding.computed(),
                        finding.suggestions()))
                .toList();
    }

    private static int lead(Copy copy) {
        return copy.body().isEmpty()
                ? 0
                : copy.body().getFirst().passage().text().length();
    }

    private static Place inBlock(Place place, int cut) {
        return switch (place.part()) {
            case DATELINE -> new Place(Place.Part.BODY, 0, place.from(), place.to());
            case BODY ->
                place.index() == 0 ? new Place(Place.Part.BODY, 0, place.from() + cut, place.to() + cut) : place;
            case HEADLINE, STANDFIRST, CAPTION, PICTURE, FURNITURE -> place;
        };
    }

    private static Copy laid(DSLContext sql, WorkingCopy working, String dateline, Instant publication) {
        press.dateline.story.Furniture about = working.furniture();
        SiteSettings site = Settings.of(sql);
        boolean changed = working.publishedVersion() != null && working.isChanged();
        return new StoredCopy(
                        about.headline(),
                        CleanHtml.stored(about.standfirst()).plainText().strip(),
                        dateline,
                        working.copy().html(),
                        lead(sql, about.pictureId()),
                        new Furniture(
                                about.bylines().stream()
                                        .map(press.dateline.story.Furniture.Credit::name)
                                        .toList(),
                                about.sources().stream()
                                        .map(press.dateline.story.Story.Source::label)
                                        .toList(),
                                null,
                                Furniture.Stage.FILED,
                                changed,
                                sql.fetchExists(CORRECTION, CORRECTION.STORY_ID.eq(working.storyId())),
                                about.aiUse().isEmpty() ? null : about.aiUse(),
                                null,
                                genre(about.genre())),
                        site.language(),
                        new Publication(publication, site.zone()))
                .copy();
    }

    private NewsroomArchive archive(DSLContext sql) {
        return new NewsroomArchive(names.asOf(clock.instant(), sql), style.rules(sql));
    }

    private static Furniture.Genre genre(String name) {
        return Stream.of(Furniture.Genre.values())
                .filter(genre -> genre.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(Furniture.Genre.NEWS);
    }

    @Override
    public void goesOut(Transaction transaction, long story, Instant at) {
        DSLContext sql = transaction.sql();
        Checked checked = read(sql, story, at);
        int blocking = (int) checked.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCK)
                .count();
        sql.deleteFrom(READING).where(READING.STORY_ID.eq(story)).execute();
        sql.insertInto(READING)
                .set(READING.STORY_ID, story)
                .set(READING.READ_AT, transaction.now())
                .set(READING.EFFECTIVE_FROM, at)
                .set(READING.BLOCKING, blocking)
                .set(READING.FINDINGS, json(checked))
                .execute();
    }

    @Override
    public List<Finding> stops(DSLContext sql, long story, Instant at) {
        Optional<Recorded> before =
                recorded(sql, story).filter(known -> known.forMoment().equals(at));
        if (before.isEmpty()) {
            return List.of();
        }
        Set<String> known = before.get().blockingKeys();
        StoryDesk.stets(sql, story).forEach(stet -> known.add(stet.finding()));
        return read(sql, story, at).findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCK && !known.contains(finding.key()))
                .toList();
    }

    /// The last reading on record; empty when the story was never to go out.
    public static Optional<Recorded> recorded(DSLContext sql, long story) {
        return sql.selectFrom(READING)
                .where(READING.STORY_ID.eq(story))
                .fetchOptional(row ->
                        new Recorded(row.getReadAt(), row.getEffectiveFrom(), row.getBlocking(), row.getFindings()));
    }

    /// Every story that the public can see, the newest first, loaded one by one as they are asked for.
    public static Stream<Copy> published(DSLContext sql, Instant now) {
        return sql
                .select(STORY.ID, STORY.PUBLIC_FROM)
                .from(STORY)
                .where(STORY.LISTED.isTrue().and(STORY.PUBLIC_FROM.le(now)))
                .orderBy(STORY.PUBLIC_FROM.desc(), STORY.ID.desc())
                .fetch()
                .stream()
                .map(row -> copy(sql, row.value1(), row.value2()));
    }

    private static Copy copy(DSLContext sql, long id, @Nullable Instant at) {
        StoryRecord story = sql.selectFrom(STORY).where(STORY.ID.eq(id)).fetchSingle();
        SiteSettings site = Settings.of(sql);
        @Nullable Publication publication = at == null ? null : new Publication(at, site.zone());
        String body = sql.selectFrom(STORY_COPY)
                .where(STORY_COPY.STORY_ID.eq(id))
                .fetchSingle()
                .getCopy();
        return new StoredCopy(
                        story.getHeadline(),
                        CleanHtml.stored(story.getStandfirst()).plainText().strip(),
                        story.getDateline(),
                        body,
                        lead(sql, story.getPictureId()),
                        furniture(sql, story, publication),
                        site.language(),
                        publication)
                .copy();
    }

    private static @Nullable Picture lead(DSLContext sql, @Nullable Long id) {
        if (id == null) {
            return null;
        }
        return sql.selectFrom(MEDIA).where(MEDIA.ID.eq(id)).fetchOne(media -> {
            String caption = CleanHtml.stored(media.getCaption()).plainText().strip();
            return new Picture(
                    media.getPath(),
                    media.getAlt(),
                    caption.isEmpty() ? null : new Passage(caption, 0),
                    media.getCredit());
        });
    }

    private static Furniture furniture(DSLContext sql, StoryRecord story, @Nullable Publication publication) {
        LocalDate shown = publication == null
                ? null
                : story.getDatedAt().atZone(publication.zone()).toLocalDate();
        return new Furniture(
                sql.select(PERSON.NAME)
                        .from(BYLINE)
                        .join(PERSON)
                        .on(PERSON.ID.eq(BYLINE.PERSON_ID))
                        .where(BYLINE.STORY_ID.eq(story.getId()))
                        .orderBy(BYLINE.ORDINAL)
                        .fetch(PERSON.NAME),
                sql.select(STORY_SOURCE.LABEL)
                        .from(STORY_SOURCE)
                        .where(STORY_SOURCE.STORY_ID.eq(story.getId()))
                        .orderBy(STORY_SOURCE.ORDINAL)
                        .fetch(STORY_SOURCE.LABEL),
                null,
                publication == null ? Furniture.Stage.DRAFT : Furniture.Stage.FILED,
                false,
                sql.fetchExists(CORRECTION, CORRECTION.STORY_ID.eq(story.getId())),
                null,
                publication == null || publication.day().equals(shown) ? null : shown,
                Furniture.Genre.NEWS);
    }

    private static String json(Checked checked) {
        StringWriter text = new StringWriter();
        try (JsonReport report = new JsonReport(text, "1")) {
            report.story(checked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
