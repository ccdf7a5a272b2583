package press.dateline.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.Seal;
import press.dateline.comment.SignedForm;
import press.dateline.delivery.RequestTarget;
import press.dateline.page.Page;
import press.dateline.section.Section;
import press.dateline.section.Sections;
import press.dateline.settings.MenuEntry;
import press.dateline.settings.Menus;
import press.dateline.settings.Publicity;
import press.dateline.settings.Setting;
import press.dateline.settings.Settings;
import press.dateline.settings.SiteSettings;
import press.dateline.store.Reading;
import press.dateline.store.Remembered;

/// Loads what stands around every page. Thread-safe.
final class Frames {
    private static final int TOP_PAGES = 8;

    private final AssetUrls assets;
    private final Theme theme;
    private final Seal seal;
    private final AtomicReference<@Nullable Site> latest = new AtomicReference<>();
    private final Map<Tongue, Words> words = new ConcurrentHashMap<>();

    Frames(AssetUrls assets, Theme theme, Seal seal) {
        this.assets = assets;
        this.theme = theme;
        this.seal = seal;
    }

    /// The site as it was on the page loaded last, for when nothing can be read; null before the first one.
    @Nullable
    Site latest() {
        return latest.get();
    }

    private record Tongue(Locale language, ZoneId zone) {}

    /// What every page of one moment needs: the site around it, its settings and its sections.
    record Surroundings(
            DSLContext sql,
            Instant now,
            SiteSettings settings,
            Sections.Tree sections,
            Map<Section, SectionMark> marks,
            Site site,
            Seal seal) {
        ZoneId zone() {
            return settings.zone();
        }

        Frame frame(Head head) {
            return new Frame(site, head, LocalDate.ofInstant(now, zone()));
        }

        /// What a form for comments there says of itself.
        String form(String noun, long nounId) {
            return SignedForm.at(noun, nounId, now).print(seal);
        }

        /// The address of `path` with the site's name before it, where that is known.
        String absolute(String path) {
            return settings.address() + RequestTarget.encode(path);
        }

        SectionMark mark(Section section) {
            return marks.computeIfAbsent(section, one -> Frames.mark(sections, one));
        }
    }

    Surroundings load(DSLContext sql, Instant now) {
        Around around = Remembered.once(sql, this, now, () -> around(sql, now, Settings.of(sql)));
        latest.set(around.site());
        return surroundings(sql, now, around);
    }

    /// As [#load(DSLContext, Instant)], by settings that need not be the site's.
    Surroundings load(DSLContext sql, Instant now, SiteSettings settings) {
        return surroundings(sql, now, around(sql, now, settings));
    }

    private Surroundings surroundings(DSLContext sql, Instant now, Around around) {
        ZoneId zone = around.settings().zone();
        Reading.until(
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant());
        return new Surroundings(sql, now, around.settings(), around.sections(), around.marks(), around.site(), seal);
    }

    /// What is the same on every page until it is changed.
    ///
    /// @param marks of the sections, as far as they were asked for
    private record Around(SiteSettings settings, Sections.Tree sections, Map<Section, SectionMark> marks, Site site) {}

    private Around around(DSLContext sql, Instant now, SiteSettings settings) {
        Publicity publicity = Publicity.of(sql);
        ZoneId zone = settings.zone();
        Sections.Tree sections = Sections.tree(sql);
        Map<Menus.Place, List<MenuEntry>> menus = Menus.of(sql, now);
        Words spoken = words.computeIfAbsent(
                new Tongue(settings.language(), zone), tongue -> Words.of(tongue.language(), tongue.zone()));
        List<SectionMark> marks =
                sections.top().stream().map(section -> mark(sections, section)).toList();
        List<MenuItem> main = items(menus.getOrDefault(Menus.Place.MAIN, List.of()));
        List<Page.Link> pages = press.dateline.page.Pages.top(sql, TOP_PAGES, now);
        List<Link> trust = TrustPages.links(publicity, spoken);
        List<MenuItem> footer = new ArrayList<>(items(menus.getOrDefault(Menus.Place.FOOTER, List.of())));
        if (!footer.isEmpty()) {
            // A menu of the newsroom's own stands in the place of its pages, and must not hide who it is.
            trust.forEach(link -> footer.add(new MenuItem(link.text(), link.href())));
        }
        Site site = new Site(
                settings.title(),
                settings.tagline(),
                theme.picture(settings.get(Setting.LOGO), settings.title(), assets)
                        .orElse(null),
                spoken,
                "/",
                main.isEmpty() ? ownMenu(marks) : main,
                items(menus.getOrDefault(Menus.Place.SOCIAL, List.of())),
                footer,
                marks,
                Stream.concat(
                                pages.stream().map(page -> new Link(page.title(), RequestTarget.encode(page.path()))),
                                trust.stream())
                        .toList(),
                settings.owner().isEmpty() ? settings.title() : settings.owner(),
                TrustPages.publisher(settings, publicity),
                settings.creditLine(),
                List.of(new Feed(settings.title(), "/feed/", FeedFormat.RSS.type())),
                new Look(settings, banner(settings)),
                assets);
        return new Around(settings, sections, new ConcurrentHashMap<>(), site);
    }

    /// A section wears its own colour or that of the nearest section above it that has one; else that of its top
    /// section's place.
    private static SectionMark mark(Sections.Tree sections, Section section) {
        List<Section> line = sections.line(section);
        int own = line.reversed().stream()
                .mapToInt(Section::colour)
                .filter(colour -> colour > 0)
                .findFirst()
                .orElse(0);
        int place = sections.top().indexOf(line.getFirst());
        int accent = own > 0 ? own : place < 0 ? 0 : place % SectionMark.ACCENTS + 1;
        return new SectionMark(section.name(), RequestTarget.encode(section.address()), accent);
    }

    private List<Look.Banner> banner(SiteSettings settings) {
        return theme
                .picture(settings.get(Setting.BANNER_PICTURE), settings.get(Setting.BANNER_TEXT), assets)
                .map(picture -> new Look.Banner(picture, settings.get(Setting.BANNER_LINK)))
                .stream()
                .toList();
    }

    /// A site without a menu of its own shows its sections.
    private static List<MenuItem> ownMenu(List<SectionMark> sections) {
        return sections.stream()
                .map(section -> new MenuItem(section.name(), section.href()))
                .toList();
    }

    private static List<MenuItem> items(List<MenuEntry> entries) {
        return entries.stream()
                .map(entry -> new MenuItem(entry.label(), href(entry.address()), false, items(entry.children())))
                .toList();
    }

    private static String href(String address) {
        return address.startsWith("/") ? RequestTarget.encode(address) : address;
    }
}
