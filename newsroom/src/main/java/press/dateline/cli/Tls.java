package press.dateline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import press.dateline.store.Faults;

/// The certificate and its key, in the files that `DATELINE_TLS_CERTIFICATE` and `DATELINE_TLS_KEY` name. They are read
/// again while the site is served, so that a renewed one is used without a restart.
///
/// @param certificate PEM, with those that lead to it below
/// @param key PEM, PKCS #8
record Tls(Path certificate, Path key) {
    private static final String CERTIFICATE = "DATELINE_TLS_CERTIFICATE";
    private static final String KEY = "DATELINE_TLS_KEY";

    /// The shortest that the server takes.
    private static final String LOOK_AGAIN = "30s";

    /// @return nothing where something in front of the server speaks TLS
    /// @throws Failures.Refusal when one of them is missing, or cannot be read
    static Optional<Tls> of(Map<String, String> environment) {
        String certificate = environment.getOrDefault(CERTIFICATE, "");
        String key = environment.getOrDefault(KEY, "");
        if (certificate.isBlank() && key.isBlank()) {
            return Optional.empty();
        }
        if (certificate.isBlank() || key.isBlank()) {
            throw new Failures.Refusal("TLS takes both files: set " + CERTIFICATE + " and " + KEY);
        }
        Tls tls = new Tls(Path.of(certificate), Path.of(key));
        tls.leaf();
        if (!Files.isReadable(tls.key)) {
            throw new Failures.Refusal(KEY + ": cannot read " + tls.key);
        }
        return Optional.of(tls);
    }

    /// Until when the site's own certificate holds.
    Instant until() {
        return leaf().getNotAfter().toInstant();
    }

    private X509Certificate leaf() {
        try (InputStream in = Files.newInputStream(certificate)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new Failures.Refusal(CERTIFICATE + ": cannot read " + certificate + " (" + Faults.reason(e) + ")");
        } catch (CertificateException e) {
            throw new Failures.Refusal(CERTIFICATE + ": " + certificate + " holds no certificate in PEM");
        }
    }

    /// Has the server speak TLS on `port`.
    void use(int port) {
        System.setProperty("quarkus.http.ssl.certificate.files", certificate.toString());
        System.setProperty("quarkus.http.ssl.certificate.key-files", key.toString());
        System.setProperty("quarkus.http.ssl.certificate.reload-period", LOOK_AGAIN);
        System.setProperty("quarkus.http.ssl-port", Integer.toString(port));
    }
}
