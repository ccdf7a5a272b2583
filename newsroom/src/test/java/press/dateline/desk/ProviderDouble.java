package press.dateline.desk;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import press.dateline.people.Secret;

/// A small identity provider on the loopback. It holds the newsroom to the protocol: secret, proof key, way back, and
/// each code once. What it says can be falsified.
final class ProviderDouble implements AutoCloseable {
    static final String SECRET = "a secret of thirty-two bytes & more";

    private final HttpServer server;
    private final ECKey key = key("first");
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

    volatile InstantSource clock = InstantSource.system();
    volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    volatile Signing signing = this::signed;

    interface Signing {
        String token(JWTClaimsSet claims) throws JOSEException;
    }

    ProviderDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/house/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize?tenant=1", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys"}"""
                                .formatted(issuer())));
        server.createContext(
                "/house/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/house/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/house";
    }

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /// What a person does who signs in there.
    ///
    /// @param away where the newsroom sent the browser
    /// @return where the browser is sent back to
    String signIn(String away) {
        Map<String, String> fields = fields(URI.create(away).getRawQuery());
        String code = UUID.randomUUID().toString();
        asked.put(code, fields);
        return URI.create(fields.get("redirect_uri")).getPath() + "?code=" + code + "&state=" + fields.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> given =
                fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> before = Objects.requireNonNullElse(asked.remove(given.getOrDefault("code", "")), Map.of());
        String credentials = new String(
                Base64.getDecoder()
                        .decode(exchange.getRequestHeaders()
                                .getFirst("Authorization")
                                .substring("Basic ".length())),
                StandardCharsets.UTF_8);
        boolean right = credentials.equals("dateline:a+secret+of+thirty-two+bytes+%26+more")
                && given.getOrDefault("redirect_uri", "").equals(before.get("redirect_uri"))
                && "S256".equals(before.get("code_challenge_method"))
                && Secret.hash(given.getOrDefault("code_verifier", "")).equals(before.get("code_challenge"));
        if (!right) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        Date now = Date.from(clock.instant());
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(before.get("client_id"))
                .subject("7")
                .issueTime(now)
                .expirationTime(new Date(now.getTime() + 300_000))
                .claim("nonce", before.get("nonce"))
                .claim("email", "Ben@courier.example")
                .claim("email_verified", true);
        try {
            answer(
                    exchange,
                    200,
                    "{\"id_token\": \"" + signing.token(claims.apply(all).build()) + "\"}");
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return signedBy(key, claims);
    }

    static String signedBy(ECKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] sides = pair.split("=", 2);
            fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
