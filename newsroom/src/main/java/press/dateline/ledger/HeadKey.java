package press.dateline.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key by which [heads][Head] are signed: Ed25519, with the other half beside it. It is kept away from the
/// newsroom's data, so that whoever can change the ledger cannot sign it anew. Immutable.
public final class HeadKey {
    static final String DASH = "— ";

    private static final String ALGORITHM = "Ed25519";
    private static final byte KIND = 1;
    private static final int PLAIN_KEY = 32;
    private static final int MARK = 4;

    /// What stands before the 32 bytes of a public key (RFC 8410, section 4).
    private static final byte[] ENVELOPE = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z ]{1,40})-----([^-]{1,4000})-----END");

    private final PrivateKey secret;
    private final PublicKey open;

    private HeadKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /// A new key, as the text of the file it is to be kept in.
    public static String make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    /// Reads a key file: both halves in PEM, as [#make] or `openssl` writes them.
    ///
    /// @throws IllegalArgumentException when it is none; the message says why
    public static HeadKey read(String file) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new HeadKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(part(file, "PRIVATE KEY"))),
                    keys.generatePublic(new X509EncodedKeySpec(part(file, "PUBLIC KEY"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("holds no Ed25519 key", e);
        }
    }

    private static byte[] part(String file, String kind) {
        Matcher pem = PEM.matcher(file);
        while (pem.find()) {
            if (pem.group(1).equals(kind)) {
                return Base64.getMimeDecoder().decode(pem.group(2));
            }
        }
        throw new IllegalArgumentException("has no -----BEGIN " + kind + "-----; make one with ledger key FILE");
    }

    /// The head with a signature below it (C2SP signed-note).
    public Head sign(Head head) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(head.text().getBytes(StandardCharsets.UTF_8));
            byte[] mark = mark(head.origin(), plain(open));
            byte[] signed = signature.sign();
            byte[] both = Arrays.copyOf(mark, MARK + signed.length);
            System.arraycopy(signed, 0, both, MARK, signed.length);
            String line = DASH + head.origin() + ' ' + Base64.getEncoder().encodeToString(both);
            return new Head(head.origin(), head.records(), head.root(), head.at(), line);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign the head of the ledger", e);
        }
    }

    /// What others need to check signatures: `courier.example/ledger+8a3f5c1e+AT…` (C2SP signed-note).
    public String verifier(String origin) {
        byte[] key = plain(open);
        byte[] kindAndKey = new byte[1 + PLAIN_KEY];
        kindAndKey[0] = KIND;
        System.arraycopy(key, 0, kindAndKey, 1, PLAIN_KEY);
        return origin
                + '+'
                + HexFormat.of().formatHex(mark(origin, key))
                + '+'
                + Base64.getEncoder().encodeToString(kindAndKey);
    }

    /// Whether `head` was signed by the key that `verifier` tells of.
    ///
    /// @throws IllegalArgumentException when `verifier` is none
    public static boolean signed(Head head, String verifier) {
        String[] parts = verifier.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("“" + verifier + "” is no key to check by; ledger key prints one");
        }
        byte[] kindAndKey = Base64.getDecoder().decode(parts[2]);
        if (kindAndKey.length != 1 + PLAIN_KEY || kindAndKey[0] != KIND) {
            throw new IllegalArgumentException("“" + verifier + "” is no Ed25519 key");
        }
        byte[] key = Arrays.copyOfRange(kindAndKey, 1, kindAndKey.length);
        String begin = DASH + parts[0] + ' ';
        if (!head.signature().startsWith(begin)) {
            return false;
        }
        byte[] both;
        try {
            both = Base64.getDecoder().decode(head.signature().substring(begin.length()));
        } catch (IllegalArgumentException garbled) {
            return false;
        }
        return both.length > MARK
                && Arrays.equals(Arrays.copyOf(both, MARK), mark(parts[0], key))
                && verified(head, key, Arrays.copyOfRange(both, MARK, both.length));
    }

    private static boolean verified(Head head, byte[] key, byte[] signed) {
        byte[] encoded = Arrays.copyOf(ENVELOPE, ENVELOPE.length + PLAIN_KEY);
        System.arraycopy(key, 0, encoded, ENVELOPE.length, PLAIN_KEY);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(head.text().getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] plain(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - PLAIN_KEY, encoded.length);
    }

    private static byte[] mark(String origin, byte[] key) {
        var digest = Ledger.sha256();
        digest.update((origin + '\n').getBytes(StandardCharsets.UTF_8));
        digest.update(KIND);
        digest.update(key);
        return Arrays.copyOf(digest.digest(), MARK);
    }
}
