package press.dateline.wordpress;

import static press.dateline.store.tables.Tables.LEDGER;
import static press.dateline.store.tables.Tables.SOURCE_SITE;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.dateline.ledger.Ledger;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Database;
import press.dateline.store.Faults;
import press.dateline.store.Transaction;
import press.dateline.wordpress.Directory.Source;
import press.dateline.wordpress.ItemOutcome.OldUrl;
import press.dateline.wordpress.Progress.Stage;

/// Moves a WordPress site here from its export (WXR 1.0, 1.1, 1.2).
///
/// The file is gone over twice: once for what must be known beforehand ([Survey]), once for the stories. Memory does
/// not grow with it but for a few numbers an item. Everything is found again by where it came from, so importing the
/// same file again changes nothing, a newer export brings what changed there, and an import that was ended anywhere,
/// however hard, goes on by being run again. What an editor changed here since stays.
///
/// One import at a time for a database; the caller holds the data folder.
public final class WordPressImport {
    private final Database database;
    private final Path media;
    private final Resolver resolver;

    /// @param media the newsroom's folder for files
    /// @param resolver asked after the import what becomes of every old address
    public WordPressImport(Database database, Path media, Resolver resolver) {
        this.database = database;
        this.media = media;
        this.resolver = resolver;
    }

    /// Imports a file.
    ///
    /// @return the report, which the caller closes
    /// @throws ImportRefused when it cannot be read or not be finished; its message is for the person at
    ///     the terminal
    /// @throws press.dateline.store.StoreException when the database cannot keep it; whole batches stay
    public ImportReport run(Path file, ImportOptions options, Progress progress) throws ImportRefused {
        Uploads uploads = Uploads.of(options.uploads(), options.fetch(), media);
        Instant now = database.clock().instant();
        try (Survey survey = new Survey(file, now, new Ticker(progress, Stage.SURVEY));
                Outcomes outcomes = new Outcomes()) {
            return run(file, options, progress, survey, uploads, outcomes, now);
        } catch (NotAnExport e) {
            throw new ImportRefused(e.getMessage() == null ? file + " is no WordPress export" : e.getMessage(), e);
        } catch (Uploads.FileFault e) {
            throw new ImportRefused(e.getMessage() == null ? "a file cannot be kept" : e.getMessage(), e);
        } catch (IOException e) {
            throw new ImportRefused("cannot read " + file + " on: " + Faults.reason(e), e);
        } catch (UncheckedIOException e) {
            throw new ImportRefused(
                    "cannot write to the folder for temporary files: "
                            + Faults.reason(java.util.Objects.requireNonNull(e.getCause())),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportRefused("stopped; run the same import again and it goes on", e);
        }
    }

    private ImportReport run(
            Path file,
            ImportOptions options,
            Progress progress,
            Survey survey,
            Uploads uploads,
            Outcomes outcomes,
            Instant now)
            throws IOException, NotAnExport, InterruptedException {
        ZoneId zone = options.zone() != null ? options.zone() : survey.zone.zone(survey.language);
        long before = database.changes().position();
        Found found = database.write(transaction -> begin(transaction, survey, zone));
        Origins origins = new Origins(found.source().id());
        Directory directory = new Directory(survey, origins, found.source());
        database.write(transaction -> {
            directory.fill(transaction);
            return directory.people();
        });
        Dates dates = new Dates(zone, WxrDates.pubDate(survey.head.pubDate()).orElse(Instant.EPOCH));
        OldUrls oldUrls = new OldUrls(survey, found.site(), found.source().structure());
        MediaIndex index = new MediaIndex(database);
        new MediaImport(database, survey, found.site(), origins, uploads, index, oldUrls, dates, outcomes)
                .run(new Ticker(progress, Stage.MEDIA));
        MenuImport menus = new MenuImport(database, survey, found.site(), origins, directory);
        menus.plan();
        Conversion conversion = new Conversion(
                survey, found.site(), found.source().structure(), directory, index, uploads, dates, oldUrls, now);
        new StoryImport(database, survey, origins, conversion, oldUrls, menus, outcomes, options.by())
                .run(file, new Ticker(progress, Stage.STORIES));
        new RevisionImport(database, survey, origins, directory, dates, outcomes)
                .run(new Ticker(progress, Stage.REVISIONS));
        menus.run();
        boolean changed = database.changes().position() != before || outcomes.changed;
        String sha256 = sha256(file);
        record(file, sha256, found.source().id(), survey, outcomes, changed);
        return report(
                file, sha256, zone, survey, found, directory, outcomes, changed, new Ticker(progress, Stage.ADDRESSES));
    }

    private record Found(Source source, OldSite site) {}

    /// The site's own row, and its settings where the newsroom has none yet.
    private static Found begin(Transaction transaction, Survey survey, ZoneId zone) {
        var sql = transaction.sql();
        String title = Names.line(survey.head.title(), survey.language);
        if (!Settings.areKept(sql)) {
            Settings.keep(
                    transaction,
                    SiteSettings.DEFAULTS
                            .with(Setting.TITLE, title)
                            .with(Setting.TAGLINE, Names.line(survey.head.description(), survey.language))
                            .with(Setting.LANGUAGE, survey.language)
                            .with(Setting.ZONE, zone.getId())
                            .with(Setting.ADDRESS, survey.site.origin()));
        }
        String structure = survey.permalinks.structure();
        String front = Permalinks.front(structure).substring(1);
        String address = survey.site.address();
        var known = sql.selectFrom(SOURCE_SITE)
                .where(SOURCE_SITE.ADDRESS.eq(address))
                .fetchOne();
        long id;
        if (known == null) {
            id = sql.insertInto(SOURCE_SITE)
                    .set(SOURCE_SITE.ADDRESS, address)
                    .set(SOURCE_SITE.TITLE, title)
                    .set(SOURCE_SITE.BASE_PATH, survey.site.base())
                    .set(SOURCE_SITE.PERMALINK, structure)
                    .set(SOURCE_SITE.CATEGORY_BASE, front + "category")
                    .set(SOURCE_SITE.TAG_BASE, front + "tag")
                    .set(SOURCE_SITE.ZONE, zone.getId())
                    .returningResult(SOURCE_SITE.ID)
                    .fetchSingle()
                    .value1();
        } else {
            id = known.getId();
            // A part of the site, exported by month, may have no story to tell the structure by.
            if (structure.isEmpty()) structure = known.getPermalink();
        }
        // A second site may have had other files under the same names.
        boolean second = sql.fetchExists(
                SOURCE_SITE, SOURCE_SITE.BASE_PATH.eq(survey.site.base()).and(SOURCE_SITE.ID.lt(id)));
        OldSite site = second ? survey.site.withMediaPrefix("/" + survey.site.host()) : survey.site;
        return new Found(new Source(id, survey.site.base(), structure, front + "category", front + "tag"), site);
    }

    /// One record for a finished import. An import that found everything done already, and recorded, leaves none.
    private void record(Path file, String sha256, long site, Survey survey, Outcomes outcomes, boolean changed) {
        ObjectNode record = Spill.MAPPER.createObjectNode();
        record.put("file", String.valueOf(file.getFileName()));
        record.put("sha256", sha256);
        record.put("items", survey.items);
        ObjectNode types = record.putObject("types");
        outcomes.byType.forEach((type, counts) -> types.put(
                type, counts.values().stream().mapToLong(Long::longValue).sum()));
        record.put("merkle_root", survey.merkle.root());
        String text = record.toString();
        String subject = "source-site:" + site;
        boolean recorded = database.read(sql -> sql.fetchExists(
                LEDGER, LEDGER.ACT.eq("import").and(LEDGER.SUBJECT.eq(subject)).and(LEDGER.RECORD.eq(text))));
        if (recorded && !changed) return;
        database.write(transaction -> Ledger.append(transaction, "import", subject, text));
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    // the report -------------------------------------------------------------------------------------------------

    private ImportReport report(
            Path file,
            String sha256,
            ZoneId zone,
            Survey survey,
            Found found,
            Directory directory,
            Outcomes outcomes,
            boolean changed,
            Ticker ticker)
            throws IOException {
        Spill<ItemOutcome> answered = Spill.of(ItemOutcome.class);
        Map<String, Long> statuses = new TreeMap<>();
        try (MappingIterator<ItemOutcome> items = outcomes.items.read()) {
            long done = 0;
            while (items.hasNext()) {
                ItemOutcome item = items.next();
                List<OldUrl> urls = new ArrayList<>();
                for (OldUrl url : item.oldUrls()) {
                    Resolver.Answer answer = resolver.answer(url.url());
                    urls.add(new OldUrl(url.url(), answer.status(), answer.location()));
                    statuses.merge(Integer.toString(answer.status()), 1L, Long::sum);
                }
                answered.add(item.withUrls(urls));
                ticker.at(++done, outcomes.items.size(), done);
            }
        } catch (IOException | RuntimeException e) {
            answered.close();
            throw e;
        }
        return new ImportReport(
                answered,
                new ImportReport.Totals(
                        survey.items,
                        outcomes.byOutcome,
                        outcomes.byType,
                        directory.people(),
                        directory.sections(),
                        directory.topics(),
                        survey.menus.size(),
                        outcomes.comments,
                        outcomes.words,
                        outcomes.picturesFound,
                        outcomes.picturesMissing,
                        statuses,
                        changed),
                new ImportReport.SiteFound(
                        found.site().address(),
                        Names.line(survey.head.title(), survey.language),
                        survey.language,
                        survey.head.generator(),
                        survey.head.version(),
                        found.source().structure(),
                        zone.getId(),
                        String.valueOf(file.getFileName()),
                        sha256,
                        survey.merkle.root()),
                survey.damage,
                new ImportReport.Unknown(outcomes.unknownMarkup, survey.taxonomies, outcomes.foreignTypes));
    }
}
