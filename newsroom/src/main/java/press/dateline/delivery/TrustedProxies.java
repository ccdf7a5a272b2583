package press.dateline.delivery;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proxies whose word on who asked is believed. Immutable.
///
/// Each proxy appends to `X-Forwarded-For` or `Forwarded` the address it was asked from, so the header is read from its
/// end: the first address that is no trusted proxy is the reader's. What stands before it anyone may have written.
public final class TrustedProxies {
    private final List<Network> networks;

    private record Network(byte[] address, int bits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /// @param list addresses and networks, such as `127.0.0.1, 10.0.0.0/8`
    /// @throws IllegalArgumentException when one of them is neither; the message names it
    public static TrustedProxies of(String list) {
        List<Network> networks = new ArrayList<>();
        for (String one : list.split("[,\\s]+")) {
            if (one.isEmpty()) {
                continue;
            }
            int slash = one.indexOf('/');
            try {
                byte[] address = InetAddress.ofLiteral(slash < 0 ? one : one.substring(0, slash))
                        .getAddress();
                int bits = slash < 0 ? address.length * 8 : Integer.parseInt(one.substring(slash + 1));
                if (bits < 0 || bits > address.length * 8) {
                    throw new IllegalArgumentException();
                }
                networks.add(new Network(address, bits));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("“" + one + "” is no address and no network such as 10.0.0.0/8", e);
            }
        }
        return new TrustedProxies(networks);
    }

    /// The address of whoever asked, as far as the connection and the proxies tell.
    public String client(HttpServerRequest request) {
        @Nullable
        String peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return client(
                peer == null ? "" : peer,
                request.headers().getAll("X-Forwarded-For"),
                request.headers().getAll("Forwarded"));
    }

    /// The address of whoever asked. A proxy writes one of the two headers and passes on what it was sent of the other,
    /// so where both are there and do not agree neither is believed.
    ///
    /// @param peer address the connection came from
    /// @param forwardedFor every value of `X-Forwarded-For`, in order
    /// @param forwarded every value of `Forwarded` (RFC 7239), in order
    public String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        String one = first(peer, listed(forwardedFor));
        String other = first(peer, nodes(listed(forwarded)));
        if (forwarded.isEmpty()) {
            return one;
        }
        return forwardedFor.isEmpty() || one.equals(other) ? other : peer;
    }

    private static List<String> listed(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
    }

    /// What `for=` says in each element; what is no address stays something that is none.
    private static List<String> nodes(List<String> elements) {
        return elements.stream()
                .map(element -> Arrays.stream(element.split(";"))
                        .map(String::strip)
                        .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
                        .map(pair -> bare(pair.substring(4)))
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    /// `192.0.2.1` of `"192.0.2.1:47011"`, `2001:db8::1` of `"[2001:db8::1]:47011"`.
    private static String bare(String node) {
        String plain = node.length() > 1 && node.startsWith("\"") && node.endsWith("\"")
                ? node.substring(1, node.length() - 1)
                : node;
        if (plain.startsWith("[")) {
            int end = plain.indexOf(']');
            return end < 0 ? "" : plain.substring(1, end);
        }
        int colon = plain.indexOf(':');
        return colon < 0 ? plain : plain.substring(0, colon);
    }

    private String first(String peer, List<String> listed) {
        List<String> chain = new ArrayList<>(listed);
        String client = peer;
        while (trusts(client) && !chain.isEmpty()) {
            String next = chain.removeLast();
            if (!isAddress(next)) {
                return client;
            }
            client = next;
        }
        return client;
    }

    private boolean trusts(String address) {
        return isAddress(address)
                && networks.stream()
                        .anyMatch(network ->
                                network.holds(InetAddress.ofLiteral(address).getAddress()));
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
