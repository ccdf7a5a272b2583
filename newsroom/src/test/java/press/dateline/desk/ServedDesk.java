package press.dateline.desk;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.Newsroom;
import press.dateline.delivery.CacheFollower;
import press.dateline.delivery.PageCache;
import press.dateline.delivery.TrustedProxies;
import press.dateline.feed.Syndicate;
import press.dateline.media.Studio;
import press.dateline.people.Audit;
import press.dateline.people.IdentityProvider;
import press.dateline.people.Invitations;
import press.dateline.people.Limits;
import press.dateline.people.Passwords;
import press.dateline.people.Role;
import press.dateline.people.Sessions;
import press.dateline.people.SigningIn;
import press.dateline.people.Tickets;
import press.dateline.people.Visitor;
import press.dateline.publishing.CopyReading;
import press.dateline.publishing.StoryDesk;
import press.dateline.search.SearchIndex;
import press.dateline.site.Addresses;
import press.dateline.site.Broadsheet;
import press.dateline.site.ByHand;
import press.dateline.site.PublicSite;
import press.dateline.site.Theme;
import press.dateline.store.Database;
import press.dateline.store.DatabaseAddress;

/// The Quay Courier's desk on a port of the loopback, asked by the barest browser, which sends paths as they are spelt.
final class ServedDesk implements AutoCloseable {
    static final String PASSWORD = "tide tables and gulls";

    private final Newsroom newsroom;
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Studio studio;
    private final Newspaper paper;

    private ServedDesk(Newsroom newsroom, TrustedProxies proxies, Optional<IdentityProvider> provider) {
        this.newsroom = newsroom;
        Router router = Router.router(vertx);
        studio = studio(newsroom);
        paper = paper(newsroom);
        new Desk(
                        newsroom.database(),
                        Broadsheet.plainEngine(),
                        name -> "/assets/" + name,
                        new Desk.Options(proxies, true, provider),
                        studio,
                        paper)
                .mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Studio studio(Newsroom newsroom) {
        try {
            Path folder = Files.createTempDirectory("served-desk");
            return Studio.open(newsroom.database(), folder.resolve("media"), folder.resolve("prints"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its index is never begun, as while it is made for the first time.
    private static Newspaper paper(Newsroom newsroom) {
        Database database = newsroom.database();
        CopyReading reading = CopyReading.byAllRules(database.clock());
        SearchIndex index = new SearchIndex(database, Path.of("nowhere"));
        PublicSite site = new PublicSite(
                database,
                new Addresses(List.of(new ByHand())),
                new Syndicate(index),
                new Broadsheet(Broadsheet.plainEngine()),
                name -> "/assets/" + name,
                Theme.NONE,
                index);
        PageCache pages = new PageCache(PageCache.DEFAULT_BYTES, database.clock());
        CacheFollower follower = new CacheFollower(database.changes(), pages, CacheFollower.DEFAULT_INTERVAL);
        database.afterCommit(follower::catchUp);
        follower.catchUp();
        StoryDesk stories = StoryDesk.readBy(
                reading, database, name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        return new Newspaper(stories, reading, site, pages, index);
    }

    Newspaper paper() {
        return paper;
    }

    Studio studio() {
        return studio;
    }

    static ServedDesk open(DatabaseAddress address) {
        return new ServedDesk(Newsroom.open(address), TrustedProxies.none(), Optional.empty());
    }

    /// Where an identity provider vouches for people.
    static ServedDesk vouchedBy(String issuer, DatabaseAddress address) {
        Newsroom newsroom = Newsroom.open(address);
        IdentityProvider provider =
                IdentityProvider.of(issuer, "dateline", ProviderDouble.SECRET, "Courier House", newsroom.clock());
        return new ServedDesk(newsroom, TrustedProxies.none(), Optional.of(provider));
    }

    static ServedDesk behind(DatabaseAddress address, String proxies) {
        return new ServedDesk(Newsroom.open(address), TrustedProxies.of(proxies), Optional.empty());
    }

    Newsroom newsroom() {
        return newsroom;
    }

    Database database() {
        return newsroom.database();
    }

    /// A link to the first account, as `serve` prints it.
    String firstLink() {
        return "/desk/first/" + database().write(transaction -> Tickets.issue(transaction, Tickets.Kind.FIRST, null));
    }

    /// Adds an account that can sign in with [#PASSWORD], and signs it in.
    Browser signedIn(Role role, Long... sections) {
        String email = role.label() + "@courier.example";
        add(role, email, sections);
        SigningIn signingIn = new SigningIn(database(), new Passwords(), new Limits(newsroom.clock()), List::of);
        var outcome = signingIn.byPassword(email, PASSWORD, new Visitor("127.0.0.1", "", "", ""));
        Browser browser = browser();
        if (outcome instanceof SigningIn.Outcome.In in) {
            browser.cookies.put("dateline-desk", in.session());
            browser.cookies.put("dateline-known", in.known());
        }
        return browser;
    }

    long add(Role role, String email, Long... sections) {
        Invitations.Invitation invitation = database()
                .write(transaction -> Invitations.invite(
                        transaction, null, "A " + role.label(), email, role, Set.of(sections), Audit.Who.COMMAND_LINE))
                .orElseThrow();
        SigningIn signingIn = new SigningIn(database(), new Passwords(), new Limits(newsroom.clock()), List::of);
        signingIn.byLink(Tickets.Kind.INVITATION, invitation.key(), PASSWORD, new Visitor("127.0.0.1", "", "", ""));
        return invitation.account().id();
    }

    /// A browser without cookies.
    Browser browser() {
        return new Browser();
    }

    /// What came back.
    record Answer(int status, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }

        String location() {
            return header("location");
        }
    }

    /// Keeps cookies and sends what it is told.
    final class Browser {
        final Map<String, String> cookies = new LinkedHashMap<>();

        Answer get(String path) {
            return send("GET", path, List.of("Sec-Fetch-Site: same-origin"), "");
        }

        /// Sends a form as a page of the desk would, with the token that its screens hold.
        Answer post(String path, String... fields) {
            List<String> all = new ArrayList<>(List.of(fields));
            token().ifPresent(token -> all.addAll(List.of("token", token)));
            return postBare(path, List.of("Sec-Fetch-Site: same-origin"), all.toArray(String[]::new));
        }

        Answer postBare(String path, List<String> headers, String... fields) {
            return bare("POST", path, headers, fields);
        }

        Answer bare(String method, String path, List<String> headers, String... fields) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < fields.length; i += 2) {
                pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            }
            List<String> all = new ArrayList<>(headers);
            all.add("Content-Type: application/x-www-form-urlencoded");
            return send(method, path, all, String.join("&", pairs));
        }

        Optional<String> token() {
            String key = cookies.getOrDefault("dateline-desk", "");
            return key.isEmpty() ? Optional.empty() : Optional.of(Sessions.formToken(key));
        }

        Answer send(String method, String target, List<String> headers, String body) {
            return sendBytes(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        Answer sendBytes(String method, String target, List<String> headers, byte[] bytes) {
            StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
            if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
                request.append("Host: 127.0.0.1:").append(server.actualPort()).append("\r\n");
            }
            headers.forEach(header -> request.append(header).append("\r\n"));
            if (!cookies.isEmpty()) {
                request.append("Cookie: ");
                cookies.forEach((name, value) ->
                        request.append(name).append('=').append(value).append("; "));
                request.append("\r\n");
            }
            if (bytes.length > 0 || method.equals("POST")) {
                request.append("Content-Length: ").append(bytes.length).append("\r\n");
            }
            request.append("\r\n");
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(bytes);
                return keep(read(socket.getInputStream()));
            } catch (IOException e) {
                throw new AssertionError(method + " " + target, e);
            }
        }

        private Answer keep(Answer answer) {
            Pattern cookie = Pattern.compile("([^=]+)=([^;]*)");
            for (String set : answer.headers().getOrDefault("set-cookie", List.of())) {
                Matcher matcher = cookie.matcher(set);
                if (matcher.lookingAt()) {
                    if (matcher.group(2).isEmpty()) {
                        cookies.remove(matcher.group(1));
                    } else {
                        cookies.put(matcher.group(1), matcher.group(2));
                    }
                }
            }
            return answer;
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        studio.close();
        newsroom.close();
    }
}
