package press.dateline.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The one gate through which requests leave for other sites. It speaks HTTP and HTTPS, follows few redirects, reads
/// no more than its limits and gives up in time.
///
/// An address is refused when it is not one of the public Internet: who can make us ask for an address of his choice
/// must not reach this machine or its neighbours. The name is looked up once for each connection, the addresses are
/// checked, and the connection goes to one of the checked ones, so that a name which answers otherwise the second time
/// gains nothing. That holds for each hop of a redirect too. Thread-safe.
public final class Egress implements AutoCloseable {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String AGENT = "Dateline";
    private static final int BUFFER = 1 << 16;

    private final BiPredicate<String, InetAddress> allowed;
    private final Limits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch;

    /// What a request may take.
    ///
    /// @param time from the first look-up to the last byte, redirects included
    /// @param bytes the most that is read of an answer's body
    /// @param redirects how many are followed
    public record Limits(Duration time, int bytes, int redirects) {
        public static final Limits STANDARD = new Limits(Duration.ofSeconds(20), 1 << 20, 5);
    }

    /// What came back.
    ///
    /// @param from the address that answered in the end
    /// @param headers by lower-case name; of several the last
    /// @param body at most as long as the limit
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, URI from, Map<String, String> headers, byte[] body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /// The body read as UTF-8.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// The request was not sent, or not sent on: its address is not one to go to, or the answer is beyond a limit.
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /// A gate to the public Internet.
    public Egress(Limits limits) {
        this(PublicInternet::has, limits);
    }

    /// A gate to the public Internet, and to the one host that the operator named, wherever it is.
    public Egress(String named, Limits limits) {
        this((host, address) -> host.equalsIgnoreCase(named) || PublicInternet.has(address), limits);
    }

    /// A gate to those addresses that `allowed` lets pass.
    public Egress(Predicate<InetAddress> allowed, Limits limits) {
        this((host, address) -> allowed.test(address), limits);
    }

    private Egress(BiPredicate<String, InetAddress> allowed, Limits limits) {
        this.allowed = allowed;
        this.limits = limits;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("egress watch").factory());
        Timeout time = Timeout.of(limits.time());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Checked())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(time)
                                .setSocketTimeout(time)
                                .setTimeToLive(time.toDuration().toSeconds(), TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(time).build())
                .setUserAgent(AGENT)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                // A few bytes may unpack to more than the limit.
                .disableContentCompression()
                .build();
    }

    /// @throws Refused when the address is not to be gone to, or the answer is too long
    /// @throws IOException when there is no answer in time
    public Answer get(URI address) throws IOException {
        return send("GET", address, Map.of(), null, this::inMemory);
    }

    /// As [#get], with the body written into a file.
    ///
    /// @param bytes the most that is written, in the place of the gate's limit
    /// @return an answer without a body
    public Answer download(URI address, Path into, long bytes) throws IOException {
        return send("GET", address, Map.of(), null, (in, at) -> {
            try (OutputStream out = Files.newOutputStream(into)) {
                byte[] buffer = new byte[BUFFER];
                long written = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    written += read;
                    if (written > bytes) {
                        throw new Refused(at + " answers with more than " + bytes + " bytes");
                    }
                    out.write(buffer, 0, read);
                }
            }
            return new byte[0];
        });
    }

    /// As [#get]. A redirect is followed only where it keeps the method (307, 308).
    ///
    /// @param type of the body, such as `application/json`
    public Answer post(URI address, String type, String body, Map<String, String> headers) throws IOException {
        return send(
                "POST",
                address,
                headers,
                new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.parse(type)),
                this::inMemory);
    }

    /// Reads a body, and stops where it is too long.
    private interface Reader {
        byte[] read(InputStream body, URI at) throws IOException;
    }

    private byte[] inMemory(InputStream in, URI at) throws IOException {
        byte[] body = in.readNBytes(limits.bytes() + 1);
        if (body.length > limits.bytes()) {
            throw new Refused(at + " answers with more than " + limits.bytes() + " bytes");
        }
        return body;
    }

    private Answer send(
            String method, URI address, Map<String, String> headers, @Nullable HttpEntity body, Reader reader)
            throws IOException {
        long end = System.nanoTime() + limits.time().toNanos();
        URI at = address;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            HttpUriRequestBase request = new HttpUriRequestBase(method, checked(at));
            headers.forEach(request::setHeader);
            request.setEntity(body);
            Answer answer = within(end - System.nanoTime(), request, at, reader);
            Optional<String> location = answer.header("Location");
            boolean moved = REDIRECTS.contains(answer.status())
                    && location.isPresent()
                    && (method.equals("GET") || answer.status() >= 307);
            if (!moved) {
                return answer;
            }
            at = resolved(at, location.get());
        }
        throw new Refused(address + " redirects more than " + limits.redirects() + " times");
    }

    private Answer within(long nanos, HttpUriRequestBase request, URI at, Reader reader) throws IOException {
        if (nanos <= 0) {
            throw new InterruptedIOException(at + " did not answer within " + limits.time());
        }
        Future<?> alarm = watch.schedule(request::abort, nanos, TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, response -> answer(response, at, reader));
        } finally {
            alarm.cancel(false);
        }
    }

    private Answer answer(ClassicHttpResponse response, URI at, Reader reader) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        byte[] body = {};
        if (response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                body = reader.read(in, at);
            }
        }
        return new Answer(response.getCode(), at, Map.copyOf(headers), body);
    }

    private static URI checked(URI address) throws Refused {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new Refused(address + " is no address of the web");
        }
        return address;
    }

    private static URI resolved(URI at, String location) throws Refused {
        try {
            return at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Refused(at + " redirects to what is no address");
        }
    }

    /// Looks a name up and lets only allowed addresses through; the client connects to what it is given here.
    private final class Checked implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> found = Arrays.asList(InetAddress.getAllByName(host));
            InetAddress[] open = found.stream()
                    .filter(address -> allowed.test(host, address))
                    .toArray(InetAddress[]::new);
            if (open.length == 0) {
                throw new UnknownHostException(host + " is not on the public Internet");
            }
            return open;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
