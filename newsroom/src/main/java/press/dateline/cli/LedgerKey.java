package press.dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import press.dateline.ledger.HeadKey;
import press.dateline.store.Faults;

/// The key that signs the ledger's heads, in the file that `DATELINE_LEDGER_KEY` names. It lies outside the
/// data folder: whoever can write the ledger, or has a backup of it, must not have the key.
final class LedgerKey {
    static final String VARIABLE = "DATELINE_LEDGER_KEY";

    private LedgerKey() {}

    /// @return nothing when heads are published without a signature
    /// @throws Failures.Refusal when what is set is no key, or lies in the data folder
    static Optional<HeadKey> of(Map<String, String> environment, Path data) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (named.isBlank()) {
            return Optional.empty();
        }
        Path file = Path.of(named);
        refuseWithin(data, file, VARIABLE);
        try {
            return Optional.of(HeadKey.read(Files.readString(file)));
        } catch (IOException e) {
            throw new Failures.Refusal(VARIABLE + ": cannot read " + file + " (" + Faults.reason(e) + ")");
        } catch (IllegalArgumentException unfit) {
            throw new Failures.Refusal(VARIABLE + ": " + file + " " + unfit.getMessage());
        }
    }

    static void refuseWithin(Path data, Path file, String what) {
        if (file.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())) {
            throw new Failures.Refusal(
                    what + ": " + file + " lies in the data folder; the key belongs where no backup takes it along");
        }
    }
}
