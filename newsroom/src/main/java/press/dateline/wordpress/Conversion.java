package press.dateline.wordpress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.delivery.RequestTarget;
import press.dateline.html.CleanHtml;
import press.dateline.page.PageDraft;
import press.dateline.story.ReadingTime;
import press.dateline.story.Standing;
import press.dateline.story.StoryDraft;
import press.dateline.wordpress.CustomFields.Field;
import press.dateline.wordpress.Filings.Filed;
import press.dateline.wordpress.Origins.Known;
import press.dateline.wordpress.PostTypes.Kind;
import press.dateline.wordpress.WordPressCopy.Attachment;
import press.dateline.wordpress.WordPressCopy.Context;
import press.dateline.wordpress.WordPressCopy.PictureUse;
import press.dateline.wordpress.WxrEntry.Item;

/// Makes a story or page of an item. Reads what was prepared, writes nothing but files, and is safe for concurrent use.
final class Conversion {
    private final Survey survey;
    private final OldSite site;
    private final String structure;
    private final String siteTitle;
    private final Directory directory;
    private final MediaIndex media;
    private final Uploads uploads;
    private final Dates dates;
    private final OldUrls oldUrls;
    private final Instant now;
    private final Locale locale;

    Conversion(
            Survey survey,
            OldSite site,
            String structure,
            Directory directory,
            MediaIndex media,
            Uploads uploads,
            Dates dates,
            OldUrls oldUrls,
            Instant now) {
        this.survey = survey;
        this.site = site;
        this.structure = structure;
        this.siteTitle = Names.line(survey.head.title(), survey.language);
        this.directory = directory;
        this.media = media;
        this.uploads = uploads;
        this.dates = dates;
        this.oldUrls = oldUrls;
        this.now = now;
        this.locale = Locale.forLanguageTag(survey.language);
    }

    /// An item as it was read.
    ///
    /// @param known what an earlier import made of it, or null
    /// @param sourceHash of all it says but its comments
    record Work(
            Item item,
            Kind kind,
            String key,
            List<String> commentKeys,
            @Nullable Known known,
            String sourceHash,
            String commentsHash) {
        String noun() {
            return kind == Kind.STORY ? "story" : "page";
        }
    }

    /// A file of the uploads folder that the copy shows and no attachment stands for.
    record LooseFile(String path, String mime, long bytes, Instant at) {}

    /// What an item became.
    sealed interface Converted {
        Work work();

        /// Nothing to do, as neither it nor its comments changed.
        record Same(Work work) implements Converted {}

        record OfStory(Work work, StoryDraft draft, Standing standing, Parts parts) implements Converted {}

        record OfPage(Work work, PageDraft draft, Parts parts) implements Converted {}

        record Broken(Work work, String why) implements Converted {}
    }

    /// What comes along with a story or page.
    ///
    /// @param paths where it was before, other than its own
    /// @param unknown shortcodes and blocks that left nothing but their content
    /// @param missing paths of pictures without a file
    /// @param troubles why files that no attachment stands for were left out
    /// @param missingLead the lead picture, when its file is not there
    record Parts(
            List<CommentThreads.Ready> comments,
            List<Field> fields,
            List<String> paths,
            List<String> unknown,
            int pictures,
            List<String> missing,
            List<String> troubles,
            @Nullable Long missingLead,
            List<LooseFile> looseFiles,
            List<Long> media,
            @Nullable Long lead,
            String byline,
            int words) {}

    Converted convert(Work work) {
        @Nullable Known known = work.known();
        if (known != null
                && known.source().equals(work.sourceHash())
                && known.comments().equals(work.commentsHash())
                && !uploads.given()) return new Converted.Same(work);
        try {
            return made(work);
        } catch (RuntimeException | StackOverflowError e) {
            if (e instanceof Uploads.FileFault || e instanceof press.dateline.store.StoreException) throw e;
            return new Converted.Broken(work, "it cannot be converted: " + e);
        }
    }

    private Converted made(Work work) {
        Item item = work.item();
        WordPressCopy.Result copy = WordPressCopy.convert(
                item.content(),
                new Context(survey.language, item.id(), item.meta("footnotes").orElse(""), new Shelf()));
        String plain = copy.plainText();
        String headline = Names.line(item.title(), survey.language);
        CleanHtml standfirst =
                item.excerpt().isBlank() ? CleanHtml.EMPTY : WordPressCopy.inline(item.excerpt(), survey.language);
        Instant at = dates.of(item);
        Standing standing = standing(item, at);
        List<String> people = new ArrayList<>();
        List<Filed> filed = Filings.of(item);
        List<StoryDraft.ByPerson> bylines = bylines(item, filed, people);
        int words = words(plain);
        int minutes = ReadingTime.of(plain, locale).orElse(0);
        Parts parts = parts(work, filed, copy, at, String.join(", ", people), words);
        String slug = Names.slug(item.slug().isBlank() ? Slugs.of(item.title(), survey.language) : item.slug());
        @Nullable String path = path(item, standing, slug);
        Parts all = withPaths(parts, oldUrls.paths(item, path));
        String seoTitle = seo(item, "_yoast_wpseo_title", "rank_math_title", headline);
        String seoDescription = seo(item, "_yoast_wpseo_metadesc", "rank_math_description", headline);
        if (work.kind() == Kind.STORY)
            return new Converted.OfStory(
                    work,
                    new StoryDraft(
                            slug,
                            path,
                            "",
                            headline,
                            standfirst.html(),
                            trail(standfirst, plain),
                            "",
                            copy.copy().html(),
                            format(filed),
                            words,
                            minutes,
                            sections(filed),
                            topics(filed),
                            bylines,
                            parts.lead(),
                            parts.media(),
                            List.of(),
                            at,
                            dates.modified(item, at),
                            item.sticky(),
                            item.commentStatus().equals("open"),
                            seoTitle.equals(headline) ? "" : seoTitle,
                            seoDescription),
                    standing,
                    all);
        return new Converted.OfPage(
                work,
                new PageDraft(
                        null,
                        slug.isEmpty() ? "page-" + work.key() : slug,
                        path,
                        headline,
                        standfirst.html(),
                        copy.copy().html(),
                        parts.lead(),
                        parts.media(),
                        Math.max(-1_000_000, Math.min(1_000_000, item.menuOrder()))
                                + (PostTypes.isForeign(item.type()) ? 10_000_000 : 0),
                        standing.name(),
                        standing.publicFrom(),
                        at,
                        dates.modified(item, at),
                        item.commentStatus().equals("open"),
                        seoTitle.equals(headline) ? "" : seoTitle,
                        seoDescription),
                all);
    }

    private static String trail(CleanHtml standfirst, String plain) {
        String own = standfirst.plainText().replace('\n', ' ').strip();
        return own.isEmpty() ? WordPressCopy.excerpt(plain) : own;
    }

    /// Only what WordPress showed to everybody becomes public here.
    private Standing standing(Item item, Instant at) {
        if (!item.password().isEmpty()) return new Standing.Private();
        return switch (item.status()) {
            case "publish", "future" -> at.isAfter(now) ? new Standing.Scheduled(at) : new Standing.Published(at);
            case "pending" -> new Standing.InReview();
            case "private" -> new Standing.Private();
            case "trash" -> new Standing.Spiked();
            default -> new Standing.Draft();
        };
    }

    /// The address it had, when that was one of words; one that was never public has none yet.
    private @Nullable String path(Item item, Standing standing, String slug) {
        Optional<String> link = site.permalink(item.link());
        if (link.isPresent() && !item.link().contains("?")) return link.get();
        if (standing.publicFrom() == null) return null;
        if (PostTypes.kind(item.type()) == Kind.PAGE) {
            String path = survey.pagePath(item.id());
            return path.equals("/") || slug.isEmpty()
                    ? null
                    : RequestTarget.parse(OldSite.encoded(path))
                            .map(RequestTarget::path)
                            .orElse(null);
        }
        if (slug.isEmpty()) return null;
        @Nullable
        String made = Permalinks.path(
                structure, survey.parts(item, WxrDates.moment(item.date()).orElse(null)));
        return made == null
                ? null
                : RequestTarget.parse(OldSite.encoded(site.base() + made))
                        .map(RequestTarget::path)
                        .orElse(null);
    }

    // what it is filed under -------------------------------------------------------------------------------------

    private List<StoryDraft.ByPerson> bylines(Item item, List<Filed> filings, List<String> names) {
        List<StoryDraft.ByPerson> bylines = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Filed filed : filings)
            if (filed.taxonomy().equals(Filings.AUTHOR))
                directory.coAuthor(filed.slug()).filter(by -> seen.add(by.id())).ifPresent(by -> {
                    bylines.add(new StoryDraft.ByPerson(by.id(), ""));
                    names.add(by.name());
                });
        if (bylines.isEmpty())
            directory.person(item.creator()).ifPresent(by -> {
                bylines.add(new StoryDraft.ByPerson(by.id(), ""));
                names.add(by.name());
            });
        return bylines;
    }

    private List<Long> sections(List<Filed> filings) {
        List<Long> ids = new ArrayList<>();
        for (Filed filed : filings)
            if (filed.taxonomy().equals(Filings.CATEGORY))
                directory.section(filed.slug()).ifPresent(ids::add);
        return ids.stream().distinct().toList();
    }

    private List<Long> topics(List<Filed> filings) {
        List<Long> ids = new ArrayList<>();
        for (Filed filed : filings)
            if (filed.taxonomy().equals(Filings.TAG))
                directory.topic(filed.slug()).ifPresent(ids::add);
        return ids.stream().distinct().toList();
    }

    private static String format(List<Filed> filings) {
        for (Filed filed : filings)
            if (filed.taxonomy().equals(Filings.FORMAT)) {
                String format = filed.slug().replace("post-format-", "");
                return switch (format) {
                    case "aside", "gallery", "image", "link", "quote", "status", "video", "audio", "chat" -> format;
                    default -> "standard";
                };
            }
        return "standard";
    }

    // furniture --------------------------------------------------------------------------------------------------

    /// Titles and descriptions of the two common SEO plug-ins, with their variables replaced.
    private String seo(Item item, String yoast, String rankMath, String headline) {
        String text = item.meta(yoast)
                .filter(t -> !t.isBlank())
                .or(() -> item.meta(rankMath))
                .orElse("");
        if (text.isBlank()) return "";
        String filled = text;
        for (String mark : new String[] {"%%", "%"})
            filled = filled.replace(mark + "title" + mark, headline)
                    .replace(mark + "sitename" + mark, siteTitle)
                    .replace(mark + "sitetitle" + mark, siteTitle)
                    .replace(mark + "sep" + mark, "–");
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < filled.length()) {
            int open = filled.indexOf("%%", at);
            int close = open < 0 ? -1 : filled.indexOf("%%", open + 2);
            if (close < 0) break;
            out.append(filled, at, open);
            at = close + 2;
        }
        String line = Names.line(out.append(filled.substring(at)).toString(), survey.language);
        return line.replaceAll(" {2,}", " ").replaceAll("[ –|-]{2,50}$", "").strip();
    }

    /// Words as a reader would count them: runs of letters and digits; Chinese and Japanese by the character.
    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c > 0x2e80 && Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30ff) {
                words++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                if (!inWord) words++;
                inWord = true;
            } else if (c != '\'' && c != '’' && c != '-') inWord = false;
        }
        return words;
    }

    // pictures and files -----------------------------------------------------------------------------------------

    private Parts parts(Work work, List<Filed> filed, WordPressCopy.Result copy, Instant at, String byline, int words) {
        Item item = work.item();
        Set<Long> used = new LinkedHashSet<>();
        List<LooseFile> loose = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> troubles = new LinkedHashSet<>();
        int found = 0;
        @Nullable Long missingLead = null;
        long lead = media.byNumber(Survey.number(item, "_thumbnail_id"));
        for (PictureUse picture : copy.pictures()) {
            long id = media.byNumber(picture.attachmentId());
            Optional<String> file = site.file(picture.source());
            if (file.isPresent() && id == 0) id = media.byPath(file.get());
            if (id != 0) used.add(id);
            if (id != 0 && media.isStored(id)) found++;
            else if (file.isPresent()) {
                if (id == 0 && take(file.get(), source(picture), at, loose, troubles)) found++;
                else missing.add(file.get());
            }
        }
        for (String url : files(copy.copy().html())) {
            String file = site.file(url).orElseThrow();
            long id = media.byPath(file);
            if (id != 0) used.add(id);
            else if (loose.stream().noneMatch(one -> one.path().equals(file)))
                take(file, site.source(url), at, loose, troubles);
        }
        for (long number : survey.attachedTo(item.id()))
            if (media.byNumber(number) != 0) used.add(media.byNumber(number));
        if (lead != 0) {
            if (media.isStored(lead)) found++;
            else missingLead = lead;
        }
        used.remove(lead);
        return new Parts(
                CommentThreads.of(item.comments(), work.commentKeys(), survey.language, dates, at),
                CustomFields.of(item, filed),
                List.of(),
                copy.unknown(),
                found,
                List.copyOf(missing),
                List.copyOf(troubles),
                missingLead,
                loose,
                List.copyOf(used),
                lead == 0 ? null : lead,
                byline,
                words);
    }

    private static Parts withPaths(Parts parts, List<String> paths) {
        return new Parts(
                parts.comments(),
                parts.fields(),
                paths,
                parts.unknown(),
                parts.pictures(),
                parts.missing(),
                parts.troubles(),
                parts.missingLead(),
                parts.looseFiles(),
                parts.media(),
                parts.lead(),
                parts.byline(),
                parts.words());
    }

    /// Where the old site has it.
    private Optional<String> source(PictureUse picture) {
        return site.source(picture.original()).or(() -> site.source(picture.source()));
    }

    private boolean take(
            String path, Optional<String> source, Instant at, List<LooseFile> loose, Set<String> troubles) {
        if (!uploads.given()) return false;
        Uploads.Taken taken = source.map(address -> uploads.take(path, address)).orElseGet(() -> uploads.take(path));
        return switch (taken) {
            case Uploads.Taken.Stored(var mime, long bytes) -> loose.add(new LooseFile(path, mime, bytes, at));
            case Uploads.Taken.Missing() -> false;
            case Uploads.Taken.Refused(var why) -> {
                troubles.add("its file " + path + " was left out: " + why);
                yield false;
            }
        };
    }

    /// Where sound, film and documents lie that clean copy links to or plays, as it says it.
    private List<String> files(String html) {
        List<String> files = new ArrayList<>();
        for (String attribute : new String[] {" href=\"", " src=\"", " poster=\""})
            for (int at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, at + 1)) {
                int start = at + attribute.length();
                int end = html.indexOf('"', start);
                if (end < 0 || files.size() > 500) break;
                if (html.indexOf(OldSite.UPLOADS, start) >= 0 && html.indexOf(OldSite.UPLOADS, start) < end)
                    files.add(html.substring(start, end).replace("&amp;", "&"));
            }
        return files.stream()
                .distinct()
                .filter(url -> site.file(url).isPresent())
                .toList();
    }

    /// What copy may ask of the rest of the site.
    private final class Shelf implements WordPressCopy.Library {
        @Override
        public Optional<Attachment> attachment(long id) {
            return media.attachment(id);
        }

        @Override
        public List<Attachment> attachedTo(long postId) {
            return media.attachments(survey.attachedTo(postId));
        }

        @Override
        public Optional<String> pattern(long id) {
            return Optional.ofNullable(survey.patterns.get(id));
        }

        @Override
        public String address(String url) {
            return site.here(url);
        }
    }
}
