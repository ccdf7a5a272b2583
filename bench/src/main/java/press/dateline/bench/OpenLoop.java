package press.dateline.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Readers who come at a constant rate, whether those before them have been answered or not. What one waits
/// is counted from the moment at which he was to ask, so that a server which stops for a while cannot hide
/// it (open loop). HTTP/1.1 over the loopback with connections that stay; one thread.
final class OpenLoop {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);

    private final int port;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(1 << 20);
    private final Deque<Reader> idle = new ArrayDeque<>();
    private final long[] waited;
    private int asked;
    private int answered;
    private int refused;

    /// What the readers waited, in milliseconds.
    ///
    /// @param faults answers that were neither 2xx nor 3xx, and requests without an answer
    record Waited(double p50, double p99, double slowest, int faults) {}

    private OpenLoop(int port, String path, String headers, int requests) {
        this.port = port;
        this.request =
                ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        this.waited = new long[requests];
    }

    /// One connection and the moment at which its reader was to ask.
    private static final class Reader {
        final SocketChannel channel;
        long due;
        long left = -1;

        Reader(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /// Asks for `path` at `perSecond` for `seconds`, on up to `connections`.
    ///
    /// @param headers each ended by CR LF
    static Waited read(int port, String path, String headers, int perSecond, int seconds, int connections)
            throws IOException {
        return new OpenLoop(port, path, headers, perSecond * seconds).run(perSecond, connections);
    }

    private Waited run(int perSecond, int connections) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.configureBlocking(false);
                Reader reader = new Reader(channel);
                channel.register(selector, SelectionKey.OP_READ, reader);
                idle.add(reader);
            }
            long began = System.nanoTime();
            long step = 1_000_000_000L / perSecond;
            long end = began + step * waited.length + 2_000_000_000L;
            while (answered < waited.length && System.nanoTime() < end) {
                long now = System.nanoTime();
                while (asked < waited.length && !idle.isEmpty() && began + asked * step <= now) {
                    ask(idle.removeFirst(), began + asked * step);
                    asked++;
                }
                // Who comes seldom may be a millisecond late, and leaves the processor to the server.
                if (step > 500_000) {
                    selector.select(1);
                } else {
                    selector.selectNow();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    take((Reader) key.attachment());
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        long[] sorted = Arrays.copyOf(waited, answered);
        Arrays.sort(sorted);
        return new Waited(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), refused + waited.length - answered);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e6;
    }

    private void ask(Reader reader, long due) throws IOException {
        reader.due = due;
        ByteBuffer sent = request.duplicate();
        while (sent.hasRemaining()) {
            reader.channel.write(sent);
        }
    }

    private void take(Reader reader) throws IOException {
        answer.clear();
        int count = reader.channel.read(answer);
        if (count < 0) {
            throw new IOException("the server closed a connection");
        }
        if (reader.left < 0) {
            reader.left = length(count);
        }
        reader.left -= count;
        if (reader.left <= 0) {
            waited[answered++] = System.nanoTime() - reader.due;
            reader.left = -1;
            idle.add(reader);
        }
    }

    /// How many bytes an answer has from its first one; its head comes in one piece. Without a string, for what this
    /// takes is taken from the server.
    private long length(int count) throws IOException {
        int end = 0;
        long body = -1;
        for (int line = 0; end == 0 && line < count; ) {
            if (answer.get(line) == '\r') {
                end = line + 2;
            } else if (is(LENGTH, line, count)) {
                body = number(line + LENGTH.length);
            }
            while (line < count && answer.get(line) != '\n') {
                line++;
            }
            line++;
        }
        if (end == 0) {
            throw new IOException("no end of the headers in " + count + " bytes");
        }
        if (answer.get(9) != '2' && answer.get(9) != '3') {
            refused++;
        }
        if (answer.get(9) == '3' && answer.get(11) == '4') {
            return end;
        }
        if (body < 0) {
            throw new IOException("an answer without a length");
        }
        return end + body;
    }

    /// Whether a line begins with a header's name, whatever its case.
    private boolean is(byte[] name, int line, int count) {
        if (line + name.length > count) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((answer.get(line + i) | 0x20) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int from) {
        long number = 0;
        for (int at = from; answer.get(at) != '\r'; at++) {
            if (answer.get(at) != ' ') {
                number = number * 10 + answer.get(at) - '0';
            }
        }
        return number;
    }
}
