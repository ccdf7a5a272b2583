package press.dateline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.dateline.people.Audit;
import press.dateline.people.Invitations;
import press.dateline.people.Limits;
import press.dateline.people.Passwords;
import press.dateline.people.Role;
import press.dateline.people.Sessions;
import press.dateline.people.SigningIn;
import press.dateline.people.Tickets;
import press.dateline.people.Visitor;

/// An editor at the desk of a server that runs, over HTTP as a browser would. What is thrown was not answered.
final class DeskClient implements AutoCloseable {
    private static final String PASSWORD = "tide tables and gulls";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final String url;
    private final Seat seat;

    DeskClient(String url, Seat seat) {
        this.url = url;
        this.seat = seat;
    }

    /// Who signs in.
    ///
    /// @param key of the session
    record Seat(String key, String name) {}

    /// Makes accounts of editors in a newsroom that is not served, and signs each in.
    static List<Seat> signIn(Path data, int editors) {
        try (Newsroom newsroom = Newsroom.open(data, "test")) {
            SigningIn signingIn = new SigningIn(
                    newsroom.database(),
                    new Passwords(),
                    new Limits(newsroom.database().clock()),
                    List::of);
            Visitor visitor = new Visitor("127.0.0.1", "", "", "");
            List<Seat> seats = new ArrayList<>();
            for (int i = 0; i < editors; i++) {
                String email = "editor" + i + "@courier.example";
                String name = "Editor Number" + i;
                String invitation = newsroom.database()
                        .write(transaction -> Invitations.invite(
                                transaction, null, name, email, Role.EDITOR, Set.of(), Audit.Who.COMMAND_LINE))
                        .orElseThrow()
                        .key();
                signingIn.byLink(Tickets.Kind.INVITATION, invitation, PASSWORD, visitor);
                if (signingIn.byPassword(email, PASSWORD, visitor) instanceof SigningIn.Outcome.In in) {
                    seats.add(new Seat(in.session(), name));
                }
            }
            return seats;
        }
    }

    /// @return 303 to the new story
    HttpResponse<String> begin() throws IOException, InterruptedException {
        return form("/desk/stories", "headline", "Pier reopens");
    }

    /// The version of a story's working copy, as its page at the desk says it.
    ///
    /// @param path of the story at the desk
    int versionAt(String path) throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(send(request(path).GET()).body());
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    /// @param path of the story at the desk
    /// @return 200 with the new version
    HttpResponse<String> save(String path, int base, String headline, String words, boolean meant)
            throws IOException, InterruptedException {
        ObjectNode sent = JSON.createObjectNode()
                .put("base", base)
                .put("tab", seat.name())
                .put("meant", meant)
                .put("copy", "<p>" + words + "</p>");
        ObjectNode furniture = sent.putObject("furniture").put("headline", headline);
        furniture.putArray("bylines").addObject().put("name", seat.name());
        return send(request(path + "/working-copy")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-Form-Token", Sessions.formToken(seat.key()))
                .PUT(BodyPublishers.ofString(sent.toString())));
    }

    /// What [#save] said.
    static int version(HttpResponse<String> saved) throws IOException {
        return JSON.readTree(saved.body()).path("version").asInt();
    }

    /// @return 303
    HttpResponse<String> publish(String path, int version) throws IOException, InterruptedException {
        return form(path + "/publication", "version", Integer.toString(version));
    }

    private HttpResponse<String> form(String path, String name, String value) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&token="
                        + URLEncoder.encode(Sessions.formToken(seat.key()), StandardCharsets.UTF_8))));
    }

    /// @return 201
    HttpResponse<String> upload(String name, byte[] file) throws IOException, InterruptedException {
        String border = "border-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n"
                        + Sessions.formToken(seat.key()) + "\r\n--" + border
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request("/desk/media")
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", "dateline-desk=" + seat.key());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
