package io.retroflex.cli;

import io.retroflex.server.ProxyAddress;
import io.retroflex.server.TlsFiles;
import io.retroflex.server.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How requests come to the service. */
final class TransportOptions {
    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Speak HTTPS: the service's certificate in PEM, then those that vouch for it.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "The key of the certificate in PEM, not encrypted, readable for the service's user alone.")
    private @Nullable Path key;

    @Option(
            names = "--behind-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            description =
                    "Where proxies connect from, such as 127.0.0.1 or 10.1.2.0/24: what they say in X-Forwarded-For and"
                            + " X-Forwarded-Proto is believed. Without it nobody is.")
    private List<String> proxies = List.of();

    Transport transport(Output output) {
        if ((certificate == null) != (key == null)) {
            throw output.misuse("--tls-certificate and --tls-key belong together; give both or none");
        }
        try {
            return new Transport(
                    certificate == null || key == null ? Optional.empty() : Optional.of(new TlsFiles(certificate, key)),
                    proxies.stream().map(ProxyAddress::parse).toList());
        } catch (IllegalArgumentException e) {
            throw output.misuse("--behind-proxy: " + e.getMessage());
        }
    }
}
