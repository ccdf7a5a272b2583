package press.dateline.people;

import static press.dateline.store.tables.Tables.ACCOUNT;
import static press.dateline.store.tables.Tables.PASSKEY;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import press.dateline.people.SigningIn.Outcome;
import press.dateline.store.Database;
import press.dateline.store.Transaction;

/// Passkeys (WebAuthn level 3): a key pair whose secret half never leaves the owner's device. It stands for password
/// and code together, because the device asks its owner for a finger, a face or a PIN. Thread-safe.
public final class Passkeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);
    private static final int LONGEST_LABEL = 60;

    private final Database database;
    private final Limits limits;

    public Passkeys(Database database, Limits limits) {
        this.database = database;
        this.limits = limits;
    }

    /// Loaded when the first passkey is asked for; most starts need none of it.
    private static final class Ceremony {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        static final AttestedCredentialDataConverter KEYS = new AttestedCredentialDataConverter(CONVERTER);
    }

    /// The site to which a passkey is bound.
    ///
    /// @param origin `https://gazette.example`
    /// @param host `gazette.example`
    public record Site(String name, String origin, String host) {}

    /// A passkey as its owner sees it in a list.
    public record Listed(long id, String label, Instant createdAt, @Nullable Instant usedAt) {}

    public static List<Listed> of(DSLContext sql, long account) {
        return sql.select(PASSKEY.ID, PASSKEY.LABEL, PASSKEY.CREATED_AT, PASSKEY.USED_AT)
                .from(PASSKEY)
                .where(PASSKEY.ACCOUNT_ID.eq(account))
                .orderBy(PASSKEY.ID)
                .fetch(row -> new Listed(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /// What the browser wants to know to make a passkey, as JSON. Ask [SigningIn#confirmed] before.
    public String creationOptions(SignedIn signedIn, Site site) {
        Account account = signedIn.account();
        ObjectNode options = JSON.createObjectNode();
        database.write(transaction -> {
            options.put("challenge", Tickets.issue(transaction, Tickets.Kind.CHALLENGE, account.id()));
            options.putObject("user")
                    .put("id", handle(transaction.sql(), account.id()))
                    .put("name", account.email())
                    .put("displayName", account.name());
            var known = options.putArray("excludeCredentials");
            transaction
                    .sql()
                    .select(PASSKEY.CREDENTIAL)
                    .from(PASSKEY)
                    .where(PASSKEY.ACCOUNT_ID.eq(account.id()))
                    .forEach(row -> known.addObject().put("type", "public-key").put("id", row.value1()));
            return account;
        });
        options.putObject("rp").put("id", site.host()).put("name", site.name());
        options.put("attestation", "none");
        var parameters = options.putArray("pubKeyCredParams");
        ALGORITHMS.forEach(
                algorithm -> parameters.addObject().put("type", "public-key").put("alg", algorithm.getValue()));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("userVerification", "required");
        return options.toString();
    }

    /// Keeps the passkey that the browser made.
    ///
    /// @param response of the browser, as `PublicKeyCredential.toJSON` writes it
    /// @param label by which its owner knows it
    /// @return whether it was one for this account and site
    public boolean add(SignedIn signedIn, String response, String label, Site site, Visitor visitor) {
        long account = signedIn.account().id();
        try {
            RegistrationData data = parsed(() -> Ceremony.MANAGER.parseRegistrationResponseJSON(response));
            Optional<String> challenge = challenge(data.getCollectedClientData());
            if (challenge.isEmpty() || !use(challenge.get(), account)) {
                return false;
            }
            Ceremony.MANAGER.verify(
                    data,
                    new RegistrationParameters(
                            server(site, challenge.get()),
                            ALGORITHMS.stream()
                                    .map(algorithm -> new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                                    .toList(),
                            true));
            var made = data.getAttestationObject();
            AttestedCredentialData key =
                    made == null ? null : made.getAuthenticatorData().getAttestedCredentialData();
            if (made == null || key == null) {
                return false;
            }
            database.write(transaction -> {
                keep(transaction, account, key, made.getAuthenticatorData().getSignCount(), label);
                Audit.record(
                        transaction,
                        Audit.Who.of(signedIn.account(), visitor.address()),
                        "passkey-added",
                        "account:" + account,
                        label);
                return account;
            });
            return true;
        } catch (WebAuthnException | IllegalArgumentException unfit) {
            return false;
        }
    }

    private static void keep(
            Transaction transaction, long account, AttestedCredentialData key, long count, String label) {
        String shown = label.isBlank() ? "Passkey" : label.strip();
        transaction
                .sql()
                .insertInto(PASSKEY)
                .set(PASSKEY.ACCOUNT_ID, account)
                .set(PASSKEY.CREDENTIAL, ENCODER.encodeToString(key.getCredentialId()))
                .set(PASSKEY.PUBLIC_KEY, ENCODER.encodeToString(Ceremony.KEYS.convert(key)))
                .set(PASSKEY.SIGN_COUNT, count)
                .set(PASSKEY.LABEL, shown.substring(0, Math.min(shown.length(), LONGEST_LABEL)))
                .set(PASSKEY.CREATED_AT, transaction.now())
                .execute();
    }

    /// Removes a passkey of one's own.
    public void remove(SignedIn signedIn, long passkey, Visitor visitor) {
        long account = signedIn.account().id();
        database.write(transaction -> {
            int removed = transaction
                    .sql()
                    .deleteFrom(PASSKEY)
                    .where(PASSKEY.ID.eq(passkey))
                    .and(PASSKEY.ACCOUNT_ID.eq(account))
                    .execute();
            if (removed == 1) {
                Audit.record(
                        transaction,
                        Audit.Who.of(signedIn.account(), visitor.address()),
                        "passkey-removed",
                        "account:" + account,
                        "");
            }
            return removed;
        });
    }

    /// What the browser wants to know to sign in, as JSON; it names no account, so that the browser offers its own.
    ///
    /// @return nothing when the address asked too often
    public Optional<String> requestOptions(Site site, Visitor visitor) {
        if (!limits.admit(visitor.address())) {
            return Optional.empty();
        }
        String challenge = database.write(transaction -> Tickets.issue(transaction, Tickets.Kind.CHALLENGE, null));
        return Optional.of(JSON.createObjectNode()
                .put("challenge", challenge)
                .put("rpId", site.host())
                .put("userVerification", "required")
                .toString());
    }

    /// Signs in by what a passkey signed.
    public Outcome signIn(String response, Site site, Visitor visitor) {
        try {
            AuthenticationData data = parsed(() -> Ceremony.MANAGER.parseAuthenticationResponseJSON(response));
            Optional<String> challenge = challenge(data.getCollectedClientData());
            if (challenge.isEmpty() || !use(challenge.get(), null)) {
                return new Outcome.Refused();
            }
            Optional<Kept> found = database.read(sql -> kept(sql, data));
            if (found.isEmpty()) {
                return new Outcome.Refused();
            }
            Kept kept = found.get();
            Ceremony.MANAGER.verify(
                    data, new AuthenticationParameters(server(site, challenge.get()), kept.credential(), null, true));
            var authenticator = data.getAuthenticatorData();
            if (authenticator == null) {
                return new Outcome.Refused();
            }
            return database.write(transaction -> {
                transaction
                        .sql()
                        .update(PASSKEY)
                        .set(PASSKEY.SIGN_COUNT, authenticator.getSignCount())
                        .set(PASSKEY.USED_AT, transaction.now())
                        .where(PASSKEY.ID.eq(kept.id()))
                        .execute();
                return SigningIn.in(transaction, kept.account(), visitor, "passkey");
            });
        } catch (WebAuthnException | IllegalArgumentException unfit) {
            return new Outcome.Refused();
        }
    }

    private record Kept(long id, long account, CredentialRecordImpl credential) {}

    /// The passkey that `data` names, of the account it names, as long as that is open. NullAway reads the library's
    /// annotation of an array as one of its elements.
    @SuppressWarnings("NullAway")
    private static Optional<Kept> kept(DSLContext sql, AuthenticationData data) {
        byte[] handle = data.getUserHandle();
        if (handle == null) {
            return Optional.empty();
        }
        return sql.select(PASSKEY.ID, PASSKEY.ACCOUNT_ID, PASSKEY.PUBLIC_KEY, PASSKEY.SIGN_COUNT)
                .from(PASSKEY.join(ACCOUNT).on(ACCOUNT.ID.eq(PASSKEY.ACCOUNT_ID)))
                .where(PASSKEY.CREDENTIAL.eq(ENCODER.encodeToString(data.getCredentialId())))
                .and(ACCOUNT.HANDLE.eq(ENCODER.encodeToString(handle)))
                .and(ACCOUNT.CLOSED_AT.isNull())
                .fetchOptional(row -> new Kept(
                        row.value1(),
                        row.value2(),
                        new CredentialRecordImpl(
                                new NoneAttestationStatement(),
                                null,
                                null,
                                null,
                                row.value4(),
                                Ceremony.KEYS.convert(DECODER.decode(row.value3())),
                                null,
                                null,
                                null,
                                Set.of())));
    }

    private static String handle(DSLContext sql, long account) {
        return sql.select(ACCOUNT.HANDLE)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .fetchSingle()
                .value1();
    }

    /// What a stranger sends may lack any part, and the library falls over each in another way.
    private static <T> T parsed(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (RuntimeException fault) {
            throw new IllegalArgumentException("this is nothing that a passkey said", fault);
        }
    }

    private static Optional<String> challenge(@Nullable CollectedClientData data) {
        return Optional.ofNullable(data)
                .map(said -> ENCODER.encodeToString(said.getChallenge().getValue()));
    }

    private boolean use(String challenge, @Nullable Long account) {
        return database.write(transaction -> {
            Optional<Long> owner =
                    Tickets.account(transaction.sql(), Tickets.Kind.CHALLENGE, challenge, transaction.now());
            boolean own = account == null
                    ? owner.isEmpty()
                    : owner.filter(account::equals).isPresent();
            return own && Tickets.use(transaction, Tickets.Kind.CHALLENGE, challenge);
        });
    }

    private static ServerProperty server(Site site, String challenge) {
        return new ServerProperty(
                new Origin(site.origin().toLowerCase(Locale.ROOT)),
                site.host(),
                new DefaultChallenge(DECODER.decode(challenge)));
    }
}
