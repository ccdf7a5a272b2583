package press.dateline.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One hash for many things: the root of a tree over their hashes, built as they come, with leaves and nodes marked
/// apart (RFC 9162, section 2.1). Memory grows with the logarithm of their number. Not thread-safe.
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> peaks = new ArrayList<>();
    private long leaves;

    public void add(String leaf) {
        byte[] hash = leaf(leaf);
        for (long rest = leaves; (rest & 1) == 1; rest >>= 1) {
            hash = node(peaks.removeLast(), hash);
        }
        peaks.add(hash);
        leaves++;
    }

    /// How many things were added so far.
    public long leaves() {
        return leaves;
    }

    /// The root so far, in hexadecimal; the hash of nothing for an empty tree.
    public String root() {
        if (peaks.isEmpty()) {
            return HexFormat.of().formatHex(Ledger.sha256().digest());
        }
        byte[] hash = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = node(peaks.get(i), hash);
        }
        return HexFormat.of().formatHex(hash);
    }

    /// The way from each of some leaves to the root: the hashes beside it, from the bottom up (RFC 9162, section
    /// 2.1.3.1).
    ///
    /// @param all every leaf of the tree
    /// @param wanted numbers of leaves, from 0
    static List<List<String>> paths(List<String> all, List<Integer> wanted) {
        List<List<String>> paths = new ArrayList<>();
        wanted.forEach(leaf -> paths.add(new ArrayList<>()));
        List<byte[]> level = new ArrayList<>(all.stream().map(MerkleTree::leaf).toList());
        for (int height = 0; level.size() > 1; height++) {
            for (int i = 0; i < wanted.size(); i++) {
                int beside = wanted.get(i) >> height ^ 1;
                if (beside < level.size()) {
                    paths.get(i).add(HexFormat.of().formatHex(level.get(beside)));
                }
            }
            level = above(level);
        }
        return paths;
    }

    /// One without a neighbour goes up as it is.
    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static byte[] leaf(String leaf) {
        return digest(LEAF, leaf.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return digest(NODE, left, right);
    }

    private static byte[] digest(byte mark, byte[] left, byte[] right) {
        MessageDigest digest = Ledger.sha256();
        digest.update(mark);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }
}
