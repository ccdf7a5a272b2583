package press.dateline.site;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The theme's templates outside Quarkus, read by reflection instead of generated code.
final class Presses {
    private Presses() {}

    static Broadsheet broadsheet() {
        return new Broadsheet(Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(Presses::locate)
                .build());
    }

    private static Optional<TemplateLocation> locate(String id) {
        String name = "/templates/" + (id.endsWith(".html") ? id : id + ".html");
        if (Presses.class.getResource(name) == null) return Optional.empty();
        return Optional.of(new TemplateLocation() {
            @Override
            public Reader read() {
                return new InputStreamReader(Presses.class.getResourceAsStream(name), StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
        });
    }
}
