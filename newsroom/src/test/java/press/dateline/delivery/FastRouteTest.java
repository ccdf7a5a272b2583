package press.dateline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.delivery.Loopback.Answer;
import press.dateline.store.Reading;

class FastRouteTest {
    private static final String LONG_TEXT = "<p>A sentence of the story.</p>\n".repeat(100);

    private final AtomicInteger renders = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-03-04T09:00:00Z"));
    private final InstantSource clock = now::get;
    private final PageCache cache = new PageCache(1 << 20, clock);
    private final Assets assets = Assets.read(FastRouteTest.class.getClassLoader(), "press/dateline/delivery/theme");
    private final Loopback site = serve(Hosts.any(), "http://localhost/", false);

    private Loopback serve(Hosts hosts, String address, boolean cacheTags) {
        return serve(this::render, hosts, address, cacheTags);
    }

    private Loopback serve(PageRenderer renderer, Hosts hosts, String address, boolean cacheTags) {
        cache.restartAt(0);
        Routes routes = target -> target.path().startsWith("/desk/") ? Optional.empty() : Optional.of(target.key("p"));
        FastRoute route = new FastRoute(
                cache,
                routes,
                renderer,
                assets,
                new FastRoute.Options(hosts, SecurityHeaders.forSite(URI.create(address)), cacheTags),
                clock);
        return new Loopback(router -> {
            router.route("/desk/*").handler(routing -> routing.end("the desk"));
            route.mount(router);
        });
    }

    private Page render(PageKey key) {
        renders.incrementAndGet();
        Reading.at(cache.appliedPosition());
        Reading.tag("story:1");
        return switch (key.path()) {
            case "/story/", "/café/" -> Page.html(LONG_TEXT + key).modified(Instant.parse("2024-03-01T08:00:00Z"));
            case "/old/" -> Page.redirect("/story/");
            case "/gone/" -> Page.html(410, "gone");
            case "/broken/" -> throw new IllegalStateException("secret of the house");
            case "/framed/" -> Page.html("framed").header("content-security-policy", "frame-src 'self'");
            default -> Page.html(404, "nothing here");
        };
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/story/", "/desk/", "/assets/none.css"})
    void whoNamesTwoHostsIsNotUnderstood(String path) {
        assertThat(site.get(path, "Host: localhost", "Host: evil.example").status())
                .isEqualTo(400);
        assertThat(site.get(path, "Host: localhost", "host: localhost").status())
                .isEqualTo(400);
        assertThat(renders).hasValue(0);
    }

    @Test
    void pageIsMadeOnceAndSentFromThenOn() {
        Answer made = site.get("/story/");
        Answer stored = site.get("/story/?utm_source=mail");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).startsWith(LONG_TEXT);
        assertThat(stored.text()).isEqualTo(made.text());
        assertThat(stored.headers()).isEqualTo(made.headers());
        assertThat(renders).hasValue(1);
        assertThat(stored.headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Vary", "accept-encoding")
                .containsEntry("Date", "Mon, 04 Mar 2024 09:00:00 GMT")
                .containsEntry("Last-Modified", "Fri, 01 Mar 2024 08:00:00 GMT")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Content-Security-Policy", SecurityHeaders.POLICY)
                .containsKeys("Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy")
                .doesNotContainKeys("Strict-Transport-Security", "Cache-Tag", "Content-Encoding");
        assertThat(SecurityHeaders.POLICY).doesNotContain("unsafe");
    }

    @Test
    void bothSpellingsOfAnEncodedPathAreOnePage() {
        assertThat(site.get("/caf%c3%a9/").text()).endsWith("/caf%C3%A9/");
        assertThat(site.get("/caf%C3%A9/").status()).isEqualTo(200);
        assertThat(renders).hasValue(1);
    }

    @Test
    void textIsSentAsTheReaderLikesIt() throws IOException {
        Answer gzip = site.get("/story/", "Accept-Encoding: gzip");
        Answer brotli = site.get("/story/", "Accept-Encoding: gzip, br");

        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).startsWith(LONG_TEXT);
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(brotli.body()).hasSizeLessThan(gzip.body().length);
        assertThat(brotli.header("Content-Length")).isEqualTo(Integer.toString(brotli.body().length));
        assertThat(site.get("/story/", "Accept-Encoding: *;q=0").status()).isEqualTo(406);
    }

    @Test
    void readersWhoSpeakHttp2GetTheSamePage() throws Exception {
        URI story = URI.create("http://localhost:" + site.port() + "/story/");
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<byte[]> page = client.send(
                    HttpRequest.newBuilder(story)
                            .header("Accept-Encoding", "br")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            String etag = page.headers().firstValue("ETag").orElseThrow();
            HttpResponse<Void> again = client.send(
                    HttpRequest.newBuilder(story)
                            .header("Accept-Encoding", "br")
                            .header("If-None-Match", etag)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(page.body())
                    .isEqualTo(site.get("/story/", "Accept-Encoding: br").body());
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(again.statusCode()).isEqualTo(304);
        }
    }

    @Test
    void readerWhoHasThePageIsToldSo() {
        String etag = site.get("/story/").header("ETag");
        String zipped = site.get("/story/", "Accept-Encoding: gzip").header("ETag");

        Answer same = site.get("/story/", "If-None-Match: W/" + etag);

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(etag);
        assertThat(same.headers())
                .containsKeys("Cache-Control", "Vary", "Date")
                .doesNotContainKeys("Content-Type", "X-Content-Type-Options");
        assertThat(zipped).isNotEqualTo(etag);
        assertThat(site.get("/story/", "If-None-Match: " + zipped).status()).isEqualTo(200);
        assertThat(site.get("/story/", "If-None-Match: *").status()).isEqualTo(304);
        assertThat(site.get("/missing/", "If-None-Match: *").status()).isEqualTo(404);
    }

    @Test
    void pageThatIsReadForLongIsCompressedHarderAndNotSentAgainToWhoHasIt() throws Exception {
        Answer quick = site.get("/story/", "Accept-Encoding: gzip");
        for (int i = 0; i < 100; i++) {
            site.get("/story/", "Accept-Encoding: gzip");
        }
        now.set(now.get().plusSeconds(10));
        Answer hard = quick;
        for (int i = 0; i < 500 && hard.header("ETag").equals(quick.header("ETag")); i++) {
            hard = site.get("/story/", "Accept-Encoding: gzip");
        }

        assertThat(hard.header("ETag")).isNotEqualTo(quick.header("ETag"));
        assertThat(hard.body()).hasSizeLessThan(quick.body().length);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(hard.body())).readAllBytes())
                .isEqualTo(new GZIPInputStream(new ByteArrayInputStream(quick.body())).readAllBytes());
        Answer same = site.get("/story/", "Accept-Encoding: gzip", "If-None-Match: " + quick.header("ETag"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(quick.header("ETag"));
        assertThat(renders).hasValue(1);
    }

    @Test
    void fileOfTheThemeIsCompressedHarderOnceItWasSent() {
        String quick = site.get(assets.url("paper.css"), "Accept-Encoding: br").header("ETag");
        String now = quick;
        for (int i = 0; i < 500 && now.equals(quick); i++) {
            now = site.get(assets.url("paper.css"), "Accept-Encoding: br").header("ETag");
        }

        assertThat(quick).endsWith("-quick\"");
        assertThat(now).isEqualTo(quick.replace("-quick", ""));
    }

    @Test
    void headersAloneAreThoseOfThePage() {
        Answer page = site.get("/story/");

        Answer head = site.send("HEAD", "/story/");

        assertThat(head.body()).isEmpty();
        assertThat(head.headers()).isEqualTo(page.headers());
    }

    @Test
    void redirectsAndEndsAreStoredToo() {
        Answer moved = site.get("/old/");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.headers()).containsEntry("Location", "/story/").containsEntry("Content-Length", "0");
        assertThat(site.get("/gone/").status()).isEqualTo(410);
        assertThat(site.get("/missing/").status()).isEqualTo(404);

        assertThat(List.of(site.get("/old/"), site.get("/gone/"), site.get("/missing/")))
                .extracting(Answer::status)
                .containsExactly(301, 410, 404);
        assertThat(renders).hasValue(3);
    }

    @Test
    void failureTellsNothingAndIsTriedAnew() {
        Answer failed = site.get("/broken/");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(failed.text()).doesNotContain("secret", "Exception", "dateline");
        site.get("/broken/");
        assertThat(renders).hasValue(2);
    }

    @Test
    void pagesCanOnlyBeRead() {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND")) {
            Answer refused = site.send(method, "/story/", "Content-Length: 0");

            assertThat(refused.status()).isEqualTo(405);
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
        }
        assertThat(renders).hasValue(0);
    }

    @Test
    void whatIsNoPageGoesOnToOthers() {
        assertThat(site.get("/desk/stories").text()).isEqualTo("the desk");
        assertThat(site.send("POST", "/desk/stories", "Content-Length: 0").text())
                .isEqualTo("the desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/", "/a/../story/", "/%2e%2e/", "/a%2fb", "/story/;x", "/%00", "/%c0%af", "/a\\b"
            })
    void ambiguousTargetIsRefusedAndNeverRendered(String target) {
        assertThat(site.get(target).status()).isEqualTo(400);
        assertThat(renders).hasValue(0);
    }

    @Test
    void targetThatIsNoPathIsRefused() {
        assertThat(site.send("OPTIONS", "*").status()).isIn(400, 404);
        assertThat(site.get("story").status()).isIn(400, 404);
    }

    @Test
    void pageMaySetAPolicyOfItsOwn() {
        assertThat(site.get("/framed/").header("Content-Security-Policy")).isEqualTo("frame-src 'self'");
    }

    @Test
    void foreignHostIsMisdirected() {
        try (Loopback strict = serve(Hosts.of(List.of("Example.org", "[::1]")), "https://example.org/", true)) {
            assertThat(strict.get("/story/", "Host: example.org").status()).isEqualTo(200);
            assertThat(strict.get("/story/", "Host: EXAMPLE.org:8080").status()).isEqualTo(200);
            assertThat(strict.get("/story/", "Host: [::1]:8080").status()).isEqualTo(200);
            assertThat(strict.get("http://example.org/story/", "Host: other.example")
                            .status())
                    .isEqualTo(200);
            assertThat(strict.get("/story/", "Host: evil.example").status()).isEqualTo(421);
            assertThat(strict.get("/story/", "Host: example.org.evil.example").status())
                    .isEqualTo(421);
            assertThat(strict.get("http://evil.example/story/", "Host: example.org")
                            .status())
                    .isEqualTo(421);
            assertThat(strict.get("/story/", "Host:").status()).isIn(400, 421);
            assertThat(strict.get("/story/", "Host: example.org").headers())
                    .containsEntry("Strict-Transport-Security", "max-age=63072000")
                    .containsEntry("Cache-Tag", "story:1");
            assertThat(renders).hasValue(1);
        }
    }

    @Test
    void assetIsSentForGoodUnderTheHashOfItsContent() {
        String address = assets.url("paper.css");

        Answer css = site.get(address, "Accept-Encoding: br");
        Answer again = site.get(address);

        assertThat(address).matches("/assets/paper\\.[0-9a-f]{12}\\.css");
        assertThat(css.headers())
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                .containsEntry("Content-Type", "text/css; charset=utf-8")
                .containsEntry("Content-Encoding", "br");
        assertThat(again.text())
                .contains("url(\"" + assets.url("type.woff2") + "\") format")
                .contains("url(\"" + assets.url("ink.svg") + "\")")
                .contains("url(missing.svg)");
        assertThat(site.get("/assets/paper.000000000000.css").status()).isEqualTo(404);
        assertThat(site.get("/assets/index.txt").status()).isEqualTo(404);
        assertThat(site.send("POST", address, "Content-Length: 0").status()).isEqualTo(405);
    }

    @Test
    void aSiteAnswersAFaultWithAPageOfItsOwnAndMakesTheNextOneAnew() {
        PageRenderer renderer = new PageRenderer() {
            @Override
            public Page render(PageKey key) {
                return FastRouteTest.this.render(key);
            }

            @Override
            public Optional<Page> failed() {
                return Optional.of(Page.html(500, "our fault").header("Cache-Control", "no-store"));
            }
        };
        try (Loopback own = serve(renderer, Hosts.any(), "http://localhost/", false)) {
            Answer failed = own.get("/broken/");
            own.get("/broken/");

            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.text()).isEqualTo("our fault");
            assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
            assertThat(renders).hasValue(2);
        }
    }
}
