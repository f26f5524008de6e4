package io.retroflex.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * By what the service speaks HTTPS, in PEM.
 *
 * @param certificate its own first, then those that vouch for it
 * @param key of its own certificate, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {
    private static final String NO_CERTIFICATE =
            ": holds no certificate; give a PEM file that begins with -----BEGIN CERTIFICATE-----";

    /**
     * Looks whether they can serve, so that it is said before anything is started.
     *
     * @throws IOException if one of them is missing, is not what it has to be, or they do not belong together
     */
    void check() throws IOException {
        List<X509Certificate> chain = chain(content(certificate));
        PrivateKey secret = secret(content(key));
        if (!belongTogether(secret, chain.getFirst().getPublicKey())) {
            throw new IOException(key + " is not the key of the first certificate in " + certificate
                    + "; give the key that it was made with, and put the service's own certificate first");
        }
    }

    private static PemContent content(Path file) throws IOException {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file, or this user may not read it");
        }
        try {
            return PemContent.load(file);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read as PEM: " + e.getMessage(), e);
        }
    }

    private List<X509Certificate> chain(PemContent content) throws IOException {
        try {
            List<X509Certificate> chain = content.getCertificates();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (RuntimeException e) {
            throw new IOException(certificate + NO_CERTIFICATE, e);
        }
        throw new IOException(certificate + NO_CERTIFICATE);
    }

    private PrivateKey secret(PemContent content) throws IOException {
        try {
            return content.getPrivateKey();
        } catch (RuntimeException e) {
            throw new IOException(
                    key
                            + ": holds no key that can be read; give a PEM file that begins with -----BEGIN PRIVATE KEY-----,"
                            + " not an encrypted one",
                    e);
        }
    }

    /** Whether what the one signs the other confirms. */
    private static boolean belongTogether(PrivateKey secret, PublicKey open) {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> secret.getAlgorithm();
        };
        byte[] text = {1, 2, 3};
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(text);
            byte[] signature = signing.sign();
            Signature confirming = Signature.getInstance(algorithm);
            confirming.initVerify(open);
            confirming.update(text);
            return confirming.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
