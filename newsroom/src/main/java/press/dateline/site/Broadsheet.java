package press.dateline.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The theme: writes a page's record as a whole HTML document. Safe for use by many threads.
///
/// The templates stand in `templates/broadsheet/`. Each begins by declaring the record it prints, so a build in which
/// a template asks for what the record does not have fails.
public final class Broadsheet {
    private final Engine engine;

    /// By the very site, which is another one after each change.
    private final Cache<Site, Dress> dresses = Caffeine.newBuilder().weakKeys().build();

    /// @param engine Quarkus' own, or outside it [#plainEngine()]
    public Broadsheet(Engine engine) {
        this.engine = engine;
    }

    /// An engine for use outside Quarkus, in commands and tests: it finds the same templates and reads the records by
    /// reflection instead of generated code.
    public static Engine plainEngine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(Broadsheet::locate)
                .build();
    }

    private static Optional<TemplateLocation> locate(String id) {
        String name = "/templates/" + (id.endsWith(".html") ? id : id + ".html");
        if (Broadsheet.class.getResource(name) == null) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocation() {
            @Override
            public Reader read() {
                return new InputStreamReader(
                        Objects.requireNonNull(Broadsheet.class.getResourceAsStream(name)), StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
        });
    }

    public String render(FrontPage page) {
        return render("front", page, page.frame(), Told.of(page));
    }

    public String render(StoryPage page) {
        return render("story", page, page.frame(), Told.of(page));
    }

    public String render(ListPage page) {
        return render("list", page, page.frame(), Told.of(page));
    }

    public String render(SearchPage page) {
        return render("search", page, page.frame(), Told.NOTHING);
    }

    public String render(StaticPage page) {
        return render("page", page, page.frame(), Told.of(page));
    }

    public String render(ErrorPage page) {
        return render("error", page, page.frame(), Told.NOTHING);
    }

    public String render(CommentPage page) {
        return render("comment", page, page.frame(), Told.NOTHING);
    }

    public String render(CorrectionsPage page) {
        return render("corrections", page, page.frame(), Told.of(page));
    }

    private String render(String name, Object page, Frame frame, Told told) {
        return template(name)
                .data("page", page)
                .data("told", told)
                .data("dress", dress(frame))
                .render();
    }

    private Dress dress(Frame frame) {
        Dress known = dresses.getIfPresent(frame.site());
        if (known != null && known.day().equals(frame.today())) {
            return known;
        }
        Dress dress = new Dress(
                frame.today(),
                template("links").data("frame", frame).render(),
                template("masthead").data("frame", frame).data("front", true).render(),
                template("masthead").data("frame", frame).data("front", false).render(),
                template("foot").data("frame", frame).render());
        dresses.put(frame.site(), dress);
        return dress;
    }

    private Template template(String name) {
        return engine.getTemplate("broadsheet/" + name + ".html");
    }
}
