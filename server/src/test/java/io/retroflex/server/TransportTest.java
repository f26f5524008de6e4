package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS, and the files it is spoken by. */
class TransportTest {
    private static final String PASSWORD = "of a test";

    @TempDir
    private Path folder;

    @Test
    void itSpeaksHttpsAndTellsBrowsersToStayWithIt() throws Exception {
        KeyStore store = made("service", "EC");
        try (RunningServer server = RunningServer.in(folder.resolve("data"))
                .speaking(written(store, "service"))
                .askedBy(trusting(store))
                .start()) {
            HttpResponse<String> health = server.send("GET", "/actuator/health", "", "");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(health.headers().firstValue("Strict-Transport-Security").orElse(""))
                    .startsWith("max-age=31536000");
        }
    }

    @Test
    void keysOfAllUsualKindsServe() throws Exception {
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            TlsFiles files = written(made(algorithm, algorithm), algorithm);
            assertThatCode(files::check).doesNotThrowAnyException();
        }
    }

    @Test
    void filesThatCannotServeAreNamedBeforeAnythingIsStarted() throws Exception {
        TlsFiles good = written(made("good", "EC"), "good");
        TlsFiles other = written(made("other", "EC"), "other");
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertRefused(new TlsFiles(missing, good.key()), "missing.pem: there is no such file");
        assertRefused(new TlsFiles(good.certificate(), missing), "missing.pem: there is no such file");
        assertRefused(new TlsFiles(folder, good.key()), "there is no such file");
        assertRefused(new TlsFiles(empty, good.key()), "empty.pem: holds no certificate");
        assertRefused(new TlsFiles(good.key(), good.key()), "good.key: holds no certificate");
        assertRefused(new TlsFiles(good.certificate(), good.certificate()), "good.crt: holds no key");
        assertRefused(
                new TlsFiles(good.certificate(), other.key()), "other.key is not the key of the first certificate");
    }

    private void assertRefused(TlsFiles files, String message) {
        Path data = folder.resolve("data");
        assertThatThrownBy(() -> RunningServer.in(data).speaking(files).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
        assertThat(data).doesNotExist();
    }

    @Test
    void proxiesAreAddressesAndNotNames() {
        assertThat(ProxyAddress.parse("127.0.0.1").network()).isEqualTo("127.0.0.1/32");
        assertThat(ProxyAddress.parse("::1").network()).isEqualTo("::1/128");
        assertThat(ProxyAddress.parse("10.1.2.0/24").network()).isEqualTo("10.1.2.0/24");
        for (String bad : List.of("", "proxy.example.org", "10.0.0.0/0", "10.0.0.0/33", "10.0.0.0/x", "1.2.3.4,::1")) {
            assertThatThrownBy(() -> ProxyAddress.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no address of a proxy");
        }
    }

    /** By the JDK's own tool: there is no class for it. */
    private KeyStore made(String name, String algorithm) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "service",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=service",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private TlsFiles written(KeyStore store, String name) throws Exception {
        return new TlsFiles(
                pem(
                        folder.resolve(name + ".crt"),
                        "CERTIFICATE",
                        store.getCertificate("service").getEncoded()),
                pem(
                        folder.resolve(name + ".key"),
                        "PRIVATE KEY",
                        store.getKey("service", PASSWORD.toCharArray()).getEncoded()));
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static HttpClient trusting(KeyStore made) throws Exception {
        Certificate certificate = made.getCertificate("service");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("service", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
