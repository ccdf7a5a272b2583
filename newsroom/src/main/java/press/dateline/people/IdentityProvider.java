package press.dateline.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.dateline.egress.Egress;

/// The newsroom's identity provider, which tells who sits at a browser (OpenID Connect Core 1.0 §3.1, code flow with
/// PKCE). Its addresses and keys are asked for at each sign-in: that is seldom, and a key it withdrew is of no use from
/// then on. Thread-safe.
public final class IdentityProvider {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Nothing that this speaks of is ever redirected, and a redirect would carry our secret along.
    private static final Egress.Limits LIMITS = new Egress.Limits(Duration.ofSeconds(10), 1 << 18, 0);

    /// By keys that the provider publishes: neither without a signature nor by the secret that we have too.
    private static final Set<JWSAlgorithm> SIGNATURES = Stream.of(JWSAlgorithm.Family.RSA, JWSAlgorithm.Family.EC)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int OK = 200;
    private static final int SERVER_FAULT = 500;

    private final URI issuer;
    private final String client;
    private final String secret;
    private final String label;
    private final InstantSource clock;

    private IdentityProvider(URI issuer, String client, String secret, String label, InstantSource clock) {
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
        this.label = label;
        this.clock = clock;
    }

    /// @param issuer as the provider names itself, to the letter: `https://id.example/realms/gazette`
    /// @param client by which the provider knows the newsroom, with its `secret`
    /// @param label what people call the provider; empty for its host
    /// @throws IllegalArgumentException whose message says what is wrong, and holds no secret
    public static IdentityProvider of(String issuer, String client, String secret, String label, InstantSource clock) {
        try {
            URI address = new URI(issuer);
            if (isConfidential(address) && address.getRawQuery() == null && address.getRawFragment() == null) {
                return new IdentityProvider(
                        address, client, secret, label.isEmpty() ? address.getHost() : label, clock);
            }
        } catch (URISyntaxException unfit) {
            // Said below.
        }
        throw new IllegalArgumentException("this is no identity provider; take its issuer, such as https://id.example");
    }

    /// Plain http is for trying things out on one machine.
    private static boolean isConfidential(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    }

    /// What people call it.
    public String label() {
        return label;
    }

    /// Its issuer.
    @Override
    public String toString() {
        return issuer.toString();
    }

    /// What it told about whoever signed in there.
    sealed interface Told {
        /// @param address of a mailbox that the provider knows to be theirs
        record Email(String address) implements Told {}

        record NoEmail() implements Told {}

        /// The answer does not hold.
        ///
        /// @param why for the audit log
        record Unproven(String why) implements Told {}
    }

    /// Where it answers.
    private record Addresses(URI authorization, URI token, URI keys) {}

    /// Asks for addresses and keys, and for nothing else.
    ///
    /// @throws IOException when it does not answer as it should
    public void tryOut() throws IOException {
        try (Egress gate = gate()) {
            if (keys(gate, addresses(gate)).getKeys().isEmpty()) {
                throw new IOException("it publishes no key");
            }
        }
    }

    /// Where a browser is sent to sign in.
    ///
    /// @param key of this sign-in, from which state, nonce and the proof key follow
    /// @param back where the provider sends it back to
    /// @throws IOException when the provider does not answer as it should
    String away(String key, String back) throws IOException {
        try (Egress gate = gate()) {
            URI authorization = addresses(gate).authorization();
            return authorization
                    + (authorization.getRawQuery() == null ? "?" : "&")
                    + form(Map.of(
                            "response_type",
                            "code",
                            "scope",
                            "openid email",
                            "client_id",
                            client,
                            "redirect_uri",
                            back,
                            "state",
                            state(key),
                            "nonce",
                            nonce(key),
                            "code_challenge",
                            Secret.hash(proof(key)),
                            "code_challenge_method",
                            "S256"));
        }
    }

    /// What the provider sends back unchanged.
    static String state(String key) {
        return Secret.derived(key, "state");
    }

    private static String nonce(String key) {
        return Secret.derived(key, "nonce");
    }

    private static String proof(String key) {
        return Secret.derived(key, "proof");
    }

    /// Who it was that came back with `code`.
    ///
    /// @param back as it was given to [#away]
    /// @throws IOException when the provider does not answer as it should
    Told who(String code, String key, String back) throws IOException {
        try (Egress gate = gate()) {
            Addresses addresses = addresses(gate);
            Egress.Answer answer = gate.post(
                    addresses.token(),
                    "application/x-www-form-urlencoded",
                    form(Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "redirect_uri",
                            back,
                            "code_verifier",
                            proof(key))),
                    Map.of("Authorization", credentials(), "Accept", "application/json"));
            if (answer.status() >= SERVER_FAULT) {
                throw new IOException(answer.from() + " answers " + answer.status());
            }
            JsonNode said = JSON.readTree(answer.text());
            return answer.status() == OK
                    ? told(said.path("id_token").asText(), keys(gate, addresses), nonce(key))
                    : new Told.Unproven(
                            "the code was not taken: " + said.path("error").asText());
        }
    }

    private Told told(String token, JWKSet keys, String nonce) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new Claims(nonce));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            String party = claims.getStringClaim("azp");
            if (party != null && !party.equals(client)) {
                return new Told.Unproven("the token is for another party");
            }
            String email = claims.getStringClaim("email");
            // Some send it as text.
            boolean verified = "true".equals(String.valueOf(claims.getClaim("email_verified")));
            return email != null && verified ? new Told.Email(email) : new Told.NoEmail();
        } catch (ParseException | BadJOSEException | JOSEException unfit) {
            return new Told.Unproven(String.valueOf(unfit.getMessage()));
        }
    }

    /// What the token must say: from whom, for whom, for which sign-in, and that its time is not over.
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        Claims(String nonce) {
            super(
                    client,
                    new JWTClaimsSet.Builder()
                            .issuer(issuer.toString())
                            .claim("nonce", nonce)
                            .build(),
                    Set.of("sub", "iat", "exp"));
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    /// The operator chose the provider, which may well be within the house; where it sends us on to must not be.
    private Egress gate() {
        return new Egress(issuer.getHost(), LIMITS);
    }

    private Addresses addresses(Egress gate) throws IOException {
        String base = issuer.toString().replaceFirst("/$", "");
        JsonNode said = json(gate.get(URI.create(base + "/.well-known/openid-configuration")));
        if (!said.path("issuer").asText().equals(issuer.toString())) {
            throw new IOException(
                    "it names itself “" + said.path("issuer").asText() + "”, which is not its issuer here");
        }
        return new Addresses(
                address(said, "authorization_endpoint"), address(said, "token_endpoint"), address(said, "jwks_uri"));
    }

    private static URI address(JsonNode said, String name) throws IOException {
        try {
            URI address = new URI(said.path(name).asText());
            if (isConfidential(address)) {
                return address;
            }
        } catch (URISyntaxException unfit) {
            // Said below.
        }
        throw new IOException("its " + name + " is no https address");
    }

    private static JWKSet keys(Egress gate, Addresses addresses) throws IOException {
        try {
            return JWKSet.parse(json(gate.get(addresses.keys())).toString());
        } catch (ParseException unfit) {
            throw new IOException("its keys cannot be read", unfit);
        }
    }

    private static JsonNode json(Egress.Answer answer) throws IOException {
        if (answer.status() != OK) {
            throw new IOException(answer.from() + " answers " + answer.status());
        }
        return JSON.readTree(answer.text());
    }

    /// RFC 6749 §2.3.1, which every provider must take.
    private String credentials() {
        String pair = encoded(client) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
