package press.dateline.cli;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import press.dateline.people.IdentityProvider;

/// The identity provider as the environment names it. The secret stays out of the database, and with it out of backups.
final class Vouching {
    private static final String ISSUER = "DATELINE_OIDC_ISSUER";
    private static final String CLIENT = "DATELINE_OIDC_CLIENT";
    private static final String SECRET = "DATELINE_OIDC_SECRET";
    private static final String LABEL = "DATELINE_OIDC_LABEL";

    private Vouching() {}

    /// @return nothing when nobody else vouches for people
    /// @throws Failures.Refusal when what is set is no identity provider, or not all of it is set
    static Optional<IdentityProvider> provider(Map<String, String> environment, InstantSource clock) {
        String issuer = environment.getOrDefault(ISSUER, "").strip();
        String client = environment.getOrDefault(CLIENT, "").strip();
        String secret = environment.getOrDefault(SECRET, "").strip();
        if (issuer.isEmpty() && client.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (issuer.isEmpty() || client.isEmpty() || secret.isEmpty()) {
            throw new Failures.Refusal("signing in by an identity provider takes all three: set " + ISSUER + ", "
                    + CLIENT + " and " + SECRET);
        }
        try {
            return Optional.of(IdentityProvider.of(
                    issuer, client, secret, environment.getOrDefault(LABEL, "").strip(), clock));
        } catch (IllegalArgumentException unfit) {
            throw new Failures.Refusal(ISSUER + ": " + unfit.getMessage());
        }
    }
}
