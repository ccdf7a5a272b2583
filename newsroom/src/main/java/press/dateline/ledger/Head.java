package press.dateline.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// What stands for the whole ledger at one moment: how many records there are, and the root of the tree over their
/// hashes. Written as the checkpoint of a transparency log (C2SP tlog-checkpoint), four lines and perhaps a signature:
///
///     courier.example/ledger
///     41
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///     2026-11-24T00:00:03Z
///
///     — courier.example/ledger Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+Z…TOAYQ8=
///
/// @param origin whose ledger it is
/// @param records how many it stands for
/// @param root in hexadecimal
/// @param signature the line below, without its end; empty when nobody signed
public record Head(String origin, long records, String root, Instant at, String signature) {
    private static final int LINES = 4;

    Head(String origin, long records, String root, Instant at) {
        this(origin, records, root, at, "");
    }

    /// What is signed.
    String text() {
        return origin
                + '\n'
                + records
                + '\n'
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root))
                + '\n'
                + at
                + '\n';
    }

    /// As it is published.
    public String note() {
        return text() + '\n' + (signature.isEmpty() ? "" : signature + '\n');
    }

    /// Reads what was published: any number of heads, one below the other.
    ///
    /// @throws IllegalArgumentException when a head among them is not one; the message says which line
    public static List<Head> read(String text) {
        List<Head> heads = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : (text + "\n\n").split("\n", -1)) {
            number++;
            String stripped = line.strip();
            if (stripped.startsWith(HeadKey.DASH) && lines.isEmpty() && !heads.isEmpty()) {
                Head head = heads.removeLast();
                heads.add(new Head(head.origin(), head.records(), head.root(), head.at(), stripped));
            } else if (!stripped.isEmpty()) {
                lines.add(stripped);
            } else if (!lines.isEmpty()) {
                heads.add(of(lines, number - lines.size()));
                lines.clear();
            }
        }
        return heads;
    }

    private static Head of(List<String> lines, int first) {
        try {
            if (lines.size() == LINES) {
                byte[] root = Base64.getDecoder().decode(lines.get(2));
                long records = Long.parseLong(lines.get(1));
                return new Head(lines.getFirst(), records, HexFormat.of().formatHex(root), Instant.parse(lines.get(3)));
            }
        } catch (IllegalArgumentException | DateTimeException unfit) {
            throw new IllegalArgumentException("the lines from " + first + " on are no head of a ledger", unfit);
        }
        throw new IllegalArgumentException("the lines from " + first + " on are no head of a ledger");
    }
}
