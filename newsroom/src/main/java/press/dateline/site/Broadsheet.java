package press.dateline.site;

import io.quarkus.qute.Engine;

/// The theme: writes a page's record as a whole HTML document. Safe for use by many threads.
///
/// The templates stand in `templates/broadsheet/`. Each begins by declaring the record it prints, so a build in which
/// a template asks for what the record does not have fails.
public final class Broadsheet {
    private final Engine engine;

    /// @param engine Quarkus' own, or in tests any that finds the templates and reads records
    public Broadsheet(Engine engine) {
        this.engine = engine;
    }

    public String render(FrontPage page) {
        return render("front", page);
    }

    public String render(StoryPage page) {
        return render("story", page);
    }

    public String render(ListPage page) {
        return render("list", page);
    }

    public String render(StaticPage page) {
        return render("page", page);
    }

    public String render(ErrorPage page) {
        return render("error", page);
    }

    private String render(String name, Object page) {
        return engine.getTemplate("broadsheet/" + name + ".html")
                .data("page", page)
                .render();
    }
}
