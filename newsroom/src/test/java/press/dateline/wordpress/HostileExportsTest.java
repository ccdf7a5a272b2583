package press.dateline.wordpress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.SharedData;
import press.dateline.store.Database;
import press.dateline.store.Databases;

/// Exports made to read files, to reach into the network and to eat memory, all imported one after the other by one
/// process with 256 MB of heap.
class HostileExportsTest {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int NOBODY_CAN_BIND = 1024;

    /// An address on this machine, as one of the files names it.
    private static final Pattern LOCAL = Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1]):([0-9]{1,5})");

    @TempDir
    Path folder;

    /// Imports every file into a newsroom of its own, and prints name, milliseconds and items. No name is resolved, no
    /// socket made: whoever tries fails, and the process with it.
    static final class Child {
        public static void main(String[] args) throws Exception {
            AtomicInteger sockets = new AtomicInteger();
            java.net.Socket.setSocketImplFactory(() -> {
                sockets.incrementAndGet();
                throw new IllegalStateException("a socket was asked for");
            });
            Path own = Path.of(args[0]);
            for (Path file : exports(Path.of(args[1]))) {
                Path data =
                        Files.createDirectories(own.resolve(file.getFileName().toString()));
                long begin = System.nanoTime();
                try (Database database = Databases.open(Databases.sqlite(data));
                        ImportReport report = Imports.run(database, data, file)) {
                    long passed = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                    List<Integer> lines = new ArrayList<>();
                    report.items(item -> lines.add(item.line()));
                    lines.sort(null);
                    boolean all = lines.equals(linesOfItems(file));
                    System.out.println(file.getFileName() + " " + passed + " " + (all ? "accounted" : "missing"));
                } catch (ImportRefused refused) {
                    long passed = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                    System.out.println(file.getFileName() + " " + passed + " refused");
                }
            }
            System.out.println("sockets " + sockets.get());
        }
    }

    @Test
    @SuppressWarnings("deprecation")
    void hostileExportsDoNoHarm() throws Exception {
        Path hostile = SharedData.path("hostile/xml");
        List<Path> exports = exports(hostile);
        List<ServerSocket> canaries = canaries(exports);
        List<String> said;
        try {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx256m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Djdk.net.hosts.file=" + Files.createFile(folder.resolve("hosts")),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            Files.createDirectory(folder.resolve("newsrooms")).toString(),
                            hostile.toString())
                    .redirectError(folder.resolve("err.txt").toFile())
                    .start();
            try (var lines = child.inputReader()) {
                said = lines.lines().toList();
            }
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue())
                    .as(Files.readString(folder.resolve("err.txt")))
                    .isZero();
            assertNobodyKnocked(canaries);
        } finally {
            for (ServerSocket canary : canaries) {
                canary.close();
            }
        }

        assertThat(said).hasSize(exports.size() + 1).endsWith("sockets 0");
        for (int i = 0; i < exports.size(); i++) {
            String[] words = said.get(i).split(" ");
            assertThat(words[0]).isEqualTo(exports.get(i).getFileName().toString());
            assertThat(Duration.ofMillis(Long.parseLong(words[1]))).as(words[0]).isLessThan(EACH);
            assertThat(words[2]).as(words[0]).isIn("accounted", "refused");
        }
        assertNothingOfThisMachineIsKept();
    }

    private void assertNothingOfThisMachineIsKept() throws IOException {
        Path passwords = Path.of("/etc/passwd");
        String first = Files.exists(passwords)
                ? Files.readAllLines(passwords, ISO_8859_1).getFirst()
                : "root:x:0:0";
        try (Stream<Path> files = Files.walk(folder.resolve("newsrooms"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1).contains(first))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    /// Listens wherever the files point to on this machine, as far as this user may.
    private static List<ServerSocket> canaries(List<Path> exports) throws IOException {
        TreeSet<Integer> ports = new TreeSet<>();
        for (Path export : exports) {
            Matcher address = LOCAL.matcher(Files.readString(export, ISO_8859_1));
            while (address.find()) {
                ports.add(Integer.valueOf(address.group(1)));
            }
        }
        assertThat(ports).as("ports that the files name").isNotEmpty();
        List<ServerSocket> canaries = new ArrayList<>();
        for (int port : ports) {
            ServerSocket canary = new ServerSocket();
            try {
                canary.bind(new InetSocketAddress((InetAddress) null, port));
                canary.setSoTimeout(1);
                canaries.add(canary);
            } catch (IOException taken) {
                canary.close();
                // Low ports are the administrator's; the process itself may make no socket anyhow.
                assertThat(port).as(taken.getMessage()).isLessThan(NOBODY_CAN_BIND);
            }
        }
        return canaries;
    }

    private static void assertNobodyKnocked(List<ServerSocket> canaries) throws IOException {
        for (ServerSocket canary : canaries) {
            try (var guest = canary.accept()) {
                throw new AssertionError("somebody knocked at port " + canary.getLocalPort() + ": " + guest);
            } catch (java.net.SocketTimeoutException nobody) {
                assertThat(nobody).isNotNull();
            }
        }
    }

    private static List<Integer> linesOfItems(Path file) throws IOException, NotAnExport {
        List<Integer> lines = new ArrayList<>();
        try (WxrReader reader = WxrReader.open(file)) {
            for (WxrEntry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry instanceof WxrEntry.Item item) {
                    lines.add(item.line());
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    private static List<Path> exports(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
