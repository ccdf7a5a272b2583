package press.dateline.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import press.dateline.feed.TrustCheck;
import press.dateline.people.Accounts;
import press.dateline.people.Tickets;
import press.dateline.sample.SampleNewspaper;
import press.dateline.settings.Settings;
import press.dateline.site.Theme;

/// `dateline serve`: the site for readers.
@Command(name = "serve", description = "Serve the site. Stop it with Ctrl-C.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "port (default: 8080)")
    int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: 127.0.0.1, this machine alone)")
    String host = "127.0.0.1";

    @Option(
            names = "--tls-port",
            paramLabel = "PORT",
            defaultValue = "8443",
            description = "port with TLS, where DATELINE_TLS_CERTIFICATE names a certificate (default: 8443)")
    int tlsPort = 8443;

    @Option(names = "--sample", description = "fill an empty newsroom with a sample one first")
    boolean sample;

    @Override
    public Integer call() {
        checkThatItIsFree("--port", port);
        Optional<Tls> tls = Tls.of(System.getenv());
        if (tls.isPresent()) {
            checkThatItIsFree("--tls-port", tlsPort);
        }
        try (Newsroom newsroom = Newsroom.open(data.folder(), "dateline serve")) {
            // What cannot be taken is refused before anything is served.
            Theme.read(newsroom.folder().theme());
            LedgerKey.of(System.getenv(), newsroom.folder().root());
            if (sample) {
                fill(newsroom);
            }
            warn(newsroom);
            System.setProperty("quarkus.http.port", Integer.toString(port));
            System.setProperty("quarkus.http.host", host);
            tls.ifPresent(files -> files.use(tlsPort));
            return Serving.run(newsroom, () -> {
                var out = spec.commandLine().getOut();
                String listening = (host.contains(":") ? "[" + host + "]" : host) + ":";
                String address = tls.isPresent() ? "https://" + listening + tlsPort : "http://" + listening + port;
                out.println("Dateline listens on " + address + "/");
                firstAccount(newsroom, address).ifPresent(out::println);
                out.flush();
            });
        }
    }

    /// As long as nobody can sign in: a link, good for a day, to make the first account.
    private static Optional<String> firstAccount(Newsroom newsroom, String address) {
        return newsroom.database().write(transaction -> {
            if (!Accounts.none(transaction.sql())) {
                return Optional.empty();
            }
            String site = Settings.of(transaction.sql()).address();
            return Optional.of("Nobody can sign in yet. Make the first account at " + (site.isEmpty() ? address : site)
                    + "/desk/first/" + Tickets.issue(transaction, Tickets.Kind.FIRST, null));
        });
    }

    /// What is there already is served as it is, so that the same command starts the sample a second time.
    private void fill(Newsroom newsroom) {
        boolean filled = new SampleNewspaper(
                        newsroom.database(),
                        newsroom.publishing(),
                        newsroom.folder().media())
                .fill();
        if (!filled) {
            var err = spec.commandLine().getErr();
            err.println("dateline: " + data.folder() + " is not empty; nothing was added to it");
            err.flush();
        }
    }

    /// What is wrong with what the site says about itself does not keep it from being served.
    private void warn(Newsroom newsroom) {
        var err = spec.commandLine().getErr();
        TrustCheck.wrong(newsroom.database()).forEach(text -> err.println("dateline: " + text));
        err.flush();
    }

    private void checkThatItIsFree(String option, int port) {
        if (port < 1 || port > 65535) {
            throw new Failures.Refusal(option + " " + port + " is no port: take a number from 1 to 65535");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new Failures.Refusal("--host " + host + " is not an address of this machine");
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("assign requested address")) {
                throw new Failures.Refusal("--host " + host + " is not an address of this machine");
            }
            throw new Failures.Refusal("cannot listen on " + host + ":" + port
                    + (reason.contains("Permission denied")
                            ? "; ports below 1024 are the administrator's: take another one with " + option
                            : " (" + reason + "); stop what uses it, or take another one with " + option));
        }
    }
}
