package press.dateline.delivery;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The proxies whose word on who asked is believed. Immutable.
///
/// Each proxy appends to `X-Forwarded-For` the address it was asked from, so the header is read from its end: the first
/// address that is no trusted proxy is the reader's. What stands before it anyone may have written.
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

    /// The address of whoever asked.
    ///
    /// @param peer address the connection came from
    /// @param forwarded every value of `X-Forwarded-For`, in order
    public String client(String peer, List<String> forwarded) {
        List<String> chain = new ArrayList<>();
        forwarded.forEach(header -> chain.addAll(Arrays.asList(header.split(","))));
        String client = peer;
        while (trusts(client) && !chain.isEmpty()) {
            String next = chain.removeLast().strip();
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
