package press.dateline.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Which addresses are of the public Internet: all but those that IANA's registries of special-purpose addresses keep
/// for other ends (RFC 6890 and what followed it). Addresses of the sixth version that carry one of the fourth within
/// are judged by that one.
final class PublicInternet {
    private static final List<Block> NOT_PUBLIC = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 4),
            block("240.0.0.0", 4),
            block("2001::", 23),
            block("2001:db8::", 32),
            block("3fff::", 20));

    /// Only these are given out for the Internet so far.
    private static final Block GLOBAL_6 = block("2000::", 3);

    private static final Block TRANSLATED = block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = block("2002::", 16);

    private PublicInternet() {}

    private record Block(InetAddress first, int bits) {
        boolean holds(InetAddress address) {
            byte[] one = first.getAddress();
            byte[] other = address.getAddress();
            if (one.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((one[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean has(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isOpen(four);
            case Inet6Address six when TRANSLATED.holds(six) -> isOpen(within(six, 12));
            case Inet6Address six when SIX_TO_FOUR.holds(six) -> isOpen(within(six, 2));
            case Inet6Address six -> GLOBAL_6.holds(six) && isOpen(six);
            case InetAddress other -> false;
        };
    }

    private static boolean isOpen(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }

    private static InetAddress within(Inet6Address six, int from) {
        return address(Arrays.copyOfRange(six.getAddress(), from, from + 4));
    }

    private static Block block(String first, int bits) {
        try {
            return new Block(InetAddress.ofLiteral(first), bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(first, e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
