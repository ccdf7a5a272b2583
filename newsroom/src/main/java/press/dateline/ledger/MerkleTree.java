package press.dateline.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One hash for a whole import: the root of a tree over the hashes of its items, built as they come, with leaves and
/// nodes marked apart (RFC 9162, section 2.1). Memory grows with the logarithm of the number of items. Not thread-safe.
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> peaks = new ArrayList<>();
    private long leaves;

    public void add(String leaf) {
        byte[] hash = digest(LEAF, leaf.getBytes(StandardCharsets.UTF_8), new byte[0]);
        for (long rest = leaves; (rest & 1) == 1; rest >>= 1) {
            hash = digest(NODE, peaks.removeLast(), hash);
        }
        peaks.add(hash);
        leaves++;
    }

    /// The root so far, in hexadecimal; the hash of nothing for an empty tree.
    public String root() {
        if (peaks.isEmpty()) {
            return HexFormat.of().formatHex(Ledger.sha256().digest());
        }
        byte[] hash = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = digest(NODE, peaks.get(i), hash);
        }
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] digest(byte mark, byte[] left, byte[] right) {
        MessageDigest digest = Ledger.sha256();
        digest.update(mark);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }
}
